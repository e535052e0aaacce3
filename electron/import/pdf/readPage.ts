import { remark } from '../wordComments.ts';
import { type Annotation, fieldPieces, type PlacePoint, withFields } from './fields.ts';
import type { PdfPage } from './library.ts';
import type { Area, Page, PageRemark, Piece } from './page.ts';

type Matrix = readonly number[];

/** What of the notes on a page is wanted: remarks, and what was filled into a form. */
export interface WantedNotes {
  readonly remarks: boolean;
  readonly fields: boolean;
}

/**
 * One page as pieces of text with their places, turned so that its text stands upright; with remarks and with what was filled
 * into its form, if they are wanted.
 * @throws Error when the page cannot be read.
 */
export async function readPage(page: PdfPage, label: string, wanted: WantedNotes): Promise<Page> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const view = page.getViewport({ scale: 1 });
  const texts = items.flatMap((item): TextItem[] => ('str' in item ? [item] : []));
  const turn = turnOf(texts, view.transform, view);
  const place = (matrix: Matrix) => multiply(turn.matrix, multiply(view.transform, matrix));
  const toPage: PlacePoint = (x, y) => apply(place([1, 0, 0, 1, 0, 0]), x, y);
  const notes: readonly Annotation[] =
    wanted.remarks || wanted.fields ? await page.getAnnotations({ intent: 'display' }) : [];
  const drawn = piecesOf(texts, place);
  return {
    label,
    width: turn.width,
    height: turn.height,
    pieces: wanted.fields
      ? withFields(
          drawn,
          notes.flatMap((note) => fieldPieces(note, toPage)),
        )
      : drawn,
    remarks: wanted.remarks ? notes.flatMap((note) => remarkOf(note, toPage)) : [],
  };
}

interface TextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
}

const matrixOf = (item: TextItem): Matrix => item.transform.map((value) => Number(value) || 0);

function piecesOf(texts: readonly TextItem[], place: (matrix: Matrix) => Matrix): Piece[] {
  const pieces: Piece[] = [];
  let spaced = false;
  for (const item of texts) {
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const drawn = pieceOf(item, place(matrixOf(item)));
    const isLeftOfLast = drawn.left < (pieces.at(-1)?.left ?? drawn.left);
    const piece: Piece = { ...drawn, blank: spaced ? (isLeftOfLast ? 'right' : 'left') : null };
    if (!pieces.slice(-30).some((before) => isDrawnOver(before, piece))) pieces.push(piece);
    spaced = false;
  }
  return pieces;
}

function pieceOf(item: TextItem, matrix: Matrix): Piece {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
  // Text that stands across the others keeps its place; it is given a width of its height so that nothing joins it.
  const isUpright = Math.abs(a) >= Math.abs(b);
  const size = Math.hypot(c, d) || item.height || 1;
  const [left, right] = isUpright ? [a < 0 ? x - item.width : x, a < 0 ? x : x + item.width] : [x - size, x];
  const rtl = item.dir === 'rtl';
  const text = rtl && isOneGlyph(item, size) ? [...item.str].reverse().join('') : item.str;
  return { text: plainLetters(text), left, right, baseline: y, size, rtl, blank: null };
}

/** Arabic letters as they are written, not as they are drawn at the beginning, in the middle or at the end of a word. */
const plainLetters = (text: string): string =>
  text.replace(/[\uFB50-\uFDFF\uFE70-\uFEFC]/gu, (shape) => shape.normalize('NFKC'));

/** Some programs draw the same words twice, a hair apart, to make them look bold. */
const isDrawnOver = (before: Piece, piece: Piece): boolean =>
  before.text === piece.text &&
  Math.abs(before.left - piece.left) < piece.size * 0.12 &&
  Math.abs(before.baseline - piece.baseline) < piece.size * 0.12;

/** Some programs hang a whole word on one glyph, in the order in which it is read: then it was turned once too often. */
function isOneGlyph({ str, width }: TextItem, size: number): boolean {
  const letters = str.replace(/[\p{M}\s]/gu, '').length;
  return letters >= 3 && width / letters < size * 0.12;
}

/** A page whose text mostly runs up or down is turned by a quarter or a half. */
function turnOf(texts: readonly TextItem[], view: Matrix, { width, height }: { width: number; height: number }) {
  const votes = [0, 0, 0, 0];
  for (const item of texts) {
    const [a = 1, b = 0] = multiply(view, matrixOf(item));
    const quarter = (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;
    votes[quarter] = (votes[quarter] ?? 0) + item.str.length;
  }
  const quarter = votes.indexOf(Math.max(...votes));
  if (quarter === 1) return { matrix: [0, -1, 1, 0, 0, width], width: height, height: width };
  if (quarter === 3) return { matrix: [0, 1, -1, 0, height, 0], width: height, height: width };
  if (quarter === 2) return { matrix: [-1, 0, 0, -1, width, height], width, height };
  return { matrix: [1, 0, 0, 1, 0, 0], width, height };
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

function apply(matrix: Matrix, x: number, y: number): { x: number; y: number } {
  const [, , , , e = 0, f = 0] = multiply(matrix, [1, 0, 0, 1, x, y]);
  return { x: e, y: f };
}

/** A remark with words of its own; a mere stroke of the marker has none. */
function remarkOf(note: Annotation, place: PlacePoint): PageRemark[] {
  const words = note.contentsObj?.str ?? '';
  if (note.subtype === 'Link' || note.subtype === 'Widget' || words.trim() === '') return [];
  return [{ value: remark(note.titleObj?.str ?? '', words.split(/[\r\n]+/)), areas: areasOf(note, place) }];
}

function areasOf({ rect, quadPoints }: Annotation, place: PlacePoint): Area[] {
  const numbers = quadPoints && quadPoints.length >= 8 ? Array.from(quadPoints) : (rect ?? []);
  const step = quadPoints && quadPoints.length >= 8 ? 8 : 4;
  const areas: Area[] = [];
  for (let at = 0; at + step <= numbers.length && areas.length < 500; at += step) {
    const points: { x: number; y: number }[] = [];
    for (let index = at; index < at + step; index += 2)
      points.push(place(numbers[index] ?? 0, numbers[index + 1] ?? 0));
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    areas.push({ left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) });
  }
  return areas;
}
