import { type LinearColor, toLinear } from '#shared/charts/oklab.ts';

/** Full-severity simulations after Machado, Oliveira & Fernandes (2009), in linear light. */
export const visions: Record<string, readonly [LinearColor, LinearColor, LinearColor]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

type Lab = readonly [lightness: number, a: number, b: number];

function seen(hex: string, vision: string): Lab {
  const color = toLinear(hex);
  const matrix = visions[vision] ?? [];
  const [red = 0, green = 0, blue = 0] = matrix.map((row) =>
    Math.min(1, Math.max(0, row[0] * color[0] + row[1] * color[1] + row[2] * color[2])),
  );
  const root = (value: number) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116);
  const x = root((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = root(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = root((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const radians = Math.PI / 180;

/** CIEDE2000 difference of two colours in CIELAB (Sharma, Wu & Dalal 2005). */
export function ciede2000([light1, a1, b1]: Lab, [light2, a2, b2]: Lab): number {
  const seventh = (chroma: number) => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const stretch = 1 + 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const chroma1 = Math.hypot(a1 * stretch, b1);
  const chroma2 = Math.hypot(a2 * stretch, b2);
  const hue1 = (Math.atan2(b1, a1 * stretch) / radians + 360) % 360;
  const hue2 = (Math.atan2(b2, a2 * stretch) / radians + 360) % 360;
  const turn = chroma1 * chroma2 === 0 ? 0 : ((hue2 - hue1 + 540) % 360) - 180;
  const meanHue = Math.abs(hue1 - hue2) <= 180 ? (hue1 + hue2) / 2 : ((hue1 + hue2 + 360) / 2) % 360;
  const meanLight = (light1 + light2) / 2;
  const meanChroma = (chroma1 + chroma2) / 2;
  const cosine = (factor: number, shift: number) => Math.cos((factor * meanHue + shift) * radians);
  const tone = 1 - 0.17 * cosine(1, -30) + 0.24 * cosine(2, 0) + 0.32 * cosine(3, 6) - 0.2 * cosine(4, -63);
  const light = (light2 - light1) / (1 + (0.015 * (meanLight - 50) ** 2) / Math.sqrt(20 + (meanLight - 50) ** 2));
  const chroma = (chroma2 - chroma1) / (1 + 0.045 * meanChroma);
  const hue = (2 * Math.sqrt(chroma1 * chroma2) * Math.sin((turn / 2) * radians)) / (1 + 0.015 * meanChroma * tone);
  const rotation = -Math.sin(60 * radians * Math.exp(-(((meanHue - 275) / 25) ** 2))) * 2 * seventh(meanChroma);
  return Math.sqrt(light ** 2 + chroma ** 2 + hue ** 2 + rotation * chroma * hue);
}

/** How far apart two `#rrggbb` colours look to somebody with this vision. */
export const distance = (one: string, other: string, vision: string): number =>
  ciede2000(seen(one, vision), seen(other, vision));
