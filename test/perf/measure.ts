import { cpus, totalmem } from 'node:os';

/** Runs a work several times; answers the milliseconds of each. What `prepare` does is not counted. */
export async function time<Prepared>(
  runs: number,
  prepare: (run: number) => Promise<Prepared> | Prepared,
  work: (prepared: Prepared) => Promise<unknown> | unknown,
  after: (prepared: Prepared) => Promise<unknown> | unknown = () => {},
): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const prepared = await prepare(run);
    const began = performance.now();
    await work(prepared);
    times.push(performance.now() - began);
    await after(prepared);
  }
  return times;
}

export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (times: readonly number[]): number => quantile(times, 0.5);

export const milliseconds = (value: number): string =>
  value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576).toLocaleString('en-GB')} MB`;

/** The machine in a line: numbers say nothing without it. */
export function machine(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${megabytes(totalmem())} memory, Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}

/** One line of the report: what was measured, and what came out. */
export const report = (what: string, result: string): void => {
  process.stdout.write(`  ${what.padEnd(58)} ${result}\n`);
};
