import type { ParsedInputOf } from '#shared/contract/index.ts';
import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { type ParagraphColumns, paragraphColumns, paragraphsTouched } from '#shared/text/paragraphs.ts';
import { sentenceAt } from '#shared/text/sentences.ts';
import { ensureCoder, findCoderKey } from '../store/coders.ts';
import { findSameCoding, insertCoding } from '../store/codings.ts';
import type { WritableStudy } from '../store/study.ts';
import { requireCode, requireCodeKey } from './codeRules.ts';
import { codeNamed } from './codings.ts';
import type { CoreContext } from './context.ts';
import { rangeOf } from './hitPages.ts';
import { createRest } from './rest.ts';
import type { SearchRun } from './searchRun.ts';
import { brief, count } from './words.ts';

/** What one document would have coded. */
export interface FoundDocument {
  readonly documentKey: number;
  readonly documentId: DocumentId;
  readonly name: string;
  readonly text: string;
  readonly paragraphs: ParagraphColumns;
  /** In order; ranges that overlapped are one. */
  readonly ranges: readonly (TextRange & { readonly hits: number })[];
}

type Units = Pick<ParsedInputOf<'search.code'>, 'unit' | 'paragraphs' | 'except'>;

/** So many hits are coded at once at most. */
const mostCoded = 100_000;

/**
 * The stretches around the hits of a search that are to be coded, document by document. The search must have come to its end.
 * @throws AxialError `invalid_input` when there are too many
 */
export async function* rangesOfHits(run: SearchRun, units: Units): AsyncGenerator<FoundDocument> {
  if (run.hits.start.length > mostCoded) {
    throw new AxialError(
      'invalid_input',
      `These are more than ${mostCoded.toLocaleString('en-GB')} hits: narrow the search before they are coded.`,
    );
  }
  const struck = new Set(units.except.map(({ documentId, start, end }) => `${documentId} ${start} ${end}`));
  const rest = createRest();
  for (let row = 0; row < run.hits.start.length; ) {
    const at = run.hits.source[row];
    const source = run.sources[at ?? -1];
    const first = row;
    while (row < run.hits.start.length && run.hits.source[row] === at) row++;
    if (source?.place.kind !== 'document') continue;
    await rest();
    const { documentKey, documentId } = source.place;
    const text = source.read();
    const paragraphs = paragraphColumns(text);
    const around = Array.from({ length: row - first }, (_, place) =>
      extentOf(text, paragraphs, rangeOf(run, first + place), units),
    );
    const ranges = joinOverlapping(around).filter(({ start, end }) => !struck.has(`${documentId} ${start} ${end}`));
    if (ranges.length > 0) yield { documentKey, documentId, name: source.where, text, paragraphs, ranges };
  }
}

function extentOf(
  text: string,
  paragraphs: ParagraphColumns,
  hit: TextRange,
  { unit, paragraphs: near }: Units,
): TextRange {
  if (unit === 'hit') return hit;
  if (unit === 'sentence') {
    const start = sentenceAt(text, hit.start)?.start ?? hit.start;
    const end = sentenceAt(text, hit.end - 1)?.end ?? hit.end;
    return { start: Math.min(start, hit.start), end: Math.max(end, hit.end) };
  }
  const touched = paragraphsTouched(paragraphs, hit.start, hit.end);
  if (!touched) return hit;
  const more = unit === 'around' ? near : 0;
  const last = Math.min(paragraphs.end.length - 1, touched.last + more);
  return {
    start: paragraphs.start[Math.max(0, touched.first - more)] ?? hit.start,
    end: paragraphs.end[last] ?? hit.end,
  };
}

/** Ranges in order; touching is not overlapping (METHOD.md §1). */
function joinOverlapping(ranges: readonly TextRange[]): (TextRange & { hits: number })[] {
  const joined: { start: number; end: number; hits: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.hits++;
    } else joined.push({ start, end, hits: 1 });
  }
  return joined;
}

/**
 * Codes what was found, in one step of the history. What is coded so already by the same person stays and is counted.
 * @throws AxialError `invalid_input` without a code or a range; `not_found` for a code that is gone
 */
export function codeFound(context: CoreContext, input: ParsedInputOf<'search.code'>, found: readonly FoundDocument[]) {
  const total = found.reduce((sum, { ranges }) => sum + ranges.length, 0);
  if (total === 0) throw new AxialError('invalid_input', 'Nothing was found in the documents that could be coded.');
  const label = `Code ${count(total, 'segment')} found by “${brief(input.request.text)}”`;
  return context.operate({ name: 'codings.found', label }, (study) => {
    const made = input.newCode && codeNamed(study, input.newCode);
    const ids = new Set([...input.codeIds, ...(made ? [made.id] : [])]);
    const codes = [...ids].map((id) => requireCode(study, id));
    if (codes.length === 0) throw new AxialError('invalid_input', 'Choose at least one code.');
    const codeKeys = codes.map(({ id }) => requireCodeKey(study, id));
    return { ...applyTo(study, found, codeKeys), newCode: made ? requireCode(study, made.id) : null };
  });
}

/** How many codings of these codes stand on the ranges of a document already, by the person who would code. */
export function codedAlready(context: CoreContext, codeIds: readonly CodeId[]): (found: FoundDocument) => number {
  const study = context.readable();
  const coderKey = findCoderKey(study, context.actor());
  const codeKeys = [...new Set(codeIds)].map((id) => requireCodeKey(study, id));
  if (coderKey === undefined) return () => 0;
  return ({ documentKey, ranges }) =>
    ranges.reduce((sum, { start, end }) => {
      const there = codeKeys.filter((codeKey) => findSameCoding(study, { documentKey, codeKey, coderKey, start, end }));
      return sum + there.length;
    }, 0);
}

/** Codes ranges of documents; what is coded so already by the same person stays and is counted. */
export function applyTo(
  study: WritableStudy,
  found: readonly (Pick<FoundDocument, 'documentKey' | 'documentId'> & { readonly ranges: readonly TextRange[] })[],
  codeKeys: readonly number[],
) {
  const coderKey = ensureCoder(study, study.actor);
  const added: CodingId[] = [];
  const documents = new Set<DocumentId>();
  let existing = 0;
  for (const { documentKey, documentId, ranges } of found) {
    for (const { start, end } of ranges) {
      for (const codeKey of codeKeys) {
        const place = { documentKey, codeKey, coderKey, start, end };
        if (findSameCoding(study, place)) {
          existing++;
          continue;
        }
        added.push(insertCoding(study, { ...place, weight: null, comment: '' }));
        documents.add(documentId);
      }
    }
  }
  return { added: added.length, existing, documents: documents.size };
}
