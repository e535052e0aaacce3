import { describe, expect, it } from 'vitest';
import type { Query } from '#shared/query/tree.ts';
import {
  addStep,
  canBuild,
  codeOperand,
  isPlainList,
  joinStart,
  joinWhole,
  partsOf,
  readLine,
  stepOf,
  toOperand,
  toQuery,
  withOperator,
  withoutLast,
  withoutPart,
  withPart,
  withStep,
  writeLine,
} from '../../../renderer/features/segments/query/edits.ts';

const code = (name: string) => codeOperand({ name, id: null });
const line = (expression: string): Query => {
  const query = readLine(expression);
  if (!query) throw new Error(`cannot be read: ${expression}`);
  return query;
};

describe('a query that is built part by part', () => {
  it('begins as an empty line that asks for everything', () => {
    expect(line('')).toEqual({ start: { kind: 'everything' }, steps: [] });
    expect(writeLine(line('everything'))).toBe('');
  });

  it('is the same as the one that is typed', () => {
    const start = joinStart(code('A'), 'any', code('B'));
    const built = addStep({ start, steps: [] }, stepOf('near', code('C')));
    expect(built).toEqual(line('any of (A, B) near C'));
    expect(writeLine({ start: joinStart(code('A'), 'all', code('B')), steps: [] })).toBe('A and B');
    expect(writeLine(addStep(line('A'), stepOf('sameDocument', code('B'))))).toBe('A in same document as B');
    expect(writeLine(addStep(line('A'), stepOf('outside', code('B'))))).toBe('A outside B');
  });

  it('loses its last part first, until it asks for everything', () => {
    const seen: string[] = [];
    for (let query = line('any of (A, B) near C by coder Ann'); ; query = withoutLast(query)) {
      seen.push(writeLine(query));
      if (seen.at(-1) === '') break;
    }
    expect(seen).toEqual([
      'any of (A, B) near C within 1 paragraph by coder Ann',
      'any of (A, B) near C within 1 paragraph',
      'any of (A, B)',
      'A',
      '',
    ]);
  });

  it('never asks for more of a list than it holds', () => {
    const three = line('at least 3 of (A, B, C)').start;
    expect(writeLine({ start: withoutPart(three, 2), steps: [] })).toBe('at least 2 of (A, B)');
    expect(writeLine({ start: withOperator(partsOf(three), 'only'), steps: [] })).toBe('only any of (A, B, C)');
  });
});

describe('brackets of a query that is built', () => {
  const steps = { start: { kind: 'everything' }, steps: [] } as Query;
  const relationOf = (query: Query) => {
    const [step] = query.steps;
    if (!step || !('other' in step)) throw new Error('no relation');
    return step;
  };

  it('come from narrowing one code alone, and the whole is the same as the one that is typed', () => {
    const either = joinStart(code('A'), 'any', code('B'));
    const inside = addStep({ ...steps, start: either }, stepOf('inside', code('C')));
    const relation = relationOf(inside);
    const narrowed = addStep(toQuery(relation.other), stepOf('except', code('D')));
    const built = withStep(inside, 0, { ...relation, other: toOperand(narrowed) });
    expect(built).toEqual(line('(A or B) inside (C but not D)'));
    expect(writeLine(built)).toBe('any of (A, B) inside (C but not D)');
  });

  it('are put around one part of a list, and the others stay', () => {
    const { start } = line('any of (A, B, C)');
    const second = partsOf(start)[1] as Query;
    const changed = withPart(start, 1, addStep(second, stepOf('near', code('D'))));
    expect(writeLine({ ...steps, start: changed })).toBe('any of (A, B near D within 1 paragraph, C)');
    expect(isPlainList(start)).toBe(true);
    expect(isPlainList(changed)).toBe(false);
  });

  it('hold a whole line that is joined with a code', () => {
    const joined = joinWhole(line('A inside B'), 'any', code('C'));
    expect(writeLine(joined)).toBe('any of (A inside B, C)');
    expect(line(writeLine(joined))).toEqual(joined);
  });

  it('fall away where one part is left, and what was in them stays', () => {
    const { start } = line('all of (A inside B, C)');
    const left = { ...steps, start: withoutPart(start, 1) };
    expect(line(writeLine(left))).toEqual(line('A inside B'));
    expect(withoutPart(line('any of (A, B)').start, 0)).toEqual(code('B'));
  });

  it('lose their own last part, step by step', () => {
    const inner = toQuery(relationOf(line('A inside (any of (B, C) near D)')).other);
    expect(writeLine(withoutLast(inner))).toBe('any of (B, C)');
    expect(writeLine(withoutLast(withoutLast(inner)))).toBe('B');
  });

  it('cannot be shown as parts within “only”, which is said of codes', () => {
    expect(canBuild(line('only any of (A, exactly B)'))).toBe(true);
    expect(canBuild(line('only (A inside B)'))).toBe(false);
    expect(canBuild(line('only any of (A, B near C)'))).toBe(false);
  });
});
