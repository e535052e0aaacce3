import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where each system wants a program to keep what it remembers for this person. */
function folderOf(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Axial');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Axial');
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'axial');
}

/** The folder for preferences, recent studies and the place of the window: never anything of a study. Made if missing. */
export function personalFolder(): string {
  const folder = folderOf(process.platform, process.env, homedir());
  mkdirSync(folder, { recursive: true });
  return folder;
}
