import type { OffsetReading } from '../incoming.ts';
import type { Placement, TextPositions } from './positions.ts';

/** Positions are found again in the words around them: the evidence of one text. */
export interface OffsetEvidence {
  readonly positions: TextPositions;
  readonly selections: readonly { readonly start: string; readonly end: string; readonly name?: string }[];
}

export interface OffsetFinding {
  readonly used: OffsetReading;
  /** In a sentence or two. */
  readonly why: string;
  /** False when nothing in the file decides, or when the evidence speaks against what the program usually does. */
  readonly sure: boolean;
}

/** All ways of counting that are known to exist, the standard's own first. */
export const offsetReadings: readonly OffsetReading[] = (['exclusive', 'inclusive'] as const).flatMap((end) =>
  (['code points', 'UTF-16 units'] as const).flatMap((unit) =>
    ([2, 1] as const).map((lineEnd) => ({ unit, lineEnd, end })),
  ),
);

/**
 * Finds out how a file counts its positions (REFI-QDA.md §5). What the program of origin usually does is taken unless the
 * words at the positions speak clearly for something else: names that are the quotations, positions inside the text and
 * between characters, edges that are edges of words.
 */
export function readingOffsets(texts: readonly OffsetEvidence[], origin: string | undefined): OffsetFinding {
  const usual = usualReading(origin);
  const sample = sampled(texts);
  if (sample.length === 0) return { used: usual, why: 'The file holds no positions in texts.', sure: true };
  const groups = groupReadings(sample, usual);
  const highest = Math.max(...groups.map(({ score }) => score));
  // Of readings between which the words do not clearly decide, that which is nearest to what is usual.
  const [chosen] = groups
    .filter(({ score }) => !isClear(highest - score, sample.length))
    .toSorted((a, b) => closeness(b.reading, usual) - closeness(a.reading, usual) || b.score - a.score);
  if (!chosen) throw new Error('no reading is the best');
  return report(chosen, groups, sample.length, usual, origin);
}

/** What a program is known to do; others are taken to follow the standard. */
function usualReading(origin = ''): OffsetReading {
  const is = (unit: OffsetReading['unit'], lineEnd: 1 | 2) => readingOf(unit, lineEnd, 'exclusive');
  if (/nvivo/i.test(origin) && !/\bmac\b/i.test(origin)) return is('UTF-16 units', 2);
  return /atlas\.?ti/i.test(origin) ? is('code points', 1) : is('code points', 2);
}

function readingOf(unit: OffsetReading['unit'], lineEnd: 1 | 2, end: OffsetReading['end']): OffsetReading {
  const found = offsetReadings.find((each) => each.unit === unit && each.lineEnd === lineEnd && each.end === end);
  if (!found) throw new Error('no such reading');
  return found;
}

/** A way of counting in words: `in characters (code points), the end not included`. */
export function describeReading({ unit, lineEnd, end }: OffsetReading): string {
  const counted = unit === 'code points' ? 'characters (code points)' : 'UTF-16 units';
  const lines = lineEnd === 1 ? 'each line end as one' : 'a line end of CR and LF as two';
  return `in ${counted}, ${lines}, the end ${end === 'exclusive' ? 'not included' : 'included'}`;
}

interface Sample {
  readonly positions: TextPositions;
  readonly start: string;
  readonly end: string;
  readonly name: string;
}

/** More selections tell no more. */
const mostSampled = 8000;

/** Selections spread evenly over the file. */
function sampled(texts: readonly OffsetEvidence[]): Sample[] {
  const total = texts.reduce((sum, { selections }) => sum + selections.length, 0);
  const step = Math.max(1, Math.ceil(total / mostSampled));
  let count = 0;
  return texts.flatMap(({ positions, selections }) =>
    selections
      .filter(() => count++ % step === 0)
      .map(({ start, end, name = '' }) => ({ positions, start, end, name: squash(name) })),
  );
}

/** Readings that give the same words everywhere, with what speaks for them. */
interface Group {
  /** That of them which is nearest to what is usual. */
  readonly reading: OffsetReading;
  readonly readings: readonly OffsetReading[];
  /** Names that are the words at their place; in part, where they are nearly so. */
  readonly names: number;
  readonly edges: number;
  readonly faults: number;
  readonly score: number;
}

function groupReadings(sample: readonly Sample[], usual: OffsetReading): Group[] {
  const groups: { readings: OffsetReading[]; placements: Placement[] }[] = [];
  for (const reading of offsetReadings) {
    const placements = sample.map(({ positions, start, end }) => positions.place(start, end, reading));
    const same = groups.find((group) => group.placements.every((one, index) => isSame(one, placements[index])));
    if (same) same.readings.push(reading);
    else groups.push({ readings: [reading], placements });
  }
  return groups.map(({ readings, placements }) => weigh(readings, placements, sample, usual));
}

const isSame = (a: Placement, b: Placement | undefined): boolean =>
  a.problem === b?.problem && a.range?.start === b?.range?.start && a.range?.end === b?.range?.end;

function weigh(
  readings: readonly OffsetReading[],
  placements: readonly Placement[],
  sample: readonly Sample[],
  usual: OffsetReading,
): Group {
  let names = 0;
  let edges = 0;
  let faults = 0;
  placements.forEach(({ range, problem }, index) => {
    const { positions, name } = sample[index] ?? {};
    if (problem !== null && problem !== 'empty') faults += 1;
    if (!range || !positions) return;
    names += nameFits(name ?? '', positions.text.slice(range.start, range.end));
    edges += (isCleanStart(positions.text, range.start) ? 1 : 0) + cleanEnd(positions.text, range.end);
  });
  const [reading = usual] = readings.toSorted((a, b) => closeness(b, usual) - closeness(a, usual));
  return { reading, readings, names, edges, faults, score: 10 * names + edges - 6 * faults };
}

const closeness = (a: OffsetReading, b: OffsetReading): number =>
  (a.end === b.end ? 4 : 0) + (a.unit === b.unit ? 2 : 0) + (a.lineEnd === b.lineEnd ? 1 : 0);

const squash = (text: string): string => text.replace(/\s+/gu, ' ');

/**
 * 1 when a name is the quotation, or its beginning with a sign that it was cut; less when it is the beginning without a
 * sign, or blanks around the quotation are to be looked over.
 */
function nameFits(name: string, quotation: string): number {
  if (name.trim() === '') return 0;
  const cut = name.replace(/(?:…|\.\.\.)$/u, '').trimEnd();
  // Programs cut long names at 100 characters or so, with or without a sign that they did.
  const mayBeCut = cut.length >= 20 && quotation.length > name.length;
  const words = squash(mayBeCut ? quotation.slice(0, 4 * name.length + 40) : quotation);
  if (words === name) return 1;
  if (words.trim() === name.trim()) return 0.5;
  if (!mayBeCut || !words.startsWith(cut)) return 0;
  return cut === name.trimEnd() ? 0.25 : 1;
}

const isWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
const isBlank = (character: string | undefined): boolean => character === undefined || /\s/u.test(character);

/** The character that begins at a position, and the one that ends there; `undefined` outside the text. */
const after = (text: string, at: number): string | undefined => {
  const code = text.codePointAt(at);
  return code === undefined ? undefined : String.fromCodePoint(code);
};
function before(text: string, at: number): string | undefined {
  const code = text.codePointAt(at - 1);
  if (at <= 0 || code === undefined) return undefined;
  return code >= 0xdc00 && code < 0xe000 ? after(text, at - 2) : String.fromCodePoint(code);
}

/** A person begins a selection with a word or a sign, or with a line. */
function isCleanStart(text: string, at: number): boolean {
  const next = after(text, at);
  const last = before(text, at);
  if (last === undefined || last === '\n') return true;
  return !isBlank(next) && !(isWord(next) && isWord(last));
}

/** And ends it behind one; somewhat more rarely with the end of a line. */
function cleanEnd(text: string, at: number): number {
  const last = before(text, at);
  const next = after(text, at);
  if (last === '\n') return 0.9;
  return next === undefined || !(isBlank(last) || (isWord(last) && isWord(next))) ? 1 : 0;
}

/** Whether a difference of scores is more than chance and carelessness make. */
const isClear = (difference: number, count: number): boolean => difference >= Math.max(4, 0.15 * count);

function report(
  chosen: Group,
  groups: readonly Group[],
  count: number,
  usual: OffsetReading,
  origin: string | undefined,
): OffsetFinding {
  const used = chosen.reading;
  if (!chosen.readings.includes(usual)) {
    return { used, why: `${evidence(chosen, count)} ${contradiction(origin, usual)}`, sure: false };
  }
  const isDecided = groups.every((other) => other === chosen || isBelow(other, chosen, count));
  if (isDecided) return { used, why: evidence(chosen, count), sure: true };
  if (/^axial\b/i.test(origin ?? '')) return { used, why: 'Axial counts so.', sure: true };
  return { used, why: undecided(origin, usual), sure: false };
}

/** No program that was measured includes the end, so that this is out of the question as soon as less speaks for it. */
const isBelow = (other: Group, chosen: Group, count: number): boolean =>
  other.reading.end === chosen.reading.end ? isClear(chosen.score - other.score, count) : other.score < chosen.score;

function evidence({ names, edges, faults, reading }: Group, count: number): string {
  const way = `Positions were counted ${describeReading(reading)}`;
  if (names > 0)
    return `${way}: so the words at the positions are those that the file names (${Math.floor(names)} of ${count}).`;
  const clean = Math.round((100 * edges) / (2 * count));
  const outside = faults === 0 ? 'all lie inside their texts' : `${faults} do not fit their texts`;
  return `${way}: so ${clean} % of the ends stand at the edges of words or lines, and ${outside}.`;
}

const named = (origin: string | undefined): string => (origin ? `programs like ${origin}` : 'most programs');

const contradiction = (origin: string | undefined, usual: OffsetReading): string =>
  `Usually ${named(origin)} count ${describeReading(usual)}; look at a few coded passages.`;

const undecided = (origin: string | undefined, usual: OffsetReading): string =>
  `Positions were counted ${describeReading(usual)}, as ${named(origin)} usually do. Nothing in the file decides; look at a few coded passages.`;
