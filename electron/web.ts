import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AxialError } from '#shared/domain/result.ts';
import { openAppWindow } from './host/appWindow.ts';
import { type Loopback, openLoopback } from './host/loopback.ts';
import { personalFolder } from './host/personalFolder.ts';
import { programFolder } from './host/programFolder.ts';
import { startEngine } from './startEngine.ts';

export interface ServeOptions {
  /** A study to open at once. */
  readonly study: string | null;
  /** 0 = any free port. */
  readonly port: number;
  /** Whether to open a window; otherwise the address is printed only. */
  readonly open: boolean;
}

/**
 * The loopback door: serves the window on 127.0.0.1, opens it, and stays until the window is closed or the process is told
 * to end; then the study is closed as one whole file.
 */
export async function serveLoopback({ study, port, open }: ServeOptions): Promise<void> {
  const folder = personalFolder();
  const engine = startEngine({ door: 'loopback', personalFolder: folder, dialogs: null });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  let loopback: Loopback | null = null;
  try {
    if (study !== null) {
      const input = { path: resolve(study) };
      const opened = await engine.handle({ id: randomUUID(), name: 'study.open', input });
      if (!opened.ok) throw new AxialError(opened.error.code, opened.error.message);
    }
    loopback = await openLoopback({ engine, windowFolder: join(programFolder(), 'dist', 'renderer'), port });
    process.stdout.write(`Axial is open at ${loopback.address}\n`);
    if (open) await openAppWindow(loopback.address, join(folder, 'window'), stop);
    await aborted(stop.signal);
  } finally {
    await loopback?.close();
    await engine.close();
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done();
    else {
      // A signal handler alone keeps no process alive, and the listening server may be all there is.
      signal.addEventListener('abort', () => done(), { once: true });
    }
  });

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
    allowPositionals: true,
  });
  try {
    await serveLoopback({
      study: positionals[0] ?? null,
      port: Number(values.port ?? 0),
      open: values['no-open'] !== true,
    });
  } catch (error) {
    const sentence = error instanceof AxialError ? error.message : 'Something in the program went wrong.';
    process.stderr.write(`axial: ${sentence}\n`);
    process.exitCode = 1;
  }
}
