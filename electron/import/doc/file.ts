import { readContainer } from './container.ts';
import {
  type CharacterLook,
  type ParagraphLook,
  RunFinder,
  readCharacterRuns,
  readParagraphRuns,
} from './properties.ts';

/** A stretch of characters that stand together in the file. */
interface Piece {
  readonly text: string;
  /** Place of its first character in the main stream. */
  readonly place: number;
  readonly bytesPerCharacter: 1 | 2;
}

/** The parts of a document's text, one behind the other, in characters. */
export interface WordParts {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly boxes: number;
}

/** A note: where it is called, and where its text begins and ends, in characters from the beginning of all text. */
export interface WordFileNote {
  readonly call: number;
  readonly start: number;
  readonly end: number;
}

/** A Word document of 1997 to 2003, its pieces put in order. */
export interface OldWordFile {
  /** All text: body, notes, headers, comments, text boxes. */
  readonly text: string;
  readonly parts: WordParts;
  readonly notes: readonly WordFileNote[];
  readonly characterAt: (position: number) => CharacterLook;
  readonly paragraphAt: (position: number) => ParagraphLook;
}

const plainCharacters: CharacterLook = {};
const plainParagraph: ParagraphLook = { style: 0 };

/** Why a file cannot be read although it is whole. */
export type OldWordRefusal = 'protected' | 'older';

/** Places of the lists in the file's head ([MS-DOC] 2.5.6): each an offset and a length in the table stream. */
const lists = {
  footnoteCalls: 0xaa,
  footnotes: 0xb2,
  characters: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
  endnoteCalls: 0x20a,
  endnotes: 0x212,
};

/** @throws Error when the file is damaged */
export function readOldWordFile(bytes: Uint8Array): OldWordFile | OldWordRefusal {
  const streamOf = readContainer(bytes);
  const main = streamOf('WordDocument');
  if (!main || main.length < 32) throw new Error('no text');
  const mark = main.readUInt16LE(0);
  const flags = main.readUInt16LE(10);
  if (mark !== 0xa5ec && (mark & 0xff00) !== 0xa500) throw new Error('no Word document');
  if ((flags & 0x0100) !== 0) return 'protected';
  if (mark !== 0xa5ec || main.readUInt16LE(2) < 0xc1) return 'older';
  const table = streamOf((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (!table) throw new Error('no table');
  const list = (name: keyof typeof lists) => sliceOf(main, table, lists[name]);
  const pieces = readPieces(main, list('pieces'));
  const characters = new RunFinder(readCharacterRuns(main, list('characters')));
  const paragraphs = new RunFinder(readParagraphRuns(main, list('paragraphs')));
  const placeOf = placesOf(pieces);
  const parts = partsOf(main);
  return {
    text: pieces.map(({ text }) => text).join(''),
    parts,
    notes: [
      ...notesOf(list('footnoteCalls'), list('footnotes'), parts.body),
      ...notesOf(
        list('endnoteCalls'),
        list('endnotes'),
        parts.body + parts.footnotes + parts.headers + parts.macros + parts.comments,
      ),
    ],
    characterAt: (position) => characters.at(placeOf(position)) ?? plainCharacters,
    paragraphAt: (position) => paragraphs.at(placeOf(position)) ?? plainParagraph,
  };
}

function sliceOf(main: Buffer, table: Buffer, place: number): Buffer {
  if (place + 8 > main.length) return Buffer.alloc(0);
  const start = main.readUInt32LE(place);
  return table.subarray(start, start + main.readUInt32LE(place + 4));
}

function partsOf(main: Buffer): WordParts {
  const at = (place: number) => Math.max(main.readInt32LE(place), 0);
  return {
    body: at(0x4c),
    footnotes: at(0x50),
    headers: at(0x54),
    macros: at(0x58),
    comments: at(0x5c),
    endnotes: at(0x60),
    boxes: at(0x64),
  };
}

const western = new TextDecoder('windows-1252');

/** The pieces of the text in their order ([MS-DOC] 2.8.35). Together they cannot hold more than the file does. */
function readPieces(main: Buffer, list: Buffer): Piece[] {
  let at = 0;
  while (list.readUInt8(at) === 1) at += 3 + list.readUInt16LE(at + 1);
  if (list.readUInt8(at) !== 2) throw new Error('no pieces');
  const table = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1));
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  let total = 0;
  for (let index = 0; index < count; index++) {
    const length = table.readUInt32LE((index + 1) * 4) - table.readUInt32LE(index * 4);
    const code = table.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const isNarrow = (code & 0x4000_0000) !== 0;
    const place = isNarrow ? (code & 0x3fff_ffff) >> 1 : code & 0x3fff_ffff;
    total += length;
    if (length < 0 || total > main.length) throw new Error('more text than file');
    pieces.push({ text: textAt(main, place, length, isNarrow), place, bytesPerCharacter: isNarrow ? 1 : 2 });
  }
  return pieces;
}

function textAt(main: Buffer, place: number, length: number, isNarrow: boolean): string {
  const text = isNarrow
    ? western.decode(main.subarray(place, place + length))
    : main.toString('utf16le', place, Math.min(place + length * 2, main.length));
  // Positions are counted on; a piece that is cut off keeps its length.
  return text.padEnd(length, '\0').slice(0, length);
}

/** Where in the file the character at a position of the text stands. */
function placesOf(pieces: readonly Piece[]): (position: number) => number {
  let index = 0;
  let start = 0;
  return (position) => {
    if (position < start) {
      index = 0;
      start = 0;
    }
    while (index < pieces.length - 1 && position >= start + (pieces[index] as Piece).text.length) {
      start += (pieces[index] as Piece).text.length;
      index++;
    }
    const piece = pieces[index];
    return piece ? piece.place + (position - start) * piece.bytesPerCharacter : -1;
  };
}

function notesOf(calls: Buffer, texts: Buffer, start: number): WordFileNote[] {
  // The calls: a position each and one more, then two bytes each. The texts: a position each and two more.
  const count = Math.min(Math.floor((calls.length - 4) / 6), Math.floor(texts.length / 4) - 2);
  return Array.from({ length: Math.max(count, 0) }, (_, index) => ({
    call: calls.readUInt32LE(index * 4),
    start: start + texts.readUInt32LE(index * 4),
    end: start + texts.readUInt32LE(index * 4 + 4),
  }));
}
