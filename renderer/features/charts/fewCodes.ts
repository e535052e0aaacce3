import type { CoOccurrenceResult } from '#shared/analysis/results.ts';

/** A thumbnail has room for no more codes than this; of more, every so many-th one is drawn. */
const mostCodes = 60;

/** The matrix with as many codes as a thumbnail can show. */
export function fewCodes(result: CoOccurrenceResult): CoOccurrenceResult {
  const size = result.codes.length;
  const step = Math.ceil(size / mostCodes);
  if (step <= 1) return result;
  const kept = Array.from(result.codes.keys()).filter((index) => index % step === 0);
  const part = (matrix: Float64Array) =>
    Float64Array.from(
      { length: kept.length ** 2 },
      (_, at) => matrix[(kept[Math.floor(at / kept.length)] ?? 0) * size + (kept[at % kept.length] ?? 0)] ?? 0,
    );
  return {
    ...result,
    codes: kept.flatMap((index) => result.codes[index] ?? []),
    values: part(result.values),
    pairs: part(result.pairs),
    documents: part(result.documents),
    jaccard: part(result.jaccard),
    c: part(result.c),
    lift: part(result.lift),
    flags: Uint8Array.from(part(Float64Array.from(result.flags))),
    frequency: Float64Array.from(kept, (index) => result.frequency[index] ?? 0),
  };
}
