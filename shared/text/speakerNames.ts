import type { FormatMark } from '../domain/document.ts';
import { paragraphsOf } from './paragraphs.ts';

/**
 * Names of speakers at the head of paragraphs: `Name:`, `INT:`, `[Name]`, with the time before or behind the name where a
 * transcript has one, and names in bold with their words behind them. The characters stay in the text.
 */

/** A time as transcripts write it: `1:02`, `00:01:02`, `[00:12]`, `(1:02:03.5)`. */
const time = String.raw`(?:[[(] ?)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?: ?[\])])?`;
/** One to four words of letters, digits and what stands inside names. */
const words = String.raw`\p{L}[\p{L}\p{M}\p{N}.'’_-]*(?: [\p{L}\p{N}(][\p{L}\p{M}\p{N}.'’_()-]*){0,3}`;

/** `[Name]` or `[Name]:` at the start; at most 40 characters, beginning with a letter, so no time stamp. */
const bracketed = new RegExp(
  String.raw`^[ \t]*(?:${time}[ \t]+)?\[(?<name>\p{L}(?:(?!\d:\d\d)[^\][\n]){0,39})\](?=[:：]|\s|$)`,
  'u',
);
/** `Name:` and a blank, a full-width colon, or a letter of a script without blanks. */
const named = new RegExp(
  String.raw`^[ \t]*(?:${time}[ \t]+)?(?<name>${words})(?:[ \t]*[[(]${time}[\])])?(?<colon>[ \t]?[:：])(?=\s|$|\p{Lo})`,
  'u',
);
/** A name and a time alone on a line, the words below: as programs for meetings write it. */
const timed = new RegExp(String.raw`^[ \t]*(?<name>${words})[ \t]+${time}[ \t]*$`, 'u');

/** A name at the head of a paragraph. UTF-16 units: from its first character to the end of its colon, bracket or time. */
export interface NameAtHead {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `[Name]` with a capital or a digit and a short label in capitals need no second occurrence. */
  readonly sure: boolean;
  /** How it stands there: a time behind it, alone on its line; in small letters; or as most names. */
  readonly shape: 'timed' | 'small' | 'usual';
}

/** Characters of a paragraph that are looked at. */
const head = 120;

/** Every name at the head of a paragraph, whether or not it comes back. `format`: marks beside the text, for bold names. */
export function namesAtHeads(text: string, format: readonly FormatMark[] = []): NameAtHead[] {
  const bold = new Map(format.filter(({ kind }) => kind === 'bold').map((mark) => [mark.start, mark.end]));
  return paragraphsOf(text).flatMap(({ start, end }) => {
    const found = nameInLine(text, start, Math.min(end, start + head)) ?? nameInBold(text, start, end, bold);
    return found ? [found] : [];
  });
}

/**
 * A single `Name:` may be any label ("Place: Utrecht"), so a name counts when it comes back (in small letters, when it does
 * so twice) or when it is sure. Where one name with a time comes back, a name that does not speaks in the same manner.
 */
export function namesThatCount(names: readonly NameAtHead[]): NameAtHead[] {
  const occurrences = new Map<string, number>();
  for (const { name } of names) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  const comesBack = ({ name, shape }: NameAtHead) => (occurrences.get(name) ?? 0) >= (shape === 'small' ? 3 : 2);
  const isTimed = names.some((entry) => entry.shape === 'timed' && comesBack(entry));
  return names.filter((entry) => entry.sure || comesBack(entry) || (isTimed && entry.shape === 'timed'));
}

/**
 * Who speaks, as marks over the name and its colon or brackets at the start of a paragraph: `Name:`, `INT:`, `[Name]`,
 * and names in bold where `format` has them. UTF-16 units; `value` is the name.
 */
export function speakerMarks(text: string, format: readonly FormatMark[] = []): FormatMark[] {
  return namesThatCount(namesAtHeads(text, format)).map(speakerMark);
}

/** The mark that says who begins to speak; `value` is the name. */
export const speakerMark = ({ name, start, end }: NameAtHead): FormatMark => ({
  kind: 'speaker',
  start,
  end,
  value: name,
});

/** One name, spelled one way: blanks are single, none at the ends. */
export const tidyName = (name: string): string => name.replace(/\s+/gu, ' ').trim();

function nameInLine(text: string, start: number, end: number): NameAtHead | null {
  const line = text.slice(start, end);
  const inBrackets = bracketed.exec(line);
  const inFront = inBrackets ?? named.exec(line);
  const match = inFront ?? (text[end] === '\n' || end === text.length ? timed.exec(line) : null);
  const name = match?.groups?.name;
  const isSmall = inFront !== null && !inBrackets && name !== undefined && smallName.test(name);
  if (!match || !name || (!inBrackets && !isSmall && !looksLikeName(name))) return null;
  const indent = match[0].length - match[0].trimStart().length;
  return {
    name: tidyName(name),
    start: start + indent,
    end: start + match[0].trimEnd().length,
    sure: (inBrackets !== null && /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(name)) || isLabel(name),
    shape: inFront === null ? 'timed' : isSmall ? 'small' : 'usual',
  };
}

/** A name in bold at the head, its words behind it in plain letters. */
function nameInBold(text: string, start: number, end: number, bold: ReadonlyMap<number, number>): NameAtHead | null {
  const from = start + (/^[ \t]*/u.exec(text.slice(start, start + head))?.[0].length ?? 0);
  const to = bold.get(from);
  if (to === undefined || to > end || to - from > 40) return null;
  const name = text.slice(from, to).trimEnd();
  const hasWords = /^\s+\S/u.test(text.slice(from + name.length, end));
  if (!hasWords || !wholeName.test(name) || !looksLikeName(name)) return null;
  return { name: tidyName(name), start: from, end: from + name.length, sure: false, shape: 'usual' };
}
/** One word in small letters, as people type names in chats and quick notes. */
const smallName = /^\p{Ll}[\p{L}\p{M}\p{N}.'’_-]{0,19}$/u;
const wholeName = new RegExp(`^${words}$`, 'u');

/** Every word begins with a capital, a digit or a letter of a script without case; joining words may be small. */
function looksLikeName(name: string): boolean {
  return name
    .split(' ')
    .every(
      (word) =>
        /^[(\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(word) ||
        /^(?:and|de|der|den|van|von|di|da|la|le|el|bin|al|of|the)$/u.test(word),
    );
}

/** `INT`, `I1`, `P03`, `B`: how transcripts call people. Longer words in capitals are headings or warnings. */
const isLabel = (name: string): boolean =>
  /^(?:\p{Lu}{1,4}\d{0,3}|\p{Lu}{1,4} ?\d{1,3})$/u.test(name) &&
  !/^(?:NB|PS|URL|WWW|TODO|NOTE|RE|CC|FAX|TEL|FAQ|ID)$/u.test(name);
