import { describe, expect, it } from 'vitest';
import { type FilterFacts, filterDocuments } from '#shared/analysis/documentFilter.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { DocumentCondition, VariableTest } from '#shared/domain/documentSet.ts';
import type { CodeId, DocumentId, GroupId, VariableId } from '#shared/domain/ids.ts';
import type { VariableType } from '#shared/domain/variable.ts';
import { codeNamed as code } from '../../support/codes.ts';

const ids = ['a', 'b', 'c', 'd'] as DocumentId[];
const values: Record<string, Record<string, string>> = {
  site: { a: 'North', b: 'South', c: 'north' },
  age: { a: '9', b: '34', c: '100' },
  date: { a: '2024-03-09', b: '2024-10-01', d: '2023-12-31' },
};
const variable = (id: string, type: VariableType) => ({
  id: id as VariableId,
  name: id,
  type,
  choices: [],
  position: 0,
});
const coded: Record<string, DocumentId[]> = {
  need: ['a' as DocumentId],
  wait: ['b' as DocumentId],
  cost: ['c' as DocumentId],
};

const facts: FilterFacts = {
  documents: ids.map((id, at) => ({ id, name: `Interview ${id}`, groupId: at < 2 ? ('one' as GroupId) : null })),
  groups: [{ id: 'one' as GroupId }],
  variables: [variable('site', 'text'), variable('age', 'number'), variable('date', 'date')],
  valueOf: (document, id) => values[id]?.[document],
  tree: buildCodeTree([code('need'), code('wait', 'need'), code('cost')]),
  documentsCodedWith: (codes) => new Set([...codes].flatMap((id) => coded[id] ?? [])),
};

const hold = (...conditions: DocumentCondition[]) =>
  filterDocuments({ match: 'all', conditions }, facts).documentIds.join('');
const where = (id: string, is: VariableTest, value = ''): DocumentCondition => ({
  by: 'variable',
  variableId: id as VariableId,
  is,
  value,
});
const named = (contains: string): DocumentCondition => ({ by: 'name', contains });
const grouped = (group: GroupId | null): DocumentCondition => ({ by: 'group', groupIds: [group] });
const has = (test: 'any' | 'all' | 'none', ...codes: string[]): DocumentCondition => ({
  by: 'codes',
  codeIds: codes as CodeId[],
  has: test,
});

describe('a filter of documents', () => {
  it.each([
    [where('site', 'equal', 'NORTH'), 'ac'],
    [where('site', 'unequal', 'North'), 'bd'],
    [where('site', 'contains', 'ort'), 'ac'],
    [where('site', 'empty'), 'd'],
    [where('site', 'filled'), 'abc'],
    [where('age', 'before', '34'), 'a'],
    [where('age', 'after', '34'), 'c'],
    [where('age', 'equal', '34.0'), 'b'],
    [where('date', 'after', '2024-03-09'), 'b'],
    [where('date', 'before', '1.10.2024'), 'ad'],
    [where('date', 'before', 'spring'), ''],
    [named('VIEW C'), 'c'],
    [grouped('one' as GroupId), 'ab'],
    [grouped(null), 'cd'],
    [has('any', 'need'), 'ab'],
    [has('any', 'wait', 'cost'), 'bc'],
    [has('all', 'need', 'cost'), ''],
    [has('none', 'need'), 'cd'],
  ])('with %j holds “%s”', (condition, expected) => {
    expect(hold(condition)).toBe(expected);
  });

  it('holds what meets all of its conditions, or any of them', () => {
    const conditions = [where('site', 'filled'), has('any', 'cost')];
    expect(filterDocuments({ match: 'all', conditions }, facts).documentIds).toEqual(['c']);
    expect(filterDocuments({ match: 'any', conditions }, facts).documentIds).toEqual(['a', 'b', 'c']);
  });

  it('matches nothing by what was deleted, and says so', () => {
    const gone = [where('gone', 'empty'), has('none', 'gone'), grouped('gone' as GroupId)];
    for (const condition of gone) expect(hold(condition)).toBe('');
    expect(filterDocuments({ match: 'any', conditions: gone }, facts).missing).toEqual([
      'A variable that was deleted.',
      'A code that was deleted.',
      'A group that was deleted.',
    ]);
  });
});
