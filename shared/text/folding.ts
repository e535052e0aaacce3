/** What tells words apart; what does not is folded away. */
export interface Folding {
  readonly matchCase: boolean;
  /** Diacritics, Arabic and Hebrew vowel signs, German ß and the like tell words apart. */
  readonly matchMarks: boolean;
}

/** Nothing tells words apart that can be folded: what the index holds. */
export const foldAll: Folding = { matchCase: false, matchMarks: false };
const keepAll: Folding = { matchCase: true, matchMarks: true };

/** A folded text and where each of its units comes from. `null` = every unit stands where it stood. */
export interface FoldedText {
  readonly text: string;
  /** For each unit the beginning of the character that it comes from, in the text as it was; one more for its end. */
  readonly from: Int32Array | null;
  /** For each unit the end of the character that it comes from. */
  readonly to: Int32Array | null;
}

/** What clings to the character before it: marks, joiners, half-width voicing signs, shades of skin. */
const clinging = /^(?:\p{M}|\u200C|\u200D|\uFF9E|\uFF9F|\p{EMod})/u;
/** Signs that nobody sees: soft hyphens, marks of direction, joiners, fillers, selectors. They tell nothing apart. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
/** Diacritics of Latin, Greek and Cyrillic; Arabic vowel and Quranic signs, tatweel; Hebrew points; shades of skin. */
const marks =
  /(?![\u05BE\u05C0\u05C3\u05C6])[\u0591-\u05C7]|[\u0300-\u036F]|[\u0483-\u0487]|[\u0610-\u061A]|\u0640|[\u064B-\u065F]|\u0670|(?!\u06DD|\u06DE|\u06E5|\u06E6|\u06E9)[\u06D6-\u06ED]|[\u08D3-\u08E1]|[\u08E3-\u08FF]|[\u1AB0-\u1AFF]|[\u1DC0-\u1DFF]|[\u20D0-\u20FF]|[\uFE20-\uFE2F]|\p{EMod}/gu;
/** In Cyrillic a mark makes another letter (й is no и), but for stress and for ё. */
const cyrillicMarks = /\u0300|\u0301|[\u0483-\u0487]|(?<=[еЕ])\u0308/gu;
/** Letters that differ from another by a stroke or a tie and do not come apart by Unicode's rules. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D' },
  ...{ ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ı: 'i', þ: 'th', Þ: 'TH', ŧ: 't', Ŧ: 'T', ى: 'ي', ی: 'ي', ک: 'ك' },
};
/** Signs that are one to a reader, whatever a word processor made of them. */
const signs: Readonly<Record<string, string>> = {
  ...{ '‘': "'", '’': "'", '‛': "'", ʼ: "'", '´': "'", '“': '"', '”': '"', '„': '"', '‟': '"' },
  ...{ '‐': '-', '‑': '-', '−': '-', ς: 'σ' },
};

/**
 * A text as it is compared: compatibility forms (full width, ligatures, circled digits) as the plain ones, composed and
 * decomposed characters alike, and, where they do not matter, without case and marks. Each character with all that clings
 * to it is folded for itself, so that the folding of a part is a part of the folding.
 */
export function foldText(text: string, folding: Folding): FoldedText {
  if (isAscii(text)) return { text: folding.matchCase ? text : text.toLowerCase(), from: null, to: null };
  const known = knownFoldings(folding);
  const parts: string[] = [];
  const pieces: number[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfCluster(text, at);
    if (end === at + 1 && kindOf(text.charCodeAt(at)) === kinds.plain) {
      at = end;
      continue;
    }
    const cluster = text.slice(at, end);
    const folded = known.get(cluster) ?? remember(known, cluster, foldCluster(cluster, folding));
    if (folded !== cluster || cluster.length > 1) {
      parts.push(text.slice(done, at), folded);
      pieces.push(at, cluster.length, folded.length);
      done = end;
    }
    at = end;
  }
  if (pieces.length === 0) return { text, from: null, to: null };
  parts.push(text.slice(done));
  const joined = parts.join('');
  return { text: joined, ...mapOf(pieces, text.length, joined.length) };
}

/** What a UTF-16 unit is to folding, found out when it is first met: texts are made of few different ones. */
const kinds = { unknown: 0, plain: 1, foldable: 2, clinging: 3 } as const;
const kindOfUnit = new Uint8Array(0x10000);

function kindOf(unit: number): number {
  const known = kindOfUnit[unit] ?? kinds.unknown;
  if (known !== kinds.unknown) return known;
  const sign = String.fromCharCode(unit);
  const stays =
    !/[\uD800-\uDFFF]/.test(sign) && foldCluster(sign, foldAll) === sign && foldCluster(sign, keepAll) === sign;
  const kind = clinging.test(sign) ? kinds.clinging : stays ? kinds.plain : kinds.foldable;
  kindOfUnit[unit] = kind;
  return kind;
}

/** The end of the character at a place, with all that clings to it. */
function endOfCluster(text: string, at: number): number {
  let end = endOfCodePoint(text, at);
  while (end < text.length && clings(text, end)) end = endOfCodePoint(text, end);
  return end;
}

function clings(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x300) return false;
  if (isHighHalf(unit)) return clinging.test(text.slice(at, at + 2));
  return kindOf(unit) === kinds.clinging;
}

function endOfCodePoint(text: string, at: number): number {
  if (!isHighHalf(text.charCodeAt(at))) return at + 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next < 0xe000 ? at + 2 : at + 1;
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Only the words, where no place is asked for. */
export const foldWords = (text: string, folding: Folding): string => foldText(text, folding).text;

/** From `[place, length, folded length]` of each folded character to the place of every unit. */
function mapOf(pieces: readonly number[], length: number, foldedLength: number): Pick<FoldedText, 'from' | 'to'> {
  const from = new Int32Array(foldedLength + 1);
  const to = new Int32Array(foldedLength + 1);
  let [at, unit] = [0, 0];
  const copy = (until: number) => {
    for (; at < until; at++, unit++) {
      from[unit] = at;
      to[unit] = at + 1;
    }
  };
  for (let piece = 0; piece < pieces.length; piece += 3) {
    const [place = 0, before = 0, after = 0] = [pieces[piece], pieces[piece + 1], pieces[piece + 2]];
    copy(place);
    from.fill(place, unit, unit + after);
    to.fill(place + before, unit, unit + after);
    at = place + before;
    unit += after;
  }
  copy(length);
  from[foldedLength] = length;
  to[foldedLength] = length;
  return { from, to };
}

const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text);

function foldCluster(cluster: string, { matchCase, matchMarks }: Folding): string {
  const sign = signs[cluster];
  if (sign !== undefined) return sign;
  let folded = cluster.replace(unseen, '').normalize('NFKD');
  if (!matchMarks) folded = folded.replace(/^\p{sc=Cyrillic}/u.test(folded) ? cyrillicMarks : marks, '');
  folded = folded.normalize('NFC');
  if (!matchMarks) folded = Array.from(folded, (letter) => letters[letter] ?? letter).join('');
  if (matchCase) return folded;
  // The lower case of İ is an i with a dot above.
  return matchMarks ? folded.toLowerCase() : folded.toLowerCase().replaceAll('i\u0307', 'i');
}

/** Characters that came before: texts are made of few different ones. */
const memories = new Map<string, Map<string, string>>();
const mostKnown = 50_000;

function knownFoldings({ matchCase, matchMarks }: Folding): Map<string, string> {
  const name = `${matchCase} ${matchMarks}`;
  const known = memories.get(name) ?? new Map<string, string>();
  memories.set(name, known);
  return known;
}

function remember(known: Map<string, string>, cluster: string, folded: string): string {
  if (known.size >= mostKnown) known.clear();
  known.set(cluster, folded);
  return folded;
}
