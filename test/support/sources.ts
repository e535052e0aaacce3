import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The project's root. */
export const root = join(import.meta.dirname, '../..');

/** The TypeScript files of the given folders of the project, by path from its root. */
export function readSources(folders: readonly string[]): Map<string, string> {
  const names = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return new Map(
    names
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map((name) => [name.split(sep).join('/'), readFileSync(join(root, name), 'utf8')]),
  );
}
