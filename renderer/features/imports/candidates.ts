import type { InputOf } from '#shared/contract/index.ts';
import type { FolderFile } from '#shared/contract/procedures/folders.ts';
import { kindOfName } from '#shared/domain/fileKinds.ts';
import { folderGroups } from '#shared/domain/folderGroups.ts';
import type { DocumentKind, ReadingOptions } from '#shared/domain/reading.ts';
import { type DroppedFile, toBase64 } from './droppedFiles.ts';

export type ImportItem = InputOf<'imports.run'>['items'][number];

/** A file that may come in. Nothing of it has been read yet. */
export interface Candidate {
  readonly key: string;
  /** Name for people, with the folders that it came in with. */
  readonly file: string;
  readonly name: string;
  /** Name of the group that its folder becomes; `null` for a single file. */
  readonly group: string | null;
  readonly bytes: number;
  /** Milliseconds since 1970; 0 where nobody knows. */
  readonly changedAt: number;
  /** What its name promises; `null` where the ending says nothing. */
  readonly promised: DocumentKind | null;
  readonly source: { readonly path: string } | { readonly blob: File };
  /** Why it cannot be read at all. */
  readonly failure: string | null;
}

type Found = Omit<Candidate, 'key' | 'group' | 'promised'> & { readonly folder: string | null };

function toCandidates(found: readonly Found[]): readonly Candidate[] {
  const groups = folderGroups([...new Set(found.flatMap(({ folder }) => folder ?? []))]);
  return found.map(({ folder, ...file }, at) => ({
    ...file,
    key: String(at),
    group: folder === null ? null : (groups.get(folder) ?? folder),
    promised: kindOfName(file.name),
  }));
}

/** Files of this machine, as the engine listed them. */
export const candidatesAt = (files: readonly FolderFile[]): readonly Candidate[] =>
  toCandidates(files.map(({ path, ...file }) => ({ ...file, source: { path } })));

/** Files that were dropped into the window. */
export const candidatesOfDrop = (files: readonly DroppedFile[]): readonly Candidate[] =>
  toCandidates(
    files.map(({ file, folder }) => ({
      file: folder === null ? file.name : `${folder}/${file.name}`,
      name: file.name,
      folder,
      bytes: file.size,
      changedAt: file.lastModified,
      source: { blob: file },
      failure: null,
    })),
  );

/** The file as the import of surveys takes it. @throws when the browser cannot read it any more */
export const tableOf = async ({ source, name }: Candidate) =>
  'path' in source ? { path: source.path } : { name, base64: await toBase64(source.blob) };

/** The file as the engine takes it; a dropped one is read now. @throws when the browser cannot read it any more */
export async function itemOf(
  { source, name }: Candidate,
  group: string | null,
  options: Partial<ReadingOptions>,
): Promise<ImportItem> {
  if ('path' in source) return { path: source.path, folder: group, options };
  return { name, base64: await toBase64(source.blob), folder: group, options };
}
