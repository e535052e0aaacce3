import type { CodeId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { type MemoEntry, memoName } from '../../memo/memoName.ts';
import { dayKey, formatTime, nearDay } from '../../ui/dates.ts';
import type { MemoColumn } from './view.ts';

/** A memo as the list shows it. */
export interface MemoRow {
  readonly id: MemoId;
  readonly type: string;
  readonly name: string;
  readonly flag: string | null;
  /** Colours of the linked codes, each once, at most five. */
  readonly hues: readonly string[];
  /** How many different things it points to. */
  readonly links: number;
  readonly changedAt: number;
  /** What the filter looks through. */
  readonly words: string;
}

const mostHues = 5;

const keyOfTarget = (target: MemoLink['target']): string => JSON.stringify(target);

/** The different things that a memo points to, whether by hand or by its words. */
export function targetsOf(links: readonly MemoLink[]): MemoLink['target'][] {
  return [...new Map(links.map(({ target }) => [keyOfTarget(target), target])).values()];
}

/** A memo of the study as a row of the list. `color`: what a code shows as; `null` for one that is not there any more. */
export function toMemoRow(memo: MemoEntry, color: (id: CodeId) => string | null): MemoRow {
  const targets = targetsOf(memo.links);
  const hues = new Set<string>();
  for (const target of targets) {
    const hue = target.kind === 'code' ? color(target.codeId) : null;
    if (hue) hues.add(hue);
  }
  const name = memoName(memo);
  return {
    id: memo.id,
    type: memo.type,
    name,
    flag: memo.flag,
    hues: [...hues].slice(0, mostHues),
    links: targets.length,
    changedAt: memo.changedAt,
    words: `${name}\n${memo.excerpt}\n${memo.author}`.toLocaleLowerCase(),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const orders: Readonly<Record<MemoColumn, (a: MemoRow, b: MemoRow) => number>> = {
  type: (a, b) => collator.compare(a.type, b.type),
  title: (a, b) => collator.compare(a.name, b.name),
  links: (a, b) => a.links - b.links,
  changed: (a, b) => a.changedAt - b.changedAt,
};

interface Listing {
  readonly filter: string;
  readonly type: string | null;
  readonly column: MemoColumn;
  readonly descending: boolean;
}

/** The rows that fit the filter (every word of it) and the type, in the order asked for; newest first among equals. */
export function listMemos(rows: readonly MemoRow[], { filter, type, column, descending }: Listing): MemoRow[] {
  const words = filter.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const sign = descending ? -1 : 1;
  return rows
    .filter((row) => (type === null || row.type === type) && words.every((word) => row.words.includes(word)))
    .sort((a, b) => sign * orders[column](a, b) || b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1));
}

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: '2-digit' });

/** `14:31`, `yesterday`, `19 Nov`, `2 Mar 24`: as short as can be in a column. */
export function shortWhen(at: number, now = Date.now()): string {
  const near = nearDay(at, now);
  if (near === 'Today') return formatTime(at);
  if (near === 'Yesterday') return 'yesterday';
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? dayAndMonth : withYear).format(at);
}

const shortDay = (at: number, now: number): string => (nearDay(at, now) === 'Today' ? 'today' : shortWhen(at, now));

/** `12 Nov, changed today 14:31`; only the day when nothing was changed since. */
export function memoDates(
  { createdAt, changedAt }: { readonly createdAt: number; readonly changedAt: number },
  now = Date.now(),
): string {
  const made = shortDay(createdAt, now);
  if (made === 'today') return `changed today ${formatTime(changedAt)}`;
  if (nearDay(changedAt, now) === 'Today') return `${made}, changed today ${formatTime(changedAt)}`;
  return dayKey(createdAt) === dayKey(changedAt) ? made : `${made}, changed ${shortDay(changedAt, now)}`;
}

const nouns: Readonly<Record<MemoLink['target']['kind'], readonly [string, string]>> = {
  code: ['code', 'codes'],
  document: ['document', 'documents'],
  segment: ['segment', 'segments'],
  memo: ['memo', 'memos'],
};

/** `3 codes · 2 documents · 1 memo`; empty when it points to nothing. */
export function linkCounts(links: readonly MemoLink[]): string {
  const targets = targetsOf(links);
  return (Object.keys(nouns) as MemoLink['target']['kind'][])
    .map((kind) => {
      const count = targets.filter((target) => target.kind === kind).length;
      return count === 0 ? '' : `${count} ${nouns[kind][count === 1 ? 0 : 1]}`;
    })
    .filter(Boolean)
    .join(' · ');
}
