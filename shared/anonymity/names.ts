import { isGivenName, isGivenNameAndWord } from './givenNames.ts';
import type { Trace } from './trace.ts';

/** How words are written in all texts together: what tells a name from a word at the head of a sentence. */
export interface WordEvidence {
  /** Times in lower case, by the word in lower case. */
  readonly small: ReadonlyMap<string, number>;
  /** True where nouns are written with capitals (German): a capital says nothing there. */
  readonly capitalNouns: boolean;
}

const word = /\p{L}[\p{L}\p{M}’'-]*/gu;
/** What stands before a word at the head of a sentence, a turn or a line. */
const sentenceHead = /(?:^|[.!?…:;"“”„«»()[\]–—\n>]|[-*•]\s)["“”„«'‘’\s]*$/u;

/** Looks at all texts of a study at once; the more text, the surer the names. */
export function gatherEvidence(texts: Iterable<string>): WordEvidence {
  const small = new Map<string, number>();
  let within = 0;
  let capitals = 0;
  for (const text of texts) {
    for (const match of text.matchAll(word)) {
      const found = match[0];
      const lower = found.toLowerCase();
      if (found === lower) small.set(lower, (small.get(lower) ?? 0) + 1);
      if (found.length < 2 || isAtHead(text, match.index)) continue;
      within++;
      if (isCapitalised(found)) capitals++;
    }
  }
  return { small, capitalNouns: within > 200 && capitals / within > 0.12 };
}

const isAtHead = (text: string, at: number): boolean => sentenceHead.test(text.slice(Math.max(0, at - 8), at));

/** A capital and then a small letter somewhere: `McKay`, `O’Brien`, but not `IT`. */
const isCapitalised = (found: string): boolean => /^\p{Lu}/u.test(found) && /\p{Ll}/u.test(found);

const honorifics =
  'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Madam|Lady|Lord|Rev|Reverend|Father|Sister|Nurse|Doctor|Herr|Frau|Mevr|Mevrouw|Meneer|Dhr|Monsieur|Madame|Mme|Mlle|Señor|Señora|Sr|Sra|Signor|Signora|Dott';
const particles =
  'van der|van den|van de|van|von der|von|vom|zu|de la|de los|del|della|de|di|da|dos|du|le|la|el|al|bin|ibn|ten|ter';
const part = `(?!(?:${honorifics})(?![\\p{L}\\p{M}]))\\p{Lu}[\\p{L}\\p{M}]*(?:[’'-]\\p{L}[\\p{L}\\p{M}]*)*`;
/** A capitalised word or initials, and what follows it as one name: `J. de Vries`, `Anna-Lena Maria Schmidt`. */
const sequence = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${honorifics})\\.?\\s(?:(?:${particles})\\s)?)?(?:\\p{Lu}\\.\\s?){0,3}${part}(?:[ \\u00A0](?:(?:${particles})[ \\u00A0])?(?:\\p{Lu}\\.(?!\\p{L})|${part})){0,3}`,
  'gu',
);
const honorific = new RegExp(`^(?:${honorifics})\\.?\\s+`, 'u');
const introduced =
  /(?:\bmy name is|\bmy name's|\bi am called|\bis called|\bnamed|\bthis is|\bmet|\bspoke (?:to|with)|\bcolleague|\bmanager|\bboss|\bhusband|\bwife|\bson|\bdaughter|\bmother|\bfather|\bbrother|\bsister|\bfriend|\bheiße|\bheisse|\bmein Name ist|\bik heet|\bmijn naam is|\bje m'appelle|\bmi chiamo|\bme llamo)[\s,]*$/iu;

/** Words with a capital in English and elsewhere that name nobody. */
const commonCapitals = new Set(
  (
    'i im id ill ive monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december ' +
    'english dutch german french spanish italian european american british asian african christmas easter internet excel word outlook teams google microsoft windows ' +
    'interviewer interviewee moderator participant respondent speaker researcher interview group note notes question answer page table figure appendix chapter section ok okay yes no ' +
    'yesterday today tomorrow then later maybe perhaps also because since when while after before although however therefore so and but the this that these those there here what who why how'
  ).split(' '),
);

interface Judgement {
  readonly confidence: number;
  readonly reason: string;
}

/** Probable names of people, places and organisations, each with why it was listed. */
export function findNames(text: string, evidence: WordEvidence): Trace[] {
  const traces: Trace[] = [];
  for (const match of text.matchAll(sequence)) {
    const found = cut(match[0], isAtHead(text, match.index), evidence);
    if (!found) continue;
    const start = match.index + found.from;
    const before = text.slice(Math.max(0, start - 40), start);
    const judged = judge(found.words, match[0], before, isAtHead(text, start), evidence);
    if (judged) traces.push({ kind: 'name', start, end: start + found.words.length, ...judged });
  }
  return traces;
}

/** Leaves out what only begins the sentence (“Yesterday Anna”) or names nobody (“Monday”), at both ends. */
function cut(whole: string, atHead: boolean, evidence: WordEvidence): { from: number; words: string } | null {
  const title = honorific.exec(whole)?.[0].length ?? 0;
  let from = title;
  let words = whole.slice(title);
  while (words !== '' && (title === 0 || from > title)) {
    const first = /^\S+\s*/u.exec(words)?.[0] ?? '';
    const rest = words.slice(first.length);
    const leaves = commonCapitals.has(bareOf(first)) || (from === 0 && atHead && opensSentence(first, rest, evidence));
    if (!leaves) break;
    from += first.length;
    words = words.slice(first.length);
  }
  words = words.replace(/(?:’s|'s)$/u, '');
  const last = /\S+$/u.exec(words)?.[0] ?? '';
  if (words.includes(' ') && commonCapitals.has(bareOf(last))) words = words.slice(0, -last.length).trimEnd();
  return words === '' ? null : { from, words };
}

/** The head of a sentence that is no name itself: a word that also stands in lower case, or one before a given name. */
function opensSentence(first: string, rest: string, evidence: WordEvidence): boolean {
  if (isGivenName(bareOf(first))) return false;
  return isKnownSmall(first, evidence) || isGivenName(bareOf(/^\S+/u.exec(rest)?.[0] ?? ''));
}

const bareOf = (one: string): string =>
  one
    .trim()
    .toLowerCase()
    .replace(/[’'](?:s|m|ll|ve|d|re)$/u, '')
    .replace(/[^\p{L}\p{M}-]/gu, '');

/** The word also stands in lower case: then its capital at the head of a sentence says nothing. */
const isKnownSmall = (one: string, { small }: WordEvidence): boolean => (small.get(bareOf(one)) ?? 0) > 0;

function judge(
  words: string,
  whole: string,
  before: string,
  atHead: boolean,
  evidence: WordEvidence,
): Judgement | null {
  const parts = words.split(/[\s-]+/u).filter((one) => /\p{Ll}/u.test(one));
  const first = bareOf(parts[0] ?? '');
  const title = honorific.exec(whole)?.[0].trim();
  if (title && parts.length > 0) return { confidence: 0.95, reason: `“${title}” stands before it.` };
  if (parts.length === 0) return null;
  const given = parts.find((one) => isGivenName(bareOf(one)) && !isGivenNameAndWord(bareOf(one)));
  if (given && parts.length > 1)
    return { confidence: 0.95, reason: `“${given}” is a given name, and more of a name stands beside it.` };
  if (introduced.test(before) && !isKnownSmall(words, evidence)) {
    return { confidence: 0.85, reason: 'The words before it introduce somebody.' };
  }
  if (isGivenName(first)) return judgeGiven(first, atHead, evidence);
  // “Plan B. Her desk …” is the end of a sentence and the head of another one.
  const isWord = parts.every((one) => isKnownSmall(one, evidence));
  if (/^(?:\p{Lu}\.\s?)+\p{Lu}\p{Ll}/u.test(words) && !isWord)
    return { confidence: 0.85, reason: 'Initials stand before it.' };
  return judgeCapital(parts, atHead, evidence);
}

function judgeGiven(first: string, atHead: boolean, evidence: WordEvidence): Judgement | null {
  const isWordToo = isGivenNameAndWord(first) || (evidence.small.get(first) ?? 0) > 0;
  if (!isWordToo) return { confidence: 0.9, reason: 'It is a given name.' };
  if (atHead) return null;
  return { confidence: 0.6, reason: 'It is a given name and a word; it has a capital within a sentence.' };
}

function judgeCapital(parts: readonly string[], atHead: boolean, evidence: WordEvidence): Judgement | null {
  if (evidence.capitalNouns || atHead) return null;
  if (parts.some((one) => isKnownSmall(one, evidence) || bareOf(one).length < 2)) return null;
  if (parts.length > 1) {
    return { confidence: 0.6, reason: 'Several words with capitals within a sentence, never written without.' };
  }
  return { confidence: 0.45, reason: 'It has a capital within a sentence and is never written without.' };
}
