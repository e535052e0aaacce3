import { strToU8, zipSync } from 'fflate';
import type { ZipRequest } from './zip.ts';

/** Packs text files, UTF-8, in the order given; the same files at the same time give the same bytes. */
export async function writeZip({ files, at }: ZipRequest): Promise<Uint8Array> {
  const packed = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  // A ZIP knows no time zone: it is read as local time everywhere, and so is written as UTC.
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0] = (at.match(/\d+/g) ?? []).map(Number);
  return zipSync(packed, { level: 6, mtime: new Date(year, month - 1, day, hour, minute) });
}
