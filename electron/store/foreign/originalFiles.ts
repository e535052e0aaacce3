import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';

/** Largest file, and largest sum of files, that comes along, in bytes. */
const [largest, largestSum] = [64 * 1024 * 1024, 512 * 1024 * 1024];

/** Files that stand in a folder beside a project and that its texts were made from. */
export class OriginalFiles {
  readonly #folder: string;
  readonly #draft: IncomingDraft;
  #sum = 0;

  constructor(folder: string, draft: IncomingDraft) {
    this.#folder = folder;
    this.#draft = draft;
  }

  /** The file of that name; `null` when there is none, or when it is too large, which is told. */
  read(name: string): { name: string; bytes: Uint8Array } | null {
    // A name with a folder in it could lead out of the project.
    if (!/^[^/\\\0:]+$/u.test(name) || name === '.' || name === '..') return null;
    const path = join(this.#folder, name);
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      if (!found?.isFile()) return null;
      if (found.size > largest || this.#sum + found.size > largestSum) {
        const thing = { what: 'documents', name, id: '' };
        this.#draft.lose(thing, 'The file that its text was made from is too large and was left out.');
        return null;
      }
      this.#sum += found.size;
      return { name, bytes: new Uint8Array(readFileSync(path)) };
    } catch {
      this.#draft.lose({ what: 'documents', name, id: '' }, 'The file that its text was made from cannot be read.');
      return null;
    }
  }
}
