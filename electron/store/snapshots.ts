import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readStudy } from './documents.ts';
import { readHeader } from './header.ts';
import { readRevision } from './operations.ts';
import { isSound, withStudyToRead } from './studyFile.ts';
import { countStudy } from './summary.ts';

/** A file to look at; `sha256` is what it was when it was made, where that is known. */
export interface FileToLookAt {
  readonly path: string;
  readonly sha256: string | null;
}

/** What is found in a copy of a study. */
export interface CopyLook {
  readonly bytes: number;
  readonly sha256: string;
  /** Byte for byte what it was when it passed its check; where that is not known: SQLite finds nothing wrong with it. */
  readonly sound: boolean;
  /** `null` when it cannot be read as a study. */
  readonly study: {
    readonly id: string;
    readonly revision: number;
    readonly documents: number;
    readonly codes: number;
    readonly codings: number;
    readonly memos: number;
  } | null;
}

/** Looks at copies of studies that nobody has open: reads every byte of them, and changes none. */
export async function lookAtCopies({ files }: { readonly files: readonly FileToLookAt[] }): Promise<CopyLook[]> {
  const looks: CopyLook[] = [];
  for (const { path, sha256 } of files) {
    const found = await hashOf(path);
    const sound = sha256 === null ? isSound(path) : sha256 === found;
    looks.push({ bytes: sizeOf(path), sha256: found, sound, study: sound ? readContents(path) : null });
  }
  return looks;
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Empty when the file cannot be read. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    return '';
  }
}

function readContents(path: string): CopyLook['study'] {
  try {
    readHeader(path);
    return withStudyToRead(path, (study) => {
      const { documents, codes, codings, memos } = countStudy(study);
      return { id: readStudy(study).id, revision: readRevision(study), documents, codes, codings, memos };
    });
  } catch {
    return null;
  }
}
