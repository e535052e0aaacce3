import type { ResultCode } from '../../analysis/results.ts';
import type { ChordResult } from './chord.ts';

/** More codes of a set than these make no picture. */
export const mostShown = 40;

/** A tie as it is drawn: from a code of the first set to one of the second, by their indices. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Place among the ties of the result. */
  readonly tie: number;
}

/** What a picture of two sets draws. */
export interface ShownSets {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly flows: readonly Flow[];
  /** Codes of either set that have a tie, drawn or not. */
  readonly tied: readonly [number, number];
}

/** The most tied codes of each set with the ties between them; codes without a tie are left out. */
export function shownSets(result: ChordResult): ShownSets {
  const all = flowsOf(result);
  const sides = [mostTied(result.first, all, 'from'), mostTied(result.second, all, 'to')] as const;
  const [left, right] = sides.map((side) => new Set(side.shown));
  const flows = all.filter(({ from, to }) => left?.has(from) && right?.has(to));
  const used = (place: 'from' | 'to') => {
    const codes = new Set(flows.map((flow) => flow[place]));
    return sides[place === 'from' ? 0 : 1].shown.filter((code) => codes.has(code));
  };
  return { first: used('from'), second: used('to'), flows, tied: [sides[0].tied, sides[1].tied] };
}

/** Every cell of first × second that holds a tie; where both codes belong to both sets it holds it in two cells. */
function flowsOf({ first, second, ties }: ChordResult): Flow[] {
  const [inFirst, inSecond] = [new Set(first), new Set(second)];
  return Array.from(ties.first).flatMap((one, tie) => {
    const other = ties.second[tie] ?? -1;
    const value = ties.value[tie] ?? 0;
    const flow = (from: number, to: number) =>
      inFirst.has(from) && inSecond.has(to) ? [{ from, to, value, tie }] : [];
    return [...flow(one, other), ...flow(other, one)];
  });
}

function mostTied(codes: Int32Array, flows: readonly Flow[], place: 'from' | 'to') {
  const sums = sumsOf(flows, place);
  const tied = [...codes].filter((code) => sums.has(code));
  const most = [...tied].sort((a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || a - b).slice(0, mostShown);
  const shown = new Set(most);
  return { tied: tied.length, shown: tied.filter((code) => shown.has(code)) };
}

/** The sum of the ties of each code on one side. */
export function sumsOf(flows: readonly Flow[], place: 'from' | 'to'): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const flow of flows) sums.set(flow[place], (sums.get(flow[place]) ?? 0) + flow.value);
  return sums;
}

/** True when ties are looked at inside one set. */
export const isOneSet = ({ first, second }: ChordResult): boolean =>
  first.length === second.length && first.every((code, at) => code === second[at]);

export const codeOf = ({ codes }: ChordResult, code: number): ResultCode => codes[code] as ResultCode;
