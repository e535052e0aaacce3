import type { TextRange } from '../text/intervals.ts';

/** A thing of the study as a query names it: its path or name, and its id where the query was bound to a study. */
export interface Reference {
  readonly name: string;
  /** Wins over the name, so that a query lives through renaming; `null` = by the name alone. */
  readonly id: string | null;
}

/** What a query begins with, and what a relation looks at. */
export type Operand =
  | { readonly kind: 'everything' }
  /** `own` = without the codings of its subcodes. */
  | { readonly kind: 'code'; readonly code: Reference; readonly own: boolean }
  | { readonly kind: 'any' | 'all' | 'whole'; readonly of: readonly Query[] }
  | { readonly kind: 'atLeast'; readonly least: number; readonly of: readonly Query[] }
  /** `of` names codes, nothing else. */
  | { readonly kind: 'only'; readonly of: Operand }
  | { readonly kind: 'group'; readonly query: Query };

export const relations = ['overlapping', 'inside', 'followed', 'preceded', 'near', 'document'] as const;
export type Relation = (typeof relations)[number];

/** Tests of a variable; `between` includes both ends. */
export const variableTests = [
  'is',
  'isnt',
  'less',
  'atMost',
  'more',
  'atLeast',
  'between',
  'contains',
  'empty',
  'filled',
] as const;
export type VariableTest = (typeof variableTests)[number];

export type RelationStep = {
  readonly kind: 'relation';
  readonly relation: Relation;
  readonly not: boolean;
  /** Paragraphs, for `followed`, `preceded` and `near`; 0 for the others. */
  readonly within: number;
  readonly other: Operand;
};
export type ExceptStep = { readonly kind: 'except'; readonly other: Operand };

export type Condition =
  | {
      readonly kind: 'documents';
      readonly by: 'group' | 'set' | 'document';
      readonly names: readonly Reference[];
      readonly not: boolean;
    }
  | {
      readonly kind: 'variable';
      readonly variable: Reference;
      readonly test: VariableTest;
      readonly value: string;
      /** The other end of `between`; empty for other tests. */
      readonly upTo: string;
    }
  | { readonly kind: 'coder'; readonly names: readonly Reference[]; readonly not: boolean }
  /** 0 to 100, both ends included. */
  | { readonly kind: 'weight'; readonly least: number; readonly most: number }
  | { readonly kind: 'has'; readonly what: 'comment' | 'memo' | 'weight'; readonly not: boolean }
  | { readonly kind: 'text'; readonly words: string; readonly not: boolean }
  /** Days as YYYY-MM-DD, both included; `null` = open. */
  | { readonly kind: 'coded'; readonly from: string | null; readonly to: string | null };

export type Step = RelationStep | ExceptStep | Condition;

/** Read from left to right: each step narrows what stands before it; brackets group. */
export interface Query {
  readonly start: Operand;
  readonly steps: readonly Step[];
}

/** Something that is wrong with a query: where it stands (UTF-16 units of the expression), and one sentence. */
export interface QueryError extends TextRange {
  readonly message: string;
  /** A thing that was deleted since: the query was right once. */
  readonly gone?: boolean;
  /** What it was, where it is known by its id. */
  readonly lost?: LostThing;
}

export type NamedKind = 'document' | 'group' | 'set' | 'coder' | 'variable';

/** A thing that a query names and the study does not have any more. */
export interface LostThing {
  readonly kind: NamedKind | 'code';
  readonly id: string;
}

/** Where the parts of a query stand in its expression. */
export type Places = ReadonlyMap<object, TextRange>;

/** Whether a query finds codings, or stretches of text that no coding covers by itself. */
export type Gives = 'segments' | 'stretches';

export function givesOf(query: Query): Gives {
  return operandGives(query.start);
}

export function operandGives(operand: Operand): Gives {
  switch (operand.kind) {
    case 'all':
    case 'atLeast':
      return 'stretches';
    case 'any':
      return operand.of.every((query) => givesOf(query) === 'segments') ? 'segments' : 'stretches';
    case 'whole':
      return operand.of[0] ? givesOf(operand.of[0]) : 'segments';
    case 'group':
      return givesOf(operand.query);
    default:
      return 'segments';
  }
}
