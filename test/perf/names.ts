import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milliseconds, report } from './measure.ts';
import type { Begun } from './searching.ts';
import { longestSilence } from './silence.ts';

const documents = 1000;
const given = ['Anna', 'Bart', 'Carla', 'Daan', 'Elske', 'Femke', 'Gerrit', 'Hanna', 'Ilse', 'Jeroen'];
const family = ['Visser', 'Bakker', 'Mulder', 'Dekker', 'Brouwer'];
const people = given.flatMap((first) => family.map((last) => `${first} ${last}`));

/** Invented: 10 kB a text, with ten people and an address in each. */
function textOf(number: number): string {
  const said = 'The order came late again and nobody in the office had been told of it before noon that day. ';
  const paragraph = (at: number) => `${said.repeat(10)}Then ${people[(number + at * 7) % people.length]} called back.`;
  const paragraphs = Array.from({ length: 10 }, (_, at) => paragraph(at));
  return [...paragraphs, `Write to reader${number}@example.org.`].join('\n\n');
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** How long the check for names takes over 1,000 texts of 10 kB, and putting 50 pseudonyms in all of them. */
export async function measureNames(begin: () => Begun, folder: string): Promise<void> {
  const texts = join(folder, 'interviews');
  mkdirSync(texts, { recursive: true });
  for (let number = 0; number < documents; number++) {
    writeFileSync(join(texts, `interview ${number}.txt`), textOf(number));
  }
  const { ask, close } = begin();
  await ask('study.create', { path: join(folder, 'names.axial') });
  await ask('imports.run', { jobId: randomUUID(), items: [{ path: texts }] });
  let found = 0;
  const silence = await longestSilence(async () => {
    const time = await timed(async () => {
      found = (await ask('anonymity.check', {})).findings.length;
    });
    report('names: check of 1,000 texts of 10 kB', `${milliseconds(time)} (${found} findings)`);
  });
  if (found < people.length + documents) throw new Error('The check missed names that stand there.');
  report('names: longest silence of the engine meanwhile', milliseconds(silence));
  await ask('pseudonyms.use', { path: join(folder, 'names.json'), create: true });
  const table = people.map((name, at) => ({
    id: String(at),
    names: [name],
    replacement: `Person ${at + 1}`,
    kind: 'person' as const,
  }));
  await ask('pseudonyms.write', { pseudonyms: table });
  report('names: finding 50 names in 1,000 texts', milliseconds(await timed(() => ask('pseudonyms.find', {}))));
  report('names: replacing them everywhere', milliseconds(await timed(() => ask('pseudonyms.replace', {}))));
  await close();
}
