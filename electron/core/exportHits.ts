import { astralOfDocument } from '#shared/analysis/documents.ts';
import type { SearchHit, SearchRequest } from '#shared/contract/procedures/finding.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { column, factsRecord, positionsFact, withFacts } from '#shared/interchange/facts.ts';
import { type Cell, recordsOf, type Table } from '#shared/interchange/table.ts';
import { toCodePoints } from '#shared/text/offsets.ts';
import { listSpeakerRows } from '../store/speakers.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { sortedRows } from './finding.ts';
import { mostSorted, readHits } from './hitPages.ts';
import { createRest } from './rest.ts';
import type { SearchRun } from './searchRun.ts';
import { wordsOfChoice } from './speakerChoice.ts';
import { count } from './words.ts';

/** All hits of a search in context, in the order in which the window lists them; where they are sorted, the first 50,000. */
export function draftHits(context: CoreContext, request: RequestFor<'hits'>): Promise<ExportDraft> {
  return context.search().withRun(context, request.request, async (run) => {
    await run.advance(Number.POSITIVE_INFINITY, context.signal);
    const isSorted = request.order !== 'place' || request.descending;
    const rows = isSorted
      ? Array.from(await sortedRows(run, request.order, request.descending))
      : Array.from(run.hits.start.keys());
    const warnings = [...run.warnings];
    if (isSorted && run.hits.start.length > mostSorted) warnings.push(`Only the first ${mostSorted} hits are here.`);
    const hits = await readInStretches(context, run, rows, request.width);
    const facts = factsOf(context, [...searchWords(context, request.request, warnings), positionsFact]);
    const table: Table = { name: 'Hits', columns, rows: rowsOf(context, hits) };
    return {
      name: 'search hits',
      items: hits.length,
      facts,
      csv: () => toCsv(withFacts(table, facts)),
      json: () => ({ ...factsRecord(facts), hits: recordsOf(table) }),
      sheets: () => [table],
    };
  });
}

/** Hits read at one go, before others get their turn. */
const stretch = 1000;

async function readInStretches(context: CoreContext, run: SearchRun, rows: readonly number[], width: number) {
  const rest = createRest();
  const hits: SearchHit[] = [];
  for (let at = 0; at < rows.length; at += stretch) {
    await rest();
    // Says so when the export was stopped or the study has changed.
    await run.advance(0, context.signal);
    hits.push(...readHits(context, run, rows.slice(at, at + stretch), width));
  }
  return hits;
}

const columns = [
  column('in', 10),
  column('where', 30),
  column('paragraph', 10),
  column('speaker', 18),
  column('before', 60),
  column('hit', 24),
  column('after', 60),
  column('start', 10),
  column('end', 10),
];

function rowsOf(context: CoreContext, hits: readonly SearchHit[]): Cell[][] {
  const speakers = new Map(listSpeakerRows(context.readable()).map(({ id, name }) => [id, name]));
  const { documents } = context.columns();
  const places = new Map(documents.ids.map((id, index) => [id, index]));
  const positionsOf = (hit: SearchHit): Cell[] => {
    // Only places in documents are told elsewhere, too.
    if (hit.in.kind !== 'document') return [null, null];
    const astral = astralOfDocument(documents, places.get(hit.in.documentId) ?? 0);
    return [toCodePoints(astral, hit.start), toCodePoints(astral, hit.end)];
  };
  return hits.map((hit) => [
    hit.in.kind,
    hit.where,
    'paragraph' in hit.in ? hit.in.paragraph : null,
    hit.in.kind === 'document' && hit.in.speakerId ? (speakers.get(hit.in.speakerId) ?? '') : '',
    ...[hit.before, hit.text, hit.after],
    ...positionsOf(hit),
  ]);
}

const matchWords: Readonly<Record<SearchRequest['match'], string>> = {
  all: 'all words',
  any: 'any of the words',
  phrase: 'the exact phrase',
  pattern: 'a regular expression',
};

/** What was looked for, and where, in words. */
function searchWords(context: CoreContext, request: SearchRequest, warnings: readonly string[]): [string, string][] {
  const { text, match, wholeWords, matchCase, matchMarks, documentIds } = request;
  const told = [
    matchWords[match],
    ...(wholeWords ? ['whole words'] : []),
    ...(matchCase ? ['capitals told apart'] : []),
    ...(matchMarks ? ['accents told apart'] : []),
  ];
  const speakers = wordsOfChoice(context.readable(), request.speakers);
  return [
    ['search', text],
    ['match', told.join(', ')],
    ['in', request.in.join(', ')],
    ...(documentIds ? [['documents', count(documentIds.length, 'chosen document')] as [string, string]] : []),
    ...(speakers ? [['speakers', speakers] as [string, string]] : []),
    ...warnings.map((warning): [string, string] => ['note', warning]),
  ];
}
