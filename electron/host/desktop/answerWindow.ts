import type { Response } from '#shared/contract/envelope.ts';
import { pack, toBytes } from '#shared/contract/packed.ts';
import { isTable } from '#shared/contract/tables.ts';
import { failure } from '#shared/domain/result.ts';
import type { Engine } from '../engine.ts';
import { parseEnvelope } from '../envelopes.ts';

/** From so many rows with columns on an answer crosses as one piece: the bridge copies each column for itself. */
const manyRows = 256;

/**
 * Answers one message of the window: a request with its response, a cancellation with `null`. Columns cross as they are; an
 * answer with very many of them crosses packed.
 */
export async function answerWindow(engine: Engine, message: unknown): Promise<Response | null> {
  const envelope = parseEnvelope(message);
  if (envelope === null) return { id: '', result: failure('invalid_input', 'This request is not complete.') };
  if ('cancel' in envelope) {
    engine.cancel(envelope.cancel);
    return null;
  }
  const result = await engine.handle(envelope);
  if (!result.ok || !hasManyRows(result.value)) return { id: envelope.id, result };
  return { id: envelope.id, packed: true, result: { ok: true, value: toBytes(pack(result.value)) } };
}

const hasManyRows = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).some((part: unknown) => Array.isArray(part) && part.length >= manyRows && isTable(part));
