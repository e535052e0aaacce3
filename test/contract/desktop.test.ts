import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandCatalogue } from '#shared/contract/commands.ts';
import type {} from '../../renderer/client/pipe.ts';
import { provideTestBrowser, quietBrowserArguments } from '../support/browser.ts';
import type { MenuEntry, StandInWindow } from '../support/electron/standIn.ts';
import { root } from '../support/sources.ts';
import { provideWindow } from '../support/window.ts';

type StandInModule = typeof import('../support/electron/standIn.ts');

describe('the desktop door', () => {
  let browser: Browser;
  let folder: string;
  let module: StandInModule;

  beforeAll(async () => {
    provideWindow();
    const executablePath = provideTestBrowser(console.log);
    if (executablePath === null) throw new Error('No Chromium, Chrome or Edge could be found or installed.');
    browser = await chromium.launch({ executablePath, args: quietBrowserArguments });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    vi.resetModules();
    folder = mkdtempSync(join(tmpdir(), 'axial-desktop-'));
    module = await import('../support/electron/standIn.ts');
    module.standIn.browser = browser;
    module.standIn.userData = folder;
  });
  afterEach(async () => {
    for (const window of module.standIn.windows) await window.webContents.page?.context().close();
    module.app.quit();
    await expect.poll(() => module.standIn.hasQuit).toBe(true);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts the real `main.ts` and waits for its window. */
  async function start(main = '../../electron/main.ts'): Promise<{ window: StandInWindow; page: Page }> {
    await import(main);
    await expect.poll(() => module.standIn.windows[0]?.shown, { timeout: 20_000 }).toBe(true);
    const window = module.standIn.windows[0] as StandInWindow;
    return { window, page: window.webContents.page as Page };
  }

  const itemsOf = (menu: readonly MenuEntry[]): MenuEntry[] =>
    menu.flatMap((entry) => [entry, ...itemsOf(entry.submenu ?? [])]);

  /** Asks through the real preload, from inside the page. */
  const ask = (page: Page, name: string, input: unknown = {}) =>
    page.evaluate(
      ([what, given]) => window.axial?.request({ id: crypto.randomUUID(), name: what as string, input: given }),
      [name, input] as const,
    );

  it('shows the window from its own files, and answers what the page asks', async () => {
    const { page } = await start();
    expect(await page.title()).toBe('Axial');
    expect(await ask(page, 'app.info')).toMatchObject({
      result: { ok: true, value: { door: 'electron', nativeDialogs: true } },
    });
  });

  it('makes a study and brings its columns into the page as numbers', async () => {
    const { page } = await start();
    const made = await ask(page, 'study.create', { path: join(folder, 'a.axial'), template: 'five-themes' });
    expect(made).toMatchObject({ result: { ok: true } });
    const kinds = await page.evaluate(async () => {
      const answer = await window.axial?.request({ id: '1', name: 'codes.counts', input: {} });
      const value = answer?.result.ok ? (answer.result.value as Record<string, unknown>) : {};
      return [Object.prototype.toString.call(value.codings), (value.codings as Int32Array).length];
    });
    expect(kinds).toEqual(['[object Int32Array]', 5]);
  });

  it('gives the page two functions and nothing else of the machine', async () => {
    const { page } = await start();
    expect(await page.evaluate(() => Object.keys(window.axial ?? {}))).toEqual(['request', 'subscribe']);
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
    ).toEqual([]);
    expect(module.standIn.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      preload: expect.stringMatching(/preload\.cjs$/),
    });
  });

  it('serves the page with the policy that allows nothing from elsewhere', async () => {
    await start();
    const page = await module.standIn.pageHandlers.get('axial')?.({ url: 'axial://app/index.html' });
    expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    for (const url of ['axial://app/../package.json', 'axial://app/%2e%2e/package.json', 'axial://other/index.html']) {
      expect((await module.standIn.pageHandlers.get('axial')?.({ url }))?.status, url).toBe(404);
    }
  });

  it('has every command in its menu, and tells the window which was chosen', async () => {
    const { page } = await start();
    const items = itemsOf(module.standIn.menu);
    expect(items.flatMap(({ id }) => id ?? []).sort()).toEqual(commandCatalogue.map(({ id }) => id).sort());
    expect(items.flatMap(({ role }) => role ?? [])).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    );
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.axial?.subscribe((event) => heard.push(event));
    });
    items.find(({ id }) => id === 'view.segments')?.click?.();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
      .toEqual([{ type: 'command', id: 'view.segments' }]);
  });

  it('takes no letter from whoever is typing: keys without a modifier are never the menu’s', async () => {
    const { menuTemplate } = await import('../../electron/host/desktop/menu.ts');
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const listening = itemsOf(menuTemplate(platform, () => {})).filter((item) => item.registerAccelerator === true);
      expect(listening.filter((item) => !/^(CmdOrCtrl\+|F\d)/.test(item.accelerator ?? ''))).toEqual([]);
      expect(listening.length > 0).toBe(platform === 'darwin');
    }
  });

  it('stays on its page: no navigation, no other window, no request to elsewhere', async () => {
    const { page } = await start();
    await page.evaluate(() => {
      window.open('https://example.org/window');
      location.href = 'https://example.org/page';
    });
    await expect
      .poll(() => module.standIn.denied.toSorted())
      .toEqual(['https://example.org/page', 'window https://example.org/window']);
    const answer = await page.evaluate(() => fetch('https://example.org/request').catch(() => 'refused by the policy'));
    expect(answer).toBe('refused by the policy');
    await expect.poll(() => page.title()).toBe('Axial');
    expect(page.url()).toBe('https://app.axial.test/index.html');
    expect(page.context().pages()).toHaveLength(1);
    const { beforeRequest } = module.standIn;
    for (const url of ['https://example.org/', 'http://127.0.0.1:80/', 'file:///etc/passwd', 'ws://example.org/']) {
      beforeRequest?.({ url }, ({ cancel }) => expect(cancel, url).toBe(true));
    }
    beforeRequest?.({ url: 'axial://app/index.html' }, ({ cancel }) => expect(cancel).toBe(false));
  });

  it('gives the page no permission but to write to the clipboard', async () => {
    await start();
    const granted: string[] = [];
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-sanitized-write',
      'openExternal',
    ]) {
      module.standIn.permissionRequest?.(null, permission, (yes) => {
        if (yes) granted.push(permission);
      });
      if (module.standIn.permissionCheck?.(null, permission)) granted.push(permission);
    }
    expect(granted).toEqual(['clipboard-sanitized-write', 'clipboard-sanitized-write']);
  });

  it('answers only its own page in its own window', async () => {
    const { window, page } = await start();
    const invoked = module.standIn.invoked.get('axial:request');
    const message = { id: '1', name: 'app.info', input: {} };
    const own = window.webContents.mainFrame;
    const refused = { result: { ok: false, error: { code: 'invalid_input' } } };
    expect(await invoked?.({ sender: window.webContents, senderFrame: own }, message)).toMatchObject({
      result: { ok: true },
    });
    expect(await invoked?.({ sender: window.webContents, senderFrame: { url: own.url } }, message)).toMatchObject(
      refused,
    );
    expect(await invoked?.({ sender: {}, senderFrame: own }, message)).toMatchObject(refused);
    expect(await invoked?.({ sender: window.webContents, senderFrame: null }, message)).toMatchObject(refused);
    own.url = 'https://example.org/';
    expect(await invoked?.({ sender: window.webContents, senderFrame: own }, message)).toMatchObject(refused);
    own.url = 'axial://app/index.html';
    // A frame inside the page, for real.
    const answer = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const inner = frame.contentWindow as unknown as Window;
      return inner.axial === undefined ? 'no bridge' : inner.axial.request({ id: '1', name: 'app.info', input: {} });
    });
    if (answer !== 'no bridge') expect(answer).toMatchObject(refused);
  });

  it('remembers where its window stood', async () => {
    const { window } = await start();
    window.bounds = { x: 300, y: 200, width: 1200, height: 700 };
    window.maximised = true;
    await window.close();
    expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({
      bounds: { x: 300, y: 200, width: 1200, height: 700 },
      maximised: true,
    });
  });

  it.each([
    ['where it stood', { x: 300, y: 200, width: 1200, height: 700 }, { x: 300, y: 200, width: 1200, height: 700 }],
    ['on a second screen', { x: 2000, y: 50, width: 1200, height: 700 }, { x: 2000, y: 50, width: 1200, height: 700 }],
    ['anew when its screen is gone', { x: 5000, y: 200, width: 1200, height: 700 }, { width: 1440, height: 900 }],
    [
      'anew when its title bar is out of reach',
      { x: 300, y: -500, width: 1200, height: 700 },
      { width: 1440, height: 900 },
    ],
    ['anew when the place is nonsense', { x: 'left' }, { width: 1440, height: 900 }],
    ['no smaller than it can be used', { x: 0, y: 0, width: 10, height: 10 }, { x: 0, y: 0, width: 960, height: 600 }],
  ])('opens %s', async (_what, bounds, expected) => {
    writeFileSync(join(folder, 'window.json'), JSON.stringify({ bounds, maximised: false }));
    module.standIn.screens = [
      { x: 0, y: 0, width: 1920, height: 1080 },
      { x: 1920, y: 0, width: 1920, height: 1080 },
    ];
    const { window } = await start();
    expect(window.options).toMatchObject(expected);
    if (!('x' in expected)) expect(window.options).not.toHaveProperty('x');
  });

  it('runs once: a second start hands its study to the first and ends', async () => {
    const { window, page } = await start();
    await page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(self, { heard });
      self.axial?.subscribe((event) => heard.push(event));
    });
    window.minimised = true;
    module.app.emit('second-instance', {}, ['axial', '--flag', 'b.axial'], folder);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard))
      .toEqual([{ type: 'open-file', path: join(folder, 'b.axial') }]);
    expect([window.minimised, window.focused]).toEqual([false, true]);
  });

  it('is the second start: it opens no window and ends', async () => {
    module.standIn.isFirstInstance = false;
    await import('../../electron/main.ts');
    expect(module.standIn.hasQuit).toBe(true);
    expect(module.standIn.windows).toEqual([]);
  });

  it('opens the study that was double-clicked, even before the window stands', async () => {
    const main = import('../../electron/main.ts');
    const event = { preventDefault: vi.fn() };
    await main;
    module.app.emit('open-file', event, '/studies/clicked.axial');
    const { page } = await start();
    expect(event.preventDefault).toHaveBeenCalled();
    // The preload keeps what comes before the window listens.
    const heard = await page.evaluate(
      () =>
        new Promise((resolve) => {
          window.axial?.subscribe(resolve);
          setTimeout(() => resolve('taken by the window'), 500);
        }),
    );
    expect([{ type: 'open-file', path: '/studies/clicked.axial' }, 'taken by the window']).toContainEqual(heard);
  });

  it('shows the dialogs of the system and answers what was chosen', async () => {
    const { page } = await start();
    module.standIn.chosenPaths = ['/somewhere/a.txt', '/somewhere/b.docx'];
    expect(await ask(page, 'dialogs.open', { title: 'Import', what: 'documents', multiple: true })).toMatchObject({
      result: { ok: true, value: { paths: ['/somewhere/a.txt', '/somewhere/b.docx'] } },
    });
    expect(module.standIn.dialogs[0]).toMatchObject({ title: 'Import', properties: ['openFile', 'multiSelections'] });
    module.standIn.chosenPaths = [];
    const save = { title: 'Export', suggestedName: 'segments.csv', extensions: ['csv'] };
    expect(await ask(page, 'dialogs.save', save)).toMatchObject({ result: { ok: true, value: { path: null } } });
  });

  it('closes the study before it goes, so that one file is left', async () => {
    const { window, page } = await start();
    await ask(page, 'study.create', { path: join(folder, 'a.axial'), template: 'five-themes' });
    await window.close();
    await expect.poll(() => module.standIn.hasQuit).toBe(true);
    expect(readFileSync(join(folder, 'a.axial')).subarray(0, 15).toString()).toBe('SQLite format 3');
    const { readdirSync } = await import('node:fs');
    expect(readdirSync(folder).filter((name) => name.startsWith('a.axial'))).toEqual(['a.axial']);
  });

  it('works as it is built, with the workers that read files and draw pictures', async () => {
    execFileSync('npm', ['run', '--silent', 'build:desktop'], { cwd: root, shell: process.platform === 'win32' });
    const { page } = await start(join(root, 'dist/electron/main.js'));
    writeFileSync(join(folder, 'one.txt'), 'Words that somebody said.\n');
    await ask(page, 'study.create', { path: join(folder, 'a.axial'), template: 'five-themes' });
    expect(await ask(page, 'imports.run', { jobId: 'job', items: [{ path: join(folder, 'one.txt') }] })).toMatchObject({
      result: { ok: true, value: { report: [{ ok: true }] } },
    });
    expect(
      await ask(page, 'exports.make', { request: { what: 'comparison', options: {} }, format: 'png' }),
    ).toMatchObject({
      result: { ok: true, value: { mediaType: 'image/png' } },
    });
  });

  it('turns off what Chromium would tell the world', async () => {
    await start();
    expect(module.standIn.switches).toEqual(expect.arrayContaining(['disable-background-networking']));
  });
});
