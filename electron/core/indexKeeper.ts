import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { readStudy } from '../store/documents.ts';
import {
  isIndexBusy,
  isIndexDamage,
  openSearchIndex,
  removeSearchIndex,
  type SearchIndex,
} from '../store/searchIndex.ts';
import type { StudyFile } from '../store/studyFile.ts';
import type { CorePorts } from './context.ts';

/** The index that may be asked now, or why the texts themselves must be read. */
export type IndexState =
  | { readonly index: SearchIndex; readonly warning: null }
  | { readonly index: null; readonly warning: string };

/** Keeps the search index of one study in step with it, and never stands in the way of a search. */
export interface IndexKeeper {
  /** Waits at most a moment for an index that must first be written. */
  prepare(): Promise<IndexState>;
  /** Whether the index is being written, so that searches do without it. */
  isBuilding(): boolean;
  /** Asks the index; `null` when it cannot answer. One that is found damaged is thrown away. */
  ask<Value>(index: SearchIndex, question: (index: SearchIndex) => Value): Value | null;
  /** Resolves when nothing of the study is being read any more. */
  close(): Promise<void>;
}

/** As many characters as are written in the host thread at once: a fraction of a second. */
const fewCharacters = 1_000_000;
/** Milliseconds that a search waits for the index before it reads the texts. */
const patience = 1500;
/** A study that grows faster than its index is written is read until it rests. */
const mostBuilds = 2;
/** Milliseconds after which the writing of an index is given up. */
const timeLimit = 600_000;
/** Index files that nobody opened for so long belong to studies that are gone. */
const forgotten = 120 * 24 * 3600 * 1000;
/** Bytes of an index that is looked through in the host thread when it is opened. */
const smallFile = 16_777_216;

export function createIndexKeeper(ports: CorePorts, file: StudyFile): IndexKeeper {
  const path = indexPath(ports, file);
  let index: SearchIndex | null = null;
  let broken: string | null = null;
  const closing = new AbortController();
  let building: Promise<void> | null = null;
  let share = 0;
  /** The revision that the index was last seen to be in step with; -1 = none. */
  let inStepWith = -1;

  const unsubscribe = file.subscribe((commit) => {
    const touchesTexts = commit.tables.includes('documents');
    const follows = commit.number === inStepWith || commit.number === inStepWith + 1;
    inStepWith = follows && !touchesTexts ? commit.number : -1;
  });

  const giveUp = (error: unknown): IndexState => {
    if (isIndexBusy(error)) return { index: null, warning: buildingSentence(share) };
    const reason = error instanceof AxialError ? error.message : 'The search index cannot be used.';
    broken = `${reason} Every text was read instead, which takes longer.`;
    index?.close();
    index = null;
    return { index: null, warning: broken };
  };
  const throwAway = () => {
    index?.close();
    index = null;
    inStepWith = -1;
    removeSearchIndex(path);
  };
  const build = async (): Promise<void> => {
    share = 0;
    const onProgress = (done: number, total: number) => {
      share = total > 0 ? done / total : 1;
    };
    const options = { subject: 'The search index', signal: closing.signal, onProgress, timeLimit };
    try {
      await ports.jobs.run('search.index', { study: file.path, index: path }, options);
      // The worker may have thrown a damaged file away: this thread would go on reading that.
      index?.close();
      index = null;
    } catch (error) {
      giveUp(error);
    } finally {
      building = null;
    }
  };

  const attempt = async (builds = 0): Promise<IndexState> => {
    if (broken !== null) return { index: null, warning: broken };
    index ??= openKept(path, ports.clock());
    if (index.wasChanged()) inStepWith = -1;
    const revision = file.revision();
    if (inStepWith === revision) return { index, warning: null };
    const gap = index.behind(file.readable);
    if (gap.characters > fewCharacters) {
      if (!file.isInPlace())
        return { index: null, warning: 'The study is not in its place any more: every text was read.' };
      building ??= build();
      const isBuilt = await Promise.race([building.then(() => true), wait(patience).then(() => false)]);
      if (isBuilt && builds < mostBuilds) return attempt(builds + 1);
      return { index: null, warning: buildingSentence(share) };
    }
    if (gap.missing.length > 0 || gap.gone.length > 0) index.update(file.readable);
    inStepWith = revision;
    return { index, warning: null };
  };

  return {
    prepare: async () => {
      try {
        return await attempt();
      } catch (error) {
        if (!isIndexDamage(error)) return giveUp(error);
        try {
          throwAway();
          return await attempt();
        } catch (again) {
          return giveUp(again);
        }
      }
    },
    isBuilding: () => building !== null,
    ask: (asked, question) => {
      try {
        return question(asked);
      } catch (error) {
        if (isIndexDamage(error)) throwAway();
        return null;
      }
    },
    close: async () => {
      broken = 'The study was closed.';
      unsubscribe();
      index?.close();
      index = null;
      closing.abort();
      await building;
    },
  };
}

function indexPath(ports: CorePorts, file: StudyFile): string {
  const id = readStudy(file.readable)
    .id.replace(/[^\w-]/gu, '_')
    .slice(0, 64);
  return join(ports.preferencesFolder, 'search', `${id}.index`);
}

function openKept(path: string, now: number): SearchIndex {
  const index = openSearchIndex(path, { patience: 200, verify: sizeOf(path) < smallFile });
  try {
    utimesSync(path, now / 1000, now / 1000);
    sweep(join(path, '..'), now);
  } catch {
    // A file that cannot be marked as used, or taken away, harms nobody.
  }
  return index;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function sweep(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.index') && now - statSync(path).mtimeMs > forgotten) removeSearchIndex(path);
  }
}

const buildingSentence = (share: number): string =>
  `The search index is being made (${Math.floor(share * 100)} % done); until then every text is read, which takes longer.`;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
