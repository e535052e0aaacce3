import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { FormatMark } from '#shared/domain/document.ts';
import { astralPositions } from '#shared/text/offsets.ts';
import { type ParagraphColumns, paragraphColumns } from '#shared/text/paragraphs.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** What is known of a text without reading it. Lengths in UTF-16 units; `characters` in code points. */
export interface TextShape {
  readonly hash: string;
  readonly length: number;
  readonly characters: number;
  readonly paragraphs: ParagraphColumns;
  /** Positions of the first halves of surrogate pairs. */
  readonly astral: Int32Array;
}

/** Hash of a text with its formatting, SHA-256, hexadecimal; no text holds a NUL, so the two parts stay apart. */
export function hashText(text: string, format: string): string {
  return createHash('sha256').update(text, 'utf8').update('\0').update(format, 'utf8').digest('hex');
}

/** Stores a normalised text (METHOD.md §1) once, whatever the number of documents that have it; answers its hash. */
export function storeText(study: WritableStudy, text: string, format: readonly FormatMark[]): string {
  const formatJson = JSON.stringify(format);
  const hash = hashText(text, formatJson);
  if (study[reader].value('SELECT 1 FROM texts WHERE hash = ?', hash) !== undefined) return hash;
  const paragraphs = paragraphColumns(text);
  const astral = astralPositions(text);
  study[writer].run(
    `INSERT INTO texts (hash, length, characters, paragraph_count, paragraphs, astral, format, text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    hash,
    text.length,
    text.length - astral.length,
    paragraphs.start.length,
    toBytes(interleave(paragraphs)),
    toBytes(astral),
    formatJson,
    text,
  );
  return hash;
}

/** The stored text of a hash and its formatting. */
export function readText(study: ReadableStudy, hash: string): { text: string; format: FormatMark[] } | null {
  const row = study[reader].one<{ text: string; format: string }>(
    'SELECT text, format FROM texts WHERE hash = ?',
    hash,
  );
  return row ? { text: row.text, format: JSON.parse(row.format) as FormatMark[] } : null;
}

/** The shape of the text of a document, `undefined` for a key that is not there. */
export function readShape(study: ReadableStudy, documentKey: number): TextShape | undefined {
  const row = study[reader].one<{
    hash: string;
    length: number;
    characters: number;
    paragraphs: Uint8Array;
    astral: Uint8Array;
  }>(
    `SELECT t.hash, t.length, t.characters, t.paragraphs, t.astral
     FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE d.key = ?`,
    documentKey,
  );
  return row && { ...row, paragraphs: separate(toInts(row.paragraphs)), astral: toInts(row.astral) };
}

/** Keeps the bytes of an imported file once, deflated where that saves room; answers their SHA-256. */
export function storeSource(study: WritableStudy, bytes: Uint8Array): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (study[reader].value('SELECT 1 FROM sources WHERE hash = ?', hash) !== undefined) return hash;
  const deflated = deflateSync(bytes);
  const saves = deflated.length < bytes.length;
  study[writer].run(
    'INSERT INTO sources (hash, size, compression, bytes) VALUES (?, ?, ?, ?)',
    hash,
    bytes.length,
    saves ? 'deflate' : 'none',
    saves ? deflated : bytes,
  );
  return hash;
}

/** The bytes of an imported file as they came, or `null`. */
export function readSource(study: ReadableStudy, hash: string): Uint8Array | null {
  const row = study[reader].one<{ compression: string; bytes: Uint8Array }>(
    'SELECT compression, bytes FROM sources WHERE hash = ?',
    hash,
  );
  if (!row) return null;
  return row.compression === 'deflate' ? inflateSync(row.bytes) : row.bytes;
}

/** Columns in a file are 32-bit integers, least significant byte first. */
function toBytes(values: Int32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setInt32(index * 4, value, true);
  return bytes;
}

export function toInts(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Int32Array(bytes.byteLength / 4);
  for (let index = 0; index < values.length; index++) values[index] = view.getInt32(index * 4, true);
  return values;
}

function interleave({ start, end }: ParagraphColumns): Int32Array {
  const pairs = new Int32Array(start.length * 2);
  for (let index = 0; index < start.length; index++) {
    pairs[index * 2] = start[index] ?? 0;
    pairs[index * 2 + 1] = end[index] ?? 0;
  }
  return pairs;
}

function separate(pairs: Int32Array): ParagraphColumns {
  const count = pairs.length / 2;
  return {
    start: Int32Array.from({ length: count }, (_, index) => pairs[index * 2] ?? 0),
    end: Int32Array.from({ length: count }, (_, index) => pairs[index * 2 + 1] ?? 0),
  };
}

/** What each document holds, by its key: the hash of its text. */
export function textHashes(study: ReadableStudy): ReadonlyMap<number, string> {
  return new Map(study[reader].tuples<[key: number, hash: string]>('SELECT key, hex(text_hash) FROM documents'));
}

/** The whole text of a document, `undefined` for a key that is not there. */
export function readTextOf(study: ReadableStudy, documentKey: number): string | undefined {
  return study[reader].value<string>(
    'SELECT t.text FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE d.key = ?',
    documentKey,
  );
}
