import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import { root } from '../support/sources.ts';
import { median, megabytes, milliseconds, quantile, report, time } from './measure.ts';
import { provideSearchStudy, rarePhrase, rareWord, searchSize } from './searchStudy.ts';

/** An engine as the bench begins it: `close` ends it. */
export interface Begun {
  ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  close(): Promise<void> | void;
}

type Request = InputOf<'search.find'>['request'];

const queries: Readonly<Record<string, Request>> = {
  'a rare word': { text: rareWord },
  'a common word': { text: 'lantern' },
  'a phrase of common words, in one text of 1,000': { text: rarePhrase, match: 'phrase' },
  'two words in one paragraph': { text: `${rareWord} somewhere` },
  'a beginning of words': { text: 'lant*' },
  'an end of words': { text: '*feather' },
  'letters inside of words': { text: 'uillfeat' },
  'Japanese, one character': { text: '東' },
  'Japanese, three characters': { text: '東京都' },
  'a word that no text holds': { text: 'zzyzzx' },
  'a regular expression': { text: 'quill[a-z]+', match: 'pattern' },
};

/** How fast words are found in 10,000 texts, and that nothing hostile keeps the program from answering. */
export async function measureSearch(begin: () => Begun, folder: string): Promise<void> {
  const study = join(root, 'out/bench', 'search.axial');
  provideSearchStudy(study);
  const count = (number: number) => number.toLocaleString('en-GB');
  report(`search study: ${count(searchSize.documents)} texts of 8 kB`, megabytes(statSync(study).size));
  const cold = begin();
  await cold.ask('study.open', { path: study });
  await buildIndex(cold, folder);
  await cold.close();
  const engine = begin();
  await engine.ask('study.open', { path: study });
  const first = await time(
    1,
    () => null,
    () => engine.ask('search.find', { request: { text: rareWord } }),
  );
  report('search: a rare word, first time after opening', milliseconds(median(first)));
  for (const [name, request] of Object.entries(queries)) await measureQuery(engine, name, request);
  await measureLists(engine);
  await engine.close();
}

/** The first search waits a moment, then reads the texts; searches after it see the index come. */
async function buildIndex(engine: Begun, folder: string): Promise<void> {
  const began = performance.now();
  const { warnings } = await engine.ask('search.find', { request: { text: rareWord } });
  report(
    'search: a rare word, without an index',
    `${milliseconds(performance.now() - began)} (${warnings.length} warning)`,
  );
  for (let run = 0; ; run++) {
    const answer = await engine.ask('search.find', { request: { text: `${rareWord}${run}` } });
    if (answer.warnings.length === 0) break;
  }
  report('search: index made, from the first search on', milliseconds(performance.now() - began));
  const index = join(folder, 'personal', 'axial', 'search');
  const places = [index, join(folder, 'personal', 'search')].flatMap((place) => listFiles(place));
  report('search: size of the index', megabytes(places.reduce((sum, path) => sum + statSync(path).size, 0)));
}

const listFiles = (folder: string): string[] =>
  (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []).map((name) =>
    join(folder, name),
  );

/** The first page, each time as if it had never been asked. */
async function measureQuery(engine: Begun, name: string, request: Request): Promise<void> {
  let found = 0;
  const times = await time(
    7,
    // Requests that differ in what they do not need are not remembered as one.
    (run) => ({
      ...request,
      documentIds: null,
      in: run % 2 === 0 ? ['documents' as const] : ['documents' as const, 'memos' as const],
    }),
    async (asked) => {
      found = (await engine.ask('search.find', { request: asked, width: 60 + found * 0 })).hits.length;
    },
    () => forget(engine),
  );
  report(
    `search: ${name} (${found} hits on the first page)`,
    `p50 ${milliseconds(median(times))}, p95 ${milliseconds(quantile(times, 0.95))}`,
  );
}

/** Other searches push the one before out of what is remembered. */
async function forget(engine: Begun): Promise<void> {
  for (let run = 0; run < 5; run++) await engine.ask('search.find', { request: { text: `nothing${run}` } });
}

async function measureLists(engine: Begun): Promise<void> {
  const once = async (name: string, work: () => Promise<unknown>) =>
    report(`search: ${name}`, milliseconds(median(await time(1, () => null, work))));
  await once('count of a common word in all texts', () => engine.ask('search.count', { request: { text: 'lantern' } }));
  await once('first 50,000 hits sorted by what stands left', () =>
    engine.ask('search.find', { request: { text: 'lantern' }, order: 'left' }),
  );
  await once('frequencies of all words', () => engine.ask('words.frequencies', {}));
  const began = performance.now();
  await engine.ask('search.find', { request: { text: '(([a-z]+ ?)+)+!', match: 'pattern' } });
  report('search: a pattern that never ends, stopped', milliseconds(performance.now() - began));
  const longest = await stallDuring(() => engine.ask('search.count', { request: { text: 'e' } }));
  report('search: longest stall of the engine while counting “e”', milliseconds(longest));
}

/** The longest time that the thread did nothing else. */
async function stallDuring(work: () => Promise<unknown>): Promise<number> {
  let [last, longest, running] = [performance.now(), 0, true];
  const watch = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setImmediate(watch);
  };
  setImmediate(watch);
  await work();
  running = false;
  return longest;
}

/** A book of 3,000,000 characters: imported, opened, searched. */
export async function measureLongText(begin: () => Begun, folder: string): Promise<void> {
  const path = join(folder, 'long.txt');
  const paragraph = 'Words that somebody said in a very long interview, one after the other, and nobody hurried. ';
  writeFileSync(
    path,
    `${`${paragraph.repeat(6).trim()}\n\n`.repeat(Math.ceil(3_000_000 / (paragraph.length * 6 + 1)))}`,
  );
  const engine = begin();
  await engine.ask('study.create', { path: join(folder, 'long.axial'), template: 'empty' });
  const imported = await time(
    1,
    () => null,
    () => engine.ask('imports.run', { jobId: randomUUID(), items: [{ path }] }),
  );
  report('import of a text of 3,000,000 characters', milliseconds(median(imported)));
  const { documents } = await engine.ask('documents.list', {});
  const id = documents[0]?.id as (typeof documents)[number]['id'];
  const read = await time(
    5,
    () => null,
    () => engine.ask('documents.read', { id }),
  );
  report(
    `open of a text of ${(documents[0]?.characters ?? 0).toLocaleString('en-GB')} characters`,
    milliseconds(median(read)),
  );
  const searched = await time(
    1,
    () => null,
    () => engine.ask('search.find', { request: { text: 'hurried' } }),
  );
  report('search in it, index made in passing', milliseconds(median(searched)));
  await engine.close();
  rmSync(path, { force: true });
}
