import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, it } from 'vitest';
import { findElectron } from '../../electron/host/electronProgram.ts';
import type {} from '../../renderer/client/pipe.ts';
import { root } from '../support/sources.ts';
import { provideWindow } from '../support/window.ts';

it('the desktop program opens its window in Electron itself', async (context) => {
  const executablePath = findElectron();
  if (executablePath === null) return context.skip('no Electron program is installed on this machine');
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return context.skip('Electron is installed, but this machine has no screen');
  }
  provideWindow();
  execFileSync('npm', ['run', '--silent', 'build:desktop'], { cwd: root, shell: process.platform === 'win32' });
  const folder = mkdtempSync(join(tmpdir(), 'axial-electron-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const program = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${folder}`, ...sandbox] });
  try {
    const page = await program.firstWindow();
    expect(await page.title()).toBe('Axial');
    const path = join(folder, 'a.axial');
    const made = await page.evaluate(
      (where) =>
        window.axial?.request({ id: '1', name: 'study.create', input: { path: where, template: 'five-themes' } }),
      path,
    );
    expect(made).toMatchObject({ result: { ok: true } });
    expect(await page.evaluate(() => 'process' in window || 'require' in window)).toBe(false);
  } finally {
    await program.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
