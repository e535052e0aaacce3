import type { Result } from '../domain/result.ts';
import type { Noun } from './procedure.ts';

/** One envelope over every pipe. */
export interface Request {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
}
export interface CancelRequest {
  readonly cancel: string;
}
export interface Response {
  readonly id: string;
  readonly result: Result<unknown>;
  /** The value is the bytes of `packed.ts`: where each of very many columns would be copied for itself on the way. */
  readonly packed?: true;
}

/** What the engine tells without being asked. */
export type AxialEvent =
  /** The study changed: answers that read one of these nouns are stale. */
  | { readonly type: 'changed'; readonly revision: number; readonly nouns: readonly Noun[]; readonly label: string }
  /** How far a long piece of work has come; `total` 0 = not known. */
  | {
      readonly type: 'progress';
      readonly jobId: string;
      readonly done: number;
      readonly total: number;
      readonly label: string;
    }
  /** A command was chosen in the native menu: the window runs it from its registry. */
  | { readonly type: 'command'; readonly id: string }
  /** The system asks to open this file (double click, second start). */
  | { readonly type: 'open-file'; readonly path: string };

/** The part of an AbortSignal that a pipe needs; `shared/` knows neither DOM nor Node. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * How a window reaches the engine, whatever the door. `request` never rejects: failures are values.
 * Aborting the signal sends a cancel. `subscribe` returns its own undoing.
 */
export interface Pipe {
  request(name: string, input: unknown, signal?: Cancellation): Promise<Result<unknown>>;
  subscribe(listener: (event: AxialEvent) => void): () => void;
}
