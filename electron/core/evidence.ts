import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { parseSettings } from '#shared/charts/settings.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { type ChartRequest, coOccurrenceOptions, type Evidence } from '#shared/contract/procedures/charts.ts';
import { segmentChoice } from '#shared/contract/procedures/codings.ts';
import { descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import { codingFacts, codingTimes } from '../store/codingFacts.ts';
import { findMemo } from '../store/memos.ts';
import type { CoreContext } from './context.ts';
import { passages } from './coOccurrence.ts';
import { readSegments } from './segmentReading.ts';
import { findSegments } from './segments.ts';
import { wordHits } from './wordHits.ts';
import { beginningOf } from './words.ts';

type Behind = OutputOf<'charts.evidence'>;
const nothing: Behind = { total: 0, segments: [], passages: [], memos: [], hits: [] };

/** The words behind a mark of a chart: what the number counted, under the same choice of documents, coders and speakers. */
export function evidenceBehind(
  context: CoreContext,
  { request, evidence, limit }: ParsedInputOf<'charts.evidence'>,
): Behind | Promise<Behind> {
  switch (evidence.kind) {
    case 'pair':
      return pairBehind(context, request, evidence, limit);
    case 'memos':
      return memosBehind(context, evidence.memoIds, limit);
    case 'code':
      return codingsBehind(context, request, { kind: 'codings', codeIds: [evidence.codeId] }, limit);
    case 'document':
      return codingsBehind(
        context,
        request,
        { kind: 'codings', codeIds: codesOf(context, request), documentIds: [evidence.documentId] },
        limit,
      );
    case 'codings':
      return codingsBehind(context, request, evidence, limit);
    case 'words':
      return wordHits(context, request, evidence, limit).then((found) => ({ ...nothing, ...found }));
    case 'firsts':
      return firstsBehind(context, request, evidence.places, limit);
  }
}

const codesOf = (context: CoreContext, request: ChartRequest) =>
  request.codeIds ?? context.codeTree().themes.map((node) => node.code.id);

/** Documents that are in both lists; `null` = all. */
function both(one: readonly DocumentId[] | null, other: readonly DocumentId[] | undefined): DocumentId[] | null {
  if (other === undefined) return one && [...one];
  if (one === null) return [...other];
  const wanted = new Set(one);
  return other.filter((id) => wanted.has(id));
}

function codingsBehind(
  context: CoreContext,
  request: ChartRequest,
  evidence: Extract<Evidence, { kind: 'codings' }>,
  limit: number,
): Behind {
  const without = (evidence.withoutCodeIds ?? []).map((id) => countsInto(context, id, request.withSubcodes));
  const rows = rowsBehind(context, request, evidence).filter((row) => !without.some((counts) => counts(row)));
  const made = evidence.made ? madeIn(context, rows, evidence.made) : rows;
  const shown = evidence.weighed ? weighed(context, made) : made;
  return { ...nothing, total: shown.length, segments: readSegments(context, shown.slice(0, limit), 'sentence') };
}

/** A coding for each place; one that is the first of a code and of its subcode alike is listed once. */
function firstsBehind(
  context: CoreContext,
  request: ChartRequest,
  places: Extract<Evidence, { kind: 'firsts' }>['places'],
  limit: number,
): Behind {
  const found = new Set<number>();
  for (const [documentId, own] of Map.groupBy(places, (place) => place.documentId)) {
    const codeIds = own.map(({ codeId }) => codeId);
    const rows = rowsBehind(context, request, { kind: 'codings', codeIds, documentIds: [documentId] });
    for (const codeId of codeIds) {
      const first = rows.find(countsInto(context, codeId, request.withSubcodes));
      if (first !== undefined) found.add(first);
    }
  }
  const rows = [...found];
  return { ...nothing, total: rows.length, segments: readSegments(context, rows.slice(0, limit), 'sentence') };
}

/** Whether the coding of a row is one of the code, or, with subcodes, of any below it. */
function countsInto(context: CoreContext, codeId: CodeId, withSubcodes: boolean): (row: number) => boolean {
  const below = withSubcodes ? descendantsOf(context.codeTree(), codeId).map((node) => node.code.id) : [];
  const ids = new Set<string>([codeId, ...below]);
  const { codings, codeIds } = context.columns();
  return (row) => ids.has(codeIds[codings.code[row] ?? -1] ?? '');
}

function rowsBehind(
  context: CoreContext,
  request: ChartRequest,
  evidence: Extract<Evidence, { kind: 'codings' }>,
): number[] {
  return findSegments(context, {
    choice: evidence.codingIds
      ? segmentChoice.parse({ codingIds: evidence.codingIds })
      : {
          codeIds: evidence.codeIds,
          withSubcodes: request.withSubcodes,
          // A place says itself in which document it is, whichever are active.
          documentIds: evidence.within ? null : both(request.documentIds, evidence.documentIds),
          coderIds: evidence.coderIds ?? request.coderIds,
          overlapping: null,
          within: evidence.within ?? null,
          codingIds: null,
          speakers: request.speakers,
          along: request.along,
        },
    order: 'place',
    descending: false,
    grouping: 'document',
  });
}

function weighed(context: CoreContext, rows: readonly number[]): number[] {
  const { weight } = codingFacts(context.readable(), context.columns());
  return rows.filter((row) => !Number.isNaN(weight[row]));
}

function madeIn(context: CoreContext, rows: readonly number[], { from, to }: { from: number; to: number }): number[] {
  const times = codingTimes(context.readable(), context.columns());
  return rows.filter((row) => {
    const at = times[row] ?? Number.NaN;
    return from <= at && at < to;
  });
}

function pairBehind(
  context: CoreContext,
  request: ChartRequest,
  { first, second, documentIds }: Extract<Evidence, { kind: 'pair' }>,
  limit: number,
): Behind {
  const settings = parseSettings(requireChartKind(request.kind).settings, request.settings);
  const unit = coOccurrenceUnits.find((each) => each === settings.unit) ?? 'pairs';
  const options = coOccurrenceOptions.parse({
    documentIds: both(request.documentIds, documentIds),
    coderIds: request.coderIds,
    withSubcodes: request.withSubcodes,
    speakers: request.speakers,
    along: request.along,
    unit,
    near: typeof settings.near === 'number' ? settings.near : 1,
  });
  const found = passages(context, { options, first, second, limit });
  return { ...nothing, total: found.total, passages: found.passages };
}

function memosBehind(context: CoreContext, ids: readonly MemoId[], limit: number): Behind {
  const memos = ids.flatMap((id) => findMemo(context.readable(), id) ?? []);
  return {
    ...nothing,
    total: memos.length,
    memos: memos
      .slice(0, limit)
      .map(({ id, title, type, text }) => ({ id, title, type, text: beginningOf(text, 400) })),
  };
}
