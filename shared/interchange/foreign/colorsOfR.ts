import { hexColor } from './codeForest.ts';

/** The first of each family of colours of R (`tan1`); the others of it are shades of that. */
const families: ReadonlyMap<string, string> = new Map(
  (
    'antiquewhite ffefdb aquamarine 7fffd4 azure f0ffff bisque ffe4c4 blue 0000ff brown ff4040 burlywood ffd39b cadetblue 98f5ff ' +
    'chartreuse 7fff00 chocolate ff7f24 coral ff7256 cornsilk fff8dc cyan 00ffff darkgoldenrod ffb90f darkolivegreen caff70 ' +
    'darkorange ff7f00 darkorchid bf3eff darkseagreen c1ffc1 darkslategray 97ffff deeppink ff1493 deepskyblue 00bfff ' +
    'dodgerblue 1e90ff firebrick ff3030 gold ffd700 goldenrod ffc125 green 00ff00 honeydew f0fff0 hotpink ff6eb4 ' +
    'indianred ff6a6a ivory fffff0 khaki fff68f lavenderblush fff0f5 lemonchiffon fffacd lightblue bfefff lightcyan e0ffff ' +
    'lightgoldenrod ffec8b lightpink ffaeb9 lightsalmon ffa07a lightskyblue b0e2ff lightsteelblue cae1ff lightyellow ffffe0 ' +
    'magenta ff00ff maroon ff34b3 mediumorchid e066ff mediumpurple ab82ff mistyrose ffe4e1 navajowhite ffdead olivedrab c0ff3e ' +
    'orange ffa500 orangered ff4500 orchid ff83fa palegreen 9aff9a paleturquoise bbffff palevioletred ff82ab peachpuff ffdab9 ' +
    'pink ffb5c5 plum ffbbff purple 9b30ff red ff0000 rosybrown ffc1c1 royalblue 4876ff salmon ff8c69 seagreen 54ff9f ' +
    'seashell fff5ee sienna ff8247 skyblue 87ceff slateblue 836fff slategray c6e2ff snow fffafa springgreen 00ff7f ' +
    'steelblue 63b8ff tan ffa54f thistle ffe1ff tomato ff6347 turquoise 00f5ff violetred ff3e96 wheat ffe7ba yellow ffff00'
  )
    .match(/\S+ \S+/gu)
    ?.map((entry): [string, string] => [entry.replace(/ .*/u, ''), entry.replace(/.* /u, '')]) ?? [],
);
/** Colours that no family has, or that are not the first of theirs. */
const others: ReadonlyMap<string, string> = new Map([
  ['black', '#000000'],
  ['white', '#ffffff'],
  ['gray', '#bebebe'],
  ['brown', '#a52a2a'],
  ['maroon', '#b03060'],
  ['purple', '#a020f0'],
  ['navy', '#000080'],
  ['violet', '#ee82ee'],
  ['beige', '#f5f5dc'],
  ['darkblue', '#00008b'],
  ['darkgreen', '#006400'],
  ['darkred', '#8b0000'],
  ['lightgreen', '#90ee90'],
  ['lightgray', '#d3d3d3'],
]);
/** How bright the shades of a family are against the first. */
const shades = [1, 0.932, 0.804, 0.545];

/** A colour as R names it (`aquamarine2`, `gray40`, `#FF8800`) as `#rrggbb`; `null` where R has no such colour. */
export function colorOfR(written: string): string | null {
  const name = written.trim().toLowerCase().replaceAll('grey', 'gray');
  const hex = hexColor(name) ?? others.get(name);
  if (hex !== undefined && hex !== null) return hex;
  const [, family = '', digits = ''] = /^([a-z]+)(\d*)$/u.exec(name) ?? [];
  if (family === 'gray' && digits !== '' && Number(digits) <= 100) return toHex([2.55, 2.55, 2.55], Number(digits));
  const first = families.get(family);
  const shade = shades[digits === '' ? 0 : Number(digits) - 1];
  if (first === undefined || shade === undefined) return null;
  return toHex(
    [0, 2, 4].map((at) => Number.parseInt(first.slice(at, at + 2), 16)),
    shade,
  );
}

const toHex = (parts: readonly number[], factor: number): string =>
  `#${parts
    .map((part) =>
      Math.round(part * factor)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
