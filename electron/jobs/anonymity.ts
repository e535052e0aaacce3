import { type Finding, gatherFindings } from '#shared/anonymity/findings.ts';
import type { TraceKind } from '#shared/anonymity/trace.ts';
import type { WritingPart } from '#shared/anonymity/writingParts.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { withStudyToRead } from '../store/studyFile.ts';
import { readWritings, type WritingPlace } from '../store/writings.ts';
import type { Progress } from './tasks.ts';

export interface AnonymityRequest {
  readonly path: string;
  readonly documentIds: readonly DocumentId[] | null;
  readonly everywhere: boolean;
  readonly kinds: readonly TraceKind[];
  /** Only findings in these; `null` = all. */
  readonly parts: readonly WritingPart[] | null;
  /** Words that a person looked at and kept. */
  readonly kept: readonly string[];
  /** What stands for names: never a finding itself. */
  readonly replacements: readonly string[];
}

export interface AnonymityReport {
  readonly findings: readonly Finding<WritingPlace>[];
  readonly kept: number;
}

/** Pieces between two words about how far it has come. */
const pace = 50;

/** Looks a study through for names and other traces; reading it changes nothing. */
export async function checkAnonymity(
  { path, kinds, kept, parts, replacements, ...scope }: AnonymityRequest,
  progress: Progress,
): Promise<AnonymityReport> {
  return withStudyToRead(path, (study) => {
    const wanted = parts && new Set(parts);
    return gatherFindings(() => readWritings(study, scope), kinds, new Set(kept), {
      onProgress: (done, total) => {
        if (done % pace === 0) progress(done, total);
      },
      isMeant: (writing) => wanted?.has(writing.in.kind) ?? true,
      isPseudonym: (text, start, end) =>
        replacements.some((words) => words.length >= end - start && text.startsWith(words, start)),
    });
  });
}
