import { expect, test } from 'vitest';
import type { DocumentId, MemoId } from '#shared/domain/ids.ts';
import { letterPieces, placeChoices } from '../../../renderer/memo/mentionChoices.ts';
import { mentionTrigger } from '../../../renderer/memo/mentionTrigger.ts';

test('# and @ at the beginning of a word begin a mention, with what was typed since', () => {
  expect(mentionTrigger('Ask again about #inf')).toEqual({ sign: '#', typed: 'inf', start: 16 });
  expect(mentionTrigger('@')).toEqual({ sign: '@', typed: '', start: 0 });
  expect(mentionTrigger('(#trust')).toEqual({ sign: '#', typed: 'trust', start: 1 });
  expect(mentionTrigger('“@planner')).toEqual({ sign: '@', typed: 'planner', start: 1 });
});

test('names of several words can be typed', () => {
  expect(mentionTrigger('see #informal meet')).toEqual({ sign: '#', typed: 'informal meet', start: 4 });
});

test('a sign inside a word, before a blank or long ago begins no mention', () => {
  for (const before of ['mail me@home', 'C#', 'number # ', '## ', 'plain words', `#${'a'.repeat(80)}`]) {
    expect(mentionTrigger(before)).toBeNull();
  }
});

const documents = ['02-month-end-controller', '05-equipment-planner', '13-production-planner'].map((name, at) => ({
  id: `d${at}` as DocumentId,
  name,
  group: 'Norvelle',
}));
const memo = (id: string, title: string) => ({
  id: id as MemoId,
  title,
  type: 'theoretical',
  flag: null,
  author: '',
  createdAt: 0,
  changedAt: 0,
  links: [],
  excerpt: 'first words of the memo',
  words: 5,
});

test('@ finds documents first, then memos, by letters in order', () => {
  const found = placeChoices(documents, [memo('m1', 'The planner, told twice'), memo('m2', 'Trust')], 'plan');
  expect(found.map((choice) => choice.kind !== 'code' && [choice.kind, choice.name])).toEqual([
    ['document', '05-equipment-planner'],
    ['document', '13-production-planner'],
    ['memo', 'The planner, told twice'],
  ]);
});

test('a memo without a title is found and named by its first words', () => {
  const [choice] = placeChoices([], [memo('m1', '')], 'first');
  expect(choice?.mention).toEqual({ type: 'memo-mention', memoId: 'm1', label: 'first words of the memo' });
});

test('many documents leave room for memos', () => {
  const many = Array.from({ length: 30 }, (_, at) => ({ id: `d${at}` as DocumentId, name: `note ${at}`, group: '' }));
  const kinds = placeChoices(many, [memo('m1', 'note on notes')], 'note').map((choice) => choice.kind);
  expect(kinds).toHaveLength(8);
  expect(kinds.at(-1)).toBe('memo');
});

test('matched letters are set apart without cutting signs in two', () => {
  expect(letterPieces('a🙂b', new Set([0]))).toEqual([
    { text: 'a', start: 0, matched: true },
    { text: '🙂b', start: 1, matched: false },
  ]);
});
