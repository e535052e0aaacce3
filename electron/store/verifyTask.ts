import { isSound } from './studyFile.ts';

/** Whether SQLite finds a study file whole: done in a worker for large files, which it takes seconds to look through. */
export async function verifyTask({ path }: { readonly path: string }): Promise<{ readonly sound: boolean }> {
  return { sound: isSound(path) };
}
