import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesOfScope, partingVariable, shownGrouping, shownSort } from '#shared/charts/kept/scopes.ts';
import { toTabbed } from '#shared/charts/tables.ts';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId, DocumentId, VariableId } from '#shared/domain/ids.ts';
import type { VariableType } from '#shared/domain/variable.ts';
import { cellParts, codingsOf } from '../../../renderer/features/charts/cellParts.ts';
import { passagePieces, trimPassage } from '../../../renderer/features/charts/passagePieces.ts';
import { inventedCodes, inventedComparison } from './inventedResults.ts';

const codes = inventedCodes.map(
  (code, position): Code => ({
    id: code.id as CodeId,
    parentId:
      code.depth === 0
        ? null
        : ((inventedCodes.findLast((each, at) => at < position && each.depth === 0)?.id ?? null) as CodeId),
    name: code.name,
    color: code.color,
    position,
    description: '',
    whenToUse: '',
    whenNotToUse: '',
    example: '',
    key: null,
    role: null,
    createdAt: 0,
    changedAt: 0,
  }),
);
const tree = buildCodeTree(codes);
const source = {
  tree,
  countOf: (id: CodeId) => {
    const codings = 100 - codes.findIndex((code) => code.id === id) * 5;
    return { codings, documents: 1, codingsWith: id.includes('trust') ? 0 : codings, documentsWith: 1 };
  },
  active: new Set(['code-trust', 'theme-0'] as CodeId[]),
  chosen: ['code-effort', 'gone'] as CodeId[],
};

describe('which codes a chart shows', () => {
  test('the themes are what the engine takes when nothing is named', () => {
    expect(codesOfScope('themes', source)).toBeNull();
  });
  test('all codes stand in the order of the tree', () => {
    expect(codesOfScope('all', source)).toEqual(codes.map((code) => code.id));
  });
  test('active and chosen codes too; what was deleted is left out', () => {
    expect(codesOfScope('active', source)).toEqual(['theme-0', 'code-trust']);
    expect(codesOfScope('chosen', source)).toEqual(['code-effort']);
  });
  test('a scope that would be empty falls back to the themes', () => {
    expect(codesOfScope('active', { ...source, active: new Set() })).toBeNull();
    expect(codesOfScope('chosen', { ...source, chosen: [] })).toBeNull();
  });

  test('chosen codes that are all gone are no codes, and not the themes in their place', () => {
    expect(codesOfScope('chosen', { ...source, chosen: ['code-deleted' as CodeId] })).toEqual([]);
  });
  test('the most used concepts stand below all themes; unused ones do not', () => {
    const shown = codesOfScope('frequent', source) ?? [];
    expect(shown.filter((id) => id.startsWith('theme'))).toHaveLength(5);
    expect(shown).not.toContain('code-trust');
    expect(shown).toContain('code-timeliness');
    expect(shown).toHaveLength(5 + 11);
  });
});

describe('which variable parts the documents at first', () => {
  const variable = (id: string, type: VariableType, position: number) => ({
    id: id as VariableId,
    name: id,
    type,
    choices: [],
    position,
  });
  const values = (id: string, all: readonly string[]) =>
    all.map((value, index) => ({ documentId: `d${index}` as DocumentId, variableId: id as VariableId, value }));
  const table = {
    variables: [
      variable('date', 'date', 0),
      variable('organisation', 'choice', 1),
      variable('side', 'choice', 2),
      variable('role', 'text', 3),
    ],
    values: [
      ...values('date', ['2025-01-01', '2025-01-02']),
      ...values('organisation', ['A', 'B', 'C']),
      ...values('side', ['IT', 'business']),
      ...values('role', ['1', '2', '3', '4', '5', '6', '7']),
    ],
  };
  test('the one with the fewest values, and never a date', () => {
    expect(partingVariable(table)).toBe('side');
    expect(shownGrouping('automatic', table)).toBe('variable:side');
  });
  test('none where no variable parts them', () => {
    expect(shownGrouping('automatic', { variables: [], values: [] })).toBe('none');
  });
  test('what was deleted is no grouping and no order any more', () => {
    expect(shownGrouping('variable:gone', table)).toBe('none');
    expect(shownSort('variable:gone', table, tree)).toBe('study');
    expect(shownSort('share:gone', table, tree)).toBe('study');
    expect(shownSort('share:theme-1', table, tree)).toBe('share:theme-1');
  });
});

describe('the words behind a cell', () => {
  test('the pieces of a passage are the passage, each marked by what lies over it', () => {
    const range = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => ({ start: 90 + Math.min(a, b), end: 91 + Math.max(a, b) }));
    const text = 'So her team has built a spreadsheet of its own.';
    fc.assert(
      fc.property(range, range, (first, second) => {
        const pieces = passagePieces(text, 100, first, second);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces)
          for (let at = piece.start; at < piece.start + piece.text.length; at++) {
            expect(piece.first).toBe(at >= first.start && at < first.end);
            expect(piece.second).toBe(at >= second.start && at < second.end);
          }
      }),
    );
  });

  test('context ends at the paragraph, or at a word; coded words are never cut', () => {
    const text = 'ess.\n\nShe scrolled back to Friday. Nothing printed at all that nig';
    const at = 1000 + text.indexOf('Nothing');
    const shown = trimPassage(text, 1000, { start: at, end: at + 15 }, { start: at + 8, end: at + 22 });
    expect(shown.text).toBe('She scrolled back to Friday. Nothing printed at all that');
    expect(shown.start).toBe(1006);
    expect([shown.cutBefore, shown.cutAfter]).toEqual([false, true]);
    const inside = trimPassage('ing of the list and more.', 500, { start: 507, end: 510 }, { start: 511, end: 515 });
    expect(inside).toEqual({ text: 'of the list and more.', start: 504, cutBefore: true, cutAfter: false });
    const range = fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([a, b]) => ({ start: 1000 + Math.min(a, b), end: 1001 + Math.max(a, b) }));
    fc.assert(
      fc.property(range, range, (first, second) => {
        const { text: words, start } = trimPassage(text, 1000, first, second);
        const [from, to] = [Math.min(first.start, second.start), Math.max(first.end, second.end)];
        expect(text.slice(start - 1000, start - 1000 + words.length)).toBe(words);
        expect(start).toBeLessThanOrEqual(from);
        expect(start + words.length).toBeGreaterThanOrEqual(Math.min(to, 1000 + text.length));
      }),
    );
  });

  test('the parts of a cell are its slices, and fill it', () => {
    const result = inventedComparison();
    const row = result.rows[4];
    if (!row) throw new Error('no row');
    const parts = cellParts(result, row, 30);
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1, 9);
    expect(codingsOf(parts)).toBeGreaterThanOrEqual(parts.length);
  });

  test('a copied table cannot break out of its cells', () => {
    expect(
      toTabbed({
        columns: ['code', 'n'],
        rows: [
          ['a\tb\nc', 1],
          ['d', null],
        ],
      }),
    ).toBe('code\tn\na b c\t1\nd\t');
  });
});
