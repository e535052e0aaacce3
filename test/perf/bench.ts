import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { Engine } from '../../electron/host/engine.ts';
import { startEngine } from '../../electron/startEngine.ts';
import { root } from '../support/sources.ts';
import { measureFloor, measurePages, measureQueries, measureUnits } from './analysis.ts';
import { measureCharts } from './charts.ts';
import { floorPairs } from './floor.ts';
import { provideStudy, type SizeName, studySizes } from './generatedStudy.ts';
import { machine, median, megabytes, milliseconds, quantile, report, time } from './measure.ts';
import { loadPlainly } from './plainColumns.ts';
import type { Measured } from './rows.ts';
import { type Begun, measureLongText, measureSearch } from './searching.ts';

/**
 * `npm run bench [-- --size paper|team|stress|all --part open,coding,… --kind map,…]`: how fast the program is, medians of several
 * runs. Generated studies are kept in `out/bench` for the next time.
 */
const parts = {
  open,
  coding,
  paint,
  pictures,
  'co-occurrence': coOccurrence,
  comparison,
  units,
  charts,
  queries,
  pages,
  import: importing,
  names,
  search: searching,
  hostile,
  projects,
  memory,
} as const;
type PartName = keyof typeof parts;

interface Bench {
  readonly size: SizeName;
  /** The generated study; never changed. */
  readonly study: string;
  /** A folder that goes with the run. */
  readonly folder: string;
}

/** An engine with a copy of the study open. */
interface Open {
  readonly engine: Engine;
  readonly path: string;
  ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
}

const { values } = parseArgs({
  options: { size: { type: 'string' }, part: { type: 'string' }, kind: { type: 'string' } },
});
const sizes = values.size === undefined || values.size === 'all' ? Object.keys(studySizes) : values.size.split(',');
const chosen = values.part === undefined ? Object.keys(parts) : values.part.split(',');
for (const [given, known] of [
  [sizes, studySizes],
  [chosen, parts],
] as const) {
  const stranger = given.find((name) => !Object.hasOwn(known, name));
  if (stranger !== undefined) throw new Error(`“${stranger}” is none of ${Object.keys(known).join(', ')}.`);
}

process.stdout.write(`${machine()}\n`);
for (const size of sizes as SizeName[]) await runSize(size);

async function runSize(size: SizeName): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'axial-bench-'));
  const study = join(root, 'out/bench', `${size}.axial`);
  const { documents, codings, codes, memos } = studySizes[size];
  const count = (number: number) => number.toLocaleString('en-GB');
  process.stdout.write(
    `\n${size}: ${count(documents)} documents, ${count(codings)} codings, ${count(codes)} codes, ${count(memos)} memos\n`,
  );
  const began = performance.now();
  provideStudy(study, studySizes[size]);
  const made = performance.now() - began;
  if (made > 500) report('making the study, written through the store', milliseconds(made));
  report('file', megabytes(statSync(study).size));
  try {
    for (const part of chosen as PartName[]) await parts[part]({ size, study, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function begin({ folder }: Bench): Omit<Open, 'path'> {
  const engine = startEngine({ door: 'command-line', personalFolder: join(folder, 'personal'), dialogs: null });
  const ask: Open['ask'] = async (name, input) => {
    const result = await engine.handle({ id: randomUUID(), name, input });
    if (!result.ok) throw new Error(`${name}: ${result.error.message}`);
    return result.value as OutputOf<typeof name>;
  };
  return { engine, ask };
}

/** Opens a copy of the study: what is measured may change it. */
async function openCopy(bench: Bench): Promise<Open> {
  const path = join(bench.folder, `${randomUUID()}.axial`);
  copyFileSync(bench.study, path);
  const begun = begin(bench);
  await begun.ask('study.open', { path });
  return { ...begun, path };
}

async function close({ engine, path }: Open): Promise<void> {
  await engine.close();
  rmSync(path, { force: true });
}

/** What the window asks for before there is something to see. */
async function firstQuestions(ask: Open['ask']): Promise<void> {
  await ask('documents.list', {});
  await ask('documents.counts', {});
  await ask('codes.list', {});
  await ask('codes.counts', {});
  await ask('operations.state', {});
}

async function open(bench: Bench): Promise<void> {
  const prepare = () => begin(bench);
  const times = await time(
    5,
    prepare,
    ({ ask }) => ask('study.open', { path: bench.study }),
    ({ engine }) => engine.close(),
  );
  const whole = await time(
    5,
    prepare,
    async ({ ask }) => {
      await ask('study.open', { path: bench.study });
      await firstQuestions(ask);
    },
    ({ engine }) => engine.close(),
  );
  report('open', milliseconds(median(times)));
  report('open, with the lists and counts of both trees', milliseconds(median(whole)));
}

async function coding(bench: Bench): Promise<void> {
  const opened = await openCopy(bench);
  const { documents } = await opened.ask('documents.list', {});
  const codes = await opened.ask('codes.list', {});
  const apply = (run: number) =>
    opened.ask('codings.apply', {
      documentId: documents[(run * 37) % documents.length]?.id as (typeof documents)[number]['id'],
      ranges: [{ start: 11 + run, end: 60 + 2 * run }],
      codeIds: [codes[(run * 7) % codes.length]?.id as (typeof codes)[number]['id']],
    });
  const times = await time(500, (run) => run, apply);
  report(
    'add a coding, in the engine (500 times)',
    `p50 ${milliseconds(median(times))}, p95 ${milliseconds(quantile(times, 0.95))}`,
  );
  const undone = await time(
    50,
    () => null,
    () => opened.ask('operations.undo', {}),
  );
  report(
    'undo a coding (50 times)',
    `p50 ${milliseconds(median(undone))}, p95 ${milliseconds(quantile(undone, 0.95))}`,
  );
  await close(opened);
}

async function paint(bench: Bench): Promise<void> {
  if (bench.size === 'stress') return report('key press to paint', 'not measured at this size');
  const { measurePaint } = await import('./paint.ts');
  const path = join(bench.folder, 'painted.axial');
  copyFileSync(bench.study, path);
  const { times, frame } = await measurePaint(path, bench.folder);
  report(
    `key press to painted coding, in Chromium (${times.length} times)`,
    `p50 ${milliseconds(median(times))}, p95 ${milliseconds(quantile(times, 0.95))}; a frame is ${milliseconds(frame)}`,
  );
}

/** Pictures in the window: with the codes that a chart shows at first, and with all of the study. */
async function pictures(bench: Bench): Promise<void> {
  const { measurePictures } = await import('./pictures.ts');
  const only = values.kind?.split(',') ?? [];
  for (const allCodes of [false, true]) {
    report(allCodes ? 'pictures of all codes' : 'pictures as they are at first', `load ${loadavg()[0]?.toFixed(1)}`);
    const path = join(bench.folder, `pictures-${allCodes}.axial`);
    copyFileSync(bench.study, path);
    await measurePictures(path, join(bench.folder, `pictures-${allCodes}`), { only, allCodes });
    rmSync(path, { force: true });
  }
}

async function coOccurrence(bench: Bench): Promise<void> {
  const runs = bench.size === 'stress' ? 3 : 5;
  const loads = await time(
    runs,
    () => null,
    () => loadPlainly(bench.study),
  );
  const columns = loadPlainly(bench.study);
  const sweeps = await time(
    runs,
    () => null,
    () => floorPairs(columns),
  );
  const floor = median(loads) + median(sweeps);
  report(
    'co-occurrence: floor (plain load, plain sweep)',
    `${milliseconds(median(loads))} + ${milliseconds(median(sweeps))}`,
  );

  const cold: number[] = [];
  const warm: number[] = [];
  for (let run = 0; run < runs; run++) {
    const opened = await openCopy(bench);
    const codes = await opened.ask('codes.list', {});
    const { documents } = await opened.ask('documents.list', {});
    const input = { codeIds: codes.map((code) => code.id), withSubcodes: false };
    cold.push(
      ...(await time(
        1,
        () => null,
        () => opened.ask('charts.coOccurrence', input),
      )),
    );
    await opened.ask('codings.apply', {
      documentId: documents[run]?.id as (typeof documents)[number]['id'],
      ranges: [{ start: 1, end: 40 }],
      codeIds: input.codeIds.slice(0, 1),
    });
    warm.push(
      ...(await time(
        1,
        () => null,
        () => opened.ask('charts.coOccurrence', input),
      )),
    );
    await close(opened);
  }
  const share = (times: number[]) =>
    `${milliseconds(median(times))} (${(median(times) / floor).toFixed(2)} × the floor)`;
  report('co-occurrence of all codes, first time after opening', share(cold));
  report('co-occurrence of all codes, after one more coding', share(warm));
}

async function comparison(bench: Bench): Promise<void> {
  const opened = await openCopy(bench);
  const ask = () => opened.ask('charts.comparison', {});
  report('comparison of all documents, first time', milliseconds(median(await time(1, () => null, ask))));
  report('comparison of all documents, again', milliseconds(median(await time(3, () => null, ask))));
  await close(opened);
}

/** A copy of the study for rows that are measured one after the other. */
async function withMeasured(bench: Bench, work: (measured: Measured) => Promise<void>): Promise<void> {
  const opened = await openCopy(bench);
  const { ask, path } = opened;
  const { documents } = await ask('documents.list', {});
  const codeIds = (await ask('codes.list', {})).slice(0, 1).map(({ id }) => id);
  let place = 0;
  await work({
    ask,
    reopen: async () => {
      await ask('study.close', {});
      await ask('study.open', { path });
    },
    code: async () => {
      const document = documents[++place % documents.length];
      if (document) await ask('codings.apply', { documentId: document.id, ranges: [{ start: 1, end: 40 }], codeIds });
    },
  });
  await close(opened);
}

async function charts(bench: Bench): Promise<void> {
  await withMeasured(bench, (measured) => measureCharts(measured, values.kind?.split(',') ?? null));
}

async function units(bench: Bench): Promise<void> {
  const floor = await measureFloor(bench.study, 3);
  await withMeasured(bench, (measured) => measureUnits(measured, floor));
}

async function queries(bench: Bench): Promise<void> {
  await withMeasured(bench, measureQueries);
}

async function pages(bench: Bench): Promise<void> {
  await withMeasured(bench, measurePages);
}

async function importing(bench: Bench): Promise<void> {
  const texts = join(bench.folder, 'texts');
  mkdirSync(texts, { recursive: true });
  const paragraph = 'Words that somebody said in an interview, one after the other, and nobody hurried. ';
  for (let number = 0; number < 1000; number++) {
    writeFileSync(join(texts, `note ${number}.txt`), `Note ${number}\n\n${paragraph.repeat(120)}\n`);
  }
  const times = await time(
    3,
    () => openCopy(bench),
    async ({ ask }) => {
      const { report: entries } = await ask('imports.run', { jobId: randomUUID(), items: [{ path: texts }] });
      if (entries.filter((entry) => entry.ok).length !== 1000) throw new Error('Not every file came in.');
    },
    close,
  );
  report('import of 1,000 text files of 10 kB', milliseconds(median(times)));
}

/** Names in texts that are as long as interviews are: the check in its worker, and 50 pseudonyms put in everywhere. */
async function names(bench: Bench): Promise<void> {
  if (bench.size !== sizes[0]) return report('names', 'as above');
  const { measureNames } = await import('./names.ts');
  await measureNames(() => {
    const { engine, ask } = begin(bench);
    return { ask, close: () => engine.close() };
  }, bench.folder);
}

async function hostile(bench: Bench): Promise<void> {
  if (bench.size !== sizes[0]) return report('hostile', 'as above');
  const { measureHostile } = await import('./hostile.ts');
  await measureHostile(() => {
    const { engine, ask } = begin(bench);
    return { ask, close: () => engine.close() };
  }, bench.folder);
}

async function projects(bench: Bench): Promise<void> {
  if (bench.size !== sizes[0]) return report('projects', 'as above');
  const { measureProjects } = await import('./projects.ts');
  await measureProjects(() => {
    const { engine, ask } = begin(bench);
    return { ask, close: () => engine.close() };
  }, bench.folder);
}

/** Search has a study of its own, and long texts are long in any: measured once, whatever the sizes. */
async function searching(bench: Bench): Promise<void> {
  if (bench.size !== sizes[0]) return report('search', 'as above');
  const beginHere = (): Begun => {
    const { engine, ask } = begin(bench);
    return { ask, close: () => engine.close() };
  };
  await measureSearch(beginHere, bench.folder);
  await measureLongText(beginHere, bench.folder);
}

async function memory(bench: Bench): Promise<void> {
  const opened = await openCopy(bench);
  await firstQuestions(opened.ask);
  await opened.ask('charts.coOccurrence', {});
  await opened.ask('charts.comparison', {});
  report('memory of the process after its charts', megabytes(process.memoryUsage().rss));
  report('most that the process ever had', megabytes(process.resourceUsage().maxRSS * 1024));
  await close(opened);
}
