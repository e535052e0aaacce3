import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that the program stands in (the one with its package.json), from source and from a build alike. */
export function programFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'fixtures'))) return folder;
    if (dirname(folder) === folder) throw new Error('The folder of the program was not found.');
  }
}
