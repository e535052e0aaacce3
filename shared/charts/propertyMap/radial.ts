import type { MappedProperty, PropertyMapResult } from '../../analysis/propertyMapResult.ts';
import { type Drawing, groupOf, type Room } from '../frame.ts';
import { type ChartTheme, shades } from '../palette.ts';
import type { Mark } from '../scene.ts';
import { formatCount, inWords } from '../sentences.ts';
import { fitText, measureText } from '../textWidths.ts';
import { propertyWords } from './everyMark.ts';
import { chipMark, chipWidth, themeMarks, words } from './parts.ts';
import { ownWords, shownProperties, themeOf } from './words.ts';

const mostAround = 14;
const boxHeight = 26;
const broadest = 14;

/** The theme in the middle, its properties around it at equal angles, what hangs on them beside them. */
export function drawRadial(result: PropertyMapResult, room: Room, small: boolean): Drawing {
  const { left, top, width, theme } = room;
  const height = small ? 132 : Math.max(420, room.height ?? Math.min(820, width * 0.62));
  const shown = shownProperties(result, small ? 8 : mostAround);
  const radius = small ? 18 : Math.max(44, Math.min(64, height * 0.11));
  const circle = { x: left + width / 2, y: top + height / 2 - (small ? 0 : 10), radius };
  const most = Math.max(1, ...shown.map(({ codings }) => codings));
  const spots = shown.map((property, at) => spotOf(property, at, shown.length, { circle, width, height, small }));
  const branches = spots.map(({ property, x, y }): Mark => {
    const stroke = shades(property.color, theme.mode).solid;
    const strokeWidth = Math.max(0.75, (property.codings / most) * (small ? 5 : broadest));
    return {
      kind: 'line',
      key: `branch:${property.id}`,
      x1: circle.x,
      y1: circle.y,
      x2: x,
      y2: y,
      stroke,
      strokeWidth,
      opacity: 0.55,
    };
  });
  const left0 = result.properties.length - shown.length;
  const foot = [
    left0 > 0 ? `${inWords(left0)} less frequent properties are in the table` : '',
    ownWords(result),
  ].filter(Boolean);
  return {
    groups: [
      groupOf('branches', branches),
      groupOf('theme', [themeMarks(themeOf(result), circle, theme, small)]),
      groupOf(
        'properties',
        spots.flatMap((spot) => spotMarks(spot, theme, small)),
      ),
      ...(small
        ? []
        : [
            groupOf('key', [words('key:0', foot.join('    '), { x: left, y: top + height - 6 }, { fill: theme.ink3 })]),
          ]),
    ],
    right: left + width,
    bottom: top + height,
  };
}

interface Spot {
  readonly property: MappedProperty;
  readonly x: number;
  readonly y: number;
  /** -1 = at the left of the theme, 1 = at the right: its parts go outwards. */
  readonly side: -1 | 1;
}

function spotOf(
  property: MappedProperty,
  at: number,
  count: number,
  { circle, width, height, small }: { circle: { x: number; y: number }; width: number; height: number; small: boolean },
): Spot {
  const turn = ((at + 0.5) / count) * 2 * Math.PI - Math.PI / 2;
  const [across, down] = small ? [width * 0.3, height * 0.38] : [width * 0.27, height * 0.4];
  // Boxes are broad and low: rows as even as possible keep them apart.
  const y = circle.y + down * Math.sin(turn);
  const side = Math.cos(turn) < 0 ? -1 : 1;
  // Each stays on its side of the theme: right above and below it two broad boxes would meet in the middle.
  const away = Math.max(Math.abs(across * Math.cos(turn)), boxOf(property, small).width / 2 + 4);
  return { property, x: circle.x + side * away, y, side };
}

/** What stands in the box of a property, and how broad that makes it. */
function boxOf({ name, codings }: MappedProperty, small: boolean) {
  const size = small ? 9.5 : 12.5;
  const shown = fitText(name, small ? 74 : 150, size);
  const count = small ? '' : formatCount(codings);
  const width = measureText(shown, size) + measureText(count, 11.5) + (small ? 8 : 36);
  return { size, name: shown, count, width };
}

function spotMarks({ property, x, y, side }: Spot, theme: ChartTheme, small: boolean): Mark[] {
  const key = `property:${property.id}`;
  const { size, name, count, width } = boxOf(property, small);
  const tall = small ? 13 : boxHeight;
  const left = x - width / 2;
  const chips = small ? [] : property.parts.slice(0, 3);
  const rest = property.parts.length - chips.length;
  return [
    {
      ...propertyWords(property),
      children: [
        {
          kind: 'rect',
          key: `box:${key}`,
          x: left,
          y: y - tall / 2,
          width,
          height: tall,
          radius: small ? 3 : 5,
          fill: theme.paper,
          stroke: theme.hairlineStrong,
          strokeWidth: 1,
        },
        ...(small
          ? []
          : [
              {
                kind: 'rect',
                key: `swatch:${key}`,
                x: left + 9,
                y: y - 5,
                width: 5,
                height: 10,
                radius: 1.5,
                fill: shades(property.color, theme.mode).solid,
              } as const,
            ]),
        words(`name:${key}`, name, { x: left + (small ? 4 : 20), y: y + size * 0.35 }, { size, fill: theme.ink }),
        ...(small
          ? []
          : [words(`count:${key}`, count, { x: left + width - 9, y: y + 4 }, { anchor: 'end', fill: theme.ink3 })]),
      ],
    },
    ...chipsBeside(chips, rest, { x: side === 1 ? x + width / 2 + 14 : x - width / 2 - 14, y, side }, theme),
  ];
}

/** Chips one under the other, outwards of the property. */
function chipsBeside(
  chips: MappedProperty['parts'],
  rest: number,
  { x, y, side }: { readonly x: number; readonly y: number; readonly side: -1 | 1 },
  theme: ChartTheme,
): Mark[] {
  const top = y - ((chips.length - 1) * 24) / 2;
  const marks = chips.map((chip, at) => {
    const width = chipWidth(chip, 150);
    return chipMark(chip, { x: side === 1 ? x : x - width, y: top + at * 24, width }, theme);
  });
  if (rest <= 0) return marks;
  const at = { x, y: top + chips.length * 24 };
  return [
    ...marks,
    words(`more:${chips[0]?.id ?? ''}`, `and ${inWords(rest)} more`, at, {
      anchor: side === 1 ? 'start' : 'end',
      fill: theme.ink3,
    }),
  ];
}
