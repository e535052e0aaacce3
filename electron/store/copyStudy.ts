import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';

/**
 * Writes a copy of a study as it is at this moment to a path where nothing is, and looks the copy through. Blocks while it
 * copies: large studies are copied in a worker.
 * @throws AxialError `io` when the copy is not sound; errors of SQLite
 */
export function copyStudy(from: string, to: string): void {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  const copy = new Database(to, { readonly: true, fileMustExist: true });
  try {
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new AxialError('io', 'The copy did not pass its check; the study itself was not touched.');
    }
  } finally {
    copy.close();
  }
}

/** {@link copyStudy} as a worker does it. */
export async function copyStudyTask({ from, to }: { readonly from: string; readonly to: string }) {
  copyStudy(from, to);
  return { bytes: statSync(to).size };
}
