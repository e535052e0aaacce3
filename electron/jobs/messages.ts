import type { Failure } from '#shared/domain/result.ts';
import type { TaskName } from './tasks.ts';

/** Asks a thread that has nothing to do to end by itself. */
export const leave = 'leave';

/** What the host thread sends to a worker: one task at a time. */
export interface TaskMessage {
  readonly task: number;
  readonly name: TaskName;
  readonly input: unknown;
}

/** What a worker sends back. */
export type WorkerMessage =
  /** The thread stands, with what the task needs, and the work begins. */
  | { readonly task: number; readonly kind: 'begun' }
  | { readonly task: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly task: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly task: number; readonly kind: 'failed'; readonly error: Failure; readonly detail: string };
