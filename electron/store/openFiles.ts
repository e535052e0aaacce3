import { statSync } from 'node:fs';
import { basename } from 'node:path';

/** What stands beside a study while it is open: SQLite's files and those of the lock. */
const endings = ['', '-wal', '-shm', '-journal', '-lock', '-lock-journal'] as const;

/** How often this process has a study open, by its path. */
const openHere = new Map<string, number>();

/** Bytes that a file system takes for one name. */
const longestName = 255;

/** Whether the files that stand beside an open study would have longer names than a file system takes. */
export const isNameTooLong = (path: string): boolean =>
  endings.some((ending) => Buffer.byteLength(basename(path) + ending) > longestName);

/** Identity of a file whatever it is called; `null` when it is not there or cannot be. */
export function identityOf(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true });
    return `${found.dev}:${found.ino}`;
  } catch {
    return null;
  }
}

/** Notes that this process has a study open; answers what notes the end of that. */
export function noteOpen(path: string): () => void {
  openHere.set(path, (openHere.get(path) ?? 0) + 1);
  let ended = false;
  return () => {
    if (ended) return;
    ended = true;
    const left = (openHere.get(path) ?? 1) - 1;
    if (left > 0) openHere.set(path, left);
    else openHere.delete(path);
  };
}

/**
 * Whether a file is a study that this process has open, or stands beside one. No such file may be read by other means: the
 * system drops all locks of a process on a file as soon as the process closes it anywhere, and another program could then
 * write the study at the same time.
 */
export function isPartOfOpenStudy(path: string): boolean {
  if (openHere.size === 0) return false;
  const identity = identityOf(path);
  if (identity === null) return false;
  return [...openHere.keys()].some((open) => endings.some((ending) => identityOf(`${open}${ending}`) === identity));
}
