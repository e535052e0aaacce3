import type { Piece } from './page.ts';

/** What the library gives of a note on a page: a remark, a link, a field of a form. */
export interface Annotation {
  readonly subtype?: string;
  readonly contentsObj?: { readonly str?: string };
  readonly titleObj?: { readonly str?: string };
  readonly rect?: readonly number[];
  readonly quadPoints?: ArrayLike<number> | null;
  readonly fieldType?: string;
  readonly fieldValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly buttonValue?: unknown;
  readonly password?: boolean;
  readonly hidden?: boolean;
}

export type PlacePoint = (x: number, y: number) => { x: number; y: number };

const usualSize = 10;

/** What was filled into a field, as pieces where the field stands, one a line. */
export function fieldPieces(note: Annotation, place: PlacePoint): Piece[] {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = note.rect ?? [];
  const a = place(x1, y1);
  const b = place(x2, y2);
  const [left, right, upper, lower] = [Math.min(a.x, b.x), Math.max(a.x, b.x), Math.min(a.y, b.y), Math.max(a.y, b.y)];
  const lines = filledInto(note)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const size = Math.min(usualSize, (lower - upper) * 0.75);
  const first = lines.length > 1 ? upper + size * 1.2 : lower - (lower - upper - size) / 2 - size * 0.2;
  return lines.map((text, index) => ({
    text,
    left,
    right: Math.min(right, left + text.length * size * 0.5),
    baseline: first + index * size * 1.2,
    size,
    rtl: /^[\P{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text),
    blank: 'left',
  }));
}

function filledInto(note: Annotation): string {
  if (note.subtype !== 'Widget' || note.password || note.hidden) return '';
  const { fieldValue } = note;
  if (note.fieldType === 'Btn') {
    if (note.checkBox) return fieldValue && fieldValue !== 'Off' ? '☒' : '☐';
    return note.radioButton ? (fieldValue === note.buttonValue ? '☒' : '☐') : '';
  }
  if (note.fieldType !== 'Tx' && note.fieldType !== 'Ch') return '';
  return Array.isArray(fieldValue)
    ? fieldValue.map(String).join(', ')
    : typeof fieldValue === 'string'
      ? fieldValue
      : '';
}

/** Puts what was filled in behind the words that stand in front of its field, or else behind those above it. */
export function withFields(drawn: readonly Piece[], fields: readonly Piece[]): Piece[] {
  const pieces = [...drawn];
  for (const field of fields) pieces.splice(placeFor(pieces, field) + 1, 0, field);
  return pieces;
}

function placeFor(pieces: readonly Piece[], field: Piece): number {
  const isBeside = (piece: Piece) => Math.abs(piece.baseline - field.baseline) < Math.max(piece.size, field.size) * 0.7;
  const beside = last(
    pieces,
    (piece) => isBeside(piece) && piece.left <= field.left,
    (piece) => piece.left,
  );
  if (beside >= 0) return beside;
  const above = last(
    pieces,
    (piece) => piece.baseline < field.baseline,
    (piece) => piece.baseline,
  );
  return above >= 0 ? above : -1;
}

/** The place of the piece with the greatest measure among those that fit; -1 for none. */
function last(pieces: readonly Piece[], fits: (piece: Piece) => boolean, measure: (piece: Piece) => number): number {
  let found = -1;
  for (const [index, piece] of pieces.entries()) {
    const best = pieces[found];
    if (fits(piece) && (!best || measure(piece) >= measure(best))) found = index;
  }
  return found;
}
