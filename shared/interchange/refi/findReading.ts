import type { OffsetReading } from '../incoming.ts';
import type { WrittenWords } from './incomingSources.ts';
import type { RefiProject, RefiText, RefiTranscript } from './model.ts';

/** How the positions of a project are read, and why. */
export interface FoundReading {
  readonly used: OffsetReading;
  readonly why: string;
  readonly sure: boolean;
  /** False where no position is in the file. */
  readonly isUsed: boolean;
}

export function findReading(
  project: RefiProject,
  words: ReadonlyMap<RefiText | RefiTranscript, WrittenWords>,
  asked: OffsetReading | undefined,
): FoundReading {
  const origin = project.origin ?? '';
  const prior: OffsetReading = /nvivo.*win/i.test(origin)
    ? { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' }
    : { unit: 'code points', lineEnd: /atlas/i.test(origin) ? 1 : 2, end: 'exclusive' };
  const isUsed = [...words.keys()].some(({ selections }) => selections.length > 0);
  return { used: asked ?? prior, why: 'placeholder', sure: false, isUsed };
}
