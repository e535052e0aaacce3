import { create } from 'zustand';
import type { OutputOf } from '#shared/contract/index.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { ask } from '../../client/client.ts';
import { type Candidate, itemOf } from './candidates.ts';
import { optionsOf, useChoosing } from './choosing.ts';

export type LookAnswer = OutputOf<'imports.look'>;

/** How a file would come in, as far as it is known. */
export type Look =
  | { readonly state: 'read'; readonly options: string; readonly answer: LookAnswer }
  | { readonly state: 'failed'; readonly options: string; readonly message: string };

interface Looks {
  /** By the key of the candidate. */
  readonly looks: ReadonlyMap<string, Look>;
  /** Document of the study that holds the same bytes, by the key of the candidate; `null` = none does. */
  readonly known: ReadonlyMap<string, string | null>;
}

export const useLooks = create<Looks>()(() => ({ looks: new Map(), known: new Map() }));

/** Files above this are looked at only when they are chosen: reading one takes a while. Bytes. */
const large = 30_000_000;

export const signOf = (options: Partial<ReadingOptions>): string => JSON.stringify(options);

/** Results wait this long, so that a thousand of them do not draw the list a thousand times. Milliseconds. */
const pause = 120;
let waiting: Map<string, Look> | null = null;

function keep(key: string, look: Look, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (waiting) {
    waiting.set(key, look);
    return;
  }
  useLooks.setState(({ looks }) => ({ looks: new Map(looks).set(key, look) }));
  const batch = new Map<string, Look>();
  waiting = batch;
  setTimeout(() => {
    if (waiting === batch) waiting = null;
    if (signal.aborted || batch.size === 0) return;
    useLooks.setState(({ looks }) => ({ looks: new Map([...looks, ...batch]) }));
  }, pause);
}

/** Looks at one file, as it is to be read now. */
async function look(candidate: Candidate, signal: AbortSignal): Promise<void> {
  const options = optionsOf(candidate);
  const sign = signOf(options);
  const item = await itemOf(candidate, null, options).catch(() => null);
  if (signal.aborted) return;
  if (!item) {
    keep(candidate.key, { state: 'failed', options: sign, message: `${candidate.name} could not be read.` }, signal);
    return;
  }
  const result = await ask('imports.look', { item, options }, signal);
  if (result.ok) keep(candidate.key, { state: 'read', options: sign, answer: result.value }, signal);
  else if (result.error.code !== 'cancelled')
    keep(candidate.key, { state: 'failed', options: sign, message: result.error.message }, signal);
}

const isSeen = (candidate: Candidate): boolean => {
  const seen = useLooks.getState().looks.get(candidate.key) ?? waiting?.get(candidate.key);
  return seen !== undefined && seen.options === signOf(optionsOf(candidate));
};

const canBeLookedAt = ({ failure, promised }: Candidate): boolean => failure === null && promised !== 'table';

/** Whether a file will be looked at without being asked for. */
export const isLookedAt = (candidate: Candidate): boolean => canBeLookedAt(candidate) && candidate.bytes <= large;

/** The keys of the rows that can be seen: they are looked at first. */
let inView: readonly string[] = [];
export const showsRows = (keys: readonly string[]): void => {
  inView = keys;
};

function nextToLookAt(candidates: readonly Candidate[]): Candidate | undefined {
  const wants = (candidate: Candidate | undefined) =>
    candidate !== undefined && isLookedAt(candidate) && !isSeen(candidate);
  const byKey = useChoosing.getState().byKey;
  for (const key of inView) if (wants(byKey.get(key))) return byKey.get(key);
  return candidates.find(wants);
}

/**
 * Looks at all files one after the other, those in view first, until the signal fires. It takes one thread and leaves the
 * other to what is chosen.
 */
export async function lookThrough(candidates: readonly Candidate[], signal: AbortSignal): Promise<void> {
  useLooks.setState({ looks: new Map(), known: new Map() });
  waiting = null;
  void findKnown(candidates, signal);
  while (!signal.aborted) {
    const next = nextToLookAt(candidates);
    if (next) await look(next, signal);
    else await moment(signal);
  }
}

const moment = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, 2000);
    const stop = useChoosing.subscribe(done);
    signal.addEventListener('abort', done, { once: true });
  });

/** Looks at the file that was chosen, at once. */
export async function lookAt(candidate: Candidate, signal: AbortSignal): Promise<void> {
  if (canBeLookedAt(candidate) && !isSeen(candidate)) await look(candidate, signal);
}

/** As many files as are compared with the study in one question. */
const batchSize = 25;

/** Which files are in the study already, by their bytes. */
async function findKnown(candidates: readonly Candidate[], signal: AbortSignal): Promise<void> {
  const readable = candidates.filter(({ failure, bytes }) => failure === null && bytes <= large);
  for (let at = 0; at < readable.length && !signal.aborted; at += batchSize) {
    const batch = readable.slice(at, at + batchSize);
    const items = await Promise.all(batch.map((each) => itemOf(each, null, {}).catch(() => null)));
    const there = items.flatMap((item, place) => (item ? [{ item, key: batch[place]?.key ?? '' }] : []));
    if (there.length === 0) continue;
    const preview = await ask('imports.preview', { items: there.map(({ item }) => item) }, signal);
    if (!preview.ok || signal.aborted) return;
    const found = there.map(({ key }, place) => [key, preview.value[place]?.duplicateOf ?? null] as const);
    useLooks.setState(({ known }) => ({ known: new Map([...known, ...found]) }));
  }
}
