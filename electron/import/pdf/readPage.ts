import { remark } from '../wordComments.ts';
import type { PdfPage } from './library.ts';
import type { Area, Page, PageRemark, Piece } from './page.ts';

type Matrix = readonly number[];

/**
 * One page as pieces of text with their places, turned so that its text stands upright; remarks if they are wanted.
 * @throws Error when the page cannot be read.
 */
export async function readPage(page: PdfPage, label: string, withRemarks: boolean): Promise<Page> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const view = page.getViewport({ scale: 1 });
  const texts = items.flatMap((item): TextItem[] => ('str' in item ? [item] : []));
  const turn = turnOf(texts, view.transform, view);
  const place = (matrix: Matrix) => multiply(turn.matrix, multiply(view.transform, matrix));
  const remarks = withRemarks ? await readRemarks(page, (x, y) => apply(place([1, 0, 0, 1, 0, 0]), x, y)) : [];
  return { label, width: turn.width, height: turn.height, pieces: piecesOf(texts, place), remarks };
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
    pieces.push(pieceOf(item, place(matrixOf(item)), spaced));
    spaced = false;
  }
  return pieces;
}

function pieceOf(item: TextItem, matrix: Matrix, spaced: boolean): Piece {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
  // Text that stands across the others keeps its place; it is given a width of its height so that nothing joins it.
  const isUpright = Math.abs(a) >= Math.abs(b);
  const size = Math.hypot(c, d) || item.height || 1;
  const [left, right] = isUpright ? [a < 0 ? x - item.width : x, a < 0 ? x : x + item.width] : [x - size, x];
  const rtl = item.dir === 'rtl';
  const text = rtl && isOneGlyph(item, size) ? [...item.str].reverse().join('') : item.str;
  return { text, left, right, baseline: y, size, rtl, spaced };
}

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

type PlacePoint = (x: number, y: number) => { x: number; y: number };

/** Remarks with words of their own; a mere stroke of the marker has none. */
async function readRemarks(page: PdfPage, place: PlacePoint): Promise<PageRemark[]> {
  const annotations: readonly Annotation[] = await page.getAnnotations({ intent: 'display' });
  return annotations.flatMap((annotation) => {
    const words = annotation.contentsObj?.str ?? '';
    if (annotation.subtype === 'Link' || annotation.subtype === 'Widget' || words.trim() === '') return [];
    return [
      { value: remark(annotation.titleObj?.str ?? '', words.split(/[\r\n]+/)), areas: areasOf(annotation, place) },
    ];
  });
}

interface Annotation {
  readonly subtype?: string;
  readonly contentsObj?: { readonly str?: string };
  readonly titleObj?: { readonly str?: string };
  readonly rect?: readonly number[];
  readonly quadPoints?: ArrayLike<number> | null;
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
