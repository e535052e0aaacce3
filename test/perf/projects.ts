import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { megabytes, milliseconds, report } from './measure.ts';
import type { Begun } from './searching.ts';
import { longestSilence } from './silence.ts';

const size = { documents: 200, codes: 5000, codings: 100_000 } as const;
const words = 'She said that trust 😀 grows slowly where people meet. ';
/** Characters (code points) of a sentence. */
const length = [...words].length;
const perDocument = size.codings / size.documents;

const id = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** A project of 200 documents, 5,000 codes and 100,000 codings, as another program would write it. */
function makeProject(): Uint8Array {
  const code = (at: number, inner = '') =>
    `<Code guid="${id(1, at)}" name="code ${at}" isCodable="true" color="#3366aa">${inner}</Code>`;
  const themes = Array.from({ length: 50 }, (_, theme) =>
    code(theme, Array.from({ length: size.codes / 50 - 1 }, (_, at) => code(50 + theme + at * 50)).join('')),
  );
  const sources = Array.from({ length: size.documents }, (_, document) => {
    const selections = Array.from({ length: perDocument }, (_, at) => {
      const start = at * length;
      const coding = `<Coding guid="${id(5, document * perDocument + at)}" creatingUser="${id(2, 1)}"><CodeRef targetGUID="${id(1, (document * 31 + at * 7) % size.codes)}"/></Coding>`;
      return `<PlainTextSelection guid="${id(4, document * perDocument + at)}" name="that trust 😀" startPosition="${start + 9}" endPosition="${start + 21}">${coding}</PlainTextSelection>`;
    });
    return `<TextSource guid="${id(3, document)}" name="Interview ${document}" plainTextPath="internal://${id(3, document)}.txt">${selections.join('')}</TextSource>`;
  });
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<Project name="Large" origin="Bench" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="${id(2, 1)}" name="Ann"/></Users>
<CodeBook><Codes>${themes.join('')}</Codes></CodeBook><Sources>${sources.join('')}</Sources></Project>`;
  const text = strToU8(words.repeat(perDocument));
  const files = Array.from({ length: size.documents }, (_, at) => [`sources/${id(3, at)}.txt`, text] as const);
  return zipSync({ 'project.qde': strToU8(xml), ...Object.fromEntries(files) });
}

/** How long a project of 100,000 codings takes to look at, to bring in and to write, and how long the window waits. */
export async function measureProjects(begin: () => Begun, folder: string): Promise<void> {
  const item = { path: join(folder, 'large.qdpx') };
  writeFileSync(item.path, makeProject());
  const { ask, close } = begin();
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    const silence = await longestSilence(work);
    const time = performance.now() - began;
    report(`projects: ${what}`, `${milliseconds(time)} (longest silence ${milliseconds(silence)})`);
  };
  await timed('look at 100,000 codings', () => ask('exchange.look', { jobId: 'look', item, against: 'nothing' }));
  const into = { path: join(folder, 'large.axial') };
  await timed('bring them into a new study', async () => {
    const { result } = await ask('exchange.bring', { jobId: 'bring', item, into });
    const codings = result?.brought.find(({ kind }) => kind === 'codings')?.added;
    if (codings !== size.codings) throw new Error(`Only ${codings} codings came in.`);
  });
  const out = join(folder, 'out.qdpx');
  await timed('write them', () => ask('projects.write', { format: 'qdpx', path: out }));
  await timed('look at them again in that study', async () => {
    const { standing } = await ask('exchange.look', { jobId: 'again', item: { path: out } });
    if (standing.some(({ fresh, different }) => fresh + different > 0)) throw new Error('Something was not met again.');
  });
  report('projects: size of the archive', megabytes(statSync(out).size));
  report('projects: most that the process ever had', megabytes(process.resourceUsage().maxRSS * 1024));
  await close();
}
