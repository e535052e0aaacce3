import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStudy } from '../../electron/store/check.ts';
import { createStudyFile } from '../../electron/store/create.ts';
import { openStudyFile } from '../../electron/store/studyFile.ts';

const kills = 50;
const program = fileURLToPath(new URL('../support/writer.ts', import.meta.url));
let ids = 0;
const options = { clock: Date.now, newId: () => `test-${++ids}` };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'axial-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a writer, kills it without warning after a while, and answers the last step that it was told is safe. */
function killAfter(path: string, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`The writer ended by itself: ${said}`));
      // A line that was cut off is a number that was not said.
      const lines = said.slice(0, said.lastIndexOf('\n')).split('\n');
      resolve(Number(lines.filter((line) => line !== 'open').at(-1) ?? 0));
    });
  });
}

test(`a program killed at ${kills} moments loses at most the step under way, and locks nobody out`, {
  timeout: 600_000,
}, async () => {
  const path = join(folder, 'study.axial');
  createStudyFile(path, 'study', options);
  let before = 0;
  let written = 0;
  for (let kill = 0; kill < kills; kill++) {
    const acknowledged = await killAfter(path, (kill * 7) % 60);
    const file = openStudyFile(path, options);
    const revision = file.revision();
    expect(revision).toBeGreaterThanOrEqual(Math.max(before, acknowledged));
    // Written and not yet said, at the very most one step.
    expect(revision).toBeLessThanOrEqual(Math.max(before, acknowledged) + 1);
    expect(checkStudy(file.readable).findings).toEqual([]);
    file.close();
    expect(readdirSync(folder)).toEqual(['study.axial']);
    written += revision - before;
    before = revision;
  }
  // The test would prove nothing if the writer had always been killed before its first step.
  expect(written).toBeGreaterThan(kills);
});
