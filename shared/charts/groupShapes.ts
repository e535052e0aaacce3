import { type ChartTheme, shades } from './palette.ts';
import { type Mark, type Outline, rounded } from './scene.ts';
import { fitText, measureText } from './textWidths.ts';

/** How the documents of a group are drawn: a shape and a colour, so that neither is the only sign. */
export interface GroupLook {
  readonly name: string;
  /** Number of the shape; 0 = a circle. */
  readonly shape: number;
  readonly color: string;
}

/** Not the colours of the first five themes: documents are no codes. */
const colors = ['sky', 'orange', 'olive', 'magenta', 'brown', 'pink'] as const;

/** Groups that have a look of their own; of more, the others share one. */
const mostLooks = colors.length;
const rest = { shape: 0, color: 'grey' } as const;

/** The look of each group, in their order; documents without a group, and those of groups beyond the sixth, are grey circles. */
export function groupLooks(
  groups: readonly { readonly name: string; readonly isRest: boolean }[],
): readonly GroupLook[] {
  let named = 0;
  return groups.map(({ name, isRest }) => {
    if (isRest || named >= mostLooks) return { name, ...rest };
    const look = { name, shape: named + 1, color: colors[named] ?? 'grey' };
    named++;
    return look;
  });
}

/** Corners of each shape around the middle, for a circle of radius 1 with about the same area. */
const corners: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-0.89, -0.89],
    [0.89, -0.89],
    [0.89, 0.89],
    [-0.89, 0.89],
  ],
  [
    [0, -1.35],
    [1.17, 0.68],
    [-1.17, 0.68],
  ],
  [
    [0, -1.26],
    [1.26, 0],
    [0, 1.26],
    [-1.26, 0],
  ],
  [
    [0, 1.35],
    [1.17, -0.68],
    [-1.17, -0.68],
  ],
  [
    [-0.4, -1.2],
    [0.4, -1.2],
    [0.4, -0.4],
    [1.2, -0.4],
    [1.2, 0.4],
    [0.4, 0.4],
    [0.4, 1.2],
    [-0.4, 1.2],
    [-0.4, 0.4],
    [-1.2, 0.4],
    [-1.2, -0.4],
    [-0.4, -0.4],
  ],
  [
    [-0.58, -1],
    [0.58, -1],
    [1.16, 0],
    [0.58, 1],
    [-0.58, 1],
    [-1.16, 0],
  ],
];

/** A circle, or one of the other shapes, around a place. Pixels. */
export function shapeMark(
  key: string,
  shape: number,
  { x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
  look: Outline & { readonly fill: string },
): Mark {
  const around = corners[shape] ?? [];
  if (around.length === 0) return { kind: 'dot', key, x, y, radius, ...look };
  const d = around.map(([dx, dy]) => `${rounded(x + dx * radius)} ${rounded(y + dy * radius)}`).join('L');
  return { kind: 'path', key, d: `M${d}Z`, ...look };
}

/** What the shapes mean, in lines from the left; groups that look alike stand together as others. */
export function shapeKey(
  looks: readonly GroupLook[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  theme: ChartTheme,
): { readonly marks: readonly Mark[]; readonly height: number } {
  const own = looks.filter(({ shape }) => shape > 0);
  const others = looks.filter(({ shape }) => shape === 0);
  const entries = [
    ...own,
    ...others
      .slice(0, 1)
      .map((look) => (others.length > 1 ? { ...look, name: `${others.length} other groups` } : look)),
  ];
  let [x, y] = [left, top + 9];
  const marks = entries.flatMap((look, at): Mark[] => {
    const text = fitText(look.name, Math.min(220, width - 20), 12.5);
    const wide = 20 + measureText(text, 12.5) + 18;
    if (x > left && x + wide > left + width) [x, y] = [left, y + 20];
    const { tint, solid } = shades(look.color, theme.mode);
    const place = x;
    x += wide;
    return [
      shapeMark(
        `look:${at}`,
        look.shape,
        { x: place + 7, y, radius: 5.5 },
        { fill: tint, stroke: solid, strokeWidth: 1.5 },
      ),
      {
        kind: 'text',
        key: `look-name:${at}`,
        x: place + 19,
        y: y + 4.2,
        text,
        size: 12.5,
        face: 'regular',
        fill: theme.ink2,
        anchor: 'start',
      },
    ];
  });
  return { marks, height: entries.length === 0 ? 0 : y - top + 17 };
}
