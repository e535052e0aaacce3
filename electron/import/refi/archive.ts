import { crc32, inflateRawSync } from 'node:zlib';
import { refusedFile } from '../refusals.ts';
import { type ArchiveEntry, listEntries } from './directory.ts';
import type { Findings } from './findings.ts';

/** Bytes that one part, and all together, may unfold to. */
const largestPart = 512 * 1024 * 1024;
const largestTotal = 1024 * 1024 * 1024;
/** Packed more than this, a part of some size is no research data: XML full of codings comes to about 40. */
const steepest = 250;
const worthPacking = 16 * 1024 * 1024;

/** The container of a project: its one XML file and what stands beside it. */
export interface RefiArchive {
  readonly project: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly spellings: ReadonlyMap<string, string>;
  readonly supplement: Uint8Array | null;
  readonly extras: readonly string[];
}

/**
 * Opens the container of a REFI-QDA project (REFI-QDA.md §1). Nothing is written to a disk, names are looked up without
 * regard to case, and every size is known before anything is unfolded.
 * @throws AxialError `unsupported_format` when it is damaged, no project, or made to burst
 */
export function openArchive(bytes: Uint8Array, name: string, findings: Findings): RefiArchive {
  const entries = listEntries(bytes);
  if (!entries) throw refusedFile(`${name} is damaged or cut off: what is packed inside it cannot be opened.`);
  const usable = withoutOuterFolder(
    entries.filter((entry) => isUsable(entry, findings)),
    findings,
  );
  const project = chooseProject(usable, name, findings);
  refuseBursting(usable, name);
  const supplement = usable.find(({ path }) => path.toLowerCase() === 'axial.json');
  const { files, spellings, taken } = readSources(bytes, usable, findings);
  const known = new Set([project, supplement, ...taken]);
  return {
    project: mustUnfold(bytes, project, name),
    files,
    spellings,
    supplement: supplement ? unfold(bytes, supplement) : null,
    extras: usable.filter((entry) => !known.has(entry)).map(({ path }) => path),
  };
}

/** What a Mac puts beside each file when it packs a folder. */
const ofMac = /^__MACOSX\/|(?:^|\/)\._[^/]*$/;

/** Folders are nothing by themselves; what points outside, or to another file, is never followed. */
function isUsable(entry: ArchiveEntry, findings: Findings): boolean {
  if (entry.isFolder || ofMac.test(entry.path)) return false;
  const place = { element: 'archive', name: entry.written };
  if (entry.isOutside) findings.add(place, `The entry ${entry.written} points outside the archive; it was left out.`);
  else if (entry.isLink) findings.add(place, `The entry ${entry.written} is a link to another file; it was left out.`);
  return !entry.isOutside && !entry.isLink;
}

/** People unpack an archive and pack its folder again: then all of it stands one folder further in. */
function withoutOuterFolder(entries: readonly ArchiveEntry[], findings: Findings): readonly ArchiveEntry[] {
  const [, outer] = /^([^/]+\/)[^/]+\.qde$/i.exec(entries.find(({ path }) => /\.qde$/i.test(path))?.path ?? '') ?? [];
  if (outer === undefined || entries.some(({ path }) => /^[^/]+\.qde$/i.test(path))) return entries;
  findings.add(
    { element: 'archive', name: outer },
    `The project stands in a folder of the archive, ${outer}, where none belongs; it was taken from there.`,
  );
  return entries.map((entry) =>
    entry.path.startsWith(outer) ? { ...entry, path: entry.path.slice(outer.length) } : entry,
  );
}

function chooseProject(entries: readonly ArchiveEntry[], name: string, findings: Findings): ArchiveEntry {
  const found = entries.filter(({ path }) => /^[^/]+\.qde$/i.test(path));
  const exact = found.filter(({ path }) => path === 'project.qde');
  const named = exact.length === 1 ? exact : found.filter(({ path }) => path.toLowerCase() === 'project.qde');
  const [chosen, ...others] = named.length > 0 ? [...named, ...found.filter((entry) => !named.includes(entry))] : found;
  if (!chosen) throw refusedFile(`${name} holds no project file (project.qde), so it is no REFI-QDA project.`);
  if (others.length > 0 && named.length !== 1) {
    throw refusedFile(`${name} holds several project files and none that is the only project.qde.`);
  }
  for (const { written } of others) {
    findings.add(
      { element: 'archive', name: written },
      `There is a second project file, ${written}; ${chosen.written} was read.`,
    );
  }
  return chosen;
}

function refuseBursting(entries: readonly ArchiveEntry[], name: string): void {
  for (const { path, size, packed } of entries) {
    const isSteep = size > worthPacking && size > packed * steepest;
    if (isSteep || (size > largestPart && /\.qde$/i.test(path))) {
      throw refusedFile(`${name} unfolds to more than the program takes from one file.`);
    }
  }
}

/** The files of the folder `sources`. Sub-folders and hidden files are no part of the format. */
function readSources(bytes: Uint8Array, entries: readonly ArchiveEntry[], findings: Findings) {
  const files = new Map<string, Uint8Array>();
  const spellings = new Map<string, string>();
  const taken: ArchiveEntry[] = [];
  let total = 0;
  for (const entry of entries) {
    const spelled = /^sources\/([^/.][^/]*)$/i.exec(entry.path)?.[1];
    if (spelled === undefined) continue;
    taken.push(entry);
    const place = { element: 'archive', name: spelled };
    const lower = spelled.toLowerCase();
    const content = total + entry.size > largestTotal || entry.size > largestPart ? 'large' : unfold(bytes, entry);
    if (content === 'large')
      findings.add(place, `The file ${spelled} is larger than the program takes; it was left out.`);
    else if (!content) findings.add(place, `The file ${spelled} is damaged inside the archive; it was left out.`);
    else if (files.has(lower))
      findings.add(place, `There is a second file ${spelled} in the archive; it was left out.`);
    else {
      files.set(lower, content);
      spellings.set(lower, spelled);
      total += content.length;
    }
  }
  return { files, spellings, taken };
}

function mustUnfold(bytes: Uint8Array, entry: ArchiveEntry, name: string): Uint8Array {
  if (entry.isEncrypted) throw refusedFile(`${name} is protected by a password: export it again without one.`);
  const content = unfold(bytes, entry);
  if (!content) throw refusedFile(`${name} is damaged: its project file ${entry.written} cannot be opened.`);
  return content;
}

/** The bytes of an entry, never more than the archive declares; `null` when they are not what was packed. */
function unfold(
  bytes: Uint8Array,
  { start, packed, size, method, checksum, isEncrypted }: ArchiveEntry,
): Uint8Array | null {
  if (isEncrypted || start < 0 || start + packed > bytes.length) return null;
  const stored = bytes.subarray(start, start + packed);
  try {
    const content = method === 0 ? stored : inflate(stored, method, size);
    return content && content.length === size && crc32(content) === checksum ? content : null;
  } catch {
    return null;
  }
}

const inflate = (stored: Uint8Array, method: number, size: number): Uint8Array | null =>
  method === 8 ? inflateRawSync(stored, { maxOutputLength: Math.max(1, size) }) : null;
