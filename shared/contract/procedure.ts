import type { z } from 'zod';

/** What can change in a study or around it. Queries say what they read, mutations what they write. */
export const nouns = [
  'study',
  'documents',
  'codes',
  'codings',
  'memos',
  'variables',
  'speakers',
  'sets',
  'exchange',
  'presets',
  'views',
  'operations',
  'preferences',
  'recent',
  'pseudonyms',
  'snapshots',
  'jobs',
] as const;
export type Noun = (typeof nouns)[number];

export interface Query<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'query';
  readonly input: Input;
  readonly output: Output;
  readonly reads: readonly Noun[];
}
export interface Mutation<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'mutation';
  readonly input: Input;
  readonly output: Output;
  readonly writes: readonly Noun[];
}

/** A question: changes nothing, may be asked again at any time. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  reads: readonly Noun[],
  input: Input,
  output: Output,
): Query<Input, Output> {
  return { kind: 'query', input, output, reads };
}

/** A change. One that touches the study is one operation: undoable, logged, all or nothing. */
export function mutation<Input extends z.ZodType, Output extends z.ZodType>(
  writes: readonly Noun[],
  input: Input,
  output: Output,
): Mutation<Input, Output> {
  return { kind: 'mutation', input, output, writes };
}
