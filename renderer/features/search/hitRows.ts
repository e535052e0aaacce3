import type { OutputOf } from '#shared/contract/index.ts';
import type { SearchHit } from '#shared/contract/procedures/finding.ts';
import { countOf, joinWords } from '../../ui/counts.ts';

export type HitCount = OutputOf<'search.count'>;

/** Hits that stand under one head, in the order of the search. */
export interface HitGroup {
  readonly key: string;
  readonly title: string;
  readonly hits: number;
}

/** A row of the list: a head, or a hit by its number in the search. */
export type HitRow =
  | { readonly kind: 'head'; readonly group: HitGroup; readonly isOpen: boolean }
  | { readonly kind: 'hit'; readonly hit: number };

export interface RowLayout {
  readonly count: number;
  at(row: number): HitRow | undefined;
}

/** The rows of hits one after the other, under heads; those of folded groups are left out. */
export function layoutRows(groups: readonly HitGroup[], closed: ReadonlySet<string>): RowLayout {
  const starts: number[] = [];
  const firsts: number[] = [];
  let [rows, hits] = [0, 0];
  for (const group of groups) {
    starts.push(rows);
    firsts.push(hits);
    rows += 1 + (closed.has(group.key) ? 0 : group.hits);
    hits += group.hits;
  }
  return {
    count: rows,
    at: (row) => {
      if (row < 0 || row >= rows) return undefined;
      const place = lastAtMost(starts, row);
      const group = groups[place];
      if (!group) return undefined;
      const within = row - (starts[place] ?? 0);
      if (within === 0) return { kind: 'head', group, isOpen: !closed.has(group.key) };
      return { kind: 'hit', hit: (firsts[place] ?? 0) + within - 1 };
    },
  };
}

/** Rows of hits without heads. */
export const plainRows = (hits: number): RowLayout => ({
  count: hits,
  at: (row) => (row >= 0 && row < hits ? { kind: 'hit', hit: row } : undefined),
});

/** The place of the last of the ascending numbers that is not above a value. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

const others = [
  ['memos', 'Memos'],
  ['codes', 'Codes'],
  ['comments', 'Comments and notes'],
] as const;

/** The groups of a search that was counted to its end. */
export function groupsOfCount(count: HitCount, nameOf: (documentId: string) => string): HitGroup[] {
  return [
    ...count.byDocument.map(({ documentId, hits }) => ({ key: documentId, title: nameOf(documentId), hits })),
    ...others.flatMap(([key, title]) => (count.byPlace[key] > 0 ? [{ key, title, hits: count.byPlace[key] }] : [])),
  ];
}

/** The groups of the first hits, until all are counted. */
export function groupsOfHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups: { key: string; title: string; hits: number }[] = [];
  for (const hit of hits) {
    const { key, title } = groupOf(hit);
    const last = groups.at(-1);
    if (last?.key === key) last.hits += 1;
    else groups.push({ key, title, hits: 1 });
  }
  return groups;
}

function groupOf(hit: SearchHit): { readonly key: string; readonly title: string } {
  if (hit.in.kind === 'document') return { key: hit.in.documentId, title: hit.where };
  const key = hit.in.kind === 'memo' ? 'memos' : hit.in.kind === 'code' ? 'codes' : 'comments';
  return { key, title: others.find(([each]) => each === key)?.[1] ?? '' };
}

/** Where the hits are, behind their number: ` in 40 documents`; `: 300 in 40 documents, 8 in memos and 1 in codes`. */
export function countSentence({ byPlace, byDocument }: HitCount): string {
  const parts = [
    ...(byPlace.documents > 0 ? [[byPlace.documents, countOf(byDocument.length, 'document')] as const] : []),
    ...(byPlace.memos > 0 ? [[byPlace.memos, 'memos'] as const] : []),
    ...(byPlace.codes > 0 ? [[byPlace.codes, 'codes'] as const] : []),
    ...(byPlace.comments > 0 ? [[byPlace.comments, 'comments and notes'] as const] : []),
  ];
  if (parts.length === 1) return parts.map(([, where]) => ` in ${where}`).join('');
  if (parts.length === 0) return '';
  return `: ${joinWords(parts.map(([hits, where]) => `${hits.toLocaleString('en-GB')} in ${where}`))}`;
}

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;

/** The direction that most letters of a line have: a stretch out of a paragraph does not begin where the paragraph does. */
export function leaningOf(words: string): 'ltr' | 'rtl' {
  const leftward = words.match(rightToLeft)?.length ?? 0;
  return leftward > (words.match(/\p{L}/gu)?.length ?? 0) / 2 ? 'rtl' : 'ltr';
}
