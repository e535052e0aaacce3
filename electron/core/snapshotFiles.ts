import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AxialError } from '#shared/domain/result.ts';
import { studyEnding } from './studyEnding.ts';

/** Ends the name of every folder that holds snapshots. */
const folderEnding = ' snapshots';

/** What stands beside a snapshot, in a file of its own: the copy itself is the study as it was, to the last byte. */
const snapshotFacts = z.object({
  studyId: z.string(),
  at: z.number(),
  note: z.string(),
  sha256: z.string(),
});
export type SnapshotFacts = z.infer<typeof snapshotFacts>;

/** A copy that lies in a folder of snapshots. */
export interface SnapshotFile {
  readonly id: string;
  readonly path: string;
  /** `null` where nothing stands beside it. */
  readonly facts: SnapshotFacts | null;
  /** ms since 1970: from what stands beside it, else when the file was written. */
  readonly at: number;
  /** True when it lies in the folder that goes by the study's present name. */
  readonly isInOwnFolder: boolean;
}

/** Where the snapshots of a study are made: beside it, so that they move with the folder of a project. */
export const snapshotFolderOf = (studyPath: string): string =>
  join(dirname(studyPath), `${basename(studyPath, studyEnding)}${folderEnding}`);

export const factsPathOf = (path: string): string => `${path.slice(0, -studyEnding.length)}.json`;

/**
 * The copies in all folders of snapshots beside a study: a study that was renamed still has those that were made under its
 * earlier name. Whose they are is decided by the id in them.
 */
export function listSnapshotFiles(studyPath: string): SnapshotFile[] {
  const own = snapshotFolderOf(studyPath);
  const folders = namesIn(dirname(studyPath)).filter((name) => name.endsWith(folderEnding));
  return folders.flatMap((folder) => {
    const place = join(dirname(studyPath), folder);
    return namesIn(place)
      .filter((name) => name.endsWith(studyEnding) && !name.startsWith('.'))
      .map((name) => snapshotFile(place, name, place === own));
  });
}

function snapshotFile(folder: string, name: string, isInOwnFolder: boolean): SnapshotFile {
  const path = join(folder, name);
  const facts = readFacts(factsPathOf(path));
  const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return { id: `${basename(folder)}/${name}`, path, facts, at: facts?.at ?? Math.round(written), isInOwnFolder };
}

function readFacts(path: string): SnapshotFacts | null {
  try {
    return snapshotFacts.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A free place for a snapshot of this moment: `2025-03-03 10.15.00.axial`, in the time of this machine. */
export function freeSnapshotPath(folder: string, at: number): string {
  const taken = new Set(namesIn(folder));
  const name = momentName(at);
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(`${free}${studyEnding}`) && !taken.has(`${free}.json`)) return join(folder, `${free}${studyEnding}`);
  }
}

function momentName(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}.${two(date.getMinutes())}.${two(date.getSeconds())}`;
}

/** Makes the folder. @throws AxialError `io` when that may not be */
export function provideSnapshotFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new AxialError(
      'io',
      `No snapshot can be made: the folder “${basename(dirname(folder))}”, in which the study lies, is write-protected.`,
    );
  }
}

/** Takes the folder away again if nothing is in it. */
export function dropEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, which is what folders are for.
  }
}

/** Milliseconds after which what another program began here is surely not being made any more. */
const abandoned = 10 * 60_000;
const draftName = /^\.\d{4}-\d\d-\d\d [\d.]+(?: \(\d+\))?\.axial\..+$/u;
const factsName = /^\d{4}-\d\d-\d\d [\d.]+(?: \(\d+\))?\.json$/u;

/** Clears away what was left when the program was killed while a snapshot was being made. Nothing else is touched. */
export function sweepSnapshots(folder: string, now: number): void {
  const names = new Set(namesIn(folder));
  for (const name of names) {
    const isAlone = factsName.test(name) && !names.has(name.replace(/\.json$/u, studyEnding));
    if (!draftName.test(name) && !isAlone) continue;
    const path = join(folder, name);
    const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - written > abandoned) rmSync(path, { force: true });
  }
}
