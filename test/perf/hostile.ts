import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { milliseconds, report } from './measure.ts';
import type { Begun } from './searching.ts';
import { longestSilence } from './silence.ts';

/** Bombs of several kinds, each of which would take a program down that read it without bounds. */
function writeHostile(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const nothing = join(folder, 'nothing.txt');
  closeSync(openSync(nothing, 'w'));
  truncateSync(nothing, 1024 ** 3);
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(300 * 1024 ** 2) }, { level: 9 });
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'bomb.docx': bomb,
    'deep.rtf': `{\\rtf1 ${'{'.repeat(2_000_000)}`,
    'deep.html': `<html><body>${'<div>'.repeat(1_000_000)}words`,
    'good.txt': 'They call back the same morning.',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return [nothing, ...Object.keys(files).map((name) => join(folder, name))];
}

/** How long hostile files hold an import up, each by itself, and whether the engine answers meanwhile. */
export async function measureHostile(begin: () => Begun, folder: string): Promise<void> {
  const paths = writeHostile(join(folder, 'hostile'));
  const { ask, close } = begin();
  await ask('study.create', { path: join(folder, 'hostile.axial') });
  let cameIn = 0;
  for (const path of paths) {
    const began = performance.now();
    let ok = false;
    const silence = await longestSilence(async () => {
      const { report: entries } = await ask('imports.run', { jobId: randomUUID(), items: [{ path }] });
      ok = entries.every((entry) => entry.ok);
    });
    if (ok) cameIn += 1;
    report(
      `hostile: ${basename(path)}, ${ok ? 'came in' : 'refused'}`,
      `${milliseconds(performance.now() - began)} (longest silence ${milliseconds(silence)})`,
    );
  }
  if (cameIn === 0) throw new Error('The good file among the hostile ones did not come in.');
  await close();
}
