import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

const folder = new URL('../../fixtures/golden/', import.meta.url);

/**
 * Compares an output with the file of that name in fixtures/golden. On a difference what came out stands beside it as
 * `NAME.actual`, to be looked at and, when it is right, to take its place. A missing golden fails, and is written likewise.
 */
export function expectGolden(name: string, actual: string): void {
  const path = new URL(name, folder).pathname;
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (expected === actual) {
    rmSync(`${path}.actual`, { force: true });
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.actual`, actual);
  expect.fail(
    expected === undefined
      ? `There is no golden file ${name} yet; look at ${name}.actual and rename it when it is right.`
      : `${name} came out differently; compare it with ${name}.actual (${firstDifference(expected, actual)}).`,
  );
}

function firstDifference(expected: string, actual: string): string {
  const lines = actual.split('\n');
  const at = expected.split('\n').findIndex((line, index) => line !== lines[index]);
  return at < 0 ? 'lines were added at the end' : `first in line ${at + 1}: ${lines[at]?.slice(0, 160) ?? 'nothing'}`;
}
