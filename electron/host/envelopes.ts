import type { CancelRequest, Request } from '#shared/contract/envelope.ts';

/** What came through a door, as an envelope; `null` when it is none. What is inside the envelope is core's to check. */
export function parseEnvelope(value: unknown): Request | CancelRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('cancel' in value) return isId(value.cancel) ? { cancel: value.cancel } : null;
  if (!('id' in value) || !('name' in value)) return null;
  if (!isId(value.id) || typeof value.name !== 'string') return null;
  return { id: value.id, name: value.name, input: 'input' in value ? value.input : undefined };
}

const isId = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200;
