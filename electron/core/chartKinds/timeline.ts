import { dayLength, dayOfDate } from '#shared/analysis/reading/timeBins.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { listCoders } from '../../store/coders.ts';
import { codingTimes } from '../../store/codingFacts.ts';
import { listMemos, type MemoEntry } from '../../store/memos.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';
import { askedClock } from './clock.ts';
import { type DocumentDates, datesOf } from './documentOrder.ts';

/** Codings and memos by the day on which they were made, or by the date of the documents that they belong to. */
export const countTimeline: ChartMaker = async (asked) => {
  const { context, columns, settings, choice } = asked;
  const study = context.readable();
  const byDocument = settings.by === 'document' ? datesOf(study, settings.date as string | null) : null;
  const memos = byDocument ? memosByDocument(asked, byDocument) : memosByDay(asked);
  const counted = await analyse(asked, 'timeline', {
    ...choice,
    time: byDocument ? documentTimes(asked, byDocument) : localTimes(asked),
    memoTime: Float64Array.from(memos, ({ time }) => time),
    size: settings.bars as 'automatic',
    parts: settings.parts as 'codes',
  });
  const names = new Map<string, string>(listCoders(study).map(({ id, name }) => [id, name]));
  return {
    ...counted,
    coders: columns.coderIds.map((id) => ({ id, name: names.get(id) ?? '' })),
    memoIds: memos.map(({ id }) => id),
    dateName: byDocument?.name ?? null,
    documents: byDocument
      ? columns.documents.ids.flatMap((id, document) => {
          const day = dayOfDate(byDocument.dayOf.get(id) ?? '');
          return choice.documents?.[document] === 0 || Number.isNaN(day) ? [] : [{ id, day }];
        })
      : null,
  };
};

function localTimes(asked: AskedChart): Float64Array {
  const { shown } = askedClock(asked.settings);
  return codingTimes(asked.context.readable(), asked.columns).map((time) => shown(time));
}

/** The date of the document of each coding. */
function documentTimes({ columns }: AskedChart, { dayOf }: DocumentDates): Float64Array {
  const time = columns.documents.ids.map((id) => dayOfDate(dayOf.get(id) ?? '') * dayLength);
  return Float64Array.from(columns.codings.document, (document) => time[document] ?? Number.NaN);
}

interface TimedMemo {
  readonly id: string;
  readonly time: number;
}

/** All memos; where documents were chosen, those that are linked to one of them or to no document at all. */
function memosByDay(asked: AskedChart): TimedMemo[] {
  const { shown } = askedClock(asked.settings);
  const chosen = chosenDocuments(asked);
  return listMemos(asked.context.readable())
    .filter(
      (memo) => chosen === null || documentsOf(memo).length === 0 || documentsOf(memo).some((id) => chosen.has(id)),
    )
    .map(({ id, createdAt }) => ({ id, time: shown(createdAt) }));
}

/** A memo stands at the date of each document that it is linked to, once for each date. */
function memosByDocument(asked: AskedChart, { dayOf }: DocumentDates): TimedMemo[] {
  const chosen = chosenDocuments(asked);
  return listMemos(asked.context.readable()).flatMap((memo) => {
    const days = documentsOf(memo)
      .filter((id) => chosen?.has(id) ?? true)
      .map((id) => dayOfDate(dayOf.get(id) ?? ''));
    const dated = [...new Set(days)].filter((day) => !Number.isNaN(day));
    return dated.map((day) => ({ id: memo.id, time: day * dayLength }));
  });
}

const chosenDocuments = ({ request }: AskedChart): ReadonlySet<DocumentId> | null =>
  request.documentIds && new Set(request.documentIds);

const documentsOf = ({ links }: MemoEntry): DocumentId[] => [
  ...new Set(links.flatMap(({ target }) => ('documentId' in target ? [target.documentId] : []))),
];
