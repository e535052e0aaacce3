import { setImmediate } from 'node:timers/promises';
import { astralOfDocument } from '#shared/analysis/documents.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import { colorOf, namesOf, pathOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { codebookTable } from '#shared/interchange/codebook.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { factsRecord, positionsFact, withFacts } from '#shared/interchange/facts.ts';
import { type SegmentRecord, segmentJson, segmentsTable, variableCell } from '#shared/interchange/segments.ts';
import { segmentsMarkdown } from '#shared/interchange/segmentsMarkdown.ts';
import { type SegmentGroup, segmentsPage } from '#shared/interchange/segmentsPage.ts';
import { segmentsDocument } from '#shared/interchange/segmentsWord.ts';
import { toCodePoints } from '#shared/text/offsets.ts';
import { findDocument, listDocuments, listGroups } from '../store/documents.ts';
import { choiceWords } from './chosen.ts';
import type { CoreContext } from './context.ts';
import { codebookEntries } from './exportCodebook.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { pageColor } from './pageColor.ts';
import { readSegments } from './segmentReading.ts';
import { findSegments } from './segments.ts';
import { variableHandlers } from './variables.ts';
import { count } from './words.ts';

/** Coded segments, exactly those that the same choice shows in the window, in the same order. */
export function draftSegments(context: CoreContext, request: RequestFor<'segments'>): Promise<ExportDraft> {
  return draftRows(context, request, () => findSegments(context, request), segmentWords(context, request));
}

/** Coded segments by their rows of the columns; `words` say what was chosen. */
export async function draftRows(
  context: CoreContext,
  request: Pick<RequestFor<'segments'>, 'choice'>,
  rows: () => readonly number[],
  words: ExportDraft['facts']['options'],
): Promise<ExportDraft> {
  const segments = await readChosen(context, rows);
  const { values, ...all } = await variableHandlers['variables.list'](context, {});
  const wanted = request.choice.variableIds && new Set(request.choice.variableIds);
  const variables = all.variables.filter(({ id }) => wanted?.has(id) ?? true);
  const names = variables.map((variable) => variable.name);
  const records = recordsOf(context, segments, variables, values);
  const facts = factsOf(context, [positionsFact, ...words]);
  const table = () => segmentsTable(records, names);
  const groups = () => groupByCode(context, segments, records);
  return {
    name: 'segments',
    items: records.length,
    facts,
    csv: () => toCsv(withFacts(table(), facts)),
    json: () => ({ ...factsRecord(facts), segments: records.map((record) => segmentJson(record, names)) }),
    sheets: () => [table(), codebookTable(codebookEntries(context, null))],
    html: () => segmentsPage(groups(), names, facts),
    md: () => segmentsMarkdown(groups(), names, facts),
    docx: () => segmentsDocument(groups(), names, facts),
  };
}

/** Segments read at one go, before others get their turn. */
const stretch = 2000;

/** In stretches, so that the program stays responsive; begun anew when the study changes meanwhile. */
async function readChosen(context: CoreContext, find: () => readonly number[]): Promise<Segment[]> {
  const revision = context.study().revision();
  const rows = find();
  const segments: Segment[] = [];
  for (let at = 0; at < rows.length; at += stretch) {
    if (at > 0) await setImmediate();
    if (context.signal.aborted) throw new AxialError('cancelled', 'The export was stopped; no file was written.');
    if (context.study().revision() !== revision) return readChosen(context, find);
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

/** What was chosen, in words; without a choice it is everything. */
function segmentWords(context: CoreContext, { choice }: RequestFor<'segments'>): [string, string][] {
  const words = narrowingWords(context, choice);
  return words.length > 0 ? words : [['choice', 'all coded segments']];
}

/** What was narrowed, in words; empty = nothing. */
export function narrowingWords(context: CoreContext, choice: RequestFor<'segments'>['choice']): [string, string][] {
  const tree = context.codeTree();
  const words = choiceWords(context, choice);
  if (choice.overlapping) words.push(['overlapping', choice.overlapping.map((id) => pathOf(tree, id)).join(', ')]);
  if (choice.within) words.push(['place', `within a passage of ${nameOf(context, choice.within.documentId)}`]);
  if (choice.codingIds) words.push(['chosen', count(choice.codingIds.length, 'segment')]);
  return words;
}

const nameOf = (context: CoreContext, id: DocumentId): string => findDocument(context.readable(), id)?.name ?? '';
