import { type Finding, gatherFindings } from '#shared/anonymity/findings.ts';
import type { TraceKind } from '#shared/anonymity/trace.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { withStudyToRead } from '../store/studyFile.ts';
import { readWritings, type WritingPlace } from '../store/writings.ts';

export interface AnonymityRequest {
  readonly path: string;
  readonly documentIds: readonly DocumentId[] | null;
  readonly everywhere: boolean;
  readonly kinds: readonly TraceKind[];
  /** Words that a person looked at and kept. */
  readonly kept: readonly string[];
}

export interface AnonymityReport {
  readonly findings: readonly Finding<WritingPlace>[];
  readonly kept: number;
}

/** Looks a study through for names and other traces; reading it changes nothing. */
export async function checkAnonymity({ path, kinds, kept, ...scope }: AnonymityRequest): Promise<AnonymityReport> {
  return withStudyToRead(path, (study) => gatherFindings(() => readWritings(study, scope), kinds, new Set(kept)));
}
