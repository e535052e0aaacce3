import type { Failure, Result } from '#shared/domain/result.ts';

/** What was typed and is not written yet. The body is serialised only when it is written. */
interface Typed {
  readonly title?: string;
  readonly body?: () => string;
}

export interface Written {
  readonly title?: string;
  readonly body?: string;
}

export type SaveState =
  | { readonly at: 'rest' | 'typing' | 'saving' }
  | { readonly at: 'failed'; readonly why: Failure };

interface SaverPorts {
  readonly write: (written: Written) => Promise<Result<unknown>>;
  readonly onState: (state: SaveState) => void;
  /** Milliseconds of rest after which what was typed is written. */
  readonly delay?: number;
}

export interface Saver {
  change(typed: Typed): void;
  /** Writes what is not written yet; resolves when it is in the study, or was refused. */
  flush(): Promise<void>;
  /**
   * Writes at once all that is not known to be in the study, beside a write that is under way: a page that ends does not
   * live to hear how that one went.
   */
  leave(): void;
  /** True when all that was typed is written. */
  isAtRest(): boolean;
  /** What the study holds as far as is known: loaded, or written last. */
  baseline(): Required<Written>;
  setBaseline(written: Required<Written>): void;
}

/** Writes a memo as it is typed: after a moment of rest, one write after the other, never two at once. */
export function createSaver(loaded: Required<Written>, { write, onState, delay = 600 }: SaverPorts): Saver {
  let baseline = loaded;
  let typed: Typed = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  /** What was sent and has not been answered. */
  let underWay: Written = {};
  /** What went out while the page was left: an ending page says so several times. */
  let sentLast: Written = {};

  let told: SaveState = { at: 'rest' };
  /** Tells what is new only: while one types the state stays the same for every key. */
  function tell(state: SaveState): void {
    if (state.at === told.at && state.at !== 'failed') return;
    told = state;
    onState(state);
  }

  const hasTyped = () => typed.title !== undefined || typed.body !== undefined;

  function takeTyped(): Written {
    const title = typed.title;
    const body = typed.body?.();
    typed = {};
    return {
      ...(title !== undefined && title !== baseline.title ? { title } : {}),
      ...(body !== undefined && body !== baseline.body ? { body } : {}),
    };
  }

  /** What the engine refused waits for the next try, unless something newer was typed or sent since. */
  function putBack({ title, body }: Written): void {
    typed = {
      ...(title === undefined || sentLast.title !== undefined ? {} : { title }),
      ...(body === undefined || sentLast.body !== undefined ? {} : { body: () => body }),
      ...typed,
    };
  }

  async function writeAll(): Promise<void> {
    while (hasTyped()) {
      const written = takeTyped();
      if (written.title === undefined && written.body === undefined) continue;
      tell({ at: 'saving' });
      underWay = written;
      const result = await write(written);
      underWay = {};
      if (!result.ok) {
        putBack(written);
        tell({ at: 'failed', why: result.error });
        return;
      }
      baseline = { ...baseline, ...written };
    }
    tell({ at: 'rest' });
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (!running && hasTyped()) run(writeAll());
    return running ?? Promise.resolve();
  }

  function run(work: Promise<void>): void {
    const mine = work.finally(() => {
      if (running === mine) running = null;
    });
    running = mine;
  }

  function leave(): void {
    if (!running) return void flush();
    clearTimeout(timer);
    timer = undefined;
    const before = running;
    const last = { ...underWay, ...takeTyped() };
    const isSent = (last.title ?? sentLast.title) === sentLast.title && (last.body ?? sentLast.body) === sentLast.body;
    if (isSent) return;
    sentLast = last;
    underWay = last;
    const writeLast = async () => {
      const result = await write(last);
      await before;
      sentLast = {};
      if (result.ok) baseline = { ...baseline, ...last };
      else putBack(last);
      await writeAll();
    };
    run(writeLast());
  }

  return {
    change(next) {
      typed = { ...typed, ...next };
      tell({ at: 'typing' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), delay);
    },
    flush,
    leave,
    isAtRest: () => !hasTyped() && running === null,
    baseline: () => baseline,
    setBaseline(next) {
      baseline = next;
    },
  };
}
