import type { StudyColumns } from '#shared/analysis/columns.ts';
import type { AxialEvent, Request } from '#shared/contract/envelope.ts';
import { type Noun, nouns } from '#shared/contract/procedure.ts';
import { buildCodeTree, type CodeTree } from '#shared/domain/codeTree.ts';
import type { Result } from '#shared/domain/result.ts';
import { listCodes } from '../store/codes.ts';
import { readStudyColumns } from '../store/columns.ts';
import type { Commit } from '../store/operations.ts';
import type { StudyFile } from '../store/studyFile.ts';
import { startRollingBackups } from './backups.ts';
import type { CoreContext, CorePorts } from './context.ts';
import { answer } from './dispatch.ts';
import { openPreferences } from './preferences.ts';
import { openRecent } from './recent.ts';
import { refuseWithoutStudy, rememberStudy } from './study.ts';

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

const nounOfTable: Readonly<Record<string, Noun>> = {
  study: 'study',
  document_groups: 'documents',
  documents: 'documents',
  codes: 'codes',
  coders: 'codings',
  codings: 'codings',
  memo_types: 'memos',
  memos: 'memos',
  memo_links: 'memos',
  variables: 'variables',
  variable_values: 'variables',
};

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
    study: () => refuseWithoutStudy(session.file()),
    openStudy: session.file,
    changeStudy: session.change,
    readable: () => refuseWithoutStudy(session.file()).readable,
    operate: (step, work) => refuseWithoutStudy(session.file()).operate({ ...step, actor: actor() }, work),
    actor,
    columns: () => session.columns(refuseWithoutStudy(session.file())),
    codeTree: () => session.codeTree(refuseWithoutStudy(session.file())),
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

/** The study that is open, with what was worked out from it, kept until the next step. */
function createSession(ports: CorePorts, emit: (event: AxialEvent) => void) {
  let file: StudyFile | null = null;
  let end: () => Promise<void> = async () => undefined;
  let columns: StudyColumns | null = null;
  let tree: CodeTree | null = null;
  const onCommit = (commit: Commit) => {
    const changed = new Set<Noun>(['operations']);
    for (const table of commit.tables) changed.add(nounOfTable[table] ?? 'study');
    if (changed.has('codes')) tree = null;
    if (changed.has('codes') || changed.has('codings') || changed.has('documents')) columns = null;
    const ordered = nouns.filter((noun) => changed.has(noun));
    emit({ type: 'changed', revision: commit.number, nouns: ordered, label: commit.label });
  };
  return {
    file: () => file,
    change: async (next: StudyFile | null) => {
      const before = file;
      file = next;
      columns = null;
      tree = null;
      const finish = end;
      if (next) {
        const unsubscribe = next.subscribe(onCommit);
        const backups = startRollingBackups(ports, next);
        end = async () => {
          unsubscribe();
          await backups.stop();
        };
      } else end = async () => undefined;
      await finish();
      before?.close();
    },
    columns: (study: StudyFile) => {
      columns ??= readStudyColumns(study.readable);
      return columns.revision === study.revision() ? columns : { ...columns, revision: study.revision() };
    },
    codeTree: (study: StudyFile) => {
      tree ??= buildCodeTree(listCodes(study.readable));
      return tree;
    },
  };
}
