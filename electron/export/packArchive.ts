import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { AxialError } from '#shared/domain/result.ts';
import { archiveReadme, type ChecksummedFile, checksumLines } from '#shared/interchange/archiveReadme.ts';
import type { ExportFacts } from '#shared/interchange/facts.ts';
import { readBack } from './readArchiveBack.ts';

/** A file to pack: one on the disk, or its bytes. */
export type ArchiveEntry =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array };

export interface ArchiveRequest {
  readonly entries: readonly ArchiveEntry[];
  readonly facts: ExportFacts;
  /** What could not be put in, for the README. */
  readonly missing: readonly string[];
  /** A path where nothing is. */
  readonly to: string;
  /** ms since 1970: the time of every file in the archive. */
  readonly at: number;
}

export interface ArchiveResult {
  readonly bytes: number;
  readonly files: readonly ChecksummedFile[];
}

/** Bytes that a zip of the plain kind can hold. */
const greatest = 0xffff_ffff - (1 << 20);

/**
 * Writes an archive in the order README, checksums, then the entries as they come, and reads it back. Nothing is held in
 * memory but the entries that came as bytes. `progress` counts bytes: read for checksums, packed, read back.
 * @throws AxialError `io` when the archive does not hold what it should
 */
export async function packArchive(
  { entries, facts, missing, to, at }: ArchiveRequest,
  progress: (done: number, total: number) => void,
): Promise<ArchiveResult> {
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > greatest) {
    throw new AxialError('io', 'The study is too large for one zip: leave the history and the imported files out.');
  }
  let done = 0;
  const count = (bytes: number) => {
    done += bytes;
    progress(done, size * 3);
  };
  const files: ChecksummedFile[] = [];
  for (const entry of entries) files.push(await checksum(entry, count));
  const readme = textEntry('README.md', archiveReadme(facts, files, missing));
  const all = [await checksum(readme), ...files];
  const sums = textEntry('checksums.sha256', checksumLines(all));
  const expected = [...all, await checksum(sums)];
  try {
    await writeZip(to, [readme, sums, ...entries], at, count);
    await readBack(to, new Map(expected.map(({ name, sha256 }) => [name, sha256])), count);
  } catch (error) {
    rmSync(to, { force: true });
    throw explain(error);
  }
  return { bytes: statSync(to).size, files: expected };
}

const textEntry = (name: string, text: string): ArchiveEntry => ({ name, bytes: new TextEncoder().encode(text) });

const sizeOf = (entry: ArchiveEntry): number => ('bytes' in entry ? entry.bytes.length : statSync(entry.path).size);

async function* piecesOf(entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  if ('bytes' in entry) yield entry.bytes;
  else for await (const piece of createReadStream(entry.path, { highWaterMark: 1 << 20 })) yield piece as Uint8Array;
}

async function checksum(
  entry: ArchiveEntry,
  count: (bytes: number) => void = () => undefined,
): Promise<ChecksummedFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of piecesOf(entry)) {
    hash.update(piece);
    bytes += piece.length;
    count(piece.length);
  }
  return { name: entry.name, bytes, sha256: hash.digest('hex') };
}

async function writeZip(
  path: string,
  entries: readonly ArchiveEntry[],
  at: number,
  count: (bytes: number) => void,
): Promise<void> {
  const file = openSync(path, 'wx');
  try {
    let failure: unknown = null;
    const zip = new Zip((error, piece) => {
      if (error) failure = error;
      else writeAll(file, piece);
    });
    for (const entry of entries) {
      const member = new ZipDeflate(entry.name, { level: 6 });
      member.mtime = at;
      zip.add(member);
      for await (const piece of piecesOf(entry)) {
        // The library keeps what it is given until it has packed it; the reader may use its buffer again.
        member.push(Uint8Array.from(piece));
        count(piece.length);
      }
      member.push(new Uint8Array(), true);
    }
    zip.end();
    if (failure) throw failure;
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
}

function explain(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC') return new AxialError('io', 'The disk is full: no archive was written.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new AxialError('io', 'No archive can be written there: the folder is write-protected.');
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AxialError('not_found', 'There is no such folder.');
  return error;
}
