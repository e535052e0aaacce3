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

const given = new WeakSet<object>();

/** Marks what a task answers: its arrays, and those one step below, are nobody else's, and move to the host instead of being copied. */
export function handedOver<Answer extends object>(answer: Answer): Answer {
  given.add(answer);
  return answer;
}

/** The memory that moves with an answer: bytes always, other arrays where the task hands them over. */
export function movingWith(answer: unknown): ArrayBuffer[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const parts: unknown[] = answer instanceof Uint8Array ? [answer] : Object.values(answer);
  const moving = given.has(answer)
    ? parts.flatMap((part) => (isPlain(part) ? Object.values(part) : [part]))
    : parts.filter((part) => part instanceof Uint8Array);
  const buffers = moving
    .filter(
      (value): value is ArrayBufferView<ArrayBuffer> =>
        ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer,
    )
    .filter(({ buffer, byteLength }) => byteLength === buffer.byteLength)
    .map(({ buffer }) => buffer);
  return [...new Set(buffers)];
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
