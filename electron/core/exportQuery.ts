import { astralOfDocument } from '#shared/analysis/documents.ts';
import type { Stretch } from '#shared/contract/procedures/queries.ts';
import { pathOf } from '#shared/domain/codeTree.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { factsRecord, positionsFact, withFacts } from '#shared/interchange/facts.ts';
import { type StretchRecord, stretchesTable } from '#shared/interchange/stretches.ts';
import { stretchesMarkdown } from '#shared/interchange/stretchesMarkdown.ts';
import { stretchesPage } from '#shared/interchange/stretchesPage.ts';
import { stretchesDocument } from '#shared/interchange/stretchesWord.ts';
import { toCodePoints } from '#shared/text/offsets.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import type { CoreContext } from './context.ts';
import { atOneRevision, type ExportDraft, factsOf, madeOfEach, type RequestFor } from './exportDraft.ts';
import { draftRows, narrowingWords } from './exportSegments.ts';
import { orderedPlaces, orderedRows } from './queries.ts';
import { findByQuery } from './queryRun.ts';
import { readStretches } from './segmentReading.ts';

/** What a query finds, in the order in which it is shown, with the query and its rule among the facts. */
export function draftQuery(context: CoreContext, request: RequestFor<'query'>): Promise<ExportDraft> {
  const { found, spoken, words } = findByQuery(context, request.expression, request.choice);
  const facts: [string, string][] = [
    ['query', spoken],
    ['which finds', words],
    ...narrowingWords(context, request.choice),
  ];
  if (found.gives === 'stretches') return draftStretches(context, request, facts);
  const rows = () => orderedRows(context, findByQuery(context, request.expression, request.choice).found, request);
  return draftRows(context, request, rows, facts);
}

async function draftStretches(
  context: CoreContext,
  request: RequestFor<'query'>,
  words: readonly (readonly [string, string])[],
): Promise<ExportDraft> {
  const records = await atOneRevision(context, () => readRecords(context, request));
  const facts = factsOf(context, [positionsFact, ...words]);
  const table = () => stretchesTable(records);
  return {
    name: 'stretches',
    items: records.length,
    facts,
    csv: () => toCsv(withFacts(table(), facts)),
    json: () => ({ ...factsRecord(facts), stretches: records }),
    sheets: () => [table()],
    html: () => stretchesPage(records, facts),
    md: () => stretchesMarkdown(records, facts),
    docx: () => stretchesDocument(records, facts),
  };
}

function readRecords(context: CoreContext, request: RequestFor<'query'>): Promise<StretchRecord[]> {
  const { found } = findByQuery(context, request.expression, request.choice);
  const toRecord = recordMaker(context);
  return madeOfEach(context, orderedPlaces(found, request), (place) => {
    const [stretch] = readStretches(context, [place], 'none');
    return toRecord(stretch as Stretch, place.document);
  });
}

function recordMaker(context: CoreContext): (stretch: Stretch, document: number) => StretchRecord {
  const study = context.readable();
  const columns = context.columns();
  const tree = context.codeTree();
  const groups = new Map(listGroups(study).map(({ id, name }) => [id, name]));
  const groupOf = new Map(listDocuments(study).map(({ id, groupId }) => [id, groupId && groups.get(groupId)]));
  return (stretch, document) => {
    const astral = astralOfDocument(columns.documents, document);
    return {
      document: stretch.documentName,
      group: groupOf.get(stretch.documentId) ?? '',
      start: toCodePoints(astral, stretch.start),
      end: toCodePoints(astral, stretch.end),
      paragraph: stretch.paragraph,
      lastParagraph: stretch.lastParagraph,
      codes: [...new Set(stretch.also.map(({ codeId }) => pathOf(tree, codeId)))],
      text: stretch.text,
    };
  };
}
