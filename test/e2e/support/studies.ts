import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../support/sources.ts';

/** Runs the command line as a person would; throws with what it said when it fails. Answers its standard output. */
export async function axial(...words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'electron/cli.ts'), ...words], {
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
  if (code !== 0) throw new Error(`axial ${words.join(' ')} ended with ${code}: ${complained}`);
  return said;
}

/** Builds the sample study once, by the engine itself; tests work on copies of it. */
export async function makeSampleStudy(folder: string): Promise<string> {
  const { startEngine } = await import('../../../electron/startEngine.ts');
  const path = join(folder, 'sample.axial');
  const engine = startEngine({ door: 'command-line', personalFolder: join(folder, 'personal'), dialogs: null });
  try {
    const made = await engine.handle({ id: '1', name: 'study.openSample', input: { path } });
    if (!made.ok) throw new Error(made.error.message);
  } finally {
    await engine.close();
  }
  return path;
}
