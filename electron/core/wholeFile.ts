import { constants, copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { NewId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';

/**
 * Writes a file whole or not at all: beside its place first, then under its name. A file that is there stays unless
 * `overwrite` is said.
 * @throws AxialError `conflict` when the name is taken, `not_found` without the folder, `io` when it cannot be written
 */
export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
  options: { readonly overwrite: boolean; readonly newId: NewId },
): Promise<void> {
  await placeWholeFile(path, options, (draft) => writeThrough(draft, bytes));
}

/**
 * The same for a file that somebody else writes: `write` is given a name beside the place where nothing is, and the file is
 * put in its place once it is whole and on the disk.
 * @throws AxialError as {@link writeWholeFile}, and what `write` throws
 */
export async function placeWholeFile(
  path: string,
  { overwrite, newId }: { readonly overwrite: boolean; readonly newId: NewId },
  write: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = join(dirname(path), `.${basename(path).slice(0, 100)}.${newId()}`);
  try {
    await refuseTaken(path, overwrite);
    await write(draft);
    if (overwrite) await rename(draft, path);
    else await giveFreeName(draft, path);
  } catch (error) {
    throw explain(error, path);
  } finally {
    // What cannot be taken away was never made (a file where a folder should be).
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

async function refuseTaken(path: string, overwrite: boolean): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) throw new AxialError('not_found', `There is no folder “${dirname(path)}”.`);
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) throw new AxialError('conflict', `“${basename(path)}” is a folder.`);
  if (found && !overwrite) throw taken(path);
}

const taken = (path: string) =>
  new AxialError('conflict', `There is already a file “${basename(path)}” there; it was left as it is.`);

/** A hard link cannot replace a file that came meanwhile; some file systems know none. */
async function giveFreeName(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK'].includes(code)) throw error;
    await copyFile(draft, path, constants.COPYFILE_EXCL);
  }
}

/** The bytes are on the disk before the name points at them. */
async function writeThrough(draft: string, bytes: Uint8Array): Promise<void> {
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function explain(error: unknown, path: string): unknown {
  if (error instanceof AxialError) return error;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const name = `“${basename(path)}”`;
  if (code === 'EEXIST') return taken(path);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new AxialError('not_found', `There is no folder “${dirname(path)}”.`);
  if (code === 'ENOSPC') return new AxialError('io', `${name} could not be written: the disk is full.`);
  if (code === 'ENAMETOOLONG') return new AxialError('invalid_input', 'The name of the file is too long.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AxialError('io', `${name} could not be written: its folder or the file is write-protected.`);
  }
  return new AxialError('io', `${name} could not be written.`);
}
