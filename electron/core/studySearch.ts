import type { SearchRequest } from '#shared/contract/procedures/finding.ts';
import { AxialError } from '#shared/domain/result.ts';
import { needsOf, type SearchNeed } from '#shared/text/searchNeeds.ts';
import { readQuery } from '#shared/text/searchQuery.ts';
import { type DocumentPlace, listDocumentPlaces } from '../store/searchSources.ts';
import type { StudyFile } from '../store/studyFile.ts';
import type { CoreContext, CorePorts } from './context.ts';
import { createPatternFinder, createWordFinder } from './hitFinders.ts';
import { createIndexKeeper } from './indexKeeper.ts';
import { type SearchRun, StudyMovedOn, startRun } from './searchRun.ts';
import { listUnits } from './searchUnits.ts';
import { heardText } from './speakerChoice.ts';

/** The searches of one open study: its index, and the last few searches with what they found so far. */
export interface StudySearch {
  /**
   * Does something with the search for a request, as it stands now; begins anew when the study is changed meanwhile.
   * @throws AxialError `invalid_input` for a query that cannot be read; `cancelled`
   */
  withRun<Value>(
    context: CoreContext,
    request: SearchRequest,
    work: (run: SearchRun) => Promise<Value>,
  ): Promise<Value>;
  /** Resolves when nothing of the study is being read any more. */
  close(): Promise<void>;
}

/** Searches that are remembered: what somebody types, goes back to, and codes. */
const remembered = 4;
/** A study that changes all the time is searched so often at most. */
const attempts = 5;

export function createStudySearch(ports: CorePorts, file: StudyFile): StudySearch {
  const keeper = createIndexKeeper(ports, file);
  const runs = new Map<string, SearchRun>();
  /** Searches that are on their way: a page and a count of one request come from one. */
  const beginning = new Map<string, Promise<SearchRun>>();
  /** Searches that did without the index because it was being made, and say so. */
  const early = new WeakSet<SearchRun>();
  let places: { readonly revision: number; readonly list: readonly DocumentPlace[] } | null = null;
  let closed = false;

  const documentPlaces = () => {
    const revision = file.revision();
    if (places?.revision !== revision) places = { revision, list: listDocumentPlaces(file.readable) };
    return places.list;
  };
  const candidatesOf = async (need: SearchNeed, inDocuments: boolean) => {
    if (!inDocuments || need === null) return { candidates: null, warning: null };
    const { index, warning } = await keeper.prepare();
    return { candidates: index && keeper.ask(index, (asked) => asked.candidates(need)), warning };
  };
  const begin = async (context: CoreContext, request: SearchRequest): Promise<SearchRun> => {
    const isPattern = request.match === 'pattern';
    const terms = request.match === 'pattern' ? [] : readQuery(request.text, request.match);
    const need = request.match === 'pattern' ? null : needsOf(terms, request.match, request.wholeWords);
    const { candidates, warning } = await candidatesOf(need, request.in.includes('documents'));
    if (closed) throw cancelled();
    const revision = file.revision();
    const heard = heardText(file.readable, request.speakers);
    const run = startRun({
      ...{ request, revision, warning },
      units: listUnits(context, request, documentPlaces(), candidates),
      finder: isPattern ? createPatternFinder(context, request, heard) : createWordFinder(request, terms, heard),
      isCurrent: () => !closed && file.revision() === revision,
    });
    if (warning !== null && keeper.isBuilding()) early.add(run);
    return run;
  };
  const remember = (name: string, run: SearchRun): SearchRun => {
    runs.delete(name);
    runs.set(name, run);
    for (const oldest of runs.keys()) if (runs.size > remembered) runs.delete(oldest);
    return run;
  };
  const provide = async (context: CoreContext, request: SearchRequest): Promise<SearchRun> => {
    const name = JSON.stringify(request);
    const known = runs.get(name);
    // A search that had to do without the index begins anew when that is there, and then says so no longer.
    const isOutgrown = known && early.has(known) && !keeper.isBuilding();
    const isFresh = known && known.revision === file.revision() && (known.warnings.length === 0 || known.isDone());
    if (isFresh && !isOutgrown && !known.isTorn()) return remember(name, known);
    const starting = beginning.get(name) ?? begin(context, request).finally(() => beginning.delete(name));
    beginning.set(name, starting);
    return remember(name, await starting);
  };
  return {
    withRun: async (context, request, work) => {
      for (let attempt = 0; attempt < attempts; attempt++) {
        if (closed) throw cancelled();
        const run = await provide(context, request);
        try {
          return await work(run);
        } catch (error) {
          if (!(error instanceof AxialError && error.code === 'cancelled')) runs.delete(JSON.stringify(request));
          if (!(error instanceof StudyMovedOn)) throw error;
        }
      }
      throw new AxialError('conflict', 'The study is being changed all the time: search again in a moment.');
    },
    close: async () => {
      closed = true;
      runs.clear();
      await keeper.close();
    },
  };
}

const cancelled = () => new AxialError('cancelled', 'The study was closed while it was searched.');
