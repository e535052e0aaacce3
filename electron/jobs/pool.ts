import { AxialError } from '#shared/domain/result.ts';
import type { Progress, TaskInput, TaskName, TaskOutput } from './tasks.ts';
import { startThread, type Thread } from './thread.ts';

export interface TaskOptions {
  /** What the task is about, as the researcher knows it ("Interview 3.docx"): it begins the sentence of a failure. */
  readonly subject: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
  /** Milliseconds until the task is stopped; the pool's own bound where left out. */
  readonly timeLimit?: number;
  /** What is said when the time is up, instead of the usual sentence. */
  readonly tooLong?: string;
  /** The thread ends afterwards: what a large task took of the memory is given back at once. */
  readonly lettingGo?: boolean;
  /**
   * It is done before all that waits: what was asked for last is what somebody looks at now, and a gallery of pictures, or
   * the files of an import, must not keep the chart that was opened meanwhile.
   */
  readonly newestFirst?: boolean;
  /**
   * Milliseconds in which it may still end when it is given up: its thread, with what that remembers, goes on then. Left out =
   * the thread is stopped at once.
   */
  readonly grace?: number;
}

/** Runs tasks in worker threads, at most `size` at once; the others wait in the order in which they came, but for the newest first. */
export interface JobPool {
  /**
   * @throws AxialError with the task's own failure; `cancelled` when the signal fires; `io` when the thread ran out of
   * memory or time or died: then only this task fails, and the next one gets a fresh thread.
   */
  run<Name extends TaskName>(name: Name, input: TaskInput<Name>, options: TaskOptions): Promise<TaskOutput<Name>>;
  /** Stops all threads; tasks that wait or run fail with `cancelled`. */
  close(): Promise<void>;
}

export interface PoolOptions {
  readonly size?: number;
  /** Heap of one thread in megabytes. */
  readonly memoryLimit?: number;
  /** Milliseconds for one task. */
  readonly timeLimit?: number;
}

interface Waiting {
  readonly start: (thread: Thread) => void;
  readonly fail: (error: AxialError) => void;
}

/** A pool whose threads start with the first task and never keep the program alive while nothing runs. */
export function createJobPool({ size = 2, memoryLimit = 1024, timeLimit = 120_000 }: PoolOptions = {}): JobPool {
  const idle: Thread[] = [];
  const busy = new Set<Thread>();
  const waiting: Waiting[] = [];
  let closed = false;

  function serve(): void {
    while (waiting.length > 0 && busy.size < size) {
      const next = waiting.shift();
      const thread = idle.pop() ?? startThread(memoryLimit);
      busy.add(thread);
      next?.start(thread);
    }
  }

  function free(thread: Thread): void {
    busy.delete(thread);
    if (thread.alive() && !closed) idle.push(thread);
    serve();
  }

  async function run<Name extends TaskName>(name: Name, input: TaskInput<Name>, options: TaskOptions) {
    const thread = await place(options);
    try {
      return await thread.perform(name, input, { timeLimit, ...options });
    } finally {
      if (options.lettingGo) await thread.leave();
      // What was given up may still be under way there.
      const rest = thread.working();
      if (rest) void rest.then(() => free(thread));
      else free(thread);
    }
  }

  function place({ subject, signal, newestFirst }: TaskOptions): Promise<Thread> {
    const cancelled = () => new AxialError('cancelled', `${subject}: stopped before it was done.`);
    return new Promise((resolve, reject) => {
      if (closed || signal?.aborted) return reject(cancelled());
      const giveUp = () => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(cancelled());
      };
      const entry: Waiting = {
        start: (thread) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(thread);
        },
        fail: reject,
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      if (newestFirst) waiting.unshift(entry);
      else waiting.push(entry);
      serve();
    });
  }

  async function close(): Promise<void> {
    closed = true;
    for (const entry of waiting.splice(0)) entry.fail(new AxialError('cancelled', 'The program is closing.'));
    await Promise.all([...idle.map((thread) => thread.leave()), ...[...busy].map((thread) => thread.stop())]);
    idle.length = 0;
  }

  return { run, close };
}
