import type { SmallCoding, SmallStudy } from './columns.ts';

/**
 * METHOD.md §2–§4 by brute force, with sets of characters and no shortcut, to hold the fast sweeps against. It shares
 * nothing with them: texts are lists of code points here, and codings are looked at one pair at a time.
 */
export interface OracleCoding {
  readonly coding: SmallCoding;
  readonly characters: ReadonlySet<number>;
}

/** The part of a study that takes part, one document at a time, in code points. */
export interface OracleDocument {
  readonly characters: readonly string[];
  readonly paragraphs: readonly ReadonlySet<number>[];
  readonly codings: readonly OracleCoding[];
}

export function oracleDocuments(
  study: SmallStudy,
  takesPart: (coding: SmallCoding) => boolean,
  documents: (document: number) => boolean,
): OracleDocument[] {
  return study.texts.flatMap((text, index) => {
    if (!documents(index)) return [];
    const position = (utf16: number) => [...text.slice(0, utf16)].length;
    const mine = study.codings.filter((coding) => coding.document === index && takesPart(coding));
    const codings = mine.map((coding) => ({ coding, characters: span(position(coding.start), position(coding.end)) }));
    return [{ characters: [...text], paragraphs: paragraphSets([...text]), codings }];
  });
}

export interface OracleCount {
  readonly pairs: number;
  readonly stretches: number;
  readonly characters: number;
  readonly paragraphs: number;
  readonly documents: number;
  readonly near: number;
  readonly frequency: readonly [number, number];
  readonly jaccard: number;
  readonly c: number;
  readonly lift: number;
}

/** Every unit and coefficient of METHOD.md §3 for two sets of codes. NaN = not defined. */
export function oracleCount(
  documents: readonly OracleDocument[],
  inA: ReadonlySet<number>,
  inB: ReadonlySet<number>,
  near: number,
): OracleCount {
  const sum = (measure: (part: Part) => number) => parts.reduce((total, part) => total + measure(part), 0);
  const parts = documents.map((document) => partOf(document, inA, inB));
  const pairs = sum((part) => part.pairs.filter(([a, b]) => a.characters.intersection(b.characters).size > 0).length);
  const both = (part: Part) => part.coveredA.intersection(part.coveredB);
  const frequency: [number, number] = [sum((part) => part.a.length), sum((part) => part.b.length)];
  const characters = sum((part) => both(part).size);
  const touchedByBoth = sum((part) => part.touchedA.intersection(part.touchedB).size);
  const divisor = frequency[0] + frequency[1] - pairs;
  return {
    pairs,
    stretches: sum((part) => [...both(part)].filter((at) => !both(part).has(at - 1)).length),
    characters,
    paragraphs: touchedByBoth,
    documents: sum((part) => (part.a.length > 0 && part.b.length > 0 ? 1 : 0)),
    near: sum((part) => part.pairs.filter(([a, b]) => distance(part.document, a, b) <= near).length),
    frequency,
    jaccard: characters / sum((part) => part.coveredA.union(part.coveredB).size),
    c: divisor === 0 ? Number.NaN : pairs / divisor,
    lift:
      (touchedByBoth / sum((part) => part.touchedA.size) / sum((part) => part.touchedB.size)) *
      sum((part) => part.document.paragraphs.length),
  };
}

interface Part {
  readonly document: OracleDocument;
  readonly a: readonly OracleCoding[];
  readonly b: readonly OracleCoding[];
  /** Unordered pairs of different codings, each once. */
  readonly pairs: readonly (readonly [OracleCoding, OracleCoding])[];
  readonly coveredA: ReadonlySet<number>;
  readonly coveredB: ReadonlySet<number>;
  readonly touchedA: ReadonlySet<number>;
  readonly touchedB: ReadonlySet<number>;
}

function partOf(document: OracleDocument, inA: ReadonlySet<number>, inB: ReadonlySet<number>): Part {
  const [a, b] = [inA, inB].map((codes) => document.codings.filter(({ coding }) => codes.has(coding.code)));
  const isIn = (list: readonly OracleCoding[] | undefined, one: OracleCoding) => list?.includes(one) ?? false;
  const pairs = document.codings.flatMap((x, place) =>
    document.codings
      .slice(place + 1)
      .filter((y) => (isIn(a, x) && isIn(b, y)) || (isIn(b, x) && isIn(a, y)))
      .map((y) => [x, y] as const),
  );
  const covered = (list: readonly OracleCoding[]) => new Set(list.flatMap(({ characters }) => [...characters]));
  const touched = (list: readonly OracleCoding[]) => new Set(list.flatMap((one) => touchedBy(document, one)));
  return {
    document,
    a: a ?? [],
    b: b ?? [],
    pairs,
    coveredA: covered(a ?? []),
    coveredB: covered(b ?? []),
    touchedA: touched(a ?? []),
    touchedB: touched(b ?? []),
  };
}

/** Paragraph distance; infinite where one of them touches no paragraph. */
function distance(document: OracleDocument, a: OracleCoding, b: OracleCoding): number {
  const [ofA, ofB] = [touchedBy(document, a), touchedBy(document, b)];
  return Math.min(...ofA.flatMap((p) => ofB.map((q) => Math.abs(p - q))), Number.POSITIVE_INFINITY);
}

function touchedBy(document: OracleDocument, { characters }: OracleCoding): number[] {
  return document.paragraphs.flatMap((paragraph, index) =>
    paragraph.intersection(characters).size > 0 ? [index] : [],
  );
}

function paragraphSets(characters: readonly string[]): Set<number>[] {
  const paragraphs: Set<number>[] = [];
  let line = new Set<number>();
  for (const [at, character] of [...characters, '\n'].entries()) {
    if (character !== '\n') line.add(at);
    else {
      if ([...line].some((each) => !/\p{White_Space}/u.test(characters[each] ?? ''))) paragraphs.push(line);
      line = new Set();
    }
  }
  return paragraphs;
}

function span(start: number, end: number): Set<number> {
  return new Set(Array.from({ length: end - start }, (_, step) => start + step));
}

/** One row of the comparison chart (METHOD.md §4): for each cell the share of each set, and the shares of the row. */
export interface OracleRow {
  readonly cells: readonly (readonly number[])[];
  readonly shares: readonly number[];
}

export function oracleRow(
  document: OracleDocument,
  sets: readonly ReadonlySet<number>[],
  x: 'paragraphs' | 'characters' | 'sections',
  slices: 'assignments' | 'characters' | 'equal',
): OracleRow {
  const n = document.characters.length;
  const section = (i: number) => span(Math.floor((i * n) / 100), Math.floor(((i + 1) * n) / 100));
  const cellSets = x === 'sections' ? Array.from({ length: 100 }, (_, i) => section(i)) : document.paragraphs;
  const cells = cellSets.map((cell) => {
    const weights = sets.map((codes) => weightIn(document, cell, codes, slices));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => (all > 0 ? weight / all : 0));
  });
  const totals = sets.map((_, set) => cells.reduce((sum, cell) => sum + (cell[set] ?? 0), 0));
  const total = totals.reduce((sum, each) => sum + each, 0);
  return { cells, shares: totals.map((each) => (total > 0 ? each / total : 0)) };
}

function weightIn(
  document: OracleDocument,
  cell: ReadonlySet<number>,
  codes: ReadonlySet<number>,
  slices: 'assignments' | 'characters' | 'equal',
): number {
  const shared = document.codings
    .filter(({ coding }) => codes.has(coding.code))
    .map(({ characters }) => characters.intersection(cell))
    .filter((part) => part.size > 0);
  if (slices === 'assignments') return shared.length;
  if (slices === 'equal') return shared.length > 0 ? 1 : 0;
  return new Set(shared.flatMap((part) => [...part])).size;
}
