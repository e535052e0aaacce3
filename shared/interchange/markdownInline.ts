import type { FormatMark } from '../domain/document.ts';

/** A piece of the line: plain words, or a run of `*` or `_` that may open or close emphasis. */
interface Piece {
  text: string;
  /** `*` or `_` for a run of signs, else empty. */
  readonly sign: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Target, for the words of a link. */
  readonly link?: string;
}
interface Emphasis {
  readonly kind: 'bold' | 'italic';
  /** Indices of pieces: the emphasis covers what stands between them. */
  readonly from: number;
  readonly to: number;
}

/**
 * The inline signs of Markdown: emphasis by the rule of delimiter runs, links `[words](target)` and `<http://…>`,
 * backslash escapes and character references. Code in backticks and images keep their signs. UTF-16 units.
 */
export function readInline(source: string): { text: string; marks: FormatMark[] } {
  const pieces = piecesOf(source);
  const emphases = pairSigns(pieces);
  const starts: number[] = [];
  const marks: FormatMark[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += piece.text;
    if (piece.link !== undefined && piece.text !== '') {
      marks.push({ kind: 'link', start: text.length - piece.text.length, end: text.length, value: piece.link });
    }
  }
  for (const { kind, from, to } of emphases) {
    const start = (starts[from] ?? 0) + (pieces[from]?.text.length ?? 0);
    const end = starts[to] ?? text.length;
    if (end > start) marks.push({ kind, start, end });
  }
  return { text, marks };
}

const token = new RegExp(
  [
    /(?<escape>\\[!-/:-@[-`{-~])/,
    /(?<hardBreak>\\(?=\n))/,
    /(?<code>(?<!`)(?<ticks>`+)(?!`)[\s\S]{0,5000}?(?<!`)\k<ticks>(?!`))/,
    /(?<image>!\[[^\]\n]{0,2000}\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"\n]*")?\))/,
    /(?<link>\[(?<words>[^[\]]{1,2000})\]\(<?(?<target>[^()\s<>]+(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\))/,
    /(?<address><(?<url>(?:https?|mailto):[^<>\s]+)>)/,
    /(?<reference>&(?<entity>amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#[xX][\da-fA-F]{1,6});)/,
    /(?<sign>\*+|_+)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of source.matchAll(token)) {
    if (match.index > at) pieces.push(plain(source.slice(at, match.index)));
    pieces.push(...pieceOf(match, source));
    at = match.index + match[0].length;
  }
  if (at < source.length) pieces.push(plain(source.slice(at)));
  return pieces;
}

const plain = (text: string, link?: string): Piece => ({
  text,
  sign: '',
  canOpen: false,
  canClose: false,
  ...(link === undefined ? {} : { link }),
});

function pieceOf(match: RegExpMatchArray & { index: number }, source: string): Piece[] {
  const groups = match.groups ?? {};
  if (groups.escape) return [plain(groups.escape.slice(1))];
  if (groups.hardBreak) return [];
  if (groups.link) return linkPieces(groups.words ?? '', groups.target ?? '');
  if (groups.address) return [plain(groups.url ?? '', groups.url ?? '')];
  if (groups.reference) return [plain(characterOf(groups.entity ?? '', match[0]))];
  if (groups.sign) return [signPiece(match[0], source, match.index)];
  return [plain(match[0])];
}

/** The words of a link may be emphasised; every piece of them carries the target. */
function linkPieces(words: string, target: string): Piece[] {
  const { text } = readInline(words);
  return [plain(text, target)];
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

function characterOf(entity: string, written: string): string {
  if (!entity.startsWith('#')) return named[entity] ?? written;
  const point = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  const allowed = point >= 0x20 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
  return allowed ? String.fromCodePoint(point) : written;
}

/** Whether a run may open or close depends on what stands around it; `_` never works inside a word. */
function signPiece(run: string, source: string, at: number): Piece {
  const before = characterBefore(source, at);
  const after = String.fromCodePoint(source.codePointAt(at + run.length) ?? 0x20);
  const leftFlanking = !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before));
  const rightFlanking = !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after));
  const underscore = run.startsWith('_');
  // `2*3*4` is a product.
  if (run === '*' && /\d/.test(before) && /\d/.test(after)) return plain(run);
  return {
    text: run,
    sign: run.charAt(0),
    canOpen: leftFlanking && (!underscore || !rightFlanking || isPunctuation(before)),
    canClose: rightFlanking && (!underscore || !leftFlanking || isPunctuation(after)),
  };
}

function characterBefore(source: string, at: number): string {
  if (at === 0) return ' ';
  const point = source.codePointAt(Math.max(0, at - 2)) ?? 0x20;
  return point > 0xffff ? String.fromCodePoint(point) : source.charAt(at - 1);
}
const isBlank = (character: string): boolean => /\s/u.test(character);
const isPunctuation = (character: string): boolean => /[\p{P}\p{S}]/u.test(character);

/**
 * Pairs opening and closing runs, innermost first, and takes their signs off the pieces. Signs that find no partner stay
 * in the text. Each opener is looked at once per closer of its kind, and openers that a pair encloses are given up, so the
 * work stays linear for real texts; `limit` bounds it for hostile ones.
 */
function pairSigns(pieces: readonly Piece[], limit = 1_000_000): Emphasis[] {
  const emphases: Emphasis[] = [];
  let openers: number[] = [];
  let steps = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece.sign === '') continue;
    while (piece.canClose && piece.text !== '') {
      const place = openers.findLastIndex((opener) => ++steps < limit && fits(pieces[opener], piece));
      const opener = openers[place];
      const partner = opener === undefined ? undefined : pieces[opener];
      if (opener === undefined || !partner) break;
      const width = partner.text.length >= 2 && piece.text.length >= 2 ? 2 : 1;
      partner.text = partner.text.slice(width);
      piece.text = piece.text.slice(width);
      emphases.push({ kind: width === 2 ? 'bold' : 'italic', from: opener, to: index });
      openers = openers.slice(0, partner.text === '' ? place : place + 1);
    }
    if (piece.canOpen && piece.text !== '') openers.push(index);
  }
  return emphases;
}

/** Same sign; and a run that could do both pairs only with lengths that do not add up to a multiple of three. */
function fits(opener: Piece | undefined, closer: Piece): boolean {
  if (!opener || opener.sign !== closer.sign) return false;
  const both = (opener.canOpen && opener.canClose) || (closer.canOpen && closer.canClose);
  const lengths = [opener.text.length, closer.text.length] as const;
  return !both || (lengths[0] + lengths[1]) % 3 !== 0 || (lengths[0] % 3 === 0 && lengths[1] % 3 === 0);
}
