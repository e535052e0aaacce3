import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { vi } from 'vitest';
import { decode, encode } from '#shared/contract/codec.ts';
import type { AxialEvent, CancelRequest, Request, Response } from '#shared/contract/envelope.ts';
import { openLoopback } from '../../../electron/host/loopback.ts';
import { startEngine } from '../../../electron/startEngine.ts';
import type {} from '../../../renderer/client/pipe.ts';
import { provideTestBrowser, quietBrowserArguments } from '../../support/browser.ts';
import { provideWindow } from '../../support/window.ts';

/** One way to the engine, as a window has it. */
export interface TestPipe {
  send(message: Request | CancelRequest): Promise<Response | null>;
  /** Everything that was told since the pipe was opened. */
  events(): Promise<readonly AxialEvent[]>;
  close(): Promise<void>;
}

/** The three ways, each opened onto an engine of its own that remembers things in `folder`. */
export const pipes: Readonly<Record<string, (folder: string) => Promise<TestPipe>>> = {
  'in process': openInProcess,
  'over Electron’s IPC': openDesktop,
  'over HTTP and server-sent events': openHttp,
};

async function openInProcess(folder: string): Promise<TestPipe> {
  const engine = startEngine({ door: 'command-line', personalFolder: folder, dialogs: null });
  const heard: AxialEvent[] = [];
  engine.subscribe((event) => heard.push(event));
  return {
    send: async (message) => {
      if (!('cancel' in message)) return { id: message.id, result: await engine.handle(message) };
      engine.cancel(message.cancel);
      return null;
    },
    events: async () => heard,
    close: async () => engine.close(),
  };
}

let browser: Promise<Browser> | null = null;

/** Closes what the pipes share. */
export async function closePipes(): Promise<void> {
  await (await browser)?.close();
}

function openBrowser(): Promise<Browser> {
  const executablePath = provideTestBrowser(console.log);
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge could be found or installed.');
  return chromium.launch({ executablePath, args: quietBrowserArguments });
}

async function openDesktop(folder: string): Promise<TestPipe> {
  provideWindow();
  browser ??= openBrowser();
  vi.resetModules();
  const { app, standIn } = await import('../../support/electron/standIn.ts');
  standIn.browser = await browser;
  standIn.userData = folder;
  await import('../../../electron/main.ts');
  await vi.waitUntil(() => standIn.windows[0]?.shown, { timeout: 20_000 });
  const page = standIn.windows[0]?.webContents.page;
  if (!page) throw new Error('The desktop door opened no window.');
  const heard: AxialEvent[] = [];
  await page.exposeFunction('axialHeard', (event: string) => heard.push(decode(event) as AxialEvent));
  await page.evaluate(() => {
    const { axialHeard } = window as unknown as { axialHeard(event: string): void };
    window.axial?.subscribe((event) => axialHeard(JSON.stringify(event)));
  });
  return {
    // Playwright carries typed arrays from the page as they are.
    send: (message) => page.evaluate((sent) => window.axial?.request(sent) ?? null, message),
    events: async () => heard,
    close: async () => {
      await page.context().close();
      app.quit();
      await vi.waitUntil(() => standIn.hasQuit, { timeout: 20_000 });
    },
  };
}

async function openHttp(folder: string): Promise<TestPipe> {
  const engine = startEngine({ door: 'loopback', personalFolder: folder, dialogs: null });
  const door = await openLoopback({ engine, windowFolder: join(folder, 'nothing'), port: 0 });
  const cookie = await enter(door.address);
  const heard: AxialEvent[] = [];
  const stream = await openEvents(door.port, cookie, (event) => heard.push(event));
  return {
    send: async (message) => {
      const answer = decode(await post(door.port, cookie, encode(message)));
      return 'cancel' in message ? null : (answer as Response);
    },
    events: async () => heard,
    close: async () => {
      stream();
      await door.close();
      await engine.close();
    },
  };
}

const enter = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    httpRequest(address, (response) => {
      response.resume();
      resolve((response.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '');
    })
      .on('error', reject)
      .end();
  });

const post = (port: number, cookie: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', Origin: `http://127.0.0.1:${port}`, Cookie: cookie };
    const request = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/rpc', headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
    });
    request.on('error', reject);
    request.end(body);
  });

/** Listens to the event stream; answers, once it is open, how to stop. */
const openEvents = (port: number, Cookie: string, hear: (event: AxialEvent) => void): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path: '/events', headers: { Cookie } }, (response) => {
      let rest = '';
      response.on('data', (piece: Buffer) => {
        const parts = (rest + piece.toString('utf8')).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) if (part.startsWith('data: ')) hear(decode(part.slice(6)) as AxialEvent);
      });
      response.on('error', () => {});
      resolve(() => request.destroy());
    });
    request.on('error', reject);
    request.end();
  });
