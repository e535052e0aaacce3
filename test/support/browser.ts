import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findInstalledBrowser } from '../../electron/host/browsers.ts';

/**
 * Parts of Chromium that tests go without. The first line is its own suggestions under the address bar: a page in a process
 * of its own for every window, and a process kept ready for the next page, half of what a new window costs. The others are
 * what Playwright goes without: Chromium heeds the last such list only, so that ours repeats it.
 */
const withoutParts =
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess,' +
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,' +
  'LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,' +
  'TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,' +
  'msForceBrowserSignIn,msEdgeUpdateLaunchServicesPreferredVersion';

/** Nothing that a test browser asks the network for on its own, nor draws beside the page. */
export const quietBrowserArguments = [
  `--disable-features=${withoutParts}`,
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--no-first-run',
];

/** The program of a Chromium for tests: Playwright's own if it is there, else one that is installed; else `null`. */
export function findTestBrowser(): string | null {
  const own = chromium.executablePath();
  return existsSync(own) ? own : findInstalledBrowser();
}

/** {@link findTestBrowser}, or installs one: by Playwright, or as root on Debian by its packages. */
export function provideTestBrowser(say: (line: string) => void): string | null {
  const found = findTestBrowser();
  if (found !== null) return found;
  say('No Chromium, Chrome or Edge is installed: asking Playwright for one.');
  run('npx', ['playwright', 'install', 'chromium']);
  if (findTestBrowser() !== null) return findTestBrowser();
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    say('Playwright could not bring one: asking the system for the package chromium.');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
  }
  return findTestBrowser();
}

function run(command: string, words: readonly string[]): void {
  spawnSync(command, words, { stdio: 'inherit', shell: process.platform === 'win32' });
}
