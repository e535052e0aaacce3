import { vi } from 'vitest';
import { runCommandLine } from '../../../electron/cli/runCommandLine.ts';

/** Runs one command, in this process: its words to standard output and error are caught. */
export async function axial(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const catching = (stream: 'stdout' | 'stderr', part: 'out' | 'err') =>
    vi.spyOn(process[stream], 'write').mockImplementation((piece) => {
      said[part] += piece;
      return true;
    });
  const caught = [catching('stdout', 'out'), catching('stderr', 'err')];
  const code = await runCommandLine(words).finally(() => {
    for (const spy of caught) spy.mockRestore();
  });
  return { code, ...said };
}
