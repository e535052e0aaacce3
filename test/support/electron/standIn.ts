import { EventEmitter } from 'node:events';
import type { Browser, Frame, Page, Request, Route } from '@playwright/test';
import { decode, encode } from '#shared/contract/codec.ts';
import { buildPreload } from './preloadScript.ts';

/**
 * What stands in for Electron in tests: the part of its API that `main.ts` and `preload.ts` use, with a page of a real
 * Chromium behind each window. The module `electron` of the tests hands out what is made here.
 */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Invoked = (event: InvokeEvent, message: unknown) => unknown;
export interface InvokeEvent {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string } | null;
}
export interface MenuEntry {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly submenu?: readonly MenuEntry[];
  readonly click?: () => void;
}

/** What tests set before the program starts, and look at afterwards. */
export const standIn = {
  browser: null as Browser | null,
  userData: '',
  screens: [{ x: 0, y: 0, width: 1920, height: 1080 }] as Rectangle[],
  /** False = another Axial runs already. */
  isFirstInstance: true,
  /** What the person chooses in the next dialog. */
  chosenPaths: [] as string[],
  dialogs: [] as unknown[],
  switches: [] as string[],
  schemes: [] as unknown[],
  menu: [] as readonly MenuEntry[],
  windows: [] as StandInWindow[],
  /** Addresses that were asked for and not let through: navigation, new windows, requests. */
  denied: [] as string[],
  hasQuit: false,
  invoked: new Map<string, Invoked>(),
  pageHandlers: new Map<string, (request: { url: string }) => Response | Promise<Response>>(),
  permissionRequest: null as
    | ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void)
    | null,
  permissionCheck: null as ((contents: unknown, permission: string) => boolean) | null,
  beforeRequest: null as ((request: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void) | null,
};

class StandInApp extends EventEmitter {
  readonly commandLine = { appendSwitch: (name: string) => standIn.switches.push(name) };
  setName(_name: string): void {}
  requestSingleInstanceLock = (): boolean => standIn.isFirstInstance;
  whenReady = (): Promise<void> => Promise.resolve();
  getPath = (_name: string): string => standIn.userData;

  /** As Electron does it: `will-quit` may hold the program back once, then it goes. */
  quit(): void {
    if (standIn.hasQuit) return;
    let held = false;
    this.emit('will-quit', {
      preventDefault: () => {
        held = true;
      },
    });
    if (!held) standIn.hasQuit = true;
  }
}
export const app = new StandInApp();

/** The page's side of a window. Its address inside Electron is `axial://app/…`; Chromium sees a secure stand-in for it. */
class StandInContents extends EventEmitter {
  page: Page | null = null;
  loading = true;
  readonly mainFrame = { url: '' };
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }
  isDestroyed = (): boolean => this.page === null || this.page.isClosed();
  isLoading = (): boolean => this.loading;

  send(channel: string, event: unknown): void {
    const text = encode(event);
    // A window that is closing hears nothing more, as in Electron.
    this.page?.evaluate(([to, what]) => window.axialStandIn.hear(to, what), [channel, text] as const).catch(() => {});
  }

  async load(address: string): Promise<void> {
    const context = await required(standIn.browser, 'a browser').newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    this.page = page;
    await page.exposeBinding('axialInvoke', async ({ frame }, channel: string, text: string) => {
      const senderFrame = frame === page.mainFrame() ? this.mainFrame : { url: toInside(frame.url()) };
      return encode(await invoke(channel, { sender: this, senderFrame }, decode(text)));
    });
    await page.addInitScript(await buildPreload());
    await context.route('**', (route) => this.#answer(route));
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: toInside(popup.url()) }).action === 'deny') void popup.close();
    });
    this.mainFrame.url = address;
    await page.goto(toOutside(address));
    this.loading = false;
    this.emit('did-finish-load');
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toInside(request.url());
    const target = navigationTarget(request);
    if (target === 'new window' && this.#openHandler({ url }).action === 'deny') return deny(route, `window ${url}`);
    const isOwn = target !== null && target === this.page?.mainFrame() && !this.loading;
    if (isOwn && this.#isHeld('will-navigate', url)) return deny(route, url);
    if (isCancelled(url)) return deny(route, url);
    const handler = standIn.pageHandlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return route.abort();
    const response = await handler({ url });
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  #isHeld(name: string, url: string): boolean {
    let held = false;
    this.emit(name, { url, preventDefault: () => (held = true) }, url);
    return held;
  }
}

/** What a navigation is about: a frame of the page, a window that is not there yet; `null` when it is none. */
function navigationTarget(request: Request): Frame | 'new window' | null {
  if (!request.isNavigationRequest()) return null;
  try {
    return request.frame();
  } catch {
    return 'new window';
  }
}

function deny(route: Route, url: string): Promise<void> {
  standIn.denied.push(url);
  return route.abort('aborted');
}

function isCancelled(url: string): boolean {
  let cancelled = false;
  standIn.beforeRequest?.({ url }, (verdict) => {
    cancelled = verdict.cancel;
  });
  return cancelled;
}

const invoke = (channel: string, event: InvokeEvent, message: unknown): unknown =>
  required(standIn.invoked.get(channel), `a handler of ${channel}`)(event, message);

/** Chromium keeps its secure features for addresses that it knows; a custom scheme it does not know from here. */
const outside = 'https://app.axial.test';
const inside = 'axial://app';
const toOutside = (address: string): string =>
  address.startsWith(inside) ? outside + address.slice(inside.length) : address;
const toInside = (address: string): string =>
  address.startsWith(outside) ? inside + address.slice(outside.length) : address;

export class StandInWindow extends EventEmitter {
  readonly webContents = new StandInContents();
  readonly options: Record<string, unknown>;
  bounds: Rectangle;
  maximised = false;
  minimised = false;
  shown = false;
  focused = false;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    const { x = 100, y = 100, width = 800, height = 600 } = options as Partial<Rectangle>;
    this.bounds = { x, y, width, height };
    standIn.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address);
    this.emit('ready-to-show');
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.focused = true;
  }
  maximize(): void {
    this.maximised = true;
  }
  restore(): void {
    this.minimised = false;
  }
  isMaximized = (): boolean => this.maximised;
  isMinimized = (): boolean => this.minimised;
  getNormalBounds = (): Rectangle => this.bounds;

  /** What happens when the person closes the window. */
  async close(): Promise<void> {
    this.emit('close', {});
    await this.webContents.page?.context().close();
    this.emit('closed', {});
    app.emit('window-all-closed');
  }
}

export const ipcMain = {
  handle: (channel: string, listener: Invoked) => {
    standIn.invoked.set(channel, listener);
  },
};
export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => standIn.schemes.push(...schemes),
  handle: (scheme: string, handler: (request: { url: string }) => Response | Promise<Response>) => {
    standIn.pageHandlers.set(scheme, handler);
  },
};
export const screen = { getAllDisplays: () => standIn.screens.map((workArea) => ({ workArea })) };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof standIn.permissionRequest) => {
      standIn.permissionRequest = handler;
    },
    setPermissionCheckHandler: (handler: typeof standIn.permissionCheck) => {
      standIn.permissionCheck = handler;
    },
    webRequest: {
      onBeforeRequest: (handler: typeof standIn.beforeRequest) => {
        standIn.beforeRequest = handler;
      },
    },
  },
};
export const Menu = {
  buildFromTemplate: (template: readonly MenuEntry[]) => template,
  setApplicationMenu: (menu: readonly MenuEntry[]) => {
    standIn.menu = menu;
  },
};
const chosen = async (options: unknown) => {
  standIn.dialogs.push(options);
  return standIn.chosenPaths;
};
export const dialog = {
  showOpenDialog: async (...words: unknown[]) => ({ filePaths: await chosen(words.at(-1)) }),
  showSaveDialog: async (...words: unknown[]) => ({ filePath: (await chosen(words.at(-1)))[0] ?? '' }),
};

function required<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Error(`The stand-in needs ${what}.`);
  return value;
}
