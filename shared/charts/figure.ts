import { shades } from './palette.ts';
import type { Mark, Scene } from './scene.ts';
import { sceneToSvg } from './svg.ts';

/** How a picture goes into print. */
export interface Figure {
  readonly widthMm: number;
  /** Size of the words in the picture. */
  readonly fontPt: number;
  /** Greys and patterns in place of colours: told apart on any printer and by any eye. */
  readonly patterns: boolean;
  /** Dots an inch, for pictures made of dots. */
  readonly dpi: number;
}

/** Pixels of a layout that most of its words are high. */
const wordSize = 12.5;
const mmPerPoint = 25.4 / 72;

/** Millimetres that a pixel of the layout is wide, for words of the wanted size. */
const mmPerPixel = ({ fontPt }: Figure): number => (fontPt * mmPerPoint) / wordSize;

/** The room for a layout, in its pixels, that gives words of the wanted size at the wanted width. */
export const layoutWidth = (figure: Figure): number => Math.max(160, Math.round(figure.widthMm / mmPerPixel(figure)));

/** Pixels of a PNG for each CSS pixel (96 an inch) of the drawing. */
export const dotScale = ({ dpi }: Figure): number => dpi / 96;

/**
 * The scene as an SVG with its size in millimetres. A layout that could not be made as narrow as it was asked comes out at
 * the wanted width with smaller words. `colors`: those of the codes, in order, for the patterns.
 */
export function figureToSvg(scene: Scene, figure: Figure, colors: readonly string[]): string {
  const perPixel = Math.min(mmPerPixel(figure), figure.widthMm / scene.width);
  const printed = { width: `${mm(scene.width * perPixel)}mm`, height: `${mm(scene.height * perPixel)}mm` };
  const onWhite = { ...scene, background: '#ffffff' };
  if (!figure.patterns) return sceneToSvg(onWhite, undefined, { ...printed, defs: '' });
  const { grey, defs } = inGreys(onWhite, colors);
  return sceneToSvg(grey, undefined, { ...printed, defs });
}

/** Points that the words of a written figure are high on paper; `null` where the file does not say its millimetres. */
export function printedPoints(svg: string): number | null {
  const [, width, across] = /^<svg [^>]*?width="([\d.]+)mm"[^>]*?viewBox="0 0 ([\d.]+) /u.exec(svg) ?? [];
  if (width === undefined || across === undefined) return null;
  return ((Number(width) / Number(across)) * wordSize) / mmPerPoint;
}

const mm = (value: number): number => Math.round(value * 100) / 100;

const tile = 6;
const dark = '#3c3c3c';
const line = (d: string, background: string): string =>
  `<rect width="${tile}" height="${tile}" fill="${background}"/><path d="${d}" stroke="${dark}" stroke-width="1.2" fill="none"/>`;
const dots = (radius: number, fill: string, background: string): string =>
  `<rect width="${tile}" height="${tile}" fill="${background}"/><circle cx="1.5" cy="1.5" r="${radius}" fill="${fill}"/><circle cx="4.5" cy="4.5" r="${radius}" fill="${fill}"/>`;

/** From the first on, neighbours differ both in tone and in texture. A grey alone, or what a tile is drawn with. */
const textures: readonly string[] = [
  '#2e2e2e',
  line('M-1 7L7 -1M-1 1L1 -1M5 7L7 5', '#ffffff'),
  '#9c9c9c',
  dots(0.9, dark, '#ffffff'),
  line('M0 1.5H6M0 4.5H6', '#d2d2d2'),
  line('M-1 -1L7 7M-1 5L1 7M5 -1L7 1M-1 7L7 -1M-1 1L1 -1M5 7L7 5', '#ffffff'),
  '#e2e2e2',
  line('M-1 -1L7 7M-1 5L1 7M5 -1L7 1', '#b4b4b4'),
  line('M1.5 0V6M4.5 0V6', '#ffffff'),
  dots(1.1, '#ffffff', '#5a5a5a'),
  line('M0 1.5H6M1.5 0V6M0 4.5H6M4.5 0V6', '#ffffff'),
  '#c4c4c4',
];

/** A colour as a grey that is as light as it (relative luminance, as WCAG 2 has it); what is no `#rrggbb` stays. */
export function greyOf(color: string): string {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(color);
  if (!parts) return color;
  const linear = parts.slice(1).map((part) => toLinear(Number.parseInt(part, 16) / 255));
  const light = 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
  const value = Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
  return `#${value.toString(16).padStart(2, '0').repeat(3)}`;
}

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function inGreys(scene: Scene, colors: readonly string[]): { readonly grey: Scene; readonly defs: string } {
  const solids = [...new Set(colors.map((color) => shades(color, 'light').solid))];
  const place = new Map(solids.map((solid, index) => [solid, index % textures.length]));
  const used = new Set<number>();
  const paint = (fill: string): string => {
    const index = place.get(fill);
    const texture = index === undefined ? greyOf(fill) : (textures[index] ?? '');
    if (index === undefined || texture.startsWith('#')) return texture;
    used.add(index);
    return `url(#pattern-${index})`;
  };
  const grey = { ...scene, marks: scene.marks.map((mark) => recolored(mark, paint)) };
  const defs = textures.map((texture, index) =>
    used.has(index)
      ? `<pattern id="pattern-${index}" width="${tile}" height="${tile}" patternUnits="userSpaceOnUse">${texture}</pattern>`
      : '',
  );
  return { grey, defs: `<defs>${defs.join('')}</defs>` };
}

/** Areas take patterns; lines, outlines and words take the grey that is as light as their colour. */
function recolored(mark: Mark, paint: (fill: string) => string): Mark {
  const outline = 'stroke' in mark && mark.stroke !== undefined ? { stroke: greyOf(mark.stroke) } : {};
  switch (mark.kind) {
    case 'group':
      return { ...mark, children: mark.children.map((child) => recolored(child, paint)) };
    case 'line':
      return { ...mark, stroke: greyOf(mark.stroke) };
    case 'text':
      return { ...mark, fill: greyOf(mark.fill) };
    default: {
      const fill = paint(mark.fill);
      return { ...mark, ...outline, ...(fill.startsWith('url(') && isRoomy(mark) ? edge : {}), fill };
    }
  }
}

/** Around a pattern, so that a dotted bar has an end, and a swatch of two dots is one. */
const edge = { stroke: dark, strokeWidth: 0.6 } as const;

/** Slices of a pixel or two would be all edge. */
const isRoomy = (mark: Mark): boolean => mark.kind !== 'rect' || (mark.width >= 4 && mark.height >= 4);
