import { spawn } from 'node:child_process';
import { findInstalledBrowser } from './browsers.ts';

/** A browser that ends within this many milliseconds did not open a window. */
const tooSoon = 3000;

/**
 * Opens the address as a window of its own, without tabs or address bar, in a browser profile that is ours alone, so that
 * the window's place is remembered and no extension reads the study. Aborts `stop` when the person closes the window.
 * Where there is no browser or no screen, says how to go on.
 */
export async function openAppWindow(address: string, profileFolder: string, stop: AbortController): Promise<void> {
  const browser = hasScreen(process.platform, process.env) ? findInstalledBrowser() : null;
  if (browser === null) return sayHowToOpen();
  const began = performance.now();
  const child = spawn(browser, windowArguments(address, profileFolder), { stdio: 'ignore' });
  child.on('error', sayHowToOpen);
  child.on('exit', () => {
    if (performance.now() - began < tooSoon) sayHowToOpen();
    else stop.abort();
  });
  stop.signal.addEventListener('abort', () => child.kill(), { once: true });
}

/** On Linux without a display a browser would start and end with a riddle. */
const hasScreen = (platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean =>
  platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);

const windowArguments = (address: string, profileFolder: string): string[] => [
  `--app=${address}`,
  `--user-data-dir=${profileFolder}`,
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--disable-extensions',
];

function sayHowToOpen(): void {
  process.stdout.write(
    'Open this address in a browser on this computer. Press Ctrl C here to close the study and end.\n',
  );
}
