import { type Along, codingsAlong } from '#shared/analysis/along.ts';
import { alongLimit } from '#shared/charts/along.ts';
import type { SpeakerChoice } from '#shared/contract/entities.ts';
import type { KeyedColumns } from '../store/columns.ts';
import type { ReadableStudy } from '../store/study.ts';
import { codingsHeard, wordsOfChoice } from './speakerChoice.ts';

/** What lets only some codings take part: whose words they are, and where in their document they stand. */
export interface CodingLimits {
  readonly speakers: SpeakerChoice;
  readonly along?: Along | undefined;
}

/** Worked out once a revision: a brush asks three things of the same stretch. */
const remembered = new WeakMap<KeyedColumns, { readonly along: string; readonly flags: Uint8Array }>();

function flagsAlong(columns: KeyedColumns, along: Along): Uint8Array {
  const key = JSON.stringify(along);
  const found = remembered.get(columns);
  if (found?.along === key) return found.flags;
  const flags = codingsAlong(columns, along);
  remembered.set(columns, { along: key, flags });
  return flags;
}

/** The codings that take part, one flag each; `null` = all. @throws AxialError `not_found` for a speaker that is gone */
export function codingsWithin(study: ReadableStudy, columns: KeyedColumns, limits: CodingLimits): Uint8Array | null {
  const heard = codingsHeard(study, columns, limits.speakers);
  if (!limits.along) return heard;
  const along = flagsAlong(columns, limits.along);
  return heard ? along.map((flag, row) => flag & (heard[row] ?? 0)) : along;
}

/** The limits as charts and exports name them; `undefined` = none. */
export function wordsOfLimits(study: ReadableStudy, { speakers, along }: CodingLimits): string | undefined {
  const words = [wordsOfChoice(study, speakers), along && alongLimit(along)].filter(Boolean);
  return words.length > 0 ? words.join('; ') : undefined;
}
