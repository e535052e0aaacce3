/** The module `electron` of the tests. */
export { app, dialog, ipcMain, Menu, protocol, StandInWindow as BrowserWindow, screen, session } from './standIn.ts';
