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

  const drawn = ['any', 'all', 'whole', 'only', 'overlapping', 'outside', 'inside', 'followed', 'preceded', 'near'];
  it.each(operators.filter(({ id }) => drawn.includes(id)).map((operator) => [operator.form, operator] as const))(
    'the picture of %s shows what it finds',
    (form, operator) => {
      const found = operator.bars.filter(({ row }) => row === 'found').map(({ from, to }) => [from, to]);
      expect(findIn(factsOf(studyOf(operator)), form).map(({ start, end }) => [start, end])).toEqual(found);
    },
  );
});
