import { counted, formatCount } from '../sentences.ts';
import type { TableCell } from '../tables.ts';
import type { FigureChange, FigureChanges } from './changes.ts';

/** A figure as it is read in a sentence: whole numbers with their thousands, others with three digits after the point. */
export function figureWords(value: TableCell): string {
  if (value === null) return 'none';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? formatCount(value) : String(Math.round(value * 1000) / 1000);
}

/** `business need × change, pairs 12 → 17` */
export function changeWords({ row, column, was, is }: FigureChange): string {
  return `${row.join(' × ')}, ${column} ${figureWords(was)} → ${figureWords(is)}`;
}

/** `14 codings more`, `2 documents fewer`. */
function difference(count: number, one: string): string[] {
  if (count === 0) return [];
  return [`${counted(Math.abs(count), one)} ${count > 0 ? 'more' : 'fewer'}`];
}

const many = (count: number, what: string, which: string): string[] =>
  count === 0 ? [] : [`${counted(count, what)} ${which}`];

/** What has changed in the study, in a few words: `14 codings more, 2 codes renamed`. Empty where nothing has. */
export function studyChangeWords({ study, renamed }: FigureChanges): string {
  return [
    ...difference(study.codings, 'coding'),
    ...difference(study.documents, 'document'),
    ...difference(study.memos, 'memo'),
    ...many(renamed.length, 'code', 'renamed'),
  ].join(', ');
}

/** What has changed in the figures of the chart, in a sentence's words. */
export function figureChangeWords(changes: FigureChanges): string {
  const { changed, compared, newRows, goneRows, newColumns, goneColumns, greatest } = changes;
  const parts = [
    ...(changed.length > 0
      ? [
          `${formatCount(changed.length)} of ${counted(compared, 'figure')} ${changed.length === 1 ? 'is' : 'are'} different`,
        ]
      : []),
    ...many(newRows.length, 'row', 'new'),
    ...many(goneRows.length, 'row', 'gone'),
    ...many(newColumns.length, 'column', 'new'),
    ...many(goneColumns.length, 'column', 'gone'),
  ];
  const said =
    parts.length > 0 ? parts.join(', ') : 'no figure of its table is another one, but names, places or order are';
  return greatest ? `${said}; biggest change: ${changeWords(greatest)}` : said;
}

/** All of it in a sentence: `Since 12 Nov: 14 codings more, 2 codes renamed; biggest change: need × change, pairs 12 → 17.` */
export function allChangeWords(day: string, changes: FigureChanges): string {
  const study = studyChangeWords(changes);
  return `Since ${day}: ${study === '' ? '' : `${study}; `}${figureChangeWords(changes)}.`;
}
