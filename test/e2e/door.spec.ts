import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { startDoor } from './support/door.ts';
import { axial } from './support/studies.ts';

test('the printed address opens the window once, and the token leaves the address bar', async ({ app, browser }) => {
  const door = await startDoor(app.folder);
  await app.page.goto(door.address);
  expect(new URL(app.page.url()).search).toBe('');
  await expect(app.page.locator('#root')).not.toBeEmpty();
  await app.page.reload();
  await expect(app.page.locator('#root')).not.toBeEmpty();

  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(door.address);
  expect(answer?.status()).toBe(403);
  await expect(stranger.locator('body')).toContainText('can be opened once');
  await stranger.context().close();
  await door.stop();
});

test('a page of another origin cannot ask the engine, nor read its answers', async ({ app, browser }) => {
  const door = await startDoor(app.folder);
  const context = await browser.newContext();
  const window = await context.newPage();
  await window.goto(door.address);
  const origin = new URL(window.url()).origin;

  // The same browser, with the cookie in its jar, on a page of somebody else.
  await context.route('http://elsewhere.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>elsewhere</title>' }),
  );
  const other = await context.newPage();
  await other.goto('http://elsewhere.test/');
  const outcomes = await other.evaluate(async (target) => {
    const ask = (path: string, init: RequestInit) =>
      fetch(target + path, init).then(
        (answer) => `answered ${answer.status}`,
        () => 'refused',
      );
    const body = '{"id":"1","name":"app.info","input":{}}';
    return [
      await ask('/rpc', {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body,
      }),
      await ask('/rpc', { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'text/plain' }, body }),
      await ask('/', { credentials: 'include' }),
    ];
  }, origin);
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  // Blind requests reach the door without being readable; it must refuse them by itself.
  const framed = await other.evaluate(async (target) => {
    const frame = document.body.appendChild(Object.assign(document.createElement('iframe'), { src: target }));
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    return frame.contentDocument === null;
  }, origin);
  expect(framed).toBe(true);
  await context.close();
  await door.stop();
});

test('ending the program closes the study as one whole file', async ({ app }) => {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--template', 'five-themes');
  await app.start(study);
  await expect(app.page.locator('#root')).toContainText('study');
  await app.stop();
  expect(readdirSync(app.folder).filter((name) => name.startsWith('study.axial'))).toEqual(['study.axial']);
  expect(await axial('check', study)).toContain('The study is sound.');
});

test('a study opens again after the power went', async ({ app }) => {
  const study = join(app.folder, 'study.axial');
  await axial('new', study, '--template', 'five-themes');
  await app.start(study);
  await app.kill();
  expect(JSON.parse(await axial('list', study, 'codes', '--json'))).toHaveLength(5);
  expect(await axial('check', study)).toContain('The study is sound.');
});
