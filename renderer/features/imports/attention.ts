import type { Candidate } from './candidates.ts';
import type { Look } from './looks.ts';

/** Something to know about a file before it comes in. */
export interface Notice {
  readonly about: 'broken' | 'table' | 'known' | 'encoding' | 'remark';
  readonly words: string;
}

/** An encoding below this is a guess: a person should look at the words. */
export const sure = 0.9;

/** What there is to know about a file, the gravest first; empty for a file that comes in as it is. */
export function noticesOf(candidate: Candidate, look: Look | undefined, duplicateOf: string | null): readonly Notice[] {
  if (candidate.failure !== null) return [{ about: 'broken', words: candidate.failure }];
  if (candidate.promised === 'table') return [{ about: 'table', words: tableWords }];
  const known: Notice[] =
    duplicateOf === null ? [] : [{ about: 'known', words: `The same bytes are in the study as “${duplicateOf}”.` }];
  if (look?.state === 'failed') return [{ about: 'broken', words: look.message }, ...known];
  if (look?.state !== 'read') return known;
  const { origin, warnings } = look.answer;
  const guessed = origin.encoding !== null && origin.confidence < sure && origin.options.encoding === null;
  const told = warnings.map((words) => ({
    about: guessed && /\bencoding\b/u.test(words) ? ('encoding' as const) : ('remark' as const),
    words,
  }));
  const silent = guessed && !told.some(({ about }) => about === 'encoding');
  return [...known, ...(silent ? [{ about: 'encoding' as const, words: guessWords }] : []), ...told];
}

const tableWords = 'A table comes in as a survey: one document a row, or an answer, with its columns as variables.';
const guessWords = 'Its encoding is a guess: look at accents, quotation marks and other signs in the words.';

/** `certain`, `62 %` */
export const confidenceWords = (confidence: number): string =>
  confidence >= 0.995 ? 'certain' : `${Math.max(1, Math.round(confidence * 100))} %`;
