import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { AxialError } from '#shared/domain/result.ts';

/** Bytes of the fixed parts of a zip, as its specification numbers them (APPNOTE 4.3). */
const endLength = 22;
const entryLength = 46;
const localLength = 30;

interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

/**
 * Reads a zip as every program does, by the directory at its end, and compares every file in it with what it should be.
 * `expected`: SHA-256 by name, hexadecimal. `count` is told of bytes as they are read.
 * @throws AxialError `io` when one is missing, too many, or different
 */
export async function readBack(
  path: string,
  expected: ReadonlyMap<string, string>,
  count: (bytes: number) => void,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    const members = await readDirectory(file);
    const found = new Map<string, string>();
    for (const member of members) found.set(member.name, await hashOf(path, file, member, count));
    const different = [...expected].find(([name, sha256]) => found.get(name) !== sha256);
    if (different) throw broken(` “${different[0]}” does not read back as it was written.`);
    if (members.length !== expected.size) throw broken('');
  } finally {
    await file.close();
  }
}

const broken = (which: string) => new AxialError('io', `The archive did not pass its check and was not kept.${which}`);

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw broken('');
  return bytes;
}

async function readDirectory(file: FileHandle): Promise<ZipMember[]> {
  const { size } = await file.stat();
  const end = await readAt(file, Math.max(0, size - endLength), endLength);
  if (end.readUInt32LE(0) !== 0x06054b50) throw broken('');
  const directory = await readAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
  const members: ZipMember[] = [];
  for (let at = 0; at < directory.length; ) {
    const nameLength = directory.readUInt16LE(at + 28);
    members.push({
      name: directory.toString('utf8', at + entryLength, at + entryLength + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += entryLength + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members;
}

async function hashOf(
  path: string,
  file: FileHandle,
  { name, method, packedSize, offset }: ZipMember,
  count: (bytes: number) => void,
): Promise<string> {
  const local = await readAt(file, offset, localLength);
  const start = offset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  const hash = createHash('sha256');
  if (packedSize === 0) return hash.digest('hex');
  const packed = createReadStream(path, { start, end: start + packedSize - 1 });
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  try {
    for await (const piece of method === 0 ? packed : packed.pipe(inflate)) {
      hash.update(piece as Buffer);
      count((piece as Buffer).length);
    }
  } catch {
    throw broken(` “${name}” cannot be unpacked again.`);
  }
  return hash.digest('hex');
}
