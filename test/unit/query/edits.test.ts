import { describe, expect, it } from 'vitest';
import type { Query } from '#shared/query/tree.ts';
import {
  addStep,
  codeOperand,
  joinStart,
  partsOf,
  readLine,
  stepOf,
  withOperator,
  withoutLast,
  withoutPart,
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
