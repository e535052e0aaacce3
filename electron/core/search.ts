import type { OutputOf } from '#shared/contract/index.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import { findWords } from '#shared/text/find.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { paragraphColumns, paragraphsTouched } from '#shared/text/paragraphs.ts';
import { findDocumentKey, listDocuments } from '../store/documents.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readTextOf } from '../store/texts.ts';
import type { Handlers, ProceduresOf } from './context.ts';

type Place = OutputOf<'search.texts'>['places'][number];

/** UTF-16 units shown on either side of what was found. */
const around = 60;

export const searchHandlers: Handlers<ProceduresOf<'search'>> = {
  'search.texts': (context, { words, limit }) => {
    const study = context.readable();
    const places: Place[] = [];
    for (const document of listDocuments(study)) {
      // One more than asked for: only to know that there are more.
      places.push(...placesIn(study, document, words, limit + 1 - places.length));
      if (places.length > limit) return { places: places.slice(0, limit), more: true };
    }
    return { places, more: false };
  },
};

function placesIn(study: ReadableStudy, document: StudyDocument, words: string, most: number): Place[] {
  const key = findDocumentKey(study, document.id);
  const text = (key === undefined ? undefined : readTextOf(study, key)) ?? '';
  const found = findWords(text, words, most);
  if (found.length === 0) return [];
  const paragraphs = paragraphColumns(text);
  return found.map((range) => {
    const touched = paragraphsTouched(paragraphs, range.start, range.end);
    return {
      documentId: document.id,
      documentName: document.name,
      paragraph: touched ? touched.first + 1 : 0,
      ...range,
      ...wordsOf(text, range),
    };
  });
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ');

/** What was found with a little of what stands around it, on one line and cut between words. */
function wordsOf(text: string, { start, end }: TextRange): Pick<Place, 'before' | 'text' | 'after'> {
  const from = Math.max(0, start - around);
  const before = oneLine(text.slice(from, start));
  const after = oneLine(text.slice(end, end + around));
  return {
    before: from === 0 ? before : before.replace(/^\S*\s/u, '… '),
    text: oneLine(text.slice(start, end)),
    after: end + around >= text.length ? after : after.replace(/\s\S*$/u, ' …'),
  };
}
