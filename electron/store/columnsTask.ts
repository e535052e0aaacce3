import { type KeyedColumns, readStudyColumns } from './columns.ts';
import { withSnapshotToRead } from './studyFile.ts';

/** {@link readStudyColumns} as a worker does it, of one snapshot of the file. The numbers stand in shared memory. */
export async function readColumnsTask({ path }: { readonly path: string }): Promise<KeyedColumns> {
  return withSnapshotToRead(path, readStudyColumns);
}
