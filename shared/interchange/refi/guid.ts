import type { Guid } from './model.ts';

const canonical = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A GUID as two are compared: without case and braces. What is no GUID stays as it is written, blanks around it aside,
 * so that those who point to it still find it.
 */
export function normaliseGuid(written: string): Guid {
  const trimmed = written.trim();
  const bare = /^\{.*\}$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  const lower = bare.toLowerCase();
  return isGuid(lower) ? lower : trimmed;
}

/** Whether it is a GUID, in lower case without braces. */
export const isGuid = (text: string): boolean => canonical.test(text);
