import { unionOf } from '../text/intervals.ts';
import { toCodePoints } from '../text/offsets.ts';
import type { StudyColumns } from './columns.ts';
import { astralOfDocument } from './documents.ts';
import { kindsOf } from './kinds.ts';
import { portraitTiles } from './reading/portraitSize.ts';
import { type CodingChoice, selectInDocument } from './selection.ts';

export type PortraitOrder = 'position' | 'colour';

/** Of which documents (indices into the study) to make portraits, and how their tiles stand. */
export interface PortraitChoice extends CodingChoice {
  readonly portraits: readonly number[];
  readonly order: PortraitOrder;
  /** Whether text without any of the codings takes tiles too. */
  readonly withUncoded: boolean;
}

/** What a run of tiles stands for: one coding, all codings of one code, or text without codings. */
export interface PortraitPart {
  /** Index into the chosen sets; -1 = text without codings. */
  readonly set: number;
  /** Rows of the codings in `StudyColumns.codings`, by start and end; none for text without codings. */
  readonly rows: readonly number[];
  /** Code points, half-open: from the first that belongs to the part to the last. */
  readonly from: number;
  readonly to: number;
  /** Code points that the tiles were dealt by: of the coding, of all codings of the code together, or without coding. */
  readonly characters: number;
  readonly tiles: number;
}

/** The document portrait (METHOD.md §5): the parts in the order in which they fill the tiles, row by row. */
export interface Portrait {
  /** Index into the documents of the study. */
  readonly document: number;
  readonly parts: readonly PortraitPart[];
}

/**
 * Deals 1,200 tiles to the codings of each document (METHOD.md §5). A part is one coding: by start, then end, then the place
 * of its code in the tree; or, by colour, all codings of one code together, in the order of the tree. A coding counts once,
 * for the nearest of the chosen codes that it belongs to. Text under several codings counts for each of them.
 */
export function portraits(columns: StudyColumns, choice: PortraitChoice): Portrait[] {
  const kinds = kindsOf(columns.codeIds.length, choice.sets);
  return choice.portraits.map((document) => {
    const codings = codingParts(columns, choice, kinds, document);
    const uncoded = choice.withUncoded ? uncodedParts(columns, codings, document) : [];
    const parts = choice.order === 'colour' ? byColour(codings, uncoded) : inOrder([...codings, ...uncoded]);
    const tiles = largestRemainder(
      parts.map(({ characters }) => characters),
      portraitTiles,
    );
    return { document, parts: parts.map(({ range: _, ...part }, at) => ({ ...part, tiles: tiles[at] ?? 0 })) };
  });
}

type Range = { readonly start: number; readonly end: number };
type Draft = Omit<PortraitPart, 'tiles'> & { readonly range: Range };

function draftOf(columns: StudyColumns, document: number, set: number, rows: readonly number[], range: Range): Draft {
  const astral = astralOfDocument(columns.documents, document);
  const [from, to] = [toCodePoints(astral, range.start), toCodePoints(astral, range.end)];
  return { set, rows, from, to, characters: to - from, range };
}

function codingParts(
  columns: StudyColumns,
  choice: PortraitChoice,
  kinds: ReturnType<typeof kindsOf>,
  document: number,
): Draft[] {
  const { offset, kind, start, end, row } = selectInDocument(columns, kinds, choice, document);
  const drafts: Draft[] = [];
  for (let at = offset[0] ?? 0; at < (offset[1] ?? 0); at++) {
    const set = kinds.sets[kind[at] ?? 0]?.at(-1) ?? 0;
    const range = { start: start[at] ?? 0, end: end[at] ?? 0 };
    drafts.push(draftOf(columns, document, set, [row ? (row[at] ?? 0) : at], range));
  }
  return inOrder(drafts);
}

function uncodedParts(columns: StudyColumns, codings: readonly Draft[], document: number): Draft[] {
  const length = columns.documents.length[document] ?? 0;
  const drafts: Draft[] = [];
  let before = 0;
  for (const { start, end } of [...unionOf(codings.map(({ range }) => range)), { start: length, end: length }]) {
    if (before < start) drafts.push(draftOf(columns, document, -1, [], { start: before, end: start }));
    before = end;
  }
  return drafts;
}

const inOrder = (drafts: readonly Draft[]): Draft[] =>
  drafts.toSorted((a, b) => a.from - b.from || a.to - b.to || a.set - b.set);

function byColour(codings: readonly Draft[], uncoded: readonly Draft[]): Draft[] {
  const bySet = Map.groupBy(codings, ({ set }) => set);
  const sets = [...bySet.keys()].sort((a, b) => a - b);
  const piles = [...sets.map((set) => bySet.get(set) ?? []), uncoded];
  return piles.flatMap((drafts) => (drafts.length > 0 ? [joined(drafts)] : []));
}

function joined(drafts: readonly Draft[]): Draft {
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return {
    set: drafts[0]?.set ?? -1,
    rows: drafts.flatMap(({ rows }) => rows),
    from: least(drafts.map(({ from }) => from)),
    to: most(drafts.map(({ to }) => to)),
    characters: drafts.reduce((sum, { characters }) => sum + characters, 0),
    range: { start: 0, end: 0 },
  };
}

/**
 * Whole numbers in proportion to the weights that sum to exactly `total`: each gets the whole part of its share, what is
 * left goes to the largest remainders, one each; of equal remainders the earlier comes first (Hamilton's rule). Weights are
 * whole numbers; all 0 when they sum to 0. The arithmetic is exact while sum × total stays under 2⁵³.
 */
export function largestRemainder(weights: readonly number[], total: number): Int32Array {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return new Int32Array(weights.length);
  const dealt = Int32Array.from(weights, (weight) => Math.floor((weight * total) / sum));
  const left = total - dealt.reduce((all, tiles) => all + tiles, 0);
  const remainders = weights.map((weight) => (weight * total) % sum);
  const order = Array.from(weights.keys()).sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const at of order.slice(0, left)) dealt[at] = (dealt[at] ?? 0) + 1;
  return dealt;
}
