import type {
  IncomingCode,
  IncomingCoder,
  IncomingCoding,
  IncomingDocument,
  IncomingLink,
  IncomingMemo,
  IncomingVariable,
  KeptFile,
  KeptPart,
} from '../incoming.ts';
import { nameUuid } from '../nameUuid.ts';
import type { RefiProjectFile } from './file.ts';
import { internalName } from './file.ts';
import type { Guid, RefiProject } from './model.ts';
import type { Tally } from './tally.ts';

/** Where a selection stands in the study. */
export interface SelectionPlace {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
}

/** What is being gathered while a project is read: each room adds to it in turn. */
export interface Gathering {
  readonly file: RefiProjectFile;
  readonly project: RefiProject;
  readonly tally: Tally;
  readonly coders: IncomingCoder[];
  readonly codes: IncomingCode[];
  readonly documents: IncomingDocument[];
  readonly codings: IncomingCoding[];
  readonly variables: IncomingVariable[];
  readonly values: { documentId: string; variableId: string; value: string }[];
  readonly sets: { id: string; name: string; documentIds: readonly string[] }[];
  readonly memos: IncomingMemo[];
  readonly kept: KeptPart[];
  readonly keptFiles: KeptFile[];
  /** Codes that came in. */
  readonly codeIds: Set<Guid>;
  /** Documents that a source became, by its GUID; none for pictures and the like. */
  readonly documentsOf: Map<Guid, string[]>;
  /** Places of selections by their GUIDs; of two with one GUID, the first. */
  readonly places: Map<Guid, SelectionPlace>;
  /** Links that elements ask for, by the note. */
  readonly links: Map<Guid, IncomingLink[]>;
  /** GUIDs of the notes. */
  readonly noteGuids: ReadonlySet<Guid>;
  /** Ids that were given out, so that no two things have one. */
  readonly taken: Set<string>;
  /** Names of files that the study holds in another way than as kept files. */
  readonly usedFiles: Set<string>;
}

/** An id for a thing: its GUID, or, where another has that already, one made from it. */
export function takeId(gathering: Gathering, kind: string, guid: Guid): string {
  let id = guid;
  for (let count = 2; gathering.taken.has(`${kind} ${id}`); count++) id = nameUuid(`${kind} ${guid} ${count}`);
  gathering.taken.add(`${kind} ${id}`);
  return id;
}

/** Asks for a link from a note, once. */
export function linkNote(gathering: Gathering, note: Guid, link: IncomingLink): void {
  const links = gathering.links.get(note) ?? [];
  gathering.links.set(note, links);
  if (!links.some((each) => JSON.stringify(each) === JSON.stringify(link))) links.push(link);
}

/** Links the notes that an element refers to; a reference to nothing is told. */
export function linkNotes(
  gathering: Gathering,
  refs: readonly Guid[],
  link: IncomingLink | null,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): void {
  for (const note of refs) {
    if (!gathering.noteGuids.has(note)) {
      const sentence = `It refers to a note that is not in the file (${note}); the reference is kept.`;
      gathering.tally.loss({ ...owner, sentence });
    } else if (link) linkNote(gathering, note, link);
  }
}

/** A file of the archive that a path names, with its name as the archive spells it; `null` where there is none. */
export function fileAt(gathering: Gathering, path: string | undefined): { name: string; bytes: Uint8Array } | null {
  const name = internalName(path);
  const bytes = name === null ? undefined : gathering.file.files.get(name);
  return name !== null && bytes ? { name: gathering.file.spellings.get(name) ?? name, bytes } : null;
}

/** Keeps a file as it is. */
export function keepFile(gathering: Gathering, path: string | undefined): void {
  const found = fileAt(gathering, path);
  if (!found || gathering.keptFiles.some(({ name }) => name === found.name)) return;
  gathering.keptFiles.push(found);
}

/** Tells of a file that the archive should hold and does not. An empty path says nothing. */
export function tellMissing(
  gathering: Gathering,
  path: string | undefined,
  owner: { readonly what: string; readonly name: string; readonly id: string },
): void {
  if (path === undefined || path.trim() === '' || fileAt(gathering, path)) return;
  const inside = internalName(path) !== null;
  const sentence = inside
    ? `Its file ${path} is not in the archive.`
    : `Its file lies outside the archive (${path}) and was not looked for.`;
  gathering.tally.loss({ ...owner, sentence });
}
