import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When a file, or the newest file in a folder, was last changed (ms since 1970); `null` when there is none. */
export function newestChange(path: string): number | null {
  try {
    const status = statSync(path);
    if (!status.isDirectory()) return status.mtimeMs;
  } catch {
    return null;
  }
  const times = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return times.length === 0 ? null : Math.max(...times);
}
