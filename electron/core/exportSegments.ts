import { setImmediate } from 'node:timers/promises';
import { astralOfDocument } from '#shared/analysis/documents.ts';
import { shades } from '#shared/charts/palette.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import { colorOf, namesOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { codebookTable } from '#shared/interchange/codebook.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { factsRecord, positionsFact, withFacts } from '#shared/interchange/facts.ts';
import type { PageColor } from '#shared/interchange/page.ts';
import { type SegmentRecord, segmentJson, segmentsTable, variableCell } from '#shared/interchange/segments.ts';
import { type SegmentGroup, segmentsPage } from '#shared/interchange/segmentsPage.ts';
import { toCodePoints } from '#shared/text/offsets.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import type { CoreContext } from './context.ts';
import { codebookEntries } from './exportCodebook.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { readSegments } from './segmentReading.ts';
import { findSegments } from './segments.ts';
import { wordsOfChoice } from './speakerChoice.ts';
import { variableHandlers } from './variables.ts';
import { count } from './words.ts';

/** Coded segments, exactly those that the same choice shows in the window, in the same order. */
export async function draftSegments(context: CoreContext, request: RequestFor<'segments'>): Promise<ExportDraft> {
  const segments = await readChosen(context, request);
  const { variables, values } = await variableHandlers['variables.list'](context, {});
  const names = variables.map((variable) => variable.name);
  const records = recordsOf(context, segments, variables, values);
  const facts = factsOf(context, [positionsFact, ...choiceWords(context, request)]);
  const table = () => segmentsTable(records, names);
  return {
    name: 'segments',
    items: records.length,
    facts,
    csv: () => toCsv(withFacts(table(), facts)),
    json: () => ({ ...factsRecord(facts), segments: records.map((record) => segmentJson(record, names)) }),
    sheets: () => [table(), codebookTable(codebookEntries(context, null))],
    html: () => segmentsPage(groupByCode(context, segments, records), names, facts),
  };
}

/** Segments read at one go, before others get their turn. */
const stretch = 2000;

/** In stretches, so that the program stays responsive; begun anew when the study changes meanwhile. */
async function readChosen(context: CoreContext, request: RequestFor<'segments'>): Promise<Segment[]> {
  const revision = context.study().revision();
  const rows = findSegments(context, request);
  const segments: Segment[] = [];
  for (let at = 0; at < rows.length; at += stretch) {
    if (at > 0) await setImmediate();
    if (context.signal.aborted) throw new AxialError('cancelled', 'The export was stopped; no file was written.');
    if (context.study().revision() !== revision) return readChosen(context, request);
    segments.push(...readSegments(context, rows.slice(at, at + stretch), 'none'));
  }
  return segments;
}

function recordsOf(
  context: CoreContext,
  segments: readonly Segment[],
  variables: readonly Variable[],
  values: readonly { documentId: string; variableId: string; value: string }[],
): SegmentRecord[] {
  const study = context.readable();
  const { documents } = context.columns();
  const place = new Map(documents.ids.map((id, index) => [id, index]));
  const groups = new Map(listGroups(study).map((group) => [group.id, group.name]));
  const groupOf = new Map(
    listDocuments(study).map(({ id, groupId }) => [id, groupId ? (groups.get(groupId) ?? '') : '']),
  );
  const valueAt = new Map(values.map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]));
  return segments.map((segment) => {
    const astral = astralOfDocument(documents, place.get(segment.documentId) ?? 0);
    return {
      id: segment.id,
      document: segment.documentName,
      group: groupOf.get(segment.documentId) ?? '',
      variables: variables.map((variable) =>
        variableCell(variable, valueAt.get(`${segment.documentId} ${variable.id}`)),
      ),
      code: segment.codePath,
      coder: segment.coderName,
      start: toCodePoints(astral, segment.start),
      end: toCodePoints(astral, segment.end),
      paragraph: segment.paragraph,
      lastParagraph: segment.lastParagraph,
      text: segment.text,
      weight: segment.weight,
      comment: segment.comment,
      memos: segment.memoTitles,
      createdAt: segment.createdAt,
    };
  });
}

function groupByCode(
  context: CoreContext,
  segments: readonly Segment[],
  records: readonly SegmentRecord[],
): SegmentGroup[] {
  const tree = context.codeTree();
  const byCode = Map.groupBy(segments.keys(), (index) => segments[index]?.codeId);
  return [...walkCodes(tree)].flatMap(({ code }) => {
    const indices = byCode.get(code.id);
    if (!indices) return [];
    return {
      names: namesOf(tree, code.id),
      color: pageColor(colorOf(tree, code.id)),
      description: code.description,
      segments: indices.flatMap((index) => records[index] ?? []),
    };
  });
}

/** A code's colour on light and dark paper. */
export function pageColor(color: string): PageColor {
  return { light: shades(color, 'light'), dark: shades(color, 'dark') };
}

/** What was chosen, in words; without a choice it is everything. */
function choiceWords(context: CoreContext, { choice }: RequestFor<'segments'>): [string, string][] {
  const tree = context.codeTree();
  const paths = (ids: readonly CodeId[]) => ids.map((id) => pathOf(tree, id)).join(', ');
  const words: [string, string][] = [];
  if (choice.codeIds)
    words.push(['codes', `${paths(choice.codeIds)} (${choice.withSubcodes ? 'with' : 'without'} subcodes)`]);
  if (choice.documentIds) words.push(['documents', documentNames(context, choice.documentIds)]);
  if (choice.coderIds) words.push(['coders', count(choice.coderIds.length, 'chosen coder')]);
  if (choice.overlapping) words.push(['overlapping', paths(choice.overlapping)]);
  if (choice.within) words.push(['place', `within a passage of ${documentNames(context, [choice.within.documentId])}`]);
  const speakers = wordsOfChoice(context.readable(), choice.speakers);
  if (speakers) words.push(['speakers', speakers]);
  if (choice.codingIds) words.push(['chosen', count(choice.codingIds.length, 'segment')]);
  return words.length > 0 ? words : [['choice', 'all coded segments']];
}

function documentNames(context: CoreContext, ids: readonly string[]): string {
  const names = new Map<string, string>(listDocuments(context.readable()).map(({ id, name }) => [id, name]));
  return ids.length > 40 ? count(ids.length, 'document') : ids.map((id) => names.get(id) ?? '').join(', ');
}
