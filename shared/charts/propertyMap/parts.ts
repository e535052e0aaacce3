import type { CountedCode, MappedProperty } from '../../analysis/propertyMapResult.ts';
import { medianOf } from '../../analysis/reading/median.ts';
import { type ChartTheme, shades } from '../palette.ts';
import { type Mark, rounded, type Text } from '../scene.ts';
import { counted, formatCount } from '../sentences.ts';
import { fitText, measureText, wrapText } from '../textWidths.ts';
import { partWords, themeWords, weightWordsOf } from './everyMark.ts';

export const words = (
  key: string,
  text: string,
  place: { readonly x: number; readonly y: number },
  more: Partial<Text> & { readonly fill: string },
): Text => ({ kind: 'text', key, ...place, text, size: 11.5, face: 'regular', anchor: 'start', ...more });

/** How wide a circle is so far from its middle. */
const chordAt = (radius: number, away: number): number =>
  away >= radius ? 0 : 2 * Math.sqrt(radius * radius - away * away);

/** The theme as a circle, its count, name and documents inside where they fit, else below. */
export function themeMarks(
  code: CountedCode,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  theme: ChartTheme,
  small = false,
): Mark {
  const colors = shades(code.color, theme.mode);
  const key = `theme:${code.id}`;
  const name = wrapText(code.name, radius * 1.66, small ? 9.5 : 13, 'strong').slice(0, 3);
  const rows = small
    ? []
    : [
        { text: formatCount(code.codings), size: 18, height: 24, strong: true },
        ...name.map((text) => ({
          text: fitText(text, radius * 1.8, 13, 'strong'),
          size: 13,
          height: 16,
          strong: true,
        })),
      ];
  const documents = { text: counted(code.documents, 'document'), size: 11.5, height: 18, strong: false };
  const tall = rows.reduce((sum, row) => sum + row.height, 0);
  const isInside = !small && chordAt(radius, (tall + documents.height) / 2 - 4) > measureText(documents.text, 11.5) + 6;
  if (isInside) rows.push(documents);
  let at = y - (tall + (isInside ? documents.height : 0)) / 2;
  return {
    ...themeWords(code),
    children: [
      { kind: 'rect', key: `spot:${key}`, x, y, width: 0, height: 0, fill: 'none' },
      {
        kind: 'dot',
        key: `circle:${key}`,
        x,
        y,
        radius,
        fill: colors.tint,
        stroke: colors.solid,
        strokeWidth: small ? 1.5 : 2.25,
      },
      ...rows.map(({ text, size, height, strong }, index) => {
        at += height;
        const face = strong ? 'strong' : 'regular';
        return words(
          `words:${index}:${key}`,
          text,
          { x, y: at - 5 },
          { size, face, anchor: 'middle', fill: colors.ink },
        );
      }),
      ...(small || isInside
        ? []
        : [
            words(
              `words:below:${key}`,
              documents.text,
              { x, y: y + radius + 16 },
              { anchor: 'middle', fill: theme.ink3 },
            ),
          ]),
    ],
  };
}

const chipHeight = 21;

/** A code that hangs on a property or the theme: an indicator dashed, for it is seen from outside. */
export function chipMark(
  code: CountedCode,
  place: { readonly x: number; readonly y: number; readonly width: number },
  theme: ChartTheme,
): Mark {
  const colors = shades(code.color, theme.mode);
  const count = formatCount(code.codings);
  const room = place.width - measureText(count, 11) - 22;
  const key = `part:${code.id}`;
  const top = place.y - chipHeight / 2;
  return {
    ...partWords(code),
    children: [
      {
        kind: 'rect',
        key: `chip:${code.id}`,
        x: place.x,
        y: top,
        width: place.width,
        height: chipHeight,
        radius: 4,
        fill: theme.paper,
        stroke: code.role === 'indicator' ? colors.solid : theme.hairlineStrong,
        strokeWidth: 1,
        ...(code.role === 'indicator' ? { dash: '4 3' } : {}),
      },
      words(
        `name:${key}`,
        fitText(code.name, room, 12),
        { x: place.x + 8, y: place.y + 4 },
        { size: 12, fill: theme.ink },
      ),
      words(
        `count:${key}`,
        count,
        { x: place.x + place.width - 7, y: place.y + 4 },
        { size: 11, anchor: 'end', fill: theme.ink3 },
      ),
    ],
  };
}

/** The chip's own width, as far as there is room. */
export const chipWidth = ({ name, codings }: CountedCode, most: number): number =>
  Math.min(most, measureText(name, 12) + measureText(formatCount(codings), 11) + 26);

const lineHeight = chipHeight + 3;

/** Chips side by side from the left, in as many lines as there is room for; those without room are counted. */
export function chipRow(
  parts: readonly CountedCode[],
  place: { readonly x: number; readonly y: number; readonly width: number; readonly lines: number },
  theme: ChartTheme,
): Mark[] {
  const lines = linesOf(parts, place.width, place.lines);
  const first = place.y - ((lines.length - 1) * lineHeight) / 2;
  const drawn = lines.reduce((sum, line) => sum + line.length, 0);
  return lines.flatMap((line, at) => {
    const y = first + at * lineHeight;
    let x = place.x;
    const marks = line.map((part) => {
      const width = chipWidth(part, 150);
      x += width + 8;
      return chipMark(part, { x: x - width - 8, y, width }, theme);
    });
    if (at < lines.length - 1 || drawn === parts.length) return marks;
    const key = `more:${parts[0]?.id ?? ''}`;
    return [
      ...marks,
      words(key, `+${formatCount(parts.length - drawn)}`, { x: x + 2, y: y + 4 }, { fill: theme.ink3 }),
    ];
  });
}

/** As many parts as fit, line by line; where some do not, the last line leaves room to say how many. */
function linesOf(parts: readonly CountedCode[], width: number, most: number): CountedCode[][] {
  const fill = (spare: number): CountedCode[][] => {
    const lines: CountedCode[][] = [[]];
    let used = 0;
    for (const part of parts) {
      const needed = chipWidth(part, 150) + 8;
      const room = lines.length === most ? width - spare : width;
      if (used + needed > room + 8 && lines.at(-1)?.length !== 0) {
        if (lines.length === most) break;
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push(part);
      used += needed;
    }
    return lines;
  };
  const whole = fill(0);
  return whole.flat().length === parts.length ? whole : fill(30);
}
/** Weights of one property on a scale from 0 to 100: the bar spans them, the stroke is their median. */
export function weightMarks(
  property: MappedProperty,
  place: { readonly x: number; readonly y: number; readonly width: number },
  theme: ChartTheme,
): Mark {
  const { weights, id, color } = property;
  const colors = shades(color, theme.mode);
  const { x, y, width } = place;
  const at = (weight: number) => rounded(x + (weight / 100) * width);
  const [least, most] = [at(weights[0] ?? 0), at(weights.at(-1) ?? 0)];
  const key = `weights:${id}`;
  const frame: Mark = {
    kind: 'rect',
    key: `frame:${key}`,
    x: x - 6,
    y: y - 14,
    width: width + 12,
    height: 28,
    fill: 'transparent',
  };
  const line: Mark = {
    kind: 'line',
    key: `scale:${key}`,
    x1: x,
    x2: x + width,
    y1: y,
    y2: y,
    stroke: theme.hairline,
    strokeWidth: 1.5,
  };
  if (weights.length === 0) return { ...weightWordsOf(property), children: [frame, line] };
  return {
    ...weightWordsOf(property),
    children: [
      frame,
      line,
      {
        kind: 'rect',
        key: `span:${key}`,
        x: least - 5,
        y: y - 8,
        width: most - least + 10,
        height: 16,
        radius: 4,
        fill: colors.tintStrong,
      },
      ...swarm(weights.map(at)).map(
        (dot, index): Mark => ({
          kind: 'dot',
          key: `dot:${index}:${key}`,
          x: dot.x,
          y: y + dot.aside,
          radius: 2.2,
          fill: colors.solid,
        }),
      ),
      {
        kind: 'line',
        key: `median:${key}`,
        x1: at(medianOf(weights)),
        x2: at(medianOf(weights)),
        y1: y - 11,
        y2: y + 11,
        stroke: theme.ink,
        strokeWidth: 2,
      },
    ],
  };
}

/** Dots that would cover each other step up and down by turns, as far as the bar is high. */
function swarm(places: readonly number[]): { readonly x: number; readonly aside: number }[] {
  const steps = [0, 4.6, -4.6];
  let before = Number.NEGATIVE_INFINITY;
  let turn = 0;
  return places.map((x) => {
    turn = x - before < 4.6 ? (turn + 1) % steps.length : 0;
    before = x;
    return { x, aside: steps[turn] ?? 0 };
  });
}
