import type { AxialEvent, Request } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/domain/result.ts';
import type { CoreContext, CorePorts } from './context.ts';
import { answer } from './dispatch.ts';
import { openPreferences } from './preferences.ts';
import { openRecent } from './recent.ts';
import { createSession } from './session.ts';
import { rememberStudy } from './study.ts';

/** The engine: what every door talks to, and nothing of any door. One study is open at a time. */
export interface Core {
  /** Answers one request. Never rejects: failures are values. */
  handle(request: Request): Promise<Result<unknown>>;
  /** Asks for the request or job of that id to stop; it then answers `cancelled`. Unknown ids are let be. */
  cancel(id: string): void;
  /** Tells what happens; returns its own undoing. */
  subscribe(listener: (event: AxialEvent) => void): () => void;
  /** Closes the study, so that one whole file is left, and stops the workers. */
  close(): Promise<void>;
  /** The context for work that is more than one procedure: bulk coding, building a study. */
  context(signal?: AbortSignal): CoreContext;
}

/** Builds the engine from its ports. */
export function createCore(ports: CorePorts): Core {
  const listeners = new Set<(event: AxialEvent) => void>();
  const working = new Map<string, AbortController>();
  const emit = (event: AxialEvent) => {
    for (const listener of listeners) listener(event);
  };
  const session = createSession(ports, emit);
  const preferences = openPreferences(ports.preferencesFolder);
  const actor = () => preferences.read().coder;
  const shared: Omit<CoreContext, 'signal' | 'startJob'> = {
    ports,
    preferences,
    recent: openRecent(ports.preferencesFolder),
    study: session.study,
    openStudy: session.file,
    changeStudy: session.change,
    readable: () => session.study().readable,
    operate: (step, work) => session.study().operate({ ...step, actor: actor() }, work),
    actor,
    columns: () => session.columns(),
    prepareColumns: () => session.prepareColumns(),
    pairs: (choice) => session.pairs(choice),
    preparePairs: (choice) => session.preparePairs(choice),
    codeTree: () => session.codeTree(),
    search: () => session.search(),
    emit,
    cancelJob: (jobId) => {
      working.get(jobId)?.abort();
      return working.has(jobId);
    },
  };
  const track = (id: string, signal?: AbortSignal) => {
    const controller = new AbortController();
    working.set(id, controller);
    const signals = signal ? [controller.signal, signal] : [controller.signal];
    return { signal: AbortSignal.any(signals), done: () => void working.delete(id) };
  };
  const context = (signal: AbortSignal = new AbortController().signal): CoreContext => ({
    ...shared,
    signal,
    startJob: (jobId) => track(jobId, signal),
  });
  return {
    context,
    handle: async ({ id, name, input }) => {
      const request = track(id);
      try {
        return await answer(context(request.signal), name, input);
      } finally {
        request.done();
      }
    },
    cancel: (id) => working.get(id)?.abort(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      for (const controller of working.values()) controller.abort();
      rememberStudy(context());
      await session.change(null);
      await ports.jobs.close();
    },
  };
}
