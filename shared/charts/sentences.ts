import type {
  Coefficient,
  ComparisonAxis,
  ComparisonResult,
  CoOccurrenceResult,
  CoOccurrenceUnit,
  SliceRule,
  SpeakerLimit,
} from '../analysis/results.ts';

/** Words of the charts: titles, rules and numbers in sentences, each with its unit (METHOD.md §3 and §4). */

const smallNumbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A count in running words: `three`, `27`, `12,345`. */
export const inWords = (count: number): string => smallNumbers[count] ?? formatCount(count);

/** A count with its noun: `1 document`, `24 documents`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** A whole number with separators: `12,345`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/gu, ',');

/** A share as a whole per cent; what is there but under half a per cent says so. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1 %';
  return `${Math.round(share * 100)} %`;
}

/**
 * A coefficient as it stands in a cell: `.26`, `1.18`, `12.4`; empty for nought and where it is not defined. Where codings
 * are so redundant that `c` leaves its range altogether (more pairs than codings), it may be negative or without bound.
 */
export function formatCoefficient(value: number): string {
  if (Number.isNaN(value) || value === 0) return '';
  if (value < 0) return `−${formatCoefficient(-value)}`;
  if (!Number.isFinite(value)) return '∞';
  if (value < 0.005) return '<.01';
  return value < 10 ? value.toFixed(2).replace(/^0/u, '') : value.toFixed(1);
}

/** The name of a unit on an axis or a legend: `pairs`, `near 2`. */
export const unitName = (unit: CoOccurrenceUnit, near: number): string => (unit === 'near' ? `near ${near}` : unit);

/** The name of a coefficient in menus and heads. */
export const coefficientNames: Readonly<Record<Coefficient, string>> = {
  none: 'nothing',
  jaccard: 'Jaccard',
  c: 'c',
  lift: 'lift',
};

const paragraphsApart = (near: number): string =>
  near === 0 ? 'share a paragraph' : `stand at most ${counted(near, 'paragraph')} apart`;

const unitRules: Readonly<Record<CoOccurrenceUnit, (near: number) => string>> = {
  pairs: () => 'Pairs of codings, one of each code, that share at least one character.',
  stretches: () => 'Stretches of text: longest runs of characters that carry both codes.',
  characters: () => 'Characters that carry both codes.',
  paragraphs: () => 'Paragraphs touched by at least one coding of each code.',
  documents: () => 'Documents with at least one coding of each code.',
  near: (near) => `Pairs of codings, one of each code, that ${paragraphsApart(near)}.`,
};

const coefficientRules: Readonly<Record<Coefficient, string>> = {
  none: '',
  jaccard: 'Above the diagonal: Jaccard, characters with both codes / characters with either.',
  c: 'Above the diagonal: c = pairs / (codings of both − pairs).',
  lift: 'Above the diagonal: lift, how much more often both touch a paragraph than if they had nothing to do with each other.',
};

/** The rule of a coefficient in one sentence; empty for none. */
export const coefficientRule = (coefficient: Coefficient): string => coefficientRules[coefficient];

/** What a cell counts, in one sentence. */
export const unitRule = (unit: CoOccurrenceUnit, near: number): string => unitRules[unit](near);

export const coOccurrenceTitle = (result: CoOccurrenceResult): string =>
  `Co-occurrence of ${counted(result.codes.length, 'code')}`;

const subcodesWords = (withSubcodes: boolean): string =>
  withSubcodes ? 'codes with their subcodes' : 'codes without their subcodes';

/** ` Words of interviewers are left out.`; nothing where everybody's words count. */
const speakersSentence = ({ speakers }: { readonly speakers?: SpeakerLimit }): string =>
  speakers ? ` ${speakers.charAt(0).toUpperCase()}${speakers.slice(1)}.` : '';

function codersWords(count: number): string {
  if (count === 0) return 'no codings yet';
  return count === 1 ? 'one coder' : `${inWords(count)} coders alike`;
}

/** Unit, rule and choice in one or two sentences, as they stand under the title. */
export function coOccurrenceSentence(result: CoOccurrenceResult): string {
  const documents = counted(result.documentCount, 'document');
  return `${unitRule(result.unit, result.near)} ${documents}, ${codersWords(result.coderCount)}, ${subcodesWords(result.withSubcodes)}.${speakersSentence(result)}`;
}

const pairPhrases: Readonly<Record<CoOccurrenceUnit, (count: number, near: number) => string>> = {
  pairs: (count) => `${counted(count, 'pair')} of codings ${count === 1 ? 'overlaps' : 'overlap'}`,
  stretches: (count) => `${counted(count, 'stretch', 'stretches')} of text ${count === 1 ? 'carries' : 'carry'} both`,
  characters: (count) => `${counted(count, 'character')} ${count === 1 ? 'carries' : 'carry'} both`,
  paragraphs: (count) => `${counted(count, 'paragraph')} ${count === 1 ? 'is' : 'are'} touched by both`,
  documents: (count) => `${counted(count, 'document')} ${count === 1 ? 'holds' : 'hold'} both`,
  near: (count, near) =>
    `${counted(count, 'pair')} of codings ${
      count === 1
        ? paragraphsApart(near)
            .replace(/^stand/u, 'stands')
            .replace(/^share/u, 'shares')
        : paragraphsApart(near)
    }`,
};

const nothingPhrases: Readonly<Record<CoOccurrenceUnit, (near: number) => string>> = {
  pairs: () => 'No codings of the two overlap',
  stretches: () => 'No stretch of text carries both',
  characters: () => 'No character carries both',
  paragraphs: () => 'No paragraph is touched by both',
  documents: () => 'No document holds both',
  near: (near) => `No codings of the two ${paragraphsApart(near)}`,
};

/** What two codes have in common, in the unit it is counted in. */
export interface TieNumber {
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  readonly value: number;
  /** Documents that hold both; NaN where they were not counted. */
  readonly documents: number;
}

/**
 * A count of what two codes have in common in a sentence: `12 pairs of codings overlap; 16 documents hold both.` These are the
 * documents with at least one coding of each (METHOD.md §3), wherever they stand: there may be more of them than pairs.
 */
export function tieSentence({ unit, near, value, documents }: TieNumber): string {
  if (value === 0) return `${nothingPhrases[unit](near)}.`;
  const phrase = pairPhrases[unit](value, near);
  if (unit === 'documents' || unit === 'near' || Number.isNaN(documents)) return `${phrase}.`;
  return `${phrase}; ${counted(documents, 'document')} ${documents === 1 ? 'holds' : 'hold'} both.`;
}

/** What a pair's sentence is made from. */
export type PairCounts = Pick<CoOccurrenceResult, 'codes' | 'values' | 'documents' | 'unit' | 'near'>;

/** The number of a cell in a sentence. */
export function pairSentence({ unit, near, ...result }: PairCounts, row: number, column: number): string {
  const at = row * result.codes.length + column;
  return tieSentence({ unit, near, value: result.values[at] ?? 0, documents: result.documents[at] ?? Number.NaN });
}

/** The diagonal in a sentence: it is a frequency, and no co-occurrence. */
export function frequencySentence(result: CoOccurrenceResult, index: number): string {
  const name = result.codes[index]?.name ?? '';
  return `${counted(result.frequency[index] ?? 0, 'coding')} of ${name}${result.withSubcodes ? ' with its subcodes' : ''}; not a co-occurrence.`;
}

/** Coefficients that are known, NaN being those that are not: `Jaccard 0.150 · c 0.179 · lift 2.37`. */
export function coefficientsInWords(values: Readonly<Record<'jaccard' | 'c' | 'lift', number>>): string {
  const known = (name: string, value: number, decimals: number) =>
    Number.isNaN(value) ? [] : [`${name} ${Number.isFinite(value) ? value.toFixed(decimals) : '∞'}`];
  return [...known('Jaccard', values.jaccard, 3), ...known('c', values.c, 3), ...known('lift', values.lift, 2)].join(
    ' · ',
  );
}

/** The coefficients of a cell. */
export function coefficientLine({ codes, jaccard, c, lift }: CoOccurrenceResult, row: number, column: number): string {
  const of = (matrix: Float64Array) => matrix[row * codes.length + column] ?? Number.NaN;
  return coefficientsInWords({ jaccard: of(jaccard), c: of(c), lift: of(lift) });
}

/** The numbers that `c` is judged by: flags as in {@link CoOccurrenceResult}, pairs, and the codings of both codes. */
export interface FlaggedPair {
  readonly flags: number;
  readonly pairs: number;
  readonly frequency: readonly [number, number];
}

/**
 * Why a pair's `c` is to be read with care: short for the list, long for the hover; empty when it is not flagged, and
 * for codes that do not meet, whose `c` is nought whatever their frequencies.
 */
export function flagsInWords({ flags, pairs, frequency }: FlaggedPair): { short: string; long: string } {
  if (pairs === 0) return { short: '', long: '' };
  const ratio = Math.floor(Math.max(...frequency) / Math.max(1, Math.min(...frequency)));
  if (flags & 1) return { short: 'c > 1', long: 'c is over 1: some words carry a code several times.' };
  if (flags & 2)
    return {
      short: `${ratio} : 1`,
      long: 'One code is more than five times as frequent as the other, so c says little.',
    };
  return { short: '', long: '' };
}

/** {@link flagsInWords} of a cell. */
export function flagWords(result: CoOccurrenceResult, row: number, column: number): { short: string; long: string } {
  const at = row * result.codes.length + column;
  return flagsInWords({
    flags: result.flags[at] ?? 0,
    pairs: result.pairs[at] ?? 0,
    frequency: [result.frequency[row] ?? 0, result.frequency[column] ?? 0],
  });
}

export const comparisonTitle = 'Document comparison';

const axisRules: Readonly<Record<ComparisonAxis, string>> = {
  paragraphs: ', paragraph by paragraph, all equally wide',
  characters: ', paragraph by paragraph, each as wide as its text is long',
  sections: ', each cut into 100 equal sections',
};

const sliceWords: Readonly<Record<SliceRule, string>> = {
  assignments: 'sliced by the codings that touch it',
  characters: 'sliced by the characters that each code covers',
  equal: 'cut into equal slices',
};

/** Axis, slice rule and what the strip counts, as they stand under the title. */
export function comparisonSentence(result: ComparisonResult): string {
  const documents = counted(result.rows.length, 'document');
  const grouped = result.groups.length > 1 || (result.groups[0]?.label ?? '') !== '';
  const strip =
    result.strips === false
      ? ''
      : ` ${grouped ? 'Under each group' : 'Below'}: in how many ${grouped ? 'of its documents' : 'documents'} each code stands there.`;
  const subcodes = result.withSubcodes ? '' : ' Subcodes are not counted.';
  const memos = result.rows.some((row) => row.memos) ? ' A line under a row: words that memos point at.' : '';
  return `${documents}${axisRules[result.x]}. A cell with several codes is ${sliceWords[result.slices]}.${strip}${memos}${subcodes}${speakersSentence(result)}`;
}

/** The name of a cell: `Section 51 of 100`, `Paragraph 3`. Cells are counted from 0. */
export const cellName = (result: ComparisonResult, cell: number): string =>
  result.x === 'sections' ? `Section ${cell + 1} of 100` : `Paragraph ${cell + 1}`;

/** What one code has of a cell, under the slice rule: `2 of 3`, `40 %`. */
export function sliceWordsOf(result: ComparisonResult, share: number, codings: number, total: number): string {
  return result.slices === 'assignments' ? `${codings} of ${total}` : formatShare(share);
}

/** A cell in a sentence: `three codings of two codes touch it.` */
export function cellSentence(codings: number, codes: number): string {
  if (codings === 0) return 'nothing is coded here.';
  const touch = codings === 1 ? 'touches' : 'touch';
  return `${inWords(codings)} ${codings === 1 ? 'coding' : 'codings'} of ${inWords(codes)} ${codes === 1 ? 'code' : 'codes'} ${touch} it.`;
}

/** Where a picture comes from, for its foot and its metadata. */
export interface Provenance {
  readonly study: string;
  readonly revision: number;
  /** As it is to be read: `2025-11-22`. */
  readonly date: string;
  /** Unit and options by name: `unit pairs`, `with subcodes`. */
  readonly options: readonly string[];
}

/** `The value of ERP services · revision 41 · 2025-11-22 · unit pairs · …` */
export const provenanceLine = ({ study, revision, date, options }: Provenance): string =>
  [study, `revision ${revision}`, date, ...options].join(' · ');

/** Unit and options of a result, as provenance names them. */
export const coOccurrenceOptionWords = (result: CoOccurrenceResult, coefficient: Coefficient): readonly string[] => [
  `unit ${unitName(result.unit, result.near)}`,
  `above the diagonal ${coefficientNames[coefficient]}`,
  result.withSubcodes ? 'with subcodes' : 'without subcodes',
  counted(result.documentCount, 'document'),
  counted(result.coderCount, 'coder'),
  ...(result.speakers ? [result.speakers] : []),
];
export function comparisonOptionWords(result: ComparisonResult): readonly string[] {
  const groups = result.groups.map(({ label }) => label).filter((label) => label !== '');
  return [
    `axis ${result.x}`,
    `slices by ${result.slices}`,
    result.withSubcodes ? 'with subcodes' : 'without subcodes',
    counted(result.rows.length, 'document'),
    ...(groups.length === 0 ? [] : [`groups ${groups.join(', ')}`]),
    ...(result.speakers ? [result.speakers] : []),
  ];
}
