import type { FormatMark } from '#shared/domain/document.ts';
import { paragraphsOf } from '#shared/text/paragraphs.ts';

/** `[Name]` or `[Name]:` at the start; at most 40 characters, beginning with a letter, no time stamp. */
const bracketed = /^[ \t]*\[(?<name>\p{L}[^\][\n]{0,39})\](?=:|\s|$)/u;
/** `Name:` of one to four words that begin with a capital or a digit, or have no capitals in their script; then a blank. */
const named =
  /^[ \t]*(?<name>\p{L}[\p{L}\p{M}\p{N}.'’_-]*(?: [\p{L}\p{N}(][\p{L}\p{M}\p{N}.'’_()-]*){0,3})(?<colon>[:：])(?=\s|$|\p{Lo})/u;

interface Candidate {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `[Name]` and a label in capitals need no second occurrence. */
  readonly sure: boolean;
}

/**
 * Who speaks, as marks over the name and its colon or brackets at the start of a paragraph: `Name:`, `INT:`, `[Name]`.
 * The characters stay in the text. A single `Name:` may be any label ("Place: Utrecht"), so it counts when the same name
 * occurs twice or more, or when it is a short label in capitals (`INT:`, `P03:`). UTF-16 units; `value` is the name.
 */
export function speakerMarks(text: string): FormatMark[] {
  const candidates = paragraphsOf(text).flatMap(({ start, end }) => {
    const found = candidateAt(text, start, Math.min(end, start + 120));
    return found ? [found] : [];
  });
  const occurrences = new Map<string, number>();
  for (const { name } of candidates) occurrences.set(name, (occurrences.get(name) ?? 0) + 1);
  return candidates
    .filter((candidate) => candidate.sure || (occurrences.get(candidate.name) ?? 0) >= 2)
    .map(({ name, start, end }) => ({ kind: 'speaker', start, end, value: name }));
}

function candidateAt(text: string, start: number, end: number): Candidate | null {
  const line = text.slice(start, end);
  const inBrackets = bracketed.exec(line);
  const match = inBrackets ?? named.exec(line);
  const name = match?.groups?.name;
  if (!match || !name || (!inBrackets && !looksLikeName(name))) return null;
  const indent = match[0].length - match[0].trimStart().length;
  return { name, start: start + indent, end: start + match[0].length, sure: inBrackets !== null || isLabel(name) };
}

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
