import { coveredText } from '#shared/analysis/coveredText.ts';
import { paragraphsOfDocument } from '#shared/analysis/documents.ts';
import { isHeard } from '#shared/analysis/heard.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { ChartRequest, Evidence } from '#shared/contract/procedures/charts.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { contextOf } from '#shared/text/context.ts';
import { heardStretches } from '#shared/text/numberedWords.ts';
import { type ParagraphColumns, paragraphsTouched } from '#shared/text/paragraphs.ts';
import { placedWordsOf } from '#shared/text/wordCounts.ts';
import { placesOfTerm, termsOf, type WordTerm } from '#shared/text/wordTrend.ts';
import { listDocumentPlaces } from '../store/searchSources.ts';
import { readTextOf } from '../store/texts.ts';
import { choiceOf } from './chartChoice.ts';
import type { CoreContext } from './context.ts';
import { heardText } from './speakerChoice.ts';

type Hit = OutputOf<'charts.evidence'>['hits'][number];
interface Place {
  readonly start: number;
  readonly end: number;
}

/** Texts that are read before others get a turn. */
const atOnce = 100;

/**
 * Where words stand in the documents of a chart, as its counts take words: all of them are counted, the first `limit` are
 * listed with what stands around them.
 */
export async function wordHits(
  context: CoreContext,
  request: ChartRequest,
  { words, documentIds, codeIds }: Extract<Evidence, { kind: 'words' }>,
  limit: number,
): Promise<{ total: number; hits: Hit[] }> {
  const study = context.readable();
  const columns = context.columns();
  const choice = choiceOf(study, columns, request);
  const terms = termsOf(words);
  const named = documentIds && new Set(documentIds);
  const heard = heardText(study, request.speakers);
  const sets = codeIds && codeSets(context.codeTree(), columns.codeIds, codeIds, request.withSubcodes);
  const covered = sets && coveredText(columns, choice, sets);
  const indexOf = new Map(columns.documents.ids.map((id, index) => [id, index]));
  const hits: Hit[] = [];
  let total = 0;
  for (const [turn, { key, id, name }] of listDocumentPlaces(study).entries()) {
    if (turn % atOnce === atOnce - 1) await new Promise(setImmediate);
    context.signal?.throwIfAborted();
    const document = indexOf.get(id) ?? -1;
    if (choice.documents?.[document] === 0 || (named && !named.has(id))) continue;
    const inside = covered?.(document);
    if (inside?.length === 0) continue;
    const text = readTextOf(study, key) ?? '';
    const places = placesIn(text, terms, heard?.(key) ?? null).filter(
      ({ start, end }) => inside?.some(([, ranges]) => isHeard(ranges, start, end)) ?? true,
    );
    total += places.length;
    const paragraphs = paragraphsOfDocument(columns.documents, document);
    for (const place of places.slice(0, Math.max(0, limit - hits.length))) {
      hits.push({ documentId: id as DocumentId, documentName: name, ...inItsSentence(text, paragraphs, place) });
    }
  }
  return { total, hits };
}

/** A word with the whole sentence around it: what stands before and behind it is never cut in a word. */
function inItsSentence(text: string, paragraphs: ParagraphColumns, place: Place) {
  const { before, segment, after } = contextOf(text, paragraphs, place, { sentences: 1 });
  const paragraph = (paragraphsTouched(paragraphs, place.start, place.end)?.first ?? -1) + 1;
  return { ...place, paragraph, before, text: segment, after };
}

function placesIn(text: string, terms: readonly WordTerm[], heard: Int32Array | null): Place[] {
  const places = heardStretches(text, heard).flatMap(([from, to]) => {
    const words = placedWordsOf(text.slice(from, to));
    return terms
      .flatMap((term) => placesOfTerm(words, term))
      .map(({ start, end }) => ({ start: from + start, end: from + end }));
  });
  return places.sort((a, b) => a.start - b.start || a.end - b.end);
}
