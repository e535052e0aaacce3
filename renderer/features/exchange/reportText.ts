import { exchangeKindNames } from '#shared/domain/exchange.ts';
import type { IncomingLoss, OffsetReading } from '#shared/interchange/incoming.ts';
import { formatCount, joinWords } from '../../ui/counts.ts';
import type { ExchangeResult } from './exchange.ts';

/** `coded segment “Trust”: its words are gone. (id)` */
export function lossLine({ what, name, id, sentence }: IncomingLoss): string {
  return `${what}${name === '' ? '' : ` “${name}”`}: ${sentence}${id === '' ? '' : ` (${id})`}`;
}

/** How positions were counted, in words. */
export function readingWords({ unit, lineEnd, end }: OffsetReading): string {
  const units = unit === 'code points' ? 'characters (code points)' : 'UTF-16 units';
  const lines = lineEnd === 1 ? 'a line end as one' : 'CR LF as two';
  return `in ${units}, ${lines}, the end ${end === 'exclusive' ? 'not ' : ''}included`;
}

type Counts = ExchangeResult['brought'][number];

/** The columns of the report, in their order; those that are nowhere filled are not shown. */
export const outcomes = [
  { key: 'added', label: 'New' },
  { key: 'taken', label: 'Changed' },
  { key: 'same', label: 'The same' },
  { key: 'stayed', label: 'Left as here' },
  { key: 'leftOut', label: 'Left out' },
] as const satisfies readonly { readonly key: keyof Counts; readonly label: string }[];

/** "3 documents, 12 codes and 40 coded segments are new." */
export function sentenceOf({ brought, notes }: ExchangeResult): string {
  const parts = brought
    .filter(({ added, kind }) => added > 0 && kind !== 'kept' && kind !== 'values')
    .map(
      ({ kind, added }) =>
        `${formatCount(added)} ${added === 1 ? exchangeKindNames[kind].replace(/s$/u, '') : exchangeKindNames[kind]}`,
    );
  if (parts.length > 0) return `New in the study: ${joinWords(parts)}.`;
  return notes[0] ?? 'Nothing new came in.';
}

/** The whole report as plain text, to keep or to send. */
export function reportText(result: ExchangeResult): string {
  const { file, origin, name, report, brought, losses, notes } = result;
  const counts = brought
    .filter(({ found }) => found > 0)
    .map((row) => {
      const told = outcomes
        .filter(({ key }) => row[key] > 0)
        .map(({ key, label }) => `${label.toLowerCase()} ${row[key]}`);
      return `${exchangeKindNames[row.kind]}: found ${row.found}; ${told.join(', ')}`;
    });
  const found = report.counts
    .filter((row) => row.found > 0)
    .map(
      (row) =>
        `${row.what}: found ${row.found}, imported ${row.imported}, changed ${row.changed}, kept ${row.kept}, left out ${row.leftOut}`,
    );
  const all = [...report.losses, ...losses].map(lossLine);
  return [
    `Brought in: ${[name, file, origin].filter((part) => part !== '').join(' · ')}`,
    ...(report.offsets ? [`Positions were read ${readingWords(report.offsets.used)}. ${report.offsets.why}`] : []),
    ...[...notes, ...report.notes],
    '',
    'What became of it in the study',
    ...counts,
    '',
    'What was found in the file',
    ...found,
    ...(all.length > 0 ? ['', `What did not come in as it was (${all.length})`, ...all] : []),
    '',
  ].join('\n');
}
