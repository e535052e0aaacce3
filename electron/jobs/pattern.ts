import { findPattern, type PatternHits, type PatternRequest } from '#shared/text/searchPattern.ts';

/** {@link findPattern} in a thread of its own: the host stops the thread when it takes too long. */
export async function findPatternInWorker(request: PatternRequest): Promise<PatternHits> {
  return findPattern(request);
}
