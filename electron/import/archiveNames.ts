import { inflateRawSync } from 'node:zlib';

export interface ArchiveNames {
  readonly names: readonly string[];
  /** What the part `mimetype`, if there is one, says of the whole; empty otherwise. */
  readonly mimetype: string;
}

const mostNames = 20_000;

/**
 * The names of the parts of a ZIP archive, from the headers in front of the parts, so that they can be had of an archive
 * that was cut off too. Nothing is unfolded but `mimetype`, and no more than 200 bytes of that.
 */
export function listArchive(bytes: Uint8Array): ArchiveNames {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let mimetype = '';
  let at = file.indexOf('PK\u0003\u0004', 0, 'latin1');
  while (at >= 0 && at + 30 <= file.length && names.length < mostNames) {
    const start = at + 30;
    const content = start + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
    const name = file.toString('utf8', start, start + file.readUInt16LE(at + 26));
    names.push(name);
    if (name === 'mimetype') mimetype = readMimetype(file, at, content);
    at = file.indexOf('PK\u0003\u0004', nextPlace(file, at, content), 'latin1');
  }
  return { names, mimetype };
}

/** Behind the part where its header says how long it is; else where the header ends. */
function nextPlace(file: Buffer, header: number, content: number): number {
  const packed = file.readUInt32LE(header + 18);
  const known = (file.readUInt16LE(header + 6) & 8) === 0 && content + packed <= file.length;
  return known ? content + packed : content;
}

function readMimetype(file: Buffer, header: number, content: number): string {
  const packed = file.readUInt32LE(header + 18);
  const piece = file.subarray(content, content + Math.min(packed || 200, 200));
  if (file.readUInt16LE(header + 8) === 0) return piece.toString('latin1').trim();
  try {
    return inflateRawSync(piece, { maxOutputLength: 200 }).toString('latin1').trim();
  } catch {
    return '';
  }
}
