import type { DocumentColumns } from '#shared/analysis/columns.ts';
import { readDocumentColumns } from './columns.ts';
import { type ColumnsPlan, fillPart, planColumns } from './columnsParts.ts';
import { readRevision } from './operations.ts';
import { withSnapshotToRead } from './studyFile.ts';

interface StudyRequest {
  readonly path: string;
}

/** {@link planColumns} as a worker does it, of one snapshot of the file. The numbers stand in shared memory. */
export async function planColumnsTask({ path }: StudyRequest): Promise<ColumnsPlan> {
  return withSnapshotToRead(path, planColumns);
}

export interface DocumentsAt {
  readonly revision: number;
  readonly documents: DocumentColumns;
}

/** The documents of a study without their codings. */
export async function readDocumentsTask({ path }: StudyRequest): Promise<DocumentsAt> {
  return withSnapshotToRead(path, (study) => ({
    revision: readRevision(study),
    documents: readDocumentColumns(study),
  }));
}

export interface PartRequest extends StudyRequest {
  readonly plan: ColumnsPlan;
  /** Which of its parts. */
  readonly part: number;
}

/** {@link fillPart} as a worker does it. */
export async function fillPartTask({ path, plan, part }: PartRequest): Promise<boolean> {
  return withSnapshotToRead(path, (study) => fillPart(study, plan, part));
}
