import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findElectron } from './host/electronProgram.ts';
import { newestChange } from './host/newestChange.ts';
import { programFolder } from './host/programFolder.ts';

/**
 * `npm start`: builds what is missing or older than its sources, then opens Axial: in Electron where its program is at
 * hand, else over the loopback door in a window of an installed browser.
 */
const folder = programFolder();
const words = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Builds a part when it is missing or older than what it is made from; false when that failed. */
function provide(part: string, script: string, built: string, sources: readonly string[]): boolean {
  const stands = newestChange(join(folder, built));
  const wanted = Math.max(...sources.map((source) => newestChange(join(folder, source)) ?? 0));
  if (stands !== null && stands >= wanted) return true;
  say(`Building ${part} …`);
  const { status } = spawnSync('npm', ['run', '--silent', script], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

async function start(): Promise<number> {
  const shared = ['shared', 'package-lock.json'];
  if (!provide('the window', 'build:renderer', 'dist/renderer/index.html', ['renderer', ...shared])) return 1;
  const electron = words.some((word) => word === '--no-open' || word.startsWith('--port')) ? null : findElectron();
  if (electron === null) {
    const { runCommandLine } = await import('./cli/runCommandLine.ts');
    return runCommandLine(['serve', ...words]);
  }
  if (!provide('the desktop program', 'build:desktop', 'dist/electron/main.js', ['electron', ...shared])) return 1;
  spawn(electron, [folder, ...words], { stdio: 'inherit' }).on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
  return 0;
}

process.exitCode = await start();
