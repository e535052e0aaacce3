/** An entry of a ZIP archive as its directory tells it. */
export interface ArchiveEntry {
  /** The name as it is written. */
  readonly written: string;
  /** With `/` between folders, without `./` in front. */
  readonly path: string;
  readonly method: number;
  /** CRC-32 of the unfolded bytes. */
  readonly checksum: number;
  /** Bytes in the archive, and unfolded. */
  readonly packed: number;
  readonly size: number;
  /** Where its bytes begin; −1 where the archive does not hold them. */
  readonly start: number;
  readonly isFolder: boolean;
  readonly isLink: boolean;
  /** Whether its name would leave the folder that it were unpacked to. */
  readonly isOutside: boolean;
  readonly isEncrypted: boolean;
}

const mostEntries = 100_000;
const endMark = 0x06054b50;
const directoryMark = 0x02014b50;
const localMark = 0x04034b50;
/** Of the longer kind of archives (ZIP64), which some programs write at any size: its end, and the way to that. */
const longEndMark = 0x06064b50;
const longWayMark = 0x07064b50;
/** Stands for a number that is told in the longer form. */
const elsewhere = 0xffffffff;

/** The directory at the end of a ZIP archive, in its order; `null` when it is not whole. */
export function listEntries(bytes: Uint8Array): ArchiveEntry[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(file);
  if (!directory) return null;
  const entries: ArchiveEntry[] = [];
  let { at } = directory;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > directory.end || file.readUInt32LE(at) !== directoryMark) return null;
    const next = at + 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > directory.end) return null;
    entries.push(readEntry(file, at, directory.begin));
    at = next;
  }
  return entries;
}

interface Directory {
  readonly count: number;
  readonly at: number;
  readonly end: number;
  /** Where the archive begins: bytes may stand in front of it, and its places are told from there. */
  readonly begin: number;
}

/** The mark of the end stands behind the directory, with at most a comment after it, which may hold anything. */
function findDirectory(file: Buffer): Directory | null {
  const first = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= first; at--) {
    const found = file.readUInt32LE(at) === endMark ? readEnd(file, at) : null;
    if (found) return found;
  }
  return null;
}

function readEnd(file: Buffer, at: number): Directory | null {
  const long = at >= 20 && file.readUInt32LE(at - 20) === longWayMark ? readLongEnd(file, at - 20) : null;
  const [count, size, offset] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 12), file.readUInt32LE(at + 16)];
  return long ?? directoryOf(file, at, count, size, offset);
}

function readLongEnd(file: Buffer, way: number): Directory | null {
  const end = Number(file.readBigUInt64LE(way + 8));
  if (end + 56 > way || file.readUInt32LE(end) !== longEndMark) return null;
  const number = (place: number) => Number(file.readBigUInt64LE(end + place));
  return directoryOf(file, end, number(32), number(40), number(48));
}

function directoryOf(file: Buffer, end: number, count: number, size: number, offset: number): Directory | null {
  const [at, begin] = [end - size, end - size - offset];
  if (at < 0 || begin < 0 || count > mostEntries) return null;
  return count === 0 || (at + 4 <= file.length && file.readUInt32LE(at) === directoryMark)
    ? { count, at, end, begin }
    : null;
}

function readEntry(file: Buffer, at: number, begin: number): ArchiveEntry {
  const flags = file.readUInt16LE(at + 8);
  const name = file.subarray(at + 46, at + 46 + file.readUInt16LE(at + 28));
  const written = name.toString('utf8');
  const path = written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const attributes = file.readUInt32LE(at + 38) >>> 16;
  const [size = 0, packed = 0, offset = 0] = numbersOf(file, at);
  return {
    written,
    path,
    method: file.readUInt16LE(at + 10),
    checksum: file.readUInt32LE(at + 16),
    packed,
    size,
    start: placeOf(file, begin + offset),
    isFolder: path.endsWith('/') || (attributes & 0o170000) === 0o040000,
    isLink: (attributes & 0o170000) === 0o120000,
    isOutside: /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\0/i.test(path),
    isEncrypted: (flags & 1) !== 0,
  };
}

/** Size unfolded and packed, and place, of an entry; each from the longer form where that has it. */
function numbersOf(file: Buffer, at: number): readonly number[] {
  const short = [24, 20, 42].map((place) => file.readUInt32LE(at + place));
  const begin = at + 46 + file.readUInt16LE(at + 28);
  const long = longField(file.subarray(begin, begin + file.readUInt16LE(at + 30)));
  let next = 0;
  return short.map((number) => {
    if (number !== elsewhere || next + 8 > long.length) return number;
    next += 8;
    return Number(long.readBigUInt64LE(next - 8));
  });
}

/** The field of the longer form among those of an entry; empty where there is none. */
function longField(fields: Buffer): Buffer {
  for (let at = 0; at + 4 <= fields.length; at += 4 + fields.readUInt16LE(at + 2)) {
    if (fields.readUInt16LE(at) === 1) return fields.subarray(at + 4, at + 4 + fields.readUInt16LE(at + 2));
  }
  return Buffer.alloc(0);
}

/** Behind the header in front of the bytes, which may be longer than what the directory repeats of it. */
function placeOf(file: Buffer, header: number): number {
  if (header + 30 > file.length || file.readUInt32LE(header) !== localMark) return -1;
  return header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
}
