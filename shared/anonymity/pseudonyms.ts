export const pseudonymKinds = ['person', 'place', 'organisation', 'other'] as const;
export type PseudonymKind = (typeof pseudonymKinds)[number];

/** A name and what stands for it in the study. */
export interface Pseudonym {
  readonly id: string;
  /** All spellings. */
  readonly names: readonly string[];
  readonly replacement: string;
  readonly kind: PseudonymKind;
  readonly matchCase: boolean;
  /** "Ann" is then not found in "Anna". */
  readonly wholeWords: boolean;
}

/** A name of the table in a text; UTF-16 units, half-open. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly pseudonym: Pseudonym;
}

interface Spelling {
  readonly pattern: RegExp;
  readonly pseudonym: Pseudonym;
}

const signs = /[.*+?^${}()|[\]\\/]/gu;

/** One letter of a name, whole or with its accent apart, as some systems write it. */
function letterPattern(letter: string): string {
  if (/['’]/u.test(letter)) return "['’]";
  const parts = letter.normalize('NFD');
  const plain = letter.replace(signs, '\\$&');
  return parts === letter ? plain : `(?:${plain}|${parts.replace(signs, '\\$&')})`;
}

/**
 * Blanks in a name fit any run of blanks, straight and curly apostrophes are the same, and soft hyphens between letters do
 * not matter.
 */
function patternOf(name: string, { matchCase, wholeWords }: Pseudonym): RegExp {
  const words = name
    .split(/\s+/u)
    .map((word) => Array.from(word, letterPattern).join('\u00AD?'))
    .join('\\s+');
  const inner = '[\\p{L}\\p{M}\\p{N}]';
  const bounded = wholeWords ? `(?<!${inner})${words}(?!${inner})` : words;
  return new RegExp(bounded, matchCase ? 'gu' : 'giu');
}

/** Prepares a table for looking through many texts. */
export function createNameFinder(pseudonyms: readonly Pseudonym[]): (text: string) => NamePlace[] {
  const spellings: Spelling[] = pseudonyms
    .flatMap((pseudonym) => pseudonym.names.map((name) => ({ name: name.trim().normalize('NFC'), pseudonym })))
    .filter(({ name }) => name !== '')
    .map(({ name, pseudonym }) => ({ pattern: patternOf(name, pseudonym), pseudonym }));
  return (text) => longestFirst(spellings.flatMap((spelling) => placesOf(text, spelling)));
}

function placesOf(text: string, { pattern, pseudonym }: Spelling): NamePlace[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    pseudonym,
  }));
}

/** “Anna de Vries” goes before “Anna” where both stand; in order of position. */
function longestFirst(places: readonly NamePlace[]): NamePlace[] {
  const kept: NamePlace[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (place.start >= (kept.at(-1)?.end ?? 0)) kept.push(place);
  }
  return kept;
}

/** The text with pseudonyms in the place of names. */
export function replaceNames(text: string, places: readonly NamePlace[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, pseudonym } of places) {
    parts.push(text.slice(at, start), pseudonym.replacement);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
