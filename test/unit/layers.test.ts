import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedDependencies, findBreaches, listUnusedAllowances } from '../support/layers.ts';
import { readSources, root } from '../support/sources.ts';

const sources = readSources(['shared', 'electron', 'renderer']);

/** The breaches of a tree with one file planted in it. */
const planted = (path: string, text: string) =>
  findBreaches(
    new Map([
      ['shared/domain/ids.ts', ''],
      ['electron/store/codes.ts', ''],
      ['electron/core/dispatch.ts', ''],
      ['renderer/main.tsx', ''],
      ['shared/analysis/columns.ts', ''],
      [path, text],
    ]),
  );

describe('the walls of the house', () => {
  it('stand: nobody imports what is not theirs', () => {
    expect(findBreaches(sources)).toEqual([]);
  });

  it('hold no dependency that the allow-list does not know, and the allow-list none that is not there', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    // `node` brings the runtime itself; nothing imports it.
    const declared = Object.keys(dependencies).filter((name) => name !== 'node');
    expect(declared.filter((name) => !allowedDependencies.includes(name))).toEqual([]);
    expect(listUnusedAllowances(sources)).toEqual([]);
  });

  it.each([
    ['renderer/features/a.ts', "import { x } from '../../electron/core/dispatch.ts';"],
    ['renderer/features/a.ts', "import type { X } from '../../electron/core/dispatch.ts';"],
    ['renderer/features/a.ts', "const x: import('../../electron/core/dispatch.ts').X = 1;"],
    ['electron/core/a.ts', "import '../../renderer/main.tsx';"],
    ['electron/core/a.ts', "export type { X } from '../../renderer/main.tsx';"],
    ['shared/domain/a.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/domain/a.ts', "import { z } from 'zod';"],
    ['shared/charts/a.ts', "import { x } from '../analysis/columns.ts';"],
    ['shared/text/a.ts', "export * from '../analysis/columns.ts';"],
    ['electron/core/a.ts', "import Database from 'better-sqlite3';"],
    ['electron/host/a.ts', "import '../store/codes.ts';"],
    ['electron/host/a.ts', "const { app } = await import('electron');"],
    ['electron/store/a.ts', "import '../core/dispatch.ts';"],
    ['renderer/a.ts', "import { join } from 'node:path';"],
    ['renderer/a.ts', "import leftPad from 'left-pad';"],
    ['renderer/a.ts', "import './gone.ts';"],
    ['electron/core/a.ts', "const font = import.meta.resolve('@expo-google-fonts/source-sans-3/x.ttf');"],
  ])('fall loudly when %s says %s', (path, text) => {
    expect(planted(path, text)).toHaveLength(1);
  });

  it('let through what is theirs', () => {
    expect(planted('shared/charts/a.ts', "import type { StudyColumns } from '../analysis/columns.ts';")).toEqual([]);
    expect(planted('electron/core/a.ts', "import '../store/codes.ts'; import '#shared/domain/ids.ts';")).toEqual([]);
  });

  it('allow no circle of imports, but let types refer to each other', () => {
    const circle = (kind: string) =>
      findBreaches(
        new Map([
          ['shared/text/a.ts', `${kind} { B } from './b.ts'; export const A = 1;`],
          ['shared/text/b.ts', "import { A } from './a.ts'; export const B = 1;"],
        ]),
      );
    expect(circle('import')).toEqual(['a circle of imports: shared/text/a.ts → shared/text/b.ts → shared/text/a.ts']);
    expect(circle('import type')).toEqual([]);
  });
});
