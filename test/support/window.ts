import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

/** Builds the window for tests that open it, where nobody has built it yet (`npm test` builds it anew before them). */
export function provideWindow(): void {
  if (existsSync(join(root, 'dist/renderer/index.html'))) return;
  execFileSync('npm', ['run', '--silent', 'build:renderer'], { cwd: root, shell: process.platform === 'win32' });
}
