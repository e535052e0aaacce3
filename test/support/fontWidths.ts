import { readFileSync } from 'node:fs';

/** Advance width of a character in thousandths of the type size; `undefined` when the font does not have it. */
export type AdvanceOf = (codePoint: number) => number | undefined;

/** Reads the widths out of a TrueType or OpenType file: its `cmap` (format 4 or 12), `hmtx`, `hhea` and `head` tables. */
export function readAdvances(path: string): AdvanceOf {
  const file = readFileSync(path);
  const tables = readTables(file);
  const unitsPerEm = file.readUInt16BE(table(tables, 'head') + 18);
  const longMetrics = file.readUInt16BE(table(tables, 'hhea') + 34);
  const metrics = table(tables, 'hmtx');
  const glyphs = readCharacterMap(file, table(tables, 'cmap'));
  return (codePoint) => {
    const glyph = glyphs.get(codePoint);
    if (glyph === undefined || glyph === 0) return undefined;
    const advance = file.readUInt16BE(metrics + 4 * Math.min(glyph, longMetrics - 1));
    return Math.round((advance * 1000) / unitsPerEm);
  };
}

function readTables(file: Buffer): ReadonlyMap<string, number> {
  const tables = new Map<string, number>();
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const at = 12 + 16 * index;
    tables.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8));
  }
  return tables;
}

function table(tables: ReadonlyMap<string, number>, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new Error(`The font has no ${name} table.`);
  return offset;
}

function readCharacterMap(file: Buffer, cmap: number): ReadonlyMap<number, number> {
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index++) {
    const subtable = cmap + file.readUInt32BE(cmap + 4 + 8 * index + 4);
    const format = file.readUInt16BE(subtable);
    if (format === 4) return readFormat4(file, subtable);
  }
  throw new Error('The font has no character map of format 4.');
}

/** The Basic Multilingual Plane as segments of code points (OpenType specification, cmap format 4). */
function readFormat4(file: Buffer, subtable: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  const doubled = file.readUInt16BE(subtable + 6);
  const ends = subtable + 14;
  for (let at = 0; at < doubled; at += 2) {
    const end = file.readUInt16BE(ends + at);
    const start = file.readUInt16BE(ends + doubled + 2 + at);
    const delta = file.readUInt16BE(ends + 2 * doubled + 2 + at);
    const rangeAt = ends + 3 * doubled + 2 + at;
    const range = file.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const listed = range === 0 ? code : file.readUInt16BE(rangeAt + range + 2 * (code - start));
      glyphs.set(code, listed === 0 ? 0 : (listed + delta) & 0xffff);
    }
  }
  return glyphs;
}

const folder = 'node_modules/@expo-google-fonts/source-sans-3';
export const faceFiles = {
  regular: `${folder}/400Regular/SourceSans3_400Regular.ttf`,
  medium: `${folder}/500Medium/SourceSans3_500Medium.ttf`,
  strong: `${folder}/600SemiBold/SourceSans3_600SemiBold.ttf`,
  italic: `${folder}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`,
} as const;

/** First and last code points of the ranges that stand in the table: Latin, Greek, Cyrillic, punctuation, currencies. */
export const tableRanges: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x2ff],
  [0x370, 0x52f],
  [0x1e00, 0x1eff],
  [0x2010, 0x2044],
  [0x20a0, 0x20bf],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
];

/** One face as the table stores it: two base-36 digits a character, range after range; `00` = the font lacks it. */
export function encodeFace(path: string): string {
  const advance = readAdvances(path);
  let encoded = '';
  for (const [first, last] of tableRanges)
    for (let code = first; code <= last; code++) encoded += (advance(code) ?? 0).toString(36).padStart(2, '0');
  return encoded;
}
