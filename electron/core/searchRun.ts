import type { SearchRequest } from '#shared/contract/procedures/finding.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { createRest } from './rest.ts';
import type { SearchSource, SearchUnit } from './searchUnits.ts';

/** Hits as columns: the place of the text among the sources, and the range in it, UTF-16 units. */
export interface Hits {
  readonly source: number[];
  readonly start: number[];
  readonly end: number[];
}

/** A search that has come so far, and can go on: pages, counts and what is coded all draw from one. */
export interface SearchRun {
  readonly request: SearchRequest;
  /** The revision that it belongs to. */
  readonly revision: number;
  /** Texts with hits. */
  readonly sources: readonly SearchSource[];
  readonly hits: Hits;
  /** What must be known before the results can be trusted, in sentences. */
  readonly warnings: readonly string[];
  /** True when everything was looked through, or no more will be. */
  isDone(): boolean;
  /** True when it ended before everything was looked through. */
  isCutShort(): boolean;
  /** True when it broke off within a text: it begins anew. */
  isTorn(): boolean;
  /**
   * Goes on until there are so many hits, or the end. Gives way to other work every few milliseconds.
   * @throws AxialError `cancelled`; {@link StudyMovedOn} when the study was changed meanwhile
   */
  advance(hits: number, signal: AbortSignal): Promise<void>;
}

/** The study was changed while it was searched, or the search broke off: what was found may not be there any more. */
export class StudyMovedOn extends Error {}

/** How the hits of units are found: at once, or in portions by a thread. `null` = stopped, with a sentence. */
export interface HitFinder {
  /** Characters that are gathered before the finder is asked. */
  readonly portion: number;
  find(
    units: readonly SearchUnit[],
    most: number,
    signal: AbortSignal,
  ): TextRange[][][] | Promise<{ found: TextRange[][][]; stopped: string | null }>;
}

/** More hits than that nobody reads, and they are not kept. */
export const mostHits = 1_000_000;

export interface RunPlan {
  readonly request: SearchRequest;
  readonly revision: number;
  readonly units: Iterator<SearchUnit>;
  readonly finder: HitFinder;
  readonly warning: string | null;
  /** Whether the study is still what it was when the run began. */
  readonly isCurrent: () => boolean;
}

export function startRun({ request, revision, units, finder, warning, isCurrent }: RunPlan): SearchRun {
  const sources: SearchSource[] = [];
  const hits: Hits = { source: [], start: [], end: [] };
  const warnings = warning === null ? [] : [warning];
  let [done, cutShort] = [false, false];
  /** Units were taken and not searched: the run is of no use any more. */
  let torn = false;
  let turn: Promise<unknown> = Promise.resolve();
  let stopStep: AbortController | null = null;
  let waiting = 0;

  const end = (sentence: string | null) => {
    done = true;
    if (sentence === null) return;
    cutShort = true;
    warnings.push(sentence);
  };
  const keep = (unit: SearchUnit, found: readonly (readonly TextRange[])[]) => {
    for (const [place, source] of unit.entries()) {
      const ranges = found[place] ?? [];
      if (ranges.length === 0) continue;
      sources.push(source);
      for (const range of ranges) {
        hits.source.push(sources.length - 1);
        hits.start.push(range.start);
        hits.end.push(range.end);
      }
    }
    if (hits.start.length >= mostHits && !done)
      end(`There are more than ${mostHits.toLocaleString('en-GB')} hits: the rest is left out.`);
  };
  const step = async () => {
    const portion = gather(units, finder.portion);
    if (portion.length === 0) return end(null);
    stopStep = new AbortController();
    const answer = finder.find(portion, mostHits - hits.start.length, stopStep.signal);
    const { found, stopped } = answer instanceof Promise ? await answer : { found: answer, stopped: null };
    if (!isCurrent()) throw new StudyMovedOn();
    for (const [place, unit] of portion.entries()) if (!done) keep(unit, found[place] ?? []);
    if (stopped !== null) end(stopped);
  };
  // Several may want hits at once (a page, a count): they share the steps, and each leaves when it has enough.
  const takeTurn = (): Promise<void> => {
    const next = turn.then(() => (done || torn ? undefined : step()));
    turn = next.catch(() => {
      torn = true;
    });
    return next;
  };
  const goOn = async (wanted: number, signal: AbortSignal) => {
    const rest = createRest();
    if (signal.aborted) throw stoppedByCaller();
    let left = false;
    const leave = () => {
      left = true;
      if (--waiting === 0) stopStep?.abort();
    };
    waiting++;
    signal.addEventListener('abort', leave, { once: true });
    try {
      while (!done && hits.start.length < wanted) {
        if (signal.aborted) throw stoppedByCaller();
        if (!isCurrent() || torn) throw new StudyMovedOn();
        await takeTurn().catch((error: unknown) => {
          // The one before gave up in the middle of a step: whoever came meanwhile begins anew.
          const isOthers = error instanceof AxialError && error.code === 'cancelled' && !signal.aborted;
          throw isOthers ? new StudyMovedOn() : error;
        });
        await rest();
      }
      if (!isCurrent()) throw new StudyMovedOn();
    } finally {
      signal.removeEventListener('abort', leave);
      if (!left) waiting--;
    }
  };
  return {
    ...{ request, revision, sources, hits, warnings },
    isDone: () => done,
    isCutShort: () => cutShort,
    isTorn: () => torn,
    advance: goOn,
  };
}

const stoppedByCaller = () => new AxialError('cancelled', 'The search was stopped.');

/** The next units, as many as hold `characters`; at least one while there are any. */
function gather(units: Iterator<SearchUnit>, characters: number): SearchUnit[] {
  const gathered: SearchUnit[] = [];
  let held = 0;
  do {
    const { value, done } = units.next();
    if (done) break;
    gathered.push(value);
    if (characters > 0) for (const source of value) held += source.read().length;
  } while (held < characters);
  return gathered;
}
