import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { listDocuments, readStudy } from '../store/documents.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { fingerprint, type ImportFile, listImportFiles } from './importFiles.ts';
import { openWatchedFolders, type WatchedFile, type WatchedFolder } from './watchedFolders.ts';

export const folderHandlers: Handlers<ProceduresOf<'folders'>> = {
  'folders.files': (_context, { paths }) => listFiles(paths),
  'folders.watched': listWatched,
  'folders.watch': watchFolder,
  'folders.forget': (context, { folder }) => {
    memoryOf(context).forget(readStudy(context.readable()).id, folder);
    return {};
  },
  'folders.lookAgain': lookAgain,
};

type File = OutputOf<'folders.files'>[number];

async function listFiles(paths: readonly string[]): Promise<File[]> {
  const found = await listImportFiles(paths.map((path) => ({ path: resolve(path) })));
  // Thousands of files are looked at a few at a time, so that no system runs out of handles.
  const files: File[] = [];
  for (let at = 0; at < found.length; at += 64)
    files.push(...(await Promise.all(found.slice(at, at + 64).map(describe))));
  return files;
}

async function describe({ file, name, request, failure }: ImportFile): Promise<File> {
  const path = request && 'path' in request ? request.path : file;
  const folder = file.includes('/') ? dirname(file) : null;
  const found = failure ? null : await stat(path).catch(() => null);
  return {
    path,
    file,
    name,
    folder,
    bytes: found?.size ?? 0,
    changedAt: Math.round(found?.mtimeMs ?? 0),
    failure: failure?.message ?? (found ? null : `${name} is not there.`),
  };
}

const memoryOf = (context: CoreContext) => openWatchedFolders(context.ports.preferencesFolder);

function listWatched(context: CoreContext): OutputOf<'folders.watched'> {
  const { id } = readStudy(context.readable());
  return memoryOf(context)
    .list(id)
    .map(([folder, { since, lookedAt, files }]) => ({
      folder,
      name: basename(folder) || folder,
      since,
      lookedAt,
      files: Object.keys(files).length,
    }));
}

/** What the study holds of files, by the bytes that documents were made from and by document. */
interface Holdings {
  readonly byHash: ReadonlyMap<string, StudyDocument>;
  readonly byId: ReadonlyMap<DocumentId, StudyDocument>;
}

function holdingsOf(context: CoreContext): Holdings {
  const documents = listDocuments(context.readable());
  return {
    byHash: new Map(documents.filter(({ sourceHash }) => sourceHash !== '').map((each) => [each.sourceHash, each])),
    byId: new Map(documents.map((each) => [each.id, each])),
  };
}

async function watchFolder(context: CoreContext, { folder, settled }: ParsedInputOf<'folders.watch'>) {
  const root = await requireFolder(folder);
  const memory = memoryOf(context);
  const { id } = readStudy(context.readable());
  const before = memory.find(id, root);
  const { byHash } = holdingsOf(context);
  const said = settled && new Map(settled.map((each) => [resolve(each.path), each.documentId]));
  const files: Record<string, WatchedFile> = { ...before?.files };
  for (const file of await listFiles([root])) {
    if (file.failure !== null || (said && !said.has(file.path))) continue;
    const key = placeIn(root, file.path);
    const hash = await hashOf(file, files[key]);
    if (hash === null) continue;
    const documentId = said?.get(file.path) ?? byHash.get(hash)?.id ?? null;
    // A file that has changed and that nobody decided about stays one to decide about.
    const undecided = said === null && documentId === null && (files[key]?.documentId ?? null) !== null;
    if (!undecided) files[key] = toWatched(file, hash, documentId);
  }
  const now = context.ports.clock();
  const state: WatchedFolder = { since: before?.since ?? now, lookedAt: now, files };
  memory.remember(id, root, state);
  return { files: Object.keys(files).length };
}

const toWatched = ({ bytes, changedAt }: File, hash: string, documentId: DocumentId | null): WatchedFile => ({
  hash,
  bytes,
  changedAt,
  documentId,
});

async function lookAgain(
  context: CoreContext,
  { folder }: ParsedInputOf<'folders.lookAgain'>,
): Promise<OutputOf<'folders.lookAgain'>> {
  const root = resolve(folder);
  if (!(await isFolder(root))) return { present: false, known: 0, files: [] };
  const { id } = readStudy(context.readable());
  const before = memoryOf(context).find(id, root)?.files ?? {};
  const holdings = holdingsOf(context);
  const found = await listFiles([root]);
  const files: OutputOf<'folders.lookAgain'>['files'] = [];
  let known = 0;
  for (const file of found) {
    // An empty folder is told by one entry that is no file.
    if (file.path === file.file) continue;
    const judged = await judge(file, before[placeIn(root, file.path)], holdings);
    if (judged.state === 'known') known += 1;
    else files.push({ ...file, state: judged.state, document: judged.document });
  }
  const there = new Set(found.map(({ path }) => placeIn(root, path)));
  return { present: true, known, files: [...files, ...missing(root, before, there, holdings)] };
}

type Judgement = {
  readonly state: 'known' | 'new' | 'changed' | 'leftOut';
  readonly document: OutputOf<'folders.lookAgain'>['files'][number]['document'];
};

async function judge(file: File, before: WatchedFile | undefined, { byHash, byId }: Holdings): Promise<Judgement> {
  const hash = await hashOf(file, before);
  const holder = before?.documentId ? byId.get(before.documentId) : undefined;
  const same = hash === null ? undefined : byHash.get(hash);
  if (before && hash === before.hash) {
    return holder || same ? { state: 'known', document: null } : { state: 'leftOut', document: null };
  }
  if (same) return { state: 'known', document: null };
  return holder
    ? { state: 'changed', document: { id: holder.id, name: holder.name } }
    : { state: 'new', document: null };
}

/** Files whose documents are in the study, and which are not in the folder any more. */
function missing(
  root: string,
  before: WatchedFolder['files'],
  there: ReadonlySet<string>,
  { byId }: Holdings,
): OutputOf<'folders.lookAgain'>['files'] {
  return Object.entries(before).flatMap(([key, { documentId, bytes, changedAt }]) => {
    const document = documentId && byId.get(documentId);
    if (there.has(key) || !document) return [];
    const file = `${basename(root)}/${key}`;
    const state = 'missing' as const;
    return [
      {
        path: resolve(root, key),
        file,
        name: basename(key),
        folder: dirname(file),
        bytes,
        changedAt,
        failure: null,
        state,
        document: { id: document.id, name: document.name },
      },
    ];
  });
}

/** SHA-256 of a file; that of before where neither size nor time has changed. `null` when it cannot be read. */
async function hashOf({ path, bytes, changedAt }: File, before: WatchedFile | undefined): Promise<string | null> {
  if (before?.bytes === bytes && before.changedAt === changedAt) return before.hash;
  return fingerprint({ path })
    .then(({ hash }) => hash)
    .catch(() => null);
}

/** Where a file lies in its folder, with `/` on every system. */
const placeIn = (root: string, path: string): string =>
  path.slice(root.length).replaceAll('\\', '/').replace(/^\//u, '');

const isFolder = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isDirectory() ?? false;

async function requireFolder(folder: string): Promise<string> {
  const root = resolve(folder);
  if (!(await isFolder(root))) throw new AxialError('not_found', `The folder ${basename(root)} is not there.`);
  return root;
}
