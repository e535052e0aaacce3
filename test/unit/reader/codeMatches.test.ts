import { describe, expect, test } from 'vitest';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { codeEntries, findCodes, pathPieces } from '../../../renderer/features/codes/codeMatches.ts';

const code = (id: string, parent: string | null, position: number): Code => ({
  id: id as CodeId,
  parentId: parent as CodeId | null,
  name: id,
  color: parent === null ? 'red' : null,
  position,
  description: '',
  whenToUse: '',
  whenNotToUse: '',
  example: '',
  key: null,
  role: null,
  createdAt: 0,
  changedAt: 0,
});
const entries = codeEntries(
  buildCodeTree([
    code('service specification', null, 0),
    code('agreed measures', 'service specification', 0),
    code('timeliness', 'service specification', 1),
  ]),
);
const names = (typed: string, recent: string[] = [], counts: Record<string, number> = {}) =>
  findCodes(entries, typed, recent as CodeId[], (id) => counts[id] ?? 0).map((match) => match.entry.name);

describe('finding a code by typing', () => {
  test('a code is shown by its path, in the colour of its theme', () => {
    expect(entries[1]).toMatchObject({
      path: 'service specification › agreed measures',
      nameStart: 24,
      color: 'red',
      theme: false,
    });
  });

  test('letters of its own name count more than those of the theme above it', () => {
    expect(names('mes')[0]).toBe('agreed measures');
    expect(names('xyz')).toEqual([]);
  });

  test('words of the path may be typed in any order', () => {
    expect(names('time serv')[0]).toBe('timeliness');
  });

  test('while nothing is typed, the codes used last come first, then the most used ones', () => {
    expect(names('', ['timeliness'], { 'agreed measures': 9, 'service specification': 12 })).toEqual([
      'timeliness',
      'service specification',
      'agreed measures',
    ]);
  });

  test('matched letters and what stands above the name are told apart, and nothing is lost', () => {
    const [match] = findCodes(entries, 'mea', [], () => 0);
    const pieces = match ? pathPieces(match) : [];
    expect(pieces.map((piece) => piece.text).join('')).toBe('service specification › agreed measures');
    expect(pieces.filter((piece) => piece.matched).map((piece) => piece.text)).toEqual(['mea']);
    expect(pieces[0]).toEqual({ text: 'service specification › ', above: true, matched: false });
  });
});
