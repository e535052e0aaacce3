import { checkStudy } from './check.ts';
import type { Finding } from './finding.ts';
import { withStudyToRead } from './studyFile.ts';

/** {@link checkStudy} as a worker does it, over a connection of its own. */
export async function checkStudyTask({ path }: { readonly path: string }): Promise<{
  findings: Finding[];
  checked: string[];
}> {
  return withStudyToRead(path, checkStudy);
}
