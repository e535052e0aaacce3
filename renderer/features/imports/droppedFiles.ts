/** A file as it came with a drop: its bytes, and the way of folders that it lay in, with `/` between them. */
export interface DroppedFile {
  readonly file: File;
  readonly folder: string | null;
}

const readBatch = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  // A reader hands out its entries in batches (a hundred in Chromium) until a batch is empty.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader)) entries.push(...batch);
  return entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** Hidden files, and what systems and office programs leave behind. */
const isLitter = (name: string): boolean => /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini|__MACOSX)$/i.test(name);

async function walk(entry: FileSystemEntry, folder: string | null): Promise<DroppedFile[]> {
  if (isLitter(entry.name)) return [];
  if (isFile(entry)) return [{ file: await fileOf(entry), folder }];
  if (!isFolder(entry)) return [];
  const found: DroppedFile[] = [];
  const way = folder === null ? entry.name : `${folder}/${entry.name}`;
  for (const child of await entriesOf(entry)) found.push(...(await walk(child, way)));
  return found;
}

/**
 * The files of a drop, folders walked. Must be called while the drop event is handled: afterwards the browser has
 * forgotten what was dropped.
 */
export async function readDroppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const entries = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found: DroppedFile[] = [];
  for (const { entry, file } of entries) {
    if (entry) found.push(...(await walk(entry, null)));
    else if (file) found.push({ file, folder: null });
  }
  return found;
}

/** Bytes as base64, for the engine. */
export const toBase64 = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
