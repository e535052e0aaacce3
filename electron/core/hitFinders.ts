import { isHeard } from '#shared/analysis/heard.ts';
import type { SearchRequest } from '#shared/contract/procedures/finding.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { createMatcher } from '#shared/text/searchMatcher.ts';
import { compilePattern } from '#shared/text/searchPattern.ts';
import type { QueryTerm } from '#shared/text/searchQuery.ts';
import type { CoreContext } from './context.ts';
import type { HitFinder } from './searchRun.ts';
import type { SearchSource, SearchUnit } from './searchUnits.ts';
import type { HeardText } from './speakerChoice.ts';

/** Characters that go to the thread of a pattern at once, and milliseconds that it may take over them and over all. */
const patternPortion = 1_000_000;
const patternLimit = 2000;
const patternLimitInAll = 20_000;
export const patternTooLong =
  'This pattern takes too long and was stopped: make it simpler, for example without a repetition inside a repetition.';

/** Finds words and phrases, text by text. */
export function createWordFinder(
  request: SearchRequest,
  terms: readonly QueryTerm[],
  heard: HeardText | null,
): HitFinder {
  const match = request.match === 'pattern' ? 'all' : request.match;
  const matcher = createMatcher(terms, { ...request, match });
  const inUnit = (unit: SearchUnit): TextRange[][] => {
    const [source] = unit;
    if (source?.place.kind !== 'document') return matcher.inTexts(unit.map((each) => each.read()));
    return [matcher.inDocument(source.read(), hearingOf(source, heard))];
  };
  return { portion: 0, find: (units) => units.map(inUnit) };
}

/**
 * Finds a regular expression in a thread that is stopped when it takes too long.
 * @throws AxialError `invalid_input` for what is no regular expression
 */
export function createPatternFinder(context: CoreContext, request: SearchRequest, heard: HeardText | null): HitFinder {
  const { text: source, matchCase, wholeWords } = request;
  compilePattern({ source, matchCase, wholeWords });
  let spent = 0;
  const find = async (units: readonly SearchUnit[], most: number, signal: AbortSignal) => {
    const sources = units.flat();
    const texts = sources.map((each) => each.read());
    const began = performance.now();
    const { jobs } = context.ports;
    const options = { subject: 'The search', signal, timeLimit: patternLimit, tooLong: patternTooLong };
    const found = texts.map((): TextRange[] => []);
    try {
      const hits = await jobs.run('search.pattern', { source, matchCase, wholeWords, texts, most }, options);
      for (const [row, place] of hits.text.entries()) {
        const range = { start: hits.start[row] ?? 0, end: hits.end[row] ?? 0 };
        const from = sources[place];
        if (from && (hearingOf(from, heard)?.(range) ?? true)) found[place]?.push(range);
      }
    } catch (error) {
      if (!(error instanceof AxialError) || error.message !== patternTooLong) throw error;
      return { found: perUnit(units, found), stopped: patternTooLong };
    }
    spent += performance.now() - began;
    const stopped =
      spent > patternLimitInAll ? `${patternTooLong} The texts behind the last hit were not searched.` : null;
    return { found: perUnit(units, found), stopped };
  };
  return { portion: patternPortion, find };
}

function perUnit(units: readonly SearchUnit[], found: readonly TextRange[][]): TextRange[][][] {
  let at = 0;
  return units.map((unit) => {
    at += unit.length;
    return found.slice(at - unit.length, at);
  });
}

function hearingOf({ place }: SearchSource, heard: HeardText | null): ((range: TextRange) => boolean) | undefined {
  const ranges = place.kind === 'document' && heard ? heard(place.documentKey) : null;
  return ranges ? ({ start, end }) => isHeard(ranges, start, end) : undefined;
}
