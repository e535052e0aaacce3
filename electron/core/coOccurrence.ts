import type { CodeSet } from '#shared/analysis/columns.ts';
import { paragraphsOfDocument } from '#shared/analysis/documents.ts';
import { frequencies } from '#shared/analysis/frequencies.ts';
import { passagesBehind } from '#shared/analysis/passages.ts';
import type { CoOccurrenceResult } from '#shared/analysis/results.ts';
import { codeSets, inTreeOrder } from '#shared/analysis/sets.ts';
import { leafOrder } from '#shared/analysis/similarity.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { CoOccurrenceOptions } from '#shared/contract/procedures/charts.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import { snapToCodePoint } from '#shared/text/offsets.ts';
import { paragraphsTouched } from '#shared/text/paragraphs.ts';
import { listCodingRowsByKey } from '../store/codings.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { findDocumentNameByKey } from '../store/documents.ts';
import { readTextOf } from '../store/texts.ts';
import { choiceOf } from './chartChoice.ts';
import { requireCode, requireCodes } from './codeRules.ts';
import { wordsOfLimits } from './codingLimits.ts';
import type { CoreContext } from './context.ts';
import { countWhereItFits } from './largeCharts.ts';

/** Of more codes than this only what the picture shows is counted: the unit and the chosen coefficient. */
const manyCodes = 200;

/** {@link coOccurrence} with every coefficient and the documents of every pair, however many codes: for files. */
export const wholeCoOccurrence = (context: CoreContext, options: CoOccurrenceOptions): Promise<CoOccurrenceResult> =>
  coOccurrence(context, options, Number.POSITIVE_INFINITY);

/** Co-occurrence of the chosen codes (METHOD.md §3), in the order asked for. */
export async function coOccurrence(
  context: CoreContext,
  options: CoOccurrenceOptions,
  whole = manyCodes,
): Promise<CoOccurrenceResult> {
  const columns = context.columns();
  const chosen = choiceOf(context.readable(), columns, options);
  const speakers = wordsOfLimits(context.readable(), options);
  const count = async (sets: readonly CodeSet[]): Promise<CoOccurrenceResult> => {
    await context.preparePairs({ ...chosen, sets });
    const { frequency, pairs, c, flags } = context.pairs({ ...chosen, sets });
    const result = await countWhereItFits(context, columns, {
      ...chosen,
      sets,
      known: { frequency, pairs, c, flags },
      unit: options.unit,
      near: options.near,
      withSubcodes: options.withSubcodes,
      ...(sets.length > whole ? leanChoice(options) : {}),
    });
    return speakers === undefined ? result : { ...result, speakers };
  };
  const sets = setsOf(context, columns, options);
  if (options.order !== 'similarity') return count(sets);
  const order = leafOrder(distancesOf(await count(sets)), sets.length);
  return count(order.flatMap((place) => sets[place] ?? []));
}

const leanChoice = ({ coefficient, order }: CoOccurrenceOptions) => ({
  coefficients: order === 'similarity' ? ([coefficient, 'jaccard'] as const) : [coefficient],
  withDocuments: false,
});

function setsOf(context: CoreContext, columns: KeyedColumns, options: CoOccurrenceOptions): CodeSet[] {
  const tree = context.codeTree();
  requireCodes(tree, options.codeIds ?? []);
  const given = options.codeIds && [...new Set(options.codeIds)];
  const chosen = given && (options.order === 'given' ? given : inTreeOrder(tree, given));
  const sets = codeSets(tree, columns.codeIds, chosen, options.withSubcodes);
  if (options.order === 'name')
    return sets.sort((a, b) => compareNames(a.name, b.name) || compareNames(a.path, b.path));
  if (options.order !== 'frequency') return sets;
  const frequency = frequencies(columns, { ...choiceOf(context.readable(), columns, options), sets }).codings;
  const of = new Map(sets.map((set, index) => [set.id, frequency[index] ?? 0]));
  return sets.sort((a, b) => (of.get(b.id) ?? 0) - (of.get(a.id) ?? 0));
}

/** Codes are near one another when they share much of what they cover: 1 − jaccard, 1 where that is not defined. */
function distancesOf({ codes, jaccard }: CoOccurrenceResult): Float64Array {
  const size = codes.length;
  return Float64Array.from(jaccard, (value, place) => {
    if (Math.floor(place / size) === place % size) return 0;
    return Number.isNaN(value) ? 1 : 1 - value;
  });
}

/** UTF-16 units of context around a passage. */
const around = 80;

/** The pairs of codings behind a cell, with their words. */
export function passages(
  context: CoreContext,
  { options, first, second, limit }: ParsedInputOf<'charts.passages'>,
): OutputOf<'charts.passages'> {
  const columns = context.columns();
  for (const id of [first, second]) requireCode(context.readable(), id);
  const sets = codeSets(context.codeTree(), columns.codeIds, [first, second], options.withSubcodes);
  const { total, passages: found } = passagesBehind(columns, {
    ...choiceOf(context.readable(), columns, options),
    first: sets[0] as CodeSet,
    second: sets[1] as CodeSet,
    unit: options.unit,
    near: options.near,
    limit,
  });
  const keys = found.flatMap((passage) => [passage.first, passage.second]).map((row) => columns.codingKeys[row] ?? 0);
  const rows = new Map(listCodingRowsByKey(context.readable(), keys).map((row) => [row.key, row]));
  const side = (row: number) => {
    const coding = rows.get(columns.codingKeys[row] ?? 0);
    return {
      codingId: (coding?.id ?? '') as CodingId,
      codeId: columns.codeIds[columns.codings.code[row] ?? 0] as CodeId,
      start: columns.codings.start[row] ?? 0,
      end: columns.codings.end[row] ?? 0,
    };
  };
  const texts = new Map<number, string>();
  return {
    total,
    passages: found.map((passage) => {
      const key = columns.documentKeys[passage.document] ?? 0;
      const text = texts.get(key) ?? readTextOf(context.readable(), key) ?? '';
      texts.set(key, text);
      const start = snapToCodePoint(text, Math.max(0, passage.start - around), 'before');
      const end = snapToCodePoint(text, Math.min(text.length, passage.end + around), 'after');
      const paragraphs = paragraphsOfDocument(columns.documents, passage.document);
      return {
        documentId: columns.documents.ids[passage.document] as DocumentId,
        documentName: findDocumentNameByKey(context.readable(), key) ?? '',
        paragraph: (paragraphsTouched(paragraphs, passage.start, passage.end)?.first ?? -1) + 1,
        first: side(passage.first),
        second: side(passage.second),
        start,
        end,
        text: text.slice(start, end),
        shared: passage.shared,
      };
    }),
  };
}
