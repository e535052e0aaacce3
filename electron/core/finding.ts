import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import { paragraphsTouched } from '#shared/text/paragraphs.ts';
import { codedAlready, codeFound, type FoundDocument, rangesOfHits } from './codeHits.ts';
import type { CoreContext, Handlers } from './context.ts';
import { type HitOrder, mostSorted, readHits, sortRows } from './hitPages.ts';
import { mostHits, type SearchRun } from './searchRun.ts';
import { countedAs } from './searchUnits.ts';

type FindingProcedure = 'search.find' | 'search.count' | 'search.codePreview' | 'search.code';

export const findingHandlers: Handlers<FindingProcedure> = {
  'search.find': (context, input) =>
    context.search().withRun(context, input.request, (run) => findPage(context, run, input)),
  'search.count': (context, { request }) =>
    context.search().withRun(context, request, (run) => countHits(context, run)),
  'search.codePreview': (context, input) =>
    context.search().withRun(context, inDocuments(input.request), (run) => preview(context, run, input)),
  'search.code': codeHits,
};

async function findPage(context: CoreContext, run: SearchRun, input: ParsedInputOf<'search.find'>) {
  const { width, order, descending, offset, limit } = input;
  // One more than asked for: only to know that there are more.
  const until = order === 'place' && !descending ? offset + limit + 1 : mostSorted + 1;
  await run.advance(Math.min(until, mostHits), context.signal);
  const warnings = [...run.warnings];
  if (order === 'place' && !descending) {
    const rows = span(offset, Math.min(offset + limit, run.hits.start.length));
    return { hits: readHits(context, run, rows, width), more: run.hits.start.length > offset + limit, warnings };
  }
  const count = run.hits.start.length;
  if (count > mostSorted) warnings.push(`Only the first ${mostSorted.toLocaleString('en-GB')} hits are sorted.`);
  const sorted = await sortedRows(run, order, descending);
  await run.advance(0, context.signal);
  const rows = Array.from(sorted.subarray(offset, offset + limit));
  return { hits: readHits(context, run, rows, width), more: sorted.length > offset + limit, warnings };
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);

/** The order of a search is worked out once for all its pages. */
const orders = new WeakMap<SearchRun, { readonly name: string; readonly rows: Int32Array }>();

export async function sortedRows(run: SearchRun, order: HitOrder, descending: boolean): Promise<Int32Array> {
  const count = Math.min(run.hits.start.length, mostSorted);
  const name = `${order} ${descending} ${count}`;
  const known = orders.get(run);
  if (known?.name === name) return known.rows;
  const rows = order === 'place' ? Int32Array.from(span(0, count)).reverse() : await sortRows(run, order, descending);
  orders.set(run, { name, rows });
  return rows;
}

async function countHits(context: CoreContext, run: SearchRun): Promise<OutputOf<'search.count'>> {
  await run.advance(Number.POSITIVE_INFINITY, context.signal);
  const counts = new Int32Array(run.sources.length);
  for (const source of run.hits.source) counts[source] = (counts[source] ?? 0) + 1;
  const byPlace = { documents: 0, memos: 0, codes: 0, comments: 0 };
  const byDocument: OutputOf<'search.count'>['byDocument'] = [];
  for (const [place, source] of run.sources.entries()) {
    const hits = counts[place] ?? 0;
    byPlace[countedAs(source.place.kind)] += hits;
    if (source.place.kind === 'document') byDocument.push({ documentId: source.place.documentId, hits });
  }
  return { hits: run.hits.start.length, byPlace, byDocument, more: run.isCutShort(), warnings: [...run.warnings] };
}

/** Only words of documents are coded. */
const inDocuments = (request: ParsedInputOf<'search.code'>['request']) => ({ ...request, in: ['documents' as const] });

/** Characters of a range that the preview shows. */
const shown = 400;

async function preview(context: CoreContext, run: SearchRun, input: ParsedInputOf<'search.codePreview'>) {
  await run.advance(Number.POSITIVE_INFINITY, context.signal);
  const ranges: OutputOf<'search.codePreview'>['ranges'] = [];
  const isCoded = codedAlready(context, input.codeIds);
  let [total, documents, existing] = [0, 0, 0];
  for await (const found of rangesOfHits(run, input)) {
    total += found.ranges.length;
    documents++;
    existing += isCoded(found);
    for (const range of found.ranges.slice(0, input.limit - ranges.length)) ranges.push(showRange(found, range));
  }
  await run.advance(0, context.signal);
  return { total, documents, existing, ranges, warnings: [...run.warnings] };
}

function showRange({ documentId, name, text, paragraphs }: FoundDocument, range: FoundDocument['ranges'][number]) {
  const { start, end, hits } = range;
  const words = Array.from(text.slice(start, Math.min(end, start + 2 * shown)));
  const cut = words.length > shown || start + 2 * shown < end;
  return {
    ...{ start, end, hits, documentId, documentName: name },
    paragraph: (paragraphsTouched(paragraphs, start, end)?.first ?? -1) + 1,
    text: cut ? `${words.slice(0, shown).join('').trimEnd()}…` : words.join(''),
  };
}

/** @throws AxialError `invalid_input` when the search did not come to its end: half of it would mislead */
function codeHits(context: CoreContext, input: ParsedInputOf<'search.code'>) {
  return context.search().withRun(context, inDocuments(input.request), async (run) => {
    await run.advance(Number.POSITIVE_INFINITY, context.signal);
    if (run.isCutShort()) {
      throw new AxialError('invalid_input', `${run.warnings.at(-1) ?? ''} Nothing was coded.`.trim());
    }
    const found: FoundDocument[] = [];
    for await (const document of rangesOfHits(run, input)) found.push(document);
    // From here to the end of the step nothing else can happen to the study.
    await run.advance(0, context.signal);
    return codeFound(context, input, found);
  });
}
