import type { Response } from '#shared/contract/envelope.ts';
import { failure } from '#shared/domain/result.ts';
import type { Engine } from '../engine.ts';
import { parseEnvelope } from '../envelopes.ts';

/** Answers one message of the window: a request with its response, a cancellation with `null`. */
export async function answerWindow(engine: Engine, message: unknown): Promise<Response | null> {
  const envelope = parseEnvelope(message);
  if (envelope === null) return { id: '', result: failure('invalid_input', 'This request is not complete.') };
  if ('cancel' in envelope) {
    engine.cancel(envelope.cancel);
    return null;
  }
  return { id: envelope.id, result: await engine.handle(envelope) };
}
