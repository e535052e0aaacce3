/** How runs are cut: Guest, Namey & Chen (2020), METHOD.md §5. */
export interface RunRule {
  /** Documents of the base, at least 1. */
  readonly base: number;
  /** Documents of a run, at least 1. */
  readonly run: number;
  /** Share of the base, 0..1, that a run must not exceed. */
  readonly threshold: number;
  /** Whether each run begins one document after the run before it, rather than where that ends. */
  readonly isOverlapping: boolean;
}

/** Documents `from` up to `to` (places in the order, from 0, half-open). */
export interface SaturationRun {
  readonly from: number;
  readonly to: number;
  /** Codes used in them and in none before `from`. */
  readonly fresh: number;
  /** `fresh` / codes of the base; `null` where the base has none. */
  readonly share: number | null;
  /** Whether the share is at most the threshold. */
  readonly isMet: boolean;
}

export interface SaturationRuns {
  /** Codes found in the base; `null` where there are fewer documents than it needs. */
  readonly base: number | null;
  /** Whole runs only, in their order. */
  readonly runs: readonly SaturationRun[];
}

/** New codes in runs of documents after the base, as a share of the codes of the base. `fresh`: new codes of each document. */
export function saturationRuns(fresh: Int32Array, { base, run, threshold, isOverlapping }: RunRule): SaturationRuns {
  if (fresh.length < base) return { base: null, runs: [] };
  const found = sumOf(fresh, 0, base);
  const runs: SaturationRun[] = [];
  for (let from = base; from + run <= fresh.length; from += isOverlapping ? 1 : run) {
    const count = sumOf(fresh, from, from + run);
    const share = found > 0 ? count / found : null;
    runs.push({ from, to: from + run, fresh: count, share, isMet: share !== null && share <= threshold });
  }
  return { base: found, runs };
}

function sumOf(values: Int32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[at] as number;
  return sum;
}
