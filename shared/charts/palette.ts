import { contrast, type Oklch, toHexInGamut, toLinear, toOklch } from './oklab.ts';

/** Light or dark surfaces; every colour has a form for each. */
export type Mode = 'light' | 'dark';

/** One colour as it is used, in one mode; all `#rrggbb`. */
export interface Shades {
  /** Lanes, swatches, charts: at least 3:1 on paper. */
  readonly solid: string;
  /** Behind words. */
  readonly tint: string;
  /** Behind the words of the coding in hand. */
  readonly tintStrong: string;
  /** Words on either tint: at least 4.5:1. */
  readonly onTint: string;
  /** Words in this colour on paper, panes and its tint: at least 4.5:1. */
  readonly ink: string;
}

/** The named colours. The first five are the five themes'; all are told apart by position too, never by colour alone. */
export const paletteNames = [
  'red',
  'green',
  'purple',
  'amber',
  'blue',
  'pink',
  'olive',
  'sky',
  'brown',
  'magenta',
  'orange',
  'grey',
] as const;

/** Surfaces and inks of a chart; the same values as the window's tokens. */
export interface ChartTheme {
  readonly mode: Mode;
  readonly paper: string;
  readonly surface: string;
  readonly sunk: string;
  /** Ground of what is no step of a scale, as a code or a document with itself: seen beside empty cells. */
  readonly apart: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly hairline: string;
  readonly hairlineStrong: string;
  readonly focus: string;
  readonly warn: string;
  /** Six steps of the sequential scale, weakest first, and the ink for words on each. */
  readonly steps: readonly { readonly fill: string; readonly ink: string }[];
}

const themes: Record<Mode, ChartTheme> = {
  light: {
    mode: 'light',
    paper: '#fdfdfc',
    surface: '#f7f7f5',
    sunk: '#f0f0ed',
    apart: '#f0f0ed',
    ink: '#1d1e20',
    ink2: '#4e5156',
    ink3: '#676a70',
    hairline: '#e5e5e1',
    hairlineStrong: '#cfcfca',
    focus: '#037687',
    warn: '#8a5a00',
    steps: [
      { fill: '#e8f0f1', ink: '#1d1e20' },
      { fill: '#cbdfe2', ink: '#1d1e20' },
      { fill: '#a3c4c9', ink: '#1d1e20' },
      { fill: '#719fa7', ink: '#10282d' },
      { fill: '#3f7480', ink: '#ffffff' },
      { fill: '#1d4a54', ink: '#ffffff' },
    ],
  },
  dark: {
    mode: 'dark',
    paper: '#17181a',
    surface: '#1c1d20',
    sunk: '#131416',
    apart: '#2b2d30',
    ink: '#e4e3df',
    ink2: '#b5b6b6',
    ink3: '#969a9e',
    hairline: '#2b2d30',
    hairlineStrong: '#404347',
    focus: '#5eb3c2',
    warn: '#e2b25f',
    steps: [
      { fill: '#1f2b2e', ink: '#e4e3df' },
      { fill: '#24404a', ink: '#e4e3df' },
      { fill: '#2d5a66', ink: '#e4e3df' },
      { fill: '#3a7582', ink: '#ffffff' },
      { fill: '#66aab8', ink: '#0e1a1d' },
      { fill: '#a4d8e2', ink: '#0e1a1d' },
    ],
  },
};

/** Surfaces, inks and the sequential scale for a chart in `mode`. */
export const chartTheme = (mode: Mode): ChartTheme => themes[mode];

const onTint: Record<Mode, string> = { light: '#1d1e20', dark: '#f2efec' };

/** Tints and inks of the five themes were drawn by hand; the others are derived from their solid. */
const themeShades: Record<string, Record<Mode, Shades>> = {
  red: {
    light: drawn('light', '#b13134', '#fbeae8', '#f9cfca', '#853533'),
    dark: drawn('dark', '#d45348', '#392321', '#652f2d', '#f2a7a2'),
  },
  green: {
    light: drawn('light', '#30a075', '#e2f3ea', '#b9e5d0', '#036243'),
    dark: drawn('dark', '#60d0a6', '#173025', '#114d37', '#86d0ad'),
  },
  purple: {
    light: drawn('light', '#61307c', '#f3eaf9', '#e3cff4', '#673e7e'),
    dark: drawn('dark', '#8259af', '#2f2438', '#503462', '#d1ade8'),
  },
  amber: {
    light: drawn('light', '#b67618', '#faedda', '#f4d4a9', '#724800'),
    dark: drawn('dark', '#e2a236', '#352715', '#593a0a', '#e2b57c'),
  },
  blue: {
    light: drawn('light', '#3e6ec5', '#e7eefb', '#c9dbf8', '#2c518e'),
    dark: drawn('dark', '#789dd3', '#1f2b3f', '#2a4370', '#9cbff8'),
  },
};

function drawn(mode: Mode, solid: string, tint: string, tintStrong: string, ink: string): Shades {
  return { solid, tint, tintStrong, onTint: onTint[mode], ink };
}

/** Found by search: as far as can be from the five and from each other for all kinds of colour vision, in CIEDE2000. */
const otherSolids: Record<string, Record<Mode, string>> = {
  pink: { light: '#cb71a5', dark: '#ecb0cf' },
  olive: { light: '#485b00', dark: '#bbdc84' },
  sky: { light: '#1d97da', dark: '#a6ebfe' },
  brown: { light: '#4c2e13', dark: '#9b7768' },
  magenta: { light: '#b14191', dark: '#fe4fba' },
  orange: { light: '#df6e4b', dark: '#d37b29' },
  grey: { light: '#767778', dark: '#787c81' },
};

const isHex = (color: string): boolean => /^#[0-9a-f]{6}$/iu.test(color);
const known = new Map<string, Shades>();

/**
 * How a code's colour looks in a mode. `color` is a palette name or `#rrggbb`; a chosen colour keeps its hue, and its
 * lightness gives way until marks and words can be seen. A name that is not in the palette shows as grey.
 */
export function shades(color: string, mode: Mode): Shades {
  const key = `${mode} ${color}`;
  const found = known.get(key) ?? makeShades(color, mode);
  known.set(key, found);
  return found;
}

function makeShades(color: string, mode: Mode): Shades {
  const theme = themeShades[color]?.[mode];
  if (theme) return theme;
  if (isHex(color)) return derive(color.toLowerCase(), mode);
  return derive((otherSolids[color] ?? otherSolids.grey)?.[mode] ?? themes[mode].ink2, mode);
}

/** The name that a person reads for a palette name or `#rrggbb`. */
export function readableName(color: string): string {
  return isHex(color) ? `own colour ${color.toLowerCase()}` : color;
}

interface Form {
  readonly lightness: number;
  /** Part of the solid's chroma that is kept, and the most that is kept. */
  readonly keep: number;
  readonly most: number;
}
const forms: Record<Mode, { readonly tint: Form; readonly tintStrong: Form; readonly ink: Form }> = {
  light: {
    tint: { lightness: 0.953, keep: 0.16, most: 0.024 },
    tintStrong: { lightness: 0.893, keep: 0.42, most: 0.07 },
    ink: { lightness: 0.44, keep: 0.72, most: 0.12 },
  },
  dark: {
    tint: { lightness: 0.278, keep: 0.3, most: 0.04 },
    tintStrong: { lightness: 0.372, keep: 0.6, most: 0.09 },
    ink: { lightness: 0.815, keep: 0.7, most: 0.1 },
  },
};

function derive(hex: string, mode: Mode): Shades {
  const theme = themes[mode];
  const base = toOklch(toLinear(hex));
  const form = forms[mode];
  const tint = formed(base, form.tint);
  return {
    solid: readable(base, hex, [theme.paper, theme.surface], 3, mode),
    tint,
    tintStrong: formed(base, form.tintStrong),
    onTint: onTint[mode],
    ink: readable({ ...base, ...formOf(base, form.ink) }, null, [theme.paper, theme.surface, tint], 4.5, mode),
  };
}

const formOf = (base: Oklch, { lightness, keep, most }: Form) => ({
  lightness,
  chroma: Math.min(most, base.chroma * keep),
});
const formed = (base: Oklch, form: Form): string => toHexInGamut({ ...base, ...formOf(base, form) });

/** Moves the lightness away from the surfaces until the contrast with each of them is reached. */
function readable(from: Oklch, exact: string | null, surfaces: readonly string[], least: number, mode: Mode): string {
  const step = mode === 'light' ? -0.01 : 0.01;
  let color = exact ?? toHexInGamut(from);
  for (
    let lightness = from.lightness;
    surfaces.some((surface) => contrast(color, surface) < least);
    lightness += step
  ) {
    if (lightness < 0 || lightness > 1) break;
    color = toHexInGamut({ ...from, lightness });
  }
  return color;
}
