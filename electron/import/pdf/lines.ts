import type { Page, Piece } from './page.ts';

/** Where a piece stands in the text of its line. */
export interface Span {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

/** Pieces that stand side by side and are read together. */
export interface Line {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Size of most of its letters. */
  readonly size: number;
  readonly rtl: boolean;
}

/** Lines of a page in the order of the file. */
export function linesOf({ pieces }: Page): Line[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group && continues(group, piece)) group.push(piece);
    else groups.push([piece]);
  }
  return groups.map((group) => lineOf(group));
}

/** On the same line, going on in the direction of reading; letters that are raised or lowered a little belong to it. */
function continues(group: readonly Piece[], piece: Piece): boolean {
  const last = group.at(-1) as Piece;
  const size = Math.max(last.size, piece.size);
  const base = group.find((entry) => entry.size >= size * 0.9) ?? last;
  if (Math.abs(piece.baseline - base.baseline) > size * (piece.size < size * 0.85 ? 0.6 : 0.3)) return false;
  const isBehind = piece.left >= last.right - size * 0.6;
  const isBefore = piece.right <= Math.min(...group.map(({ left }) => left)) + size * 0.6;
  return isBehind || (isBefore && (piece.rtl || group.some(({ rtl }) => rtl)));
}

/** `isStretched` = its blanks are wide because the line fills its column: none of them is a TAB. */
export function lineOf(pieces: readonly Piece[], isStretched = false): Line {
  const rtl = lettersOf(pieces.filter((piece) => piece.rtl)) * 2 > lettersOf(pieces);
  const ordered = rtl ? fromRight(pieces) : pieces.toSorted((a, b) => a.left - b.left);
  let text = '';
  const spans: Span[] = [];
  for (const [index, piece] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before) text += gapBetween(before, piece, text, isStretched);
    spans.push({ piece, start: text.length, end: text.length + piece.text.length });
    text += piece.text;
  }
  const heaviest = pieces.toSorted((a, b) => b.text.length - a.text.length)[0] as Piece;
  return {
    text: rtl ? withBracketsTurned(text) : text,
    spans,
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
    baseline: heaviest.baseline,
    size: heaviest.size,
    rtl,
  };
}

const lettersOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + text.length, 0);

/** From right to left; words and numbers of the other direction that stand together keep their own order. */
function fromRight(pieces: readonly Piece[]): Piece[] {
  const ordered: Piece[] = [];
  let run: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => b.left - a.left)) {
    if (!piece.rtl && /[\p{L}\p{N}]/u.test(piece.text)) run.unshift(piece);
    else {
      ordered.push(...run, piece);
      run = [];
    }
  }
  return [...ordered, ...run];
}

/**
 * Some programs name the brackets of a line written from right to left by how they look: the closing one comes first then.
 * Where all of them stand so, all are turned.
 */
function withBracketsTurned(text: string): string {
  const partner: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{' };
  const brackets = text.replace(/[^()[\]{}]/g, '');
  const isTurned = brackets !== '' && /^(?:\)[()]*\(|\][[\]]*\[|\}[{}]*\{|(?:\)\(|\]\[|\}\{)+)$/.test(brackets);
  return isTurned ? text.replace(/[()[\]{}]/g, (sign) => partner[sign] ?? sign) : text;
}

/** In sizes of the letters: what is wider is more than a blank between words. */
export const widestBlank = 2.5;

/** Room between two pieces of a line, points. */
export const gapOf = (one: Piece, other: Piece): number => Math.max(other.left - one.right, one.left - other.right);

/** What stands between two pieces of a line: a TAB where a table or a tabulator parts them. */
function gapBetween(before: Piece, piece: Piece, text: string, isStretched: boolean): string {
  const gap = gapOf(before, piece);
  const size = Math.max(before.size, piece.size);
  const [left, right] = before.left <= piece.left ? [before, piece] : [piece, before];
  if (gap > size * widestBlank && !isStretched) return '\t';
  if (/\s$/u.test(text) || /^\s/u.test(piece.text)) return '';
  if (isCjk(text.at(-1) ?? '') && isCjk(piece.text.at(0) ?? '')) return gap > size * 0.6 ? ' ' : '';
  return right.blank === 'left' || left.blank === 'right' || gap > size * 0.2 ? ' ' : '';
}

/** Scripts that set no blanks between words. */
export const isCjk = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303F\uFF00-\uFFEF]/u.test(character);
