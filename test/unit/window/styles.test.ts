import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const read = (pattern: string): string =>
  globSync(pattern, { cwd: root })
    .map((path) => readFileSync(`${root}${path}`, 'utf8'))
    .join('\n');

test('every value that a style asks for is given somewhere: in a style, or by the window', () => {
  const styles = read('renderer/**/*.css');
  // `--x: 1`, `'--x': 1`, `setProperty('--x', …)`, and numbered ones, `--x${at}: …`.
  const gives = /(--[\w-]+)(?:['"]?\s*:|', |\$\{)/g;
  const given = new Set(
    [...`${styles}\n${read('{renderer,shared}/**/*.{ts,tsx}')}`.matchAll(gives)].map(([, name]) => name),
  );
  const asked = [...styles.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name);
  expect(asked.filter((name) => !given.has(name) && !given.has(name.replace(/\d$/u, '')))).toEqual([]);
});
