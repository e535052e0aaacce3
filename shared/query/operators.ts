/** A bar of the picture of an operator: from and to on a line of text that is 100 long. */
export interface OperatorBar {
  readonly row: 'first' | 'second' | 'found';
  readonly from: number;
  readonly to: number;
}

export interface Operator {
  readonly id: string;
  /** As it is written, with A, B and C for codes. */
  readonly form: string;
  /** As a part of the line shows it. */
  readonly word: string;
  /** What it returns, in one sentence. */
  readonly sentence: string;
  readonly bars: readonly OperatorBar[];
}

const first = (from: number, to: number): OperatorBar => ({ row: 'first', from, to });
const second = (from: number, to: number): OperatorBar => ({ row: 'second', from, to });
const found = (from: number, to: number): OperatorBar => ({ row: 'found', from, to });

/** Ways to join several codes into what a query begins with. */
export const joinOperators = [
  {
    id: 'any',
    form: 'any of (A, B)',
    word: 'any of',
    sentence: 'Every coding of A and every coding of B, each once.',
    bars: [first(6, 38), second(56, 92), found(6, 38), found(56, 92)],
  },
  {
    id: 'all',
    form: 'A and B',
    word: 'all of',
    sentence: 'The longest stretches of text that A and B both cover.',
    bars: [first(6, 60), second(34, 92), found(34, 60)],
  },
  {
    id: 'whole',
    form: 'all of (A, B) whole',
    word: 'all of, whole',
    sentence: 'The codings of A, whole, that share at least one character with a coding of each of the others.',
    bars: [first(6, 60), second(34, 92), found(6, 60)],
  },
  {
    id: 'atLeast',
    form: 'at least 2 of (A, B, C)',
    word: 'at least',
    sentence: 'The longest stretches of text that at least so many of the codes cover.',
    bars: [first(6, 46), second(30, 74), first(62, 94), found(30, 46), found(62, 74)],
  },
  {
    id: 'only',
    form: 'only A',
    word: 'only',
    sentence: 'The codings of A that no coding of any other code overlaps.',
    bars: [first(6, 36), first(54, 90), second(70, 98), found(6, 36)],
  },
] as const satisfies readonly Operator[];

/** Ways in which what was found must stand to something else; the part before the word is what stays. */
export const stepOperators = [
  {
    id: 'overlapping',
    form: 'A overlapping B',
    word: 'overlapping',
    sentence:
      'The codings of A that share at least one character with another coding, of B; touching is not overlapping.',
    bars: [first(6, 40), first(66, 92), second(28, 56), found(6, 40)],
  },
  {
    id: 'outside',
    form: 'A outside B',
    word: 'outside',
    sentence: 'The codings of A that share no character with another coding, of B.',
    bars: [first(6, 40), first(66, 92), second(28, 56), found(66, 92)],
  },
  {
    id: 'inside',
    form: 'A inside B',
    word: 'inside',
    sentence: 'The codings of A that lie wholly within another coding, of B; the same words count.',
    bars: [first(14, 36), first(54, 94), second(6, 70), found(14, 36)],
  },
  {
    id: 'followed',
    form: 'A followed by B within 2 paragraphs',
    word: 'followed by',
    sentence:
      'The codings of A behind whose end a coding of B begins, at most so many paragraphs on; 0 = in the same paragraph.',
    bars: [first(6, 30), first(74, 94), second(40, 62), found(6, 30)],
  },
  {
    id: 'preceded',
    form: 'A preceded by B within 2 paragraphs',
    word: 'preceded by',
    sentence:
      'The codings of A before whose beginning a coding of B ends, at most so many paragraphs back; 0 = in the same paragraph.',
    bars: [first(6, 26), first(70, 94), second(38, 60), found(70, 94)],
  },
  {
    id: 'near',
    form: 'A near B within 2 paragraphs',
    word: 'near',
    sentence: 'The codings of A with another coding, of B, at most so many paragraphs away, before, behind or on them.',
    bars: [first(6, 22), first(48, 66), second(60, 84), found(48, 66)],
  },
  {
    id: 'sameDocument',
    form: 'A in same document as B',
    word: 'in same document as',
    sentence: 'The codings of A in documents that hold another coding, of B, wherever it stands.',
    bars: [first(6, 30), second(70, 94), found(6, 30)],
  },
  {
    id: 'except',
    form: 'A but not B',
    word: 'but not',
    sentence: 'The codings of A without those that are codings of B as well, such as those of one of its subcodes.',
    bars: [first(6, 36), first(54, 92), second(54, 92), found(6, 36)],
  },
] as const satisfies readonly Operator[];

export type StepOperatorId = (typeof stepOperators)[number]['id'];
export type JoinOperatorId = (typeof joinOperators)[number]['id'];

/** Conditions on what was found, each with its sentence. */
export const conditionKinds = [
  { id: 'group', word: 'in group', sentence: 'In documents of these groups.' },
  { id: 'set', word: 'in set', sentence: 'In documents that are in these sets now.' },
  { id: 'document', word: 'in document', sentence: 'In these documents.' },
  {
    id: 'variable',
    word: 'where',
    sentence: 'In documents whose variable has such a value; one without a value fits only “is empty” and “is not”.',
  },
  { id: 'coder', word: 'by coder', sentence: 'Codings made by these people.' },
  { id: 'weight', word: 'weight', sentence: 'Codings with a weight in a range; both ends count.' },
  { id: 'comment', word: 'with comment', sentence: 'Codings that have a comment.' },
  { id: 'memo', word: 'with memo', sentence: 'Codings that a memo points at, or whose very words a memo quotes.' },
  {
    id: 'text',
    word: 'text',
    sentence: 'With these words in them, also as a part of longer words; capitals make no difference.',
  },
  {
    id: 'coded',
    word: 'coded',
    sentence: 'Codings made on these days, as the clock of this computer counts them; the first and the last count.',
  },
] as const;
export type ConditionId = (typeof conditionKinds)[number]['id'];
