import { mkdirSync } from 'node:fs';
import { type Page, test as plain, type Request } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { startDoor } from './support/door.ts';

/** Addresses that the window asks for, whatever for: pages, data, fonts, sockets. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request: Request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
  return asked;
}

const staysHere = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'data:' || protocol === 'blob:' || (protocol === 'http:' && hostname === '127.0.0.1');
};

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(`>${words}`);
  await page.keyboard.press('Enter');
}

test('no request leaves 127.0.0.1, on any screen, while coding, charting and exporting', async ({ app }) => {
  const { page } = app;
  const asked = listen(page);
  await page.route('**/*', (route) => (staysHere(route.request().url()) ? route.continue() : route.abort()));
  await app.start(await app.copySample());
  const documents = page.getByRole('treegrid', { name: 'Documents' });
  await documents.getByRole('row').nth(1).click();
  await expect(page.locator('[data-keys=reader]').first()).toBeVisible();
  for (const room of ['Segments', 'Memos', 'Charts', 'History']) {
    await page.getByRole('tab', { name: room }).click();
    await expect(page.getByRole('tabpanel', { name: room })).toBeVisible();
  }
  await command(page, 'Chart: code co-occurrence');
  await expect(page.getByRole('heading', { name: /^Co-occurrence of/ })).toBeVisible();
  await command(page, 'Chart: document comparison');
  await expect(page.getByRole('heading', { name: /comparison/i }).first()).toBeVisible();
  await page.keyboard.press('Control+w');
  await expect(page.getByRole('heading', { name: 'Axial' })).toBeVisible();

  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((address) => !staysHere(address))).toEqual([]);
});

// What is refused here is told to the console, as it should be: this test keeps its own book.
plain('the page is forbidden to reach anything else: fetch, picture, script, frame, socket', async ({ page }, info) => {
  const home = info.outputPath('home');
  mkdirSync(home, { recursive: true });
  const door = await startDoor(home);
  try {
    await page.goto(door.address);
    await expect(page.getByRole('heading', { name: 'Axial' })).toBeVisible();
    const [policy] = await page.evaluate(async () => {
      const answer = await fetch(location.href);
      return [answer.headers.get('content-security-policy') ?? ''];
    });
    expect(policy).toContain("default-src 'none'");
    for (const part of ["connect-src 'self'", "script-src 'self'", "form-action 'none'", "frame-ancestors 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/https?:\/\/|\*|'unsafe-eval'/u);

    // Not by the words of the policy alone: each way out is tried, and refused before a request is made.
    const reached: string[] = [];
    await page.context().route(
      (address) => address.hostname !== '127.0.0.1',
      (route) => {
        reached.push(route.request().url());
        return route.fulfill({ status: 200, body: 'reached', headers: { 'access-control-allow-origin': '*' } });
      },
    );
    const outcomes = await page.evaluate(async () => {
      const elsewhere = 'http://elsewhere.test/';
      const blocked = new Set<string>();
      document.addEventListener('securitypolicyviolation', (event) => blocked.add(event.effectiveDirective));
      const loads = (element: HTMLElement) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          document.body.append(element);
          setTimeout(() => resolve('nothing'), 1500);
        });
      const outcome = {
        fetch: await fetch(elsewhere).then(
          () => 'reached',
          () => 'refused',
        ),
        beacon: navigator.sendBeacon(elsewhere, 'x'),
        picture: await loads(Object.assign(new Image(), { src: `${elsewhere}a.png` })),
        script: await loads(Object.assign(document.createElement('script'), { src: `${elsewhere}a.js` })),
        style: await loads(
          Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${elsewhere}a.css` }),
        ),
        frame: await loads(Object.assign(document.createElement('iframe'), { src: elsewhere })),
      };
      try {
        new WebSocket('ws://elsewhere.test/');
      } catch {
        blocked.add('socket');
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { outcome, blocked: [...blocked] };
    });
    expect(outcomes.outcome.fetch).toBe('refused');
    expect(outcomes.outcome.picture).not.toBe('loaded');
    expect(outcomes.outcome.script).not.toBe('loaded');
    expect(outcomes.outcome.style).not.toBe('loaded');
    expect(outcomes.blocked).toEqual(expect.arrayContaining(['connect-src', 'img-src']));
    expect(reached).toEqual([]);
  } finally {
    await door.stop();
  }
});
