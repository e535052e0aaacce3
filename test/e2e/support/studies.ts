import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { root } from '../../support/sources.ts';

/** Runs the command line as a person would; throws with what it said when it fails. Answers its standard output. */
export const axial = (...words: readonly string[]): Promise<string> => run(join(root, 'electron/cli.ts'), words);

async function run(script: string, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [script, ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complained = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  child.stderr.on('data', (piece: Buffer) => {
    complained += piece.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${basename(script)} ${words.join(' ')} ended with ${code}: ${complained}`);
  return said;
}

/**
 * Builds the sample study once; tests work on copies of it. In a process of its own: there the engine starts from its sources
 * as they are, whereas here each of its files would be rewritten by Playwright first, for ten seconds.
 */
export async function makeSampleStudy(folder: string): Promise<string> {
  await run(join(import.meta.dirname, 'makeSampleStudy.ts'), [folder]);
  return join(folder, 'sample.axial');
}
