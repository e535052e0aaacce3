import type { CoOccurrenceUnit, ResultCode } from '../analysis/results.ts';
import type { Ties } from '../analysis/ties.ts';
import type { ChartTheme } from './palette.ts';
import type { Line, Mark } from './scene.ts';
import { tieSentence } from './sentences.ts';

/** A line between two circles. Pixels. */
export interface TieLine {
  readonly key: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly name: string;
  readonly title: string;
  readonly first: string;
  readonly second: string;
}

/** So wide at least is the room in which the pointer finds a line. */
const widthToHit = 9;

/** Ties are grey, for colour belongs to codes; over each lies a broader line that is not seen, for the pointer. */
export function tieMarks(lines: readonly TieLine[], theme: ChartTheme, quiet: boolean): readonly Mark[] {
  const drawn = lines.map(({ key, from, to, width }): Line => {
    const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    return { kind: 'line', key: `line:${key}`, ...place, stroke: theme.hairlineStrong, strokeWidth: width };
  });
  if (quiet) return drawn;
  return [
    ...drawn,
    ...lines.map(
      ({ key, from, to, width, name, title, first, second }): Line => ({
        kind: 'line',
        key,
        x1: from.x,
        y1: from.y,
        x2: to.x,
        y2: to.y,
        stroke: theme.paper,
        strokeWidth: Math.max(width, widthToHit),
        opacity: 0,
        name,
        title,
        data: { kind: 'pair', first, second },
      }),
    ),
  ];
}

/** Width of a tie: in proportion to its count, never so thin that it is lost. Pixels. */
export const tieWidth = (value: number, greatest: number, widest: number): number =>
  Math.max(0.75, (value / Math.max(1, greatest)) * widest);

/** A chart whose ties are counted between codes. */
export interface TiedCodes {
  readonly codes: readonly ResultCode[];
  readonly settings: { readonly unit: CoOccurrenceUnit; readonly near: number };
  readonly ties: Ties;
}

/** The number of a tie in a sentence. */
export function tieTitle({ settings: { unit, near }, ties }: TiedCodes, at: number): string {
  return tieSentence({ unit, near, value: ties.value[at] ?? 0, documents: ties.documents[at] ?? Number.NaN });
}

type Place = { readonly x: number; readonly y: number };

/** The ties as lines between the places of their codes; ties of codes that have none are left out. */
export function tieLines(
  result: TiedCodes,
  placeOf: (code: number) => Place | undefined,
  widest: number,
): readonly TieLine[] {
  const { codes, ties } = result;
  const greatest = ties.value[0] ?? 1;
  return Array.from(ties.first).flatMap((one, at): TieLine[] => {
    const other = ties.second[at] ?? -1;
    const [first, second, from, to] = [codes[one], codes[other], placeOf(one), placeOf(other)];
    if (!first || !second || !from || !to) return [];
    return [
      {
        key: `tie:${first.id}:${second.id}`,
        from,
        to,
        width: tieWidth(ties.value[at] ?? 0, greatest, widest),
        name: `${first.name} × ${second.name}`,
        title: tieTitle(result, at),
        first: first.id,
        second: second.id,
      },
    ];
  });
}

/** The codes that a code is tied to, strongest first, with the counts. */
export function linesOfCode({ codes, ties }: Pick<TiedCodes, 'codes' | 'ties'>, code: number) {
  return Array.from(ties.first).flatMap((first, at) => {
    const second = ties.second[at] ?? -1;
    if (first !== code && second !== code) return [];
    return [{ name: codes[first === code ? second : first]?.name ?? '', value: ties.value[at] ?? 0 }];
  });
}

/** The ties for files, strongest first. */
export const tiesAsJson = ({ codes, ties }: Pick<TiedCodes, 'codes' | 'ties'>) =>
  Array.from(ties.first, (first, at) => ({
    first: codes[first]?.path ?? '',
    second: codes[ties.second[at] ?? -1]?.path ?? '',
    value: ties.value[at] ?? 0,
  }));
