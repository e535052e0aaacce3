import { propertyKey, type RelationshipsResult, themeKey, tieKey } from '../../analysis/reading/relationshipResult.ts';
import { groupOf } from '../frame.ts';
import { type ChartTheme, shades } from '../palette.ts';
import type { Group, Mark, Text } from '../scene.ts';
import { formatCount } from '../sentences.ts';
import { fitText, measureText, wrapText } from '../textWidths.ts';
import type { PlacedBox } from './boxes.ts';
import { type Box, pathOf } from './geometry.ts';
import type { Diagram } from './layout.ts';
import { footHeight } from './places.ts';
import { type SharedProperty, sharedProperties, type Tie, tiesOf } from './rule.ts';
import type { PlacedTheme } from './themes.ts';
import type { PlacedTie } from './ties.ts';
import { inUnit, notDrawn, propertySentence, themeSentence, tieSentence } from './words.ts';

interface Ink {
  readonly result: RelationshipsResult;
  readonly theme: ChartTheme;
}

const middleX = ({ left, right }: Box): number => (left + right) / 2;
const rectOf = (key: string, { left, top, right, bottom }: Box) =>
  ({ kind: 'rect', key, x: left, y: top, width: right - left, height: bottom - top }) as const;

const words = (
  key: string,
  text: string,
  x: number,
  y: number,
  more: Partial<Text> & { readonly fill: string },
): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: 11.5,
  face: 'regular',
  anchor: 'start',
  ...more,
});

/** The marks of a diagram in the order of drawing: ties under threads under circles under boxes. */
export function drawDiagram(diagram: Diagram, ink: Ink): Group[] {
  const { ties, boxes, themes } = diagram;
  return [
    groupOf(
      'ties',
      ties.map((tie) => tieMark(tie, diagram, ink)),
    ),
    groupOf(
      'threads',
      boxes.flatMap((box) => threadMarks(box, ink)),
    ),
    groupOf(
      'themes',
      themes.map((theme) => themeMark(theme, ink)),
    ),
    groupOf(
      'properties',
      boxes.map((box) => boxMark(box, ink)),
    ),
  ];
}

function tieMark(tie: PlacedTie, { numbers }: Diagram, { result, theme }: Ink): Mark {
  const number = numbers.find(({ key }) => key === tie.key);
  const d = pathOf(tie.curve);
  const at = number ? middleX(number.box) : tie.curve.bend.x;
  // A rectangle first: otherwise all of the room that a slanted tie spans would answer to the pointer.
  const spot: Mark = {
    kind: 'rect',
    key: `spot:${tie.key}`,
    x: at,
    y: number?.box.top ?? tie.curve.bend.y,
    width: 0,
    height: 0,
    fill: 'none',
  };
  const line = { kind: 'path', d, fill: 'none' } as const;
  return {
    ...tieWords(result, tie.tie),
    children: [
      spot,
      { ...line, key: `reach:${tie.key}`, stroke: 'transparent', strokeWidth: Math.max(14, tie.width) },
      { ...line, key: `line:${tie.key}`, stroke: theme.hairlineStrong, strokeWidth: tie.width },
      ...(number
        ? [
            {
              ...rectOf(`ground:${tie.key}`, number.box),
              radius: 4,
              fill: number.labelled ? theme.surface : theme.paper,
              ...(number.labelled ? { stroke: theme.hairlineStrong, strokeWidth: 1 } : {}),
            },
            words(`number:${tie.key}`, number.text, at, (number.box.top + number.box.bottom) / 2 + 4, {
              anchor: 'middle',
              fill: number.labelled ? theme.ink : theme.ink2,
              face: number.labelled ? 'strong' : 'regular',
            }),
          ]
        : []),
    ],
  };
}

const tieWords = (result: RelationshipsResult, tie: Tie) => {
  const [one, other] = [result.themes[tie.first], result.themes[tie.second]];
  return {
    kind: 'group',
    key: tieKey(one?.id ?? '', other?.id ?? ''),
    name: `${one?.name ?? ''} and ${other?.name ?? ''}`,
    title: tieSentence(result, tie),
    data: { kind: 'pair', first: one?.id ?? '', second: other?.id ?? '' },
  } as const;
};

const themeWords = (result: RelationshipsResult, index: number) => {
  const code = result.themes[index];
  const id = code?.id ?? '';
  const data = { kind: 'code', codeId: id } as const;
  return {
    kind: 'group',
    key: themeKey(id),
    name: code?.path ?? '',
    title: themeSentence(result, index),
    data,
  } as const;
};

const propertyWords = (result: RelationshipsResult, shared: SharedProperty) => {
  const { id, path } = shared.property;
  const data = { kind: 'code', codeId: id } as const;
  return { kind: 'group', key: propertyKey(id), name: path, title: propertySentence(result, shared), data } as const;
};

/** Everything that may be drawn, by its words alone. */
export const everyMark = (result: RelationshipsResult): Mark[] =>
  [
    ...tiesOf(result)
      .filter(({ drawn }) => drawn)
      .map((tie) => tieWords(result, tie)),
    ...result.themes.map((_, index) => themeWords(result, index)),
    ...sharedProperties(result).map((shared) => propertyWords(result, shared)),
  ].map((words) => ({ ...words, children: [] }));

const threadMarks = ({ key, threads, shared }: PlacedBox, { theme }: Ink): Mark[] =>
  threads.map((thread, index) => ({
    kind: 'path',
    key: `thread:${index}:${key}`,
    d: pathOf(thread),
    fill: 'none',
    stroke: shades(shared.property.color, theme.mode).solid,
    strokeWidth: 1.25,
    ...(threads.length === 1 ? { dash: asideDash } : {}),
  }));

/** A single thread leads to the tie of its property, not to themes. */
const asideDash = '3 2.5';

function themeMark(placed: PlacedTheme, { result, theme }: Ink): Mark {
  const { index, key, x, y, radius, lines } = placed;
  const code = result.themes[index];
  const colors = shades(code?.color ?? 'grey', theme.mode);
  const inside = placed.label === null;
  const fillOf = (part: 'count' | 'name' | 'documents') =>
    part === 'count' || inside ? colors.ink : part === 'name' ? theme.ink : theme.ink3;
  return {
    ...themeWords(result, index),
    children: [
      { ...rectOf(`spot:${key}`, { left: x, right: x, top: y, bottom: y }), fill: 'none' },
      { kind: 'dot', key: `circle:${key}`, x, y, radius, fill: colors.tint, stroke: colors.solid, strokeWidth: 2.25 },
      ...lines.map((line, at) =>
        words(`words:${at}:${key}`, line.text, line.x, line.y, {
          size: line.size,
          face: line.strong ? 'strong' : 'regular',
          anchor: 'middle',
          fill: fillOf(line.part),
        }),
      ),
      ...(placed.byHand ? pinMarks(key, x + radius * 0.72 + 6, y - radius * 0.72 - 6, theme) : []),
    ],
  };
}

function boxMark({ box, key, shared, name, count, byHand, style }: PlacedBox, { result, theme }: Ink): Mark {
  const { property } = shared;
  const centre = (box.top + box.bottom) / 2;
  const counts = { size: style.countSize };
  return {
    ...propertyWords(result, shared),
    children: [
      { ...rectOf(`box:${key}`, box), radius: 5, fill: theme.paper, stroke: theme.hairlineStrong, strokeWidth: 1 },
      {
        kind: 'rect',
        key: `swatch:${key}`,
        x: box.left + 9,
        y: centre - 5,
        width: 5,
        height: 10,
        radius: 1.5,
        fill: shades(property.color, theme.mode).solid,
      },
      words(`name:${key}`, name, box.left + 20, centre + 4.5, { size: style.size, fill: theme.ink }),
      words(`count:${key}`, count, box.right - 9, centre + 4, { ...counts, anchor: 'end', fill: theme.ink3 }),
      ...(byHand ? pinMarks(key, box.left - 9, centre, theme) : []),
    ],
  };
}

/** A pin beside what was moved by hand. */
function pinMarks(key: string, x: number, y: number, theme: ChartTheme): Mark[] {
  const d = `M${x - 2} ${y - 5}L${x + 2} ${y - 5}L${x + 2} ${y - 1}L${x + 4} ${y + 1.5}L${x - 4} ${y + 1.5}L${x - 2} ${y - 1}ZM${x} ${y + 1.5}L${x} ${y + 6}`;
  return [{ kind: 'path', key: `pin:${key}`, d, fill: 'none', stroke: theme.ink3, strokeWidth: 1.1 }];
}

/** The key below the picture, and the names of what is not in it. */
export function drawKey(
  diagram: Diagram,
  { result, theme }: Ink,
  place: { readonly left: number; readonly top: number; readonly width: number },
): { readonly marks: readonly Mark[]; readonly height: number } {
  const { ties, boxes, themes } = diagram;
  const marks: Mark[] = [];
  let x = place.left;
  const y = place.top + 14;
  const say = (text: string) => {
    marks.push(words(`key:${marks.length}`, text, x, y + 4, { fill: theme.ink3 }));
    x += measureText(text, 11.5) + 22;
  };
  const sample = ties.length > 2 ? [ties.at(-1), ties[Math.floor(ties.length / 2)], ties[0]] : [...ties].reverse();
  const shown = sample.flatMap((tie) => tie ?? []);
  for (const { width, key } of shown) {
    marks.push({
      kind: 'line',
      key: `sample:${marks.length}:${key}`,
      x1: x,
      x2: x + 20,
      y1: y,
      y2: y,
      stroke: theme.hairlineStrong,
      strokeWidth: width,
    });
    x += 25;
  }
  if (shown.length > 0) {
    x += 3;
    const last = shown.at(-1)?.tie.value ?? 0;
    say([...shown.slice(0, -1).map(({ tie }) => formatCount(tie.value)), inUnit(result, last)].join(', '));
  }
  const thread = (found: PlacedBox | undefined, text: string, dash?: string) => {
    if (!found) return;
    const stroke = shades(found.shared.property.color, theme.mode).solid;
    const line = { x1: x, x2: x + 22, y1: y, y2: y, stroke, strokeWidth: 1.25, ...(dash ? { dash } : {}) };
    marks.push({ kind: 'line', key: dash ? 'sample:aside' : 'sample:thread', ...line });
    x += 28;
    say(text);
  };
  thread(
    boxes.find(({ shared, threads }) => shared.others.length > 1 && threads.length > 0),
    'property shared by three themes',
  );
  thread(
    boxes.find(({ threads }) => threads.length === 1),
    'property beside its tie',
    asideDash,
  );
  say(boxes.length > 0 ? 'in circles and boxes: codings' : 'in circles: codings');
  const moved = [...themes, ...boxes].filter(({ byHand }) => byHand).length;
  if (moved > 0) {
    marks.push(...pinMarks('key', x + 4, y, theme));
    x += 14;
    say(`${formatCount(moved)} moved by hand`);
  }
  const lines = wrapText(notDrawn(result, diagram), place.width, 11.5).slice(0, 2);
  const cut = lines.map((line) => fitText(line, place.width, 11.5));
  for (const [at, line] of cut.entries()) {
    marks.push(words(`missing:${at}`, line, place.left, place.top + 36 + at * 15, { fill: theme.ink3 }));
  }
  return { marks, height: cut.length === 0 ? 24 : Math.max(footHeight - 8, 30 + cut.length * 15) };
}
