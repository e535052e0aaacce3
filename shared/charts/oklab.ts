/** Colour arithmetic in OKLab, where equal steps look equal. Channels are 0..1 in linear light unless said otherwise. */
export type LinearColor = readonly [red: number, green: number, blue: number];
/** Lightness 0..1, chroma from 0 (grey) to about 0.4, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

const degrees = 180 / Math.PI;

/** `#rrggbb` → linear light. */
export function toLinear(hex: string): LinearColor {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Linear light → `#rrggbb`; what lies outside the screen's colours is cut. */
export function toHex(color: LinearColor): string {
  const channel = (value: number) => {
    const cut = Math.min(1, Math.max(0, value));
    const encoded = cut <= 0.0031308 ? 12.92 * cut : 1.055 * cut ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${color.map(channel).join('')}`;
}

export function toOklch([red, green, blue]: LinearColor): Oklch {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: (Math.atan2(b, a) * degrees + 360) % 360,
  };
}

function toLinearUncut({ lightness, chroma, hue }: Oklch): LinearColor {
  const a = chroma * Math.cos(hue / degrees);
  const b = chroma * Math.sin(hue / degrees);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The nearest colour that a screen can show: hue and lightness are kept, chroma gives way. */
export function toHexInGamut(color: Oklch): string {
  for (let chroma = color.chroma; chroma > 0; chroma -= 0.004) {
    const linear = toLinearUncut({ ...color, chroma });
    if (linear.every((value) => value >= -0.0005 && value <= 1.0005)) return toHex(linear);
  }
  return toHex(toLinearUncut({ ...color, chroma: 0 }));
}

/** Relative luminance as WCAG 2.2 defines it. */
const luminance = ([red, green, blue]: LinearColor): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** WCAG 2.2 contrast of two `#rrggbb` colours, 1..21. */
export function contrast(one: string, other: string): number {
  const first = luminance(toLinear(one));
  const second = luminance(toLinear(other));
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}
