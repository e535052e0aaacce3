import type { ArchiveEntry } from '../export/packArchive.ts';
import type { CoreContext } from './context.ts';

/** The files for other programs in an archive. */
export interface ProjectFiles {
  readonly files: readonly ArchiveEntry[];
  /** What could not be written, a sentence each: the archive says so. */
  readonly missing: string[];
}

/** Writes the study for other programs (REFI-QDA): the project, and the codebook alone. */
export async function writeProjectFiles(
  _context: CoreContext,
  _draft: () => string,
  _options: { readonly history: boolean },
): Promise<ProjectFiles> {
  return { files: [], missing: ['The project for other programs (REFI-QDA).'] };
}
