import type { EncodingCandidate } from '#shared/domain/reading.ts';
import { type AsianLanguage, asianLanguages } from './asia.ts';
import { decodeWith } from './decoders.ts';
import { type Language, languages } from './languages.ts';
import { profileOf, type TextProfile } from './profile.ts';

/** Bytes that are looked at, of the first glance that leaves most encodings out, and of a piece of the text. */
const sampleSize = 4 * 1024;
const glanceSize = 600;
const pieceSize = 120;
/** A word that a language is full of speaks for it, as much as this. */
const wordWeight = 1.8;
/** One place further back in the list of a language's encodings costs this much. */
const placeCost = 0.8;
const shown = 12;

interface Ranked {
  readonly encoding: string;
  readonly text: string;
  readonly score: number;
}

/**
 * Encodings that bytes may be in that prove none, the likeliest first: each is tried, and its text is held against what
 * texts of each language look like (letters, words, capitals, punctuation). Confidence grows with the distance to the next
 * different text and with the number of characters that speak.
 */
export function rankEncodings(bytes: Uint8Array): EncodingCandidate[] {
  const sample = sampleOf(bytes);
  const ranked = plausibleIn(sample)
    .map((encoding) => rank(sample, encoding))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shown);
  const best = ranked[0]?.score ?? 0;
  const weight = (score: number) => Math.exp((score - best) / 2);
  // Encodings that give the same text do not speak against each other.
  const texts = new Map<string, number>();
  for (const { text, score } of ranked) if (!texts.has(text)) texts.set(text, weight(score));
  const all = [...texts.values()].reduce((sum, value) => sum + value, 0);
  const evidence = evidenceIn(sample);
  return ranked.map(({ encoding, score }) => ({
    encoding,
    confidence: Math.round(Math.min(0.99, (weight(score) / all) * (evidence / (evidence + 1.5))) * 100) / 100,
  }));
}

/** A first glance at the beginning leaves the greater part of the encodings out. */
function plausibleIn(sample: Uint8Array): readonly string[] {
  if (sample.length < 2 * glanceSize) return allEncodings;
  const glance = sample.subarray(0, glanceSize);
  const glanced = allEncodings.map((encoding) => rank(glance, encoding)).toSorted((a, b) => b.score - a.score);
  return glanced.slice(0, shown).map(({ encoding }) => encoding);
}

const allEncodings: readonly string[] = [
  ...new Set([...Object.values(languages), ...Object.values(asianLanguages)].flatMap(({ encodings }) => encodings)),
];

function rank(sample: Uint8Array, encoding: string): Ranked {
  const text = decodeWith(sample, encoding);
  const profile = profileOf(text);
  let score = Number.NEGATIVE_INFINITY;
  for (const language of Object.values(languages)) {
    const place = language.encodings.indexOf(encoding);
    if (place >= 0) score = Math.max(score, fitOf(language, profile) - place * placeCost);
  }
  for (const language of Object.values(asianLanguages)) {
    const place = language.encodings.indexOf(encoding);
    if (place >= 0) score = Math.max(score, fitOfAsian(language, profile) - place * placeCost);
  }
  return { encoding, text, score };
}

/** Logarithm of the likelihood of a text, were it in this language. */
function fitOf(language: Language, { letters, signs, words, rest }: TextProfile): number {
  const shares = sharesOf(language);
  let fit = rest;
  for (const [letter, times] of letters) fit += times * (shares.get(letter) ?? foreign(letter, language));
  for (const times of signs.values()) fit -= times * 16;
  for (const word of wordsOf(language)) fit += wordWeight * (words.get(word) ?? 0);
  return fit;
}

/** Letters of other languages stand in names; some do everywhere. */
function foreign(letter: string, language: Language): number {
  if (/[àáâäçèéêëíïñóôöøüåæ]/u.test(letter) && /[a-zß-ž]/u.test(language.letters)) return -7;
  return sameScript(letter, language) ? -10 : -14;
}

function sameScript(letter: string, { letters }: Language): boolean {
  const block = (character: string) => {
    const value = character.codePointAt(0) ?? 0;
    return value < 0x370 || (value >= 0x1e00 && value < 0x1f00) ? 0 : value >> 8;
  };
  return block(letter) === block(letters);
}

const shareTables = new WeakMap<Language, ReadonlyMap<string, number>>();

/** Logarithm of the share of each letter, from its place in the order of frequency. */
function sharesOf(language: Language): ReadonlyMap<string, number> {
  const known = shareTables.get(language);
  if (known) return known;
  const letters = [...language.letters];
  const weights = letters.map((_, place) => 1 / (place + 3));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = new Map(letters.map((letter, place) => [letter, Math.log((weights[place] ?? 0) / all)]));
  shareTables.set(language, shares);
  return shares;
}

const wordTables = new WeakMap<Language, readonly string[]>();

function wordsOf(language: Language): readonly string[] {
  const known = wordTables.get(language);
  if (known) return known;
  const words = [...new Set(language.words.split(' ').filter((word) => word !== ''))];
  wordTables.set(language, words);
  return words;
}

const signTables = new WeakMap<AsianLanguage, ReadonlyMap<string, number>>();

function fitOfAsian(language: AsianLanguage, { letters, signs, rest }: TextProfile): number {
  let table = signTables.get(language);
  if (!table) {
    table = new Map([...language.signs].map((sign, place) => [sign, -3 - Math.log1p(place / 12)]));
    signTables.set(language, table);
  }
  let fit = rest;
  for (const [sign, times] of signs) fit += times * (table.get(sign) ?? language.other(sign));
  for (const times of letters.values()) fit -= times * 11;
  return fit;
}

/**
 * The pieces that hold bytes beyond ASCII, which are those that speak, and some others for their words. A piece ends at a
 * line end or a blank, where no character of any encoding is cut.
 */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const speaking: Uint8Array[] = [];
  const others: Uint8Array[] = [];
  let size = 0;
  let sizeOfOthers = 0;
  for (let start = 0; start < bytes.length && size < sampleSize; ) {
    const { end, speaks } = pieceAt(bytes, start);
    const piece = bytes.subarray(start, end);
    if (speaks) {
      speaking.push(piece);
      size += piece.length;
    } else if (sizeOfOthers < glanceSize / 2) {
      others.push(piece);
      sizeOfOthers += piece.length;
    }
    start = end;
  }
  return Buffer.concat([...speaking, ...others]);
}

function pieceAt(bytes: Uint8Array, start: number): { end: number; speaks: boolean } {
  let speaks = false;
  for (let at = start; at < bytes.length; at++) {
    const value = bytes[at] ?? 0;
    if (value > 0x7f) speaks = true;
    const isLong = at - start > pieceSize;
    if (value === 0x0a || value === 0x0d || (value === 0x20 && isLong) || at - start > sampleSize) {
      return { end: at + 1, speaks };
    }
  }
  return { end: bytes.length, speaks };
}

function evidenceIn(sample: Uint8Array): number {
  let high = 0;
  for (const value of sample) if (value > 0x7f) high++;
  return high;
}
