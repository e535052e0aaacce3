import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { ParsedInputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import { exchangeFormatOf } from '#shared/domain/exchange.ts';
import { AxialError, type Failure } from '#shared/domain/result.ts';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import { notFile } from '#shared/interchange/notFile.ts';
import type { FileRequest, ReadRequest } from '../import/reading.ts';
import { isPartOfOpenStudy } from '../store/openFiles.ts';

export type ImportItem = ParsedInputOf<'imports.run'>['items'][number];

/** One file on its way in, or the reason why it cannot be one. */
export interface ImportFile {
  /** Name for people: without the folders above the one that was given. */
  readonly file: string;
  /** Name of the file alone, with its ending. */
  readonly name: string;
  /** Name of the folder that it came in with; becomes its group. */
  readonly folder: string | null;
  readonly request: ReadRequest | null;
  readonly failure: Failure | null;
  /** How positions in a project are to be read; left out = found out. */
  readonly offsets?: OffsetReading | undefined;
}

/** Whether a file or folder is a project or codebook of another program, by its name. */
export const isProject = ({ request, name }: ImportFile): boolean =>
  exchangeFormatOf(name) !== null || (request !== null && 'path' in request && isQualCoderFolder(request.path));

/** QualCoder keeps a project in a folder: it is one thing, and not walked. */
const isQualCoderFolder = (path: string): boolean => existsSync(join(path, 'data.qda'));

const mostFiles = 100_000;

/**
 * The files behind items in the order given: folders are walked, names in their natural order, hidden files and the litter
 * of programs left out. A path that is not there is an entry with its failure.
 */
export async function listImportFiles(items: readonly ImportItem[]): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  for (const item of items) {
    const found = 'path' in item ? inGroup(await filesAt(item.path), item.folder) : [droppedFile(item)];
    files.push(...found.map((file) => readWith(file, item)));
    if (files.length > mostFiles) {
      throw new AxialError('invalid_input', 'These are more than 100,000 files: import them in parts.');
    }
  }
  return files;
}

/** Whoever names a folder, or says that there is none, has looked at the files already. */
const inGroup = (files: readonly ImportFile[], folder: string | null | undefined): readonly ImportFile[] =>
  folder === undefined ? files : files.map((file) => ({ ...file, folder }));

/** The same file, to be read in the way that was asked for. */
const readWith = (file: ImportFile, { options, offsets }: ImportItem): ImportFile => ({
  ...file,
  ...(file.request && options ? { request: { ...file.request, options } } : {}),
  offsets,
});

function droppedFile(item: Extract<ImportItem, { base64: string }>): ImportFile {
  const name = basename(item.name.replaceAll('\\', '/'));
  const bytes = new Uint8Array(Buffer.from(item.base64, 'base64'));
  const file = item.folder === null ? name : `${item.folder}/${name}`;
  return { file, name, folder: item.folder, request: { name, bytes }, failure: null };
}

async function filesAt(path: string): Promise<ImportFile[]> {
  const name = basename(path);
  try {
    refusePartOfOpenStudy(path);
    const found = await stat(path);
    return found.isDirectory() && !isQualCoderFolder(path)
      ? await filesIn(path, name)
      : [{ file: name, name, folder: null, request: { path }, failure: null }];
  } catch (error) {
    return [failed(name, error)];
  }
}

/** Such a file is not even opened. @throws AxialError `unsupported_format` */
export function refusePartOfOpenStudy(path: string): void {
  if (!isPartOfOpenStudy(path)) return;
  const sentence = `${basename(path)} belongs to the study that is open: it cannot be brought into it.`;
  throw new AxialError('unsupported_format', sentence);
}

async function filesIn(folder: string, shown: string): Promise<ImportFile[]> {
  const files: ImportFile[] = [];
  const waiting = [{ path: folder, shown }];
  for (let next = waiting.pop(); next && files.length <= mostFiles; next = waiting.pop()) {
    const { found, folders } = await lookInto(next.path, next.shown);
    files.push(...found);
    waiting.push(...folders.toReversed());
  }
  if (files.length > 0) return files;
  return [{ ...failed(shown, null), failure: { code: 'not_found', message: `The folder ${shown} holds no files.` } }];
}

/** One folder: its files, and the folders in it. Links to folders are not followed, so that no walk runs in a circle. */
async function lookInto(path: string, shown: string) {
  const found: ImportFile[] = [];
  const folders: { path: string; shown: string }[] = [];
  try {
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => compareNames(a.name, b.name))) {
      if (isLitter(entry.name)) continue;
      const place = { path: join(path, entry.name), shown: `${shown}/${entry.name}` };
      // A study often lies among its interviews.
      if (isPartOfOpenStudy(place.path)) continue;
      if (entry.isDirectory() && isQualCoderFolder(place.path)) found.push(fileAt(place, entry.name, basename(shown)));
      else if (entry.isDirectory()) folders.push(place);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(fileAt(place, entry.name, basename(shown)));
    }
  } catch (error) {
    found.push(failed(shown, error));
  }
  return { found, folders };
}

const fileAt = ({ path, shown }: { path: string; shown: string }, name: string, folder: string): ImportFile => ({
  file: shown,
  name,
  folder,
  request: { path },
  failure: null,
});

/** Hidden files, and what systems and office programs leave behind. */
const isLitter = (name: string): boolean =>
  /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|__MACOSX)$|\.axial-(?:wal|shm|journal|lock|lock-journal)$/i.test(name);

function failed(file: string, error: unknown): ImportFile {
  if (error instanceof AxialError) return { file, name: file, folder: null, request: null, failure: error };
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const message =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? `${file} is not there.`
      : code === 'EACCES' || code === 'EPERM'
        ? `${file} may not be read by you.`
        : `${file} could not be read from the disk.`;
  return { file, name: file, folder: null, request: null, failure: { code: 'io', message } };
}

/** The name that a document gets from its file: without the ending, on one line, at most 500 characters. */
export function documentNameOf(fileName: string): string {
  const ending = extname(fileName);
  const bare = /^\.[a-z][a-z0-9]{0,9}$/i.test(ending) ? fileName.slice(0, -ending.length) : fileName;
  return bare.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 500).toWellFormed() || 'Untitled';
}

/** Size and SHA-256 of a file, without keeping it in memory. */
export async function fingerprint(request: FileRequest): Promise<{ bytes: number; hash: string }> {
  const hash = createHash('sha256');
  if ('bytes' in request) return { bytes: request.bytes.length, hash: hash.update(request.bytes).digest('hex') };
  const name = basename(request.path);
  if (!(await stat(request.path)).isFile()) throw new AxialError('unsupported_format', notFile(name));
  let bytes = 0;
  for await (const chunk of createReadStream(request.path) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, hash: hash.digest('hex') };
}
