/** What may tell who somebody is. */
export const traceKinds = ['name', 'mail', 'phone', 'web', 'identity', 'birth'] as const;
export type TraceKind = (typeof traceKinds)[number];

/** A place in a text that may tell who somebody is. UTF-16 units, half-open. */
export interface Trace {
  readonly kind: TraceKind;
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how sure the rule is; 1 = a check digit holds or the form leaves no doubt. */
  readonly confidence: number;
  /** In words: why it was listed. */
  readonly reason: string;
}

/** Where two rules mark the same characters the surer one stays, of equals the longer one; in order of position. */
export function withoutOverlaps(traces: readonly Trace[]): Trace[] {
  const byWorth = traces.toSorted(
    (a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Uint8Array(traces.reduce((end, trace) => Math.max(end, trace.end), 0));
  const kept = byWorth.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}
