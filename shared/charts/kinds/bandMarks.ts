import type { ChartTheme } from '../palette.ts';
import { shades } from '../palette.ts';
import type { Path, Text } from '../scene.ts';
import { counted, formatCount, unitName } from '../sentences.ts';
import { tieTitle } from '../tieMarks.ts';
import type { ChordResult } from './chord.ts';
import { codeOf, type Flow } from './chordShown.ts';

/** A band between two codes: grey, for colour belongs to codes; a paper edge keeps neighbours apart, in print too. */
export function bandMark(result: ChordResult, flow: Flow, d: string, theme: ChartTheme): Path {
  const [first, second] = [codeOf(result, flow.from), codeOf(result, flow.to)];
  return {
    kind: 'path',
    key: `band:${first.id}:${second.id}`,
    d,
    fill: theme.ink3,
    stroke: theme.paper,
    strokeWidth: 0.6,
    opacity: 0.34,
    name: `${first.name} × ${second.name}`,
    title: tieTitle(result, flow.tie),
    data: { kind: 'pair', first: first.id, second: second.id },
  };
}

/** The numbers of a code in a sentence, with the sum of its bands. */
export function barSentence(result: ChordResult, code: number, sum: number): string {
  const { unit, near } = result.settings;
  return `${counted(result.frequency[code] ?? 0, 'coding')} in ${counted(result.documents[code] ?? 0, 'document')}; its bands sum to ${formatCount(sum)} (${unitName(unit, near)}).`;
}

/** The bar of a code, in its colour. */
export function barMark(
  result: ChordResult,
  key: string,
  code: number,
  bar: { d: string; sum: number; theme: ChartTheme },
): Path {
  const { id, path, color } = codeOf(result, code);
  return {
    kind: 'path',
    key,
    d: bar.d,
    fill: shades(color, bar.theme.mode).solid,
    name: path,
    title: barSentence(result, code, bar.sum),
    data: { kind: 'code', codeId: id },
  };
}

/** The name of a code beside its bar. */
export function barName(
  key: string,
  text: string,
  { x, y, anchor }: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' },
  { fill, size }: { readonly fill: string; readonly size: number },
): Text {
  return { kind: 'text', key: `name:${key}`, x, y: y + size * 0.34, text, size, face: 'regular', fill, anchor };
}
