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

/** The directory at the end of a ZIP archive, in its order; `null` when it is not whole. */
export function listEntries(bytes: Uint8Array): ArchiveEntry[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(file);
  if (end < 0) return null;
  const count = file.readUInt16LE(end + 10);
  // Bytes may stand in front of an archive; its places are then told from where it begins.
  const size = file.readUInt32LE(end + 12);
  const begin = end - size - file.readUInt32LE(end + 16);
  const entries: ArchiveEntry[] = [];
  let at = end - size;
  if (at < 0 || begin < 0 || count === 0xffff || count > mostEntries) return null;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== directoryMark) return null;
    const next = at + 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (next > end) return null;
    entries.push(readEntry(file, at, begin));
    at = next;
  }
  return entries;
}

/** The mark of the end stands behind the directory, with at most a comment after it. */
function findEnd(file: Buffer): number {
  const first = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= first; at--) {
    if (file.readUInt32LE(at) === endMark) return at;
  }
  return -1;
}

function readEntry(file: Buffer, at: number, begin: number): ArchiveEntry {
  const flags = file.readUInt16LE(at + 8);
  const name = file.subarray(at + 46, at + 46 + file.readUInt16LE(at + 28));
  const written = name.toString('utf8');
  const path = written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const attributes = file.readUInt32LE(at + 38) >>> 16;
  return {
    written,
    path,
    method: file.readUInt16LE(at + 10),
    checksum: file.readUInt32LE(at + 16),
    packed: file.readUInt32LE(at + 20),
    size: file.readUInt32LE(at + 24),
    start: placeOf(file, begin + file.readUInt32LE(at + 42)),
    isFolder: path.endsWith('/') || (attributes & 0o170000) === 0o040000,
    isLink: (attributes & 0o170000) === 0o120000,
    isOutside: /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\0/i.test(path),
    isEncrypted: (flags & 1) !== 0,
  };
}

/** Behind the header in front of the bytes, which may be longer than what the directory repeats of it. */
function placeOf(file: Buffer, header: number): number {
  if (header + 30 > file.length || file.readUInt32LE(header) !== localMark) return -1;
  return header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
}
