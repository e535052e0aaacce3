import { Worker } from 'node:worker_threads';
import { AxialError } from '#shared/domain/result.ts';
import { leave, type TaskMessage, type WorkerMessage } from './messages.ts';
import type { TaskOptions } from './pool.ts';
import type { TaskInput, TaskName, TaskOutput } from './tasks.ts';

/** One worker thread that performs one task at a time. */
export interface Thread {
  perform<Name extends TaskName>(
    name: Name,
    input: TaskInput<Name>,
    options: TaskOptions & { readonly timeLimit: number },
  ): Promise<TaskOutput<Name>>;
  /** False once it died or was stopped. */
  alive(): boolean;
  /** Ends it, whatever it is doing. */
  stop(): Promise<void>;
  /** Lets it end by itself, when it has nothing to do: parts of it that are not JavaScript end better so. */
  leave(): Promise<void>;
}

/** The worker's entry: the source file itself, or, in the built program, the bundle beside this one. */
function entryUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

let lastTask = 0;

/** Starts a thread whose heap may take `memoryLimit` megabytes. It does not keep the program alive while it is idle. */
export function startThread(memoryLimit: number): Thread {
  const worker = new Worker(entryUrl(), {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: 64 },
    // The thread must not inherit flags of the host (test runners, inspectors) nor its standard input.
    execArgv: process.execArgv.filter((flag) => flag.includes('strip-types') || flag.includes('no-warnings')),
    stdin: false,
  });
  worker.unref();
  let running = true;
  worker.on('exit', () => {
    running = false;
  });
  // Without a listener an error in a thread that is idle would end the program.
  worker.on('error', () => {
    running = false;
  });

  return {
    alive: () => running,
    stop: async () => {
      running = false;
      await worker.terminate();
    },
    leave: async () => {
      if (!running) return;
      running = false;
      worker.ref();
      const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      const late = setTimeout(() => void worker.terminate(), patience);
      worker.postMessage(leave);
      await gone;
      clearTimeout(late);
    },
    perform: (name, input, options) => {
      worker.ref();
      const kill = () => {
        running = false;
        void worker.terminate();
      };
      return performTask(worker, kill, { task: ++lastTask, name, input }, options).finally(() => {
        worker.unref();
      }) as Promise<never>;
    },
  };
}

/** Milliseconds in which a thread that is stopped is usually gone. */
const patience = 1000;
/** Milliseconds that a thread may take to begin, on a machine that has much else to do: no part of the task's own time. */
const mostBeginning = 60_000;

/** Sends the task and waits for its answer, its death, its time bound or the signal, whichever comes first. */
function performTask(
  worker: Worker,
  kill: () => void,
  message: TaskMessage,
  { subject, signal, onProgress, timeLimit, tooLong }: TaskOptions & { readonly timeLimit: number },
): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const listening = new AbortController();
  let ending: AxialError | null = null;
  // A thread that is gone has let go of its files; one that is slow to go is not waited for.
  const stop = (error: AxialError) => {
    ending ??= error;
    kill();
    setTimeout(() => reject(error), patience).unref();
  };
  const onMessage = (reply: WorkerMessage) => {
    if (reply.task !== message.task) return;
    if (reply.kind === 'begun') return beginTime(timeLimit);
    if (reply.kind === 'progress') onProgress?.(reply.done, reply.total);
    else if (reply.kind === 'done') resolve(reply.output);
    else reject(failureOf(reply, subject));
  };
  const onError = (error: unknown) => reject(ending ?? new AxialError('io', `${subject}: ${deathSentence(error)}`));
  const onExit = () => reject(ending ?? new AxialError('io', `${subject}: the work on it broke off.`));
  const onAbort = () => stop(new AxialError('cancelled', `${subject}: stopped before it was done.`));
  const seconds = Math.round(timeLimit / 1000);
  const timeSentence = tooLong ?? `${subject}: the work on it was stopped after ${seconds} seconds.`;
  let timer: NodeJS.Timeout | undefined;
  const beginTime = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => stop(new AxialError('io', timeSentence)), milliseconds);
  };
  beginTime(timeLimit + mostBeginning);
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  signal?.addEventListener('abort', onAbort, { signal: listening.signal });
  if (signal?.aborted) onAbort();
  else worker.postMessage(message);
  return promise.finally(() => {
    clearTimeout(timer);
    listening.abort();
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}

function failureOf(reply: Extract<WorkerMessage, { kind: 'failed' }>, subject: string): AxialError {
  if (reply.error.code !== 'internal') return new AxialError(reply.error.code, reply.error.message);
  process.stderr.write(`axial: ${subject}: ${reply.detail.split('\n')[0]}\n`);
  return new AxialError('internal', `${subject}: something in the program went wrong while working on it.`);
}

function deathSentence(error: unknown): string {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return outOfMemory ? 'it needs more memory than the program allows for one file.' : 'the work on it broke off.';
}
