import { describe, expect, it } from 'vitest';
import { joinOperators, type Operator, stepOperators } from '#shared/query/operators.ts';
import { parseQuery } from '#shared/query/parse.ts';
import type { SmallStudy } from '../../support/columns.ts';
import { factsOf, findIn } from '../../support/queryStudy.ts';

const operators: readonly Operator[] = [...joinOperators, ...stepOperators];

/** The picture as a study: a line of a hundred signs in paragraphs of ten, with the bars as codings. */
const studyOf = ({ bars }: Operator): SmallStudy => ({
  texts: [`${'a'.repeat(9)}\n`.repeat(10)],
  codes: ['A', 'B'],
  coders: ['Ann'],
  codings: bars.flatMap(({ row, from, to }) =>
    row === 'found' ? [] : [{ document: 0, code: row === 'first' ? 0 : 1, coder: 0, start: from, end: to }],
  ),
});

describe('what the line says of its operators', () => {
  it.each(operators.map((operator) => [operator.form, operator] as const))('%s can be read', (form, { sentence }) => {
    expect(parseQuery(form).ok).toBe(true);
    expect(sentence).toMatch(/^[A-Z].*\.$/u);
  });

  const drawn = [
    'any',
    'all',
    'whole',
    'only',
    'sameDocument',
    'overlapping',
    'outside',
    'inside',
    'followed',
    'preceded',
    'near',
  ];
  it.each(operators.filter(({ id }) => drawn.includes(id)).map((operator) => [operator.form, operator] as const))(
    'the picture of %s shows what it finds',
    (form, operator) => {
      const found = operator.bars.filter(({ row }) => row === 'found').map(({ from, to }) => [from, to]);
      expect(findIn(factsOf(studyOf(operator)), form).map(({ start, end }) => [start, end])).toEqual(found);
    },
  );

  const operatorOf = (id: string): Operator => {
    const [operator] = operators.filter((each) => each.id === id);
    if (!operator) throw new Error(`there is no operator ${id}`);
    return operator;
  };
  const foundBars = ({ bars }: Operator) => bars.filter(({ row }) => row === 'found').map(({ from, to }) => [from, to]);

  it('the picture of “at least” shows what it finds; its last bar is a third code', () => {
    const operator = operatorOf('atLeast');
    const drawing = studyOf(operator);
    const codings = drawing.codings.map((coding, code) => ({ ...coding, code }));
    const told = findIn(factsOf({ ...drawing, codes: ['A', 'B', 'C'], codings }), operator.form);
    expect(told.map(({ start, end }) => [start, end])).toEqual(foundBars(operator));
  });

  it('the picture of “but not” shows what it finds; B is a code below A', () => {
    const operator = operatorOf('except');
    const drawing = studyOf(operator);
    // Its second bar is one coding, of B and so of A: drawn once on each line.
    const codings = drawing.codings.filter(({ code, start }) => code === 1 || start < 50);
    const told = findIn(factsOf({ ...drawing, codes: ['A', 'A/B'], codings }), 'A but not A/B');
    expect(told.map(({ start, end }) => [start, end])).toEqual(foundBars(operator));
  });
});
