import type { AxialEvent, Request } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/domain/result.ts';

/** The engine as a door sees it: envelopes in, envelopes out. A door knows no procedure. */
export interface Engine {
  /** Answers one request. Never rejects: failures are values. */
  handle(request: Request): Promise<Result<unknown>>;
  /** Asks for the request or job of that id to stop; it then answers `cancelled`. Unknown ids are let be. */
  cancel(id: string): void;
  /** Tells what happens; returns its own undoing. */
  subscribe(listener: (event: AxialEvent) => void): () => void;
  /** Closes the study so that one whole file is left. */
  close(): Promise<void> | void;
}
