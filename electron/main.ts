import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type IpcMainInvokeEvent,
  ipcMain,
  Menu,
  type MenuItemConstructorOptions,
  protocol,
  screen,
  session,
} from 'electron';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import { failure } from '#shared/domain/result.ts';
import type { DialogPort } from './core/context.ts';
import { answerWindow } from './host/desktop/answerWindow.ts';
import { eventChannel, requestChannel } from './host/desktop/channels.ts';
import { openFilters } from './host/desktop/fileFilters.ts';
import { menuTemplate } from './host/desktop/menu.ts';
import { studyInArguments } from './host/desktop/studyArgument.ts';
import {
  createPageHandler,
  isHarmlessAddress,
  isWindowAddress,
  windowAddress,
  windowScheme,
} from './host/desktop/windowPage.ts';
import { readWindowPlace, smallestWindow, usualWindow, writeWindowPlace } from './host/desktop/windowPlace.ts';
import type { Engine } from './host/engine.ts';
import { programFolder } from './host/programFolder.ts';
import { startEngine } from './startEngine.ts';

/** The desktop door: one window, one engine, and nothing of the machine for the page but two functions. */
let window: BrowserWindow | null = null;
let engine: Engine | null = null;
/** Studies that the system asked for before the window stood. */
const asked: string[] = [];

protocol.registerSchemesAsPrivileged([
  { scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// Chromium's own talk with the world outside; a study never leaves the machine, and neither does a ping.
for (const talk of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
  app.commandLine.appendSwitch(talk);
}
app.setName('Axial');

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.on('second-instance', (_event, words, workingFolder) => {
    openStudy(studyInArguments(words.slice(1), workingFolder));
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openStudy(path);
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', closeEngineFirst);
  const fromArguments = studyInArguments(process.argv.slice(1), process.cwd());
  if (fromArguments !== null) asked.push(fromArguments);
  void app.whenReady().then(ready);
}

function ready(): void {
  closeSession();
  protocol.handle(windowScheme, createPageHandler(join(programFolder(), 'dist', 'renderer')));
  const started = startEngine({ door: 'electron', personalFolder: app.getPath('userData'), dialogs });
  engine = started;
  started.subscribe(tell);
  ipcMain.handle(requestChannel, (event, message: unknown) =>
    isOwnWindow(event) && engine !== null
      ? answerWindow(engine, message)
      : { id: '', result: failure('invalid_input', 'Only the window of Axial may ask.') },
  );
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, (id) => tell({ type: 'command', id })) as MenuItemConstructorOptions[],
    ),
  );
  openWindow();
}

/** Nothing but our own files is loaded, and no permission is given that the page could ask for but writing to the clipboard. */
function closeSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  own.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isHarmlessAddress(request.url) }));
}

function openWindow(): void {
  const file = join(app.getPath('userData'), 'window.json');
  const place = readWindowPlace(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const opened = new BrowserWindow({
    ...(place.bounds ?? usualWindow),
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Axial',
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling checker would fetch its dictionaries from the network.
      spellcheck: false,
    },
  });
  window = opened;
  if (place.maximised) opened.maximize();
  opened.once('ready-to-show', () => opened.show());
  opened.on('close', () =>
    writeWindowPlace(file, { bounds: opened.getNormalBounds(), maximised: opened.isMaximized() }),
  );
  opened.on('closed', () => {
    window = null;
  });
  opened.webContents.once('did-finish-load', () => {
    for (const path of asked.splice(0)) tell({ type: 'open-file', path });
  });
  void opened.loadURL(windowAddress);
}

function tell(event: AxialEvent): void {
  if (window !== null && !window.webContents.isDestroyed()) window.webContents.send(eventChannel, event);
}

function openStudy(path: string | null): void {
  if (path === null) return;
  if (window !== null && !window.webContents.isLoading()) tell({ type: 'open-file', path });
  else asked.push(path);
}

/** Only the page itself, in the window that we opened: no frame in it, no other page. */
function isOwnWindow({ sender, senderFrame }: IpcMainInvokeEvent): boolean {
  if (window === null || senderFrame === null) return false;
  return (
    sender === window.webContents && senderFrame === window.webContents.mainFrame && isWindowAddress(senderFrame.url)
  );
}

/** The study is folded back into its one file before the program goes. */
function closeEngineFirst(event: { preventDefault(): void }): void {
  if (engine === null) return;
  event.preventDefault();
  const closing = engine;
  engine = null;
  void Promise.resolve(closing.close()).finally(() => app.quit());
}

const dialogs: DialogPort = {
  open: async (question) => {
    const properties: ('openFile' | 'openDirectory' | 'multiSelections')[] = [
      question.what === 'folder' ? 'openDirectory' : 'openFile',
    ];
    if (question.multiple) properties.push('multiSelections');
    const options = { title: question.title, properties, filters: openFilters(question.what) };
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return { paths: filePaths };
  },
  save: async (question) => {
    const options = {
      title: question.title,
      defaultPath: question.suggestedName,
      filters: [{ name: question.extensions.join(', '), extensions: [...question.extensions] }],
    };
    const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return { path: filePath || null };
  },
};
