import { projectChoice } from '#shared/contract/procedures/projects.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { ArchiveEntry } from '../export/packArchive.ts';
import type { CoreContext } from './context.ts';
import { projectHandlers } from './projects.ts';

/** The files for other programs in an archive. */
interface ProjectFiles {
  readonly files: readonly ArchiveEntry[];
  /** What could not be written, a sentence each: the archive says so. */
  readonly missing: string[];
}

const wanted = [
  { name: 'project.qdpx', format: 'qdpx', what: 'The project for other programs (REFI-QDA)' },
  { name: 'codebook.qdc', format: 'qdc', what: 'The codebook for other programs (REFI-QDA)' },
] as const;

/**
 * Writes the study for other programs (REFI-QDA): the project, and the codes alone. One that cannot be written does not keep
 * the rest from being archived. `draft` gives a path where nothing is, with that ending.
 * @throws AxialError `cancelled`
 */
export async function writeProjectFiles(
  context: CoreContext,
  draft: (ending: string) => string,
  { history }: { readonly history: boolean },
): Promise<ProjectFiles> {
  const files: ArchiveEntry[] = [];
  const missing: string[] = [];
  const choice = projectChoice.parse({ sources: history });
  for (const { name, format, what } of wanted) {
    const path = draft(`.${format}`);
    try {
      await projectHandlers['projects.write'](context, { format, choice, path, overwrite: false });
      files.push({ name, path });
    } catch (error) {
      if (!(error instanceof AxialError) || error.code === 'cancelled') throw error;
      missing.push(`${what}: ${error.message}`);
    }
  }
  return { files, missing };
}
