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
  /** Until it is done with what it was given, which may have been given up; `null` = it has nothing to do. */
  working(): Promise<void> | null;
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

  let work: Promise<void> | null = null;

  return {
    working: () => work,
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
      const { answer, over } = performTask(worker, kill, { task: ++lastTask, name, input }, options);
      work = over.then(() => {
        work = null;
        worker.unref();
      });
      return answer as Promise<never>;
    },
  };
}

/** Milliseconds in which a thread that is stopped is usually gone. */
const patience = 1000;
/** Milliseconds that a thread may take to begin, on a machine that has much else to do: no part of the task's own time. */
const mostBeginning = 60_000;

/**
 * Sends the task. `answer` is that of the task, or its death, its time bound or the signal, whichever comes first; `over` comes
 * when the thread has done with it.
 */
function performTask(
  worker: Worker,
  kill: () => void,
  message: TaskMessage,
  { subject, signal, onProgress, timeLimit, tooLong, grace }: TaskOptions & { readonly timeLimit: number },
): { readonly answer: Promise<unknown>; readonly over: Promise<void> } {
  const answer = Promise.withResolvers<unknown>();
  const over = Promise.withResolvers<void>();
  const fail = (error: unknown) => {
    answer.reject(error);
    over.resolve();
  };
  const listening = new AbortController();
  let ending: AxialError | null = null;
  // A thread that is gone has let go of its files; one that is slow to go is not waited for.
  const stop = (error: AxialError) => {
    ending ??= error;
    kill();
    setTimeout(() => fail(error), patience).unref();
  };
  const onMessage = (reply: WorkerMessage) => {
    if (reply.task !== message.task) return;
    if (reply.kind === 'begun') return beginTime(timeLimit);
    if (reply.kind === 'progress') return onProgress?.(reply.done, reply.total);
    if (reply.kind === 'failed') return fail(failureOf(reply, subject));
    answer.resolve(reply.output);
    over.resolve();
  };
  const onError = (error: unknown) => fail(ending ?? new AxialError('io', `${subject}: ${deathSentence(error)}`));
  const onExit = () => fail(ending ?? new AxialError('io', `${subject}: the work on it broke off.`));
  const givenUp = () => new AxialError('cancelled', `${subject}: stopped before it was done.`);
  const onAbort = () => {
    const error = givenUp();
    if (grace === undefined) return stop(error);
    answer.reject(error);
    clearTimeout(timer);
    timer = setTimeout(() => stop(error), grace);
  };
  const seconds = Math.round(timeLimit / 1000);
  const timeSentence = tooLong ?? `${subject}: the work on it was stopped after ${seconds} seconds.`;
  let timer: NodeJS.Timeout | undefined;
  const beginTime = (milliseconds: number) => {
    if (signal?.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(() => stop(new AxialError('io', timeSentence)), milliseconds);
  };
  beginTime(timeLimit + mostBeginning);
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  signal?.addEventListener('abort', onAbort, { signal: listening.signal });
  if (signal?.aborted) fail(givenUp());
  else worker.postMessage(message);
  const ended = over.promise.then(() => {
    clearTimeout(timer);
    listening.abort();
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
  return { answer: answer.promise, over: ended };
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
