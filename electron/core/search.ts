import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { escapeQuery } from '#shared/text/searchQuery.ts';
import type { CoreContext, Handlers } from './context.ts';
import { readHits } from './hitPages.ts';
import type { SearchRun } from './searchRun.ts';

type Place = OutputOf<'search.texts'>['places'][number];

/** Code points shown on either side of what was found. */
const around = 60;

export const searchHandlers: Handlers<'search.texts'> = {
  'search.texts': (context, input) => {
    if (input.words.trim() === '') return { places: [], more: false };
    return context.search().withRun(context, requestFor(input.words), (run) => placesOf(context, run, input));
  },
};

/** Words that are typed in passing are meant as they stand. */
const requestFor = (words: string): ParsedInputOf<'search.find'>['request'] => ({
  ...{ text: escapeQuery(words), match: 'phrase', wholeWords: false, matchCase: false, matchMarks: false },
  ...{ in: ['documents'], documentIds: null, speakers: null },
});

async function placesOf(context: CoreContext, run: SearchRun, { limit }: ParsedInputOf<'search.texts'>) {
  // One more than asked for: only to know that there are more.
  await run.advance(limit + 1, context.signal);
  const rows = Array.from({ length: Math.min(limit, run.hits.start.length) }, (_, row) => row);
  const places = readHits(context, run, rows, around).flatMap((hit): Place[] => {
    if (hit.in.kind !== 'document') return [];
    const { documentId, paragraph } = hit.in;
    const { where, start, end, text } = hit;
    return [{ documentId, documentName: where, paragraph, start, end, text, ...cutBetweenWords(hit) }];
  });
  return { places, more: run.hits.start.length > limit };
}

/** What stands around, without halves of words; … says that the text goes on. */
function cutBetweenWords({ before, after }: { readonly before: string; readonly after: string }) {
  const isCut = (words: string) => Array.from(words).length >= around;
  return {
    before: isCut(before) ? before.replace(/^\S*\s/u, '… ') : before,
    after: isCut(after) ? after.replace(/\s\S*$/u, ' …') : after,
  };
}
