import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes: all tests together have 65 megabytes in the folder at most. */
const enough = { folder: 1024 ** 3, memory: 4 * 1024 ** 3 };

/**
 * Where the tests of this run write: a folder in memory where the system has a roomy one, else that for temporary files.
 * The program waits for the disk at each step of a study, so that it survives a power cut; thousands of studies of tests
 * would wait for longer than they work.
 */
export function quickFolder(memory = '/dev/shm'): string {
  return isRoomy(memory) && runsPrograms(memory) ? memory : tmpdir();
}

function isRoomy(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= enough.folder && process.availableMemory() >= enough.memory;
  } catch {
    return false;
  }
}

/** Some systems run no program from there, or let nobody write; and tests make programs of their own. */
function runsPrograms(folder: string): boolean {
  let own: string | null = null;
  try {
    own = mkdtempSync(join(folder, 'axial-try-'));
    const program = join(own, 'program');
    writeFileSync(program, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    return spawnSync(program).status === 0;
  } catch {
    return false;
  } finally {
    if (own !== null) rmSync(own, { recursive: true, force: true });
  }
}
