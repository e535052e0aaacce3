import type { TextRange } from '../text/intervals.ts';
import { astralPositions, toUtf16 } from '../text/offsets.ts';
import { type ParagraphColumns, paragraphColumns } from '../text/paragraphs.ts';
import { type Likeness, QuotationFinder } from './foreign/quotations.ts';

/** A document of the study, as far as words are looked for in it. */
export interface PlacingDocument {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** A quotation of a document, with what is said about its place. */
export interface QuotedRow {
  /** As written; empty = any document. */
  readonly document: string;
  readonly quotation: string;
  /** In code points, half-open. `null` = not said. */
  readonly start: number | null;
  readonly end: number | null;
  /** First paragraph, from 1. `null` = not said. */
  readonly paragraph: number | null;
  /** Rows with one purpose (a code of a coder) take different places where the words stand several times. */
  readonly purpose: string;
}

/** How a place was found: by positions that lead to the words, as their only place, by the paragraph, or as the next of several. */
export type PlacedBy = 'positions' | 'words' | 'paragraph' | 'order';

export interface PlacedRow<Row extends QuotedRow> {
  readonly row: Row;
  readonly documentId: string;
  /** UTF-16 units. */
  readonly range: TextRange;
  readonly likeness: Likeness;
  readonly by: PlacedBy;
  /** In how many places the words stand. */
  readonly places: number;
}

export interface UnplacedRow<Row extends QuotedRow> {
  readonly row: Row;
  /** Why, in one sentence. */
  readonly reason: string;
}

export interface Placing<Row extends QuotedRow> {
  /** In the order of the rows. */
  readonly placed: readonly PlacedRow<Row>[];
  readonly unplaced: readonly UnplacedRow<Row>[];
}

/**
 * Finds quotations in the texts of documents: word for word, then without regard to kinds of blanks, then to kinds of quotation
 * marks, dashes and dots. Documents are named with or without an ending, in any case. Where words stand several times, positions
 * or a paragraph decide; else the first place is taken that no row of the same purpose has, and the row says so (`by`).
 * Cost: the texts for each row, at the pace of a plain search.
 */
export function placeSegments<Row extends QuotedRow>(
  rows: readonly Row[],
  documents: readonly PlacingDocument[],
): Placing<Row> {
  const search = new SegmentSearch(documents);
  const found = rows.map((row) => search.firstLook(row));
  // What is certain takes its place first; what is taken in order keeps out of it.
  for (const [index, one] of found.entries()) if ('range' in one) search.take(rows[index] as Row, one);
  const settled = found.map((one, index) => ('isOpen' in one ? search.next(rows[index] as Row) : one));
  const placed: PlacedRow<Row>[] = [];
  const unplaced: UnplacedRow<Row>[] = [];
  for (const [index, one] of settled.entries()) {
    const row = rows[index] as Row;
    if ('range' in one) placed.push({ row, ...one });
    else unplaced.push({ row, reason: one.reason });
  }
  return { placed, unplaced };
}

type Place = Omit<PlacedRow<QuotedRow>, 'row'>;
type Looked = Place | { readonly reason: string };

/** A text with what is needed to look into it. */
interface Shelved {
  readonly document: PlacingDocument;
  readonly finder: QuotationFinder;
  readonly astral: Int32Array;
  readonly paragraphs: ParagraphColumns;
  /** Where each line ends, ascending; blank ones too. */
  readonly lineEnds: readonly number[];
}

class SegmentSearch {
  readonly #shelf: readonly Shelved[];
  readonly #byName: ReadonlyMap<string, readonly Shelved[]>;
  readonly #byId: ReadonlyMap<string, Shelved>;
  readonly #taken = new Set<string>();

  constructor(documents: readonly PlacingDocument[]) {
    this.#shelf = documents.map((document) => ({
      document,
      finder: new QuotationFinder(document.text),
      astral: astralPositions(document.text),
      paragraphs: paragraphColumns(document.text),
      lineEnds: Array.from(document.text.matchAll(/\n/gu), ({ index }) => index),
    }));
    this.#byId = new Map(this.#shelf.map((one) => [one.document.id, one]));
    this.#byName = Map.groupBy(this.#shelf, ({ document }) => bareName(document.name));
  }

  /** The certain place of a row, that it has several, or why there is none. */
  firstLook(row: QuotedRow): Looked | { readonly isOpen: true } {
    const shelf = this.#shelfOf(row);
    if (shelf.length === 0) return { reason: `No document is called “${row.document.trim()}”.` };
    const positioned = shelf.flatMap((one) => byPositions(one, row));
    const [certain] = positioned;
    if (certain && positioned.length === 1) return certain;
    if (row.quotation.trim() === '') return { reason: 'The row has no words, and no positions that lead to any.' };
    const places = placesOf(shelf, row);
    const [only] = places;
    if (!only) return { reason: `Its words are not in ${nameOfShelf(row, shelf)}.` };
    if (places.length === 1) return only;
    const inParagraph = this.#inParagraph(row, places);
    if (inParagraph) return inParagraph;
    if (new Set(places.map(({ documentId }) => documentId)).size > 1) {
      return { reason: 'Its words stand in several documents, and the row does not say in which.' };
    }
    return { isOpen: true };
  }

  take(row: QuotedRow, { documentId, range }: Place): void {
    this.#taken.add(placeKey(row, documentId, range));
  }

  /**
   * The first of several places that no row of the same purpose has. They are looked up again, for the places of all rows
   * together may be more than memory holds.
   */
  next(row: QuotedRow): Looked {
    const free = placesOf(this.#shelfOf(row), row).find(
      ({ documentId, range }) => !this.#taken.has(placeKey(row, documentId, range)),
    );
    if (!free) return { reason: 'Its words stand in fewer places than there are rows with them.' };
    this.take(row, free);
    return { ...free, by: 'order' };
  }

  #shelfOf({ document }: QuotedRow): readonly Shelved[] {
    return document.trim() === '' ? this.#shelf : this.#named(document);
  }

  /** Documents of a name: with its ending, without it, or as the last part of a path (`Files\\Interview 1`). */
  #named(written: string): readonly Shelved[] {
    const found = this.#byName.get(bareName(written));
    if (found) {
      const exact = found.filter(({ document }) => document.name.trim() === written.trim());
      return exact.length > 0 ? exact : found;
    }
    const last = written.split(/[\\/]/u).at(-1) ?? '';
    return this.#byName.get(bareName(last)) ?? [];
  }

  #inParagraph({ paragraph }: QuotedRow, places: readonly Place[]): Place | null {
    if (paragraph === null || paragraph < 1) return null;
    // Some programs number blank lines too, some do not.
    for (const rangeOf of [paragraphRange, lineRange]) {
      const fitting = places.filter(({ documentId, range }) => {
        const one = this.#byId.get(documentId);
        const within = one && rangeOf(one, paragraph);
        return within && range.start >= within.start && range.start < within.end;
      });
      if (fitting.length === 1 && fitting[0]) return { ...fitting[0], by: 'paragraph' };
    }
    return null;
  }
}

/** A numbered paragraph, with the blank lines before it; `null` when there is none of that number. */
function paragraphRange({ paragraphs }: Shelved, number: number): TextRange | null {
  const end = paragraphs.end[number - 1];
  return end === undefined ? null : { start: paragraphs.end[number - 2] ?? 0, end };
}

/** A line by its number, blank lines counted too. */
function lineRange({ lineEnds, document }: Shelved, number: number): TextRange | null {
  if (number > lineEnds.length + 1) return null;
  return { start: (lineEnds[number - 2] ?? -1) + 1, end: lineEnds[number - 1] ?? document.text.length };
}

const placeKey = ({ purpose }: QuotedRow, documentId: string, { start, end }: TextRange): string =>
  `${documentId} ${start} ${end} ${purpose}`;

const bareName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/\.[A-Za-z][A-Za-z0-9]{0,9}$/u, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase();

const nameOfShelf = ({ document }: QuotedRow, shelf: readonly Shelved[]): string =>
  document.trim() === '' ? 'any document' : `“${shelf[0]?.document.name ?? document}”`;

/** Where the positions of a row lead, if it is to its words, or if it notes none. */
function byPositions(
  { document, finder, astral }: Shelved,
  { start, end, quotation, document: named }: QuotedRow,
): Place[] {
  if (start === null || end === null || start < 0 || end <= start) return [];
  const range = { start: toUtf16(astral, start), end: toUtf16(astral, end) };
  if (range.end > document.text.length) return [];
  // Without words, and without a name, positions lead everywhere.
  if (quotation.trim() === '' && named.trim() === '') return [];
  const likeness = quotation.trim() === '' ? 'exact' : finder.likeness(range, quotation);
  return likeness === null ? [] : [{ documentId: document.id, range, likeness, by: 'positions', places: 1 }];
}

function placesIn({ document, finder }: Shelved, quotation: string): Place[] {
  const found = finder.find(quotation);
  const places = found?.places.length ?? 0;
  return (found?.places ?? []).map((range) => ({
    documentId: document.id,
    range,
    likeness: found?.likeness ?? 'exact',
    by: 'words',
    places,
  }));
}

/** All places in some documents that are most like a quotation. */
function placesOf(shelf: readonly Shelved[], { quotation }: QuotedRow): readonly Place[] {
  const places = shelf.flatMap((one) => placesIn(one, quotation));
  for (const likeness of ['exact', 'blanks', 'signs'] as const) {
    const found = places.filter((place) => place.likeness === likeness);
    if (found.length > 0) return found;
  }
  return [];
}
