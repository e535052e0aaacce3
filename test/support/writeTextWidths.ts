/** Writes shared/charts/sourceSansWidths.ts anew from the font files: `node test/support/writeTextWidths.ts`. */
import { writeFileSync } from 'node:fs';
import { encodeFace, faceFiles, tableRanges } from './fontWidths.ts';

const wrapped = (text: string): string => (text.match(/.{1,108}/gu) ?? []).map((line) => `    '${line}',`).join('\n');
const faces = Object.entries(faceFiles).map(
  ([name, path]) => `  ${name}: [\n${wrapped(encodeFace(path))}\n  ].join(''),`,
);
const ranges = tableRanges.map(([first, last]) => `  [0x${first.toString(16)}, 0x${last.toString(16)}],`);

writeFileSync(
  'shared/charts/sourceSansWidths.ts',
  `/**
 * Advance widths of Source Sans 3, read from its font files by test/support/writeTextWidths.ts. Each character takes two
 * base-36 digits: thousandths of the type size; \`00\` = not in the font.
 */
export const widthRanges: readonly (readonly [first: number, last: number])[] = [
${ranges.join('\n')}
];

export const widthFaces = {
${faces.join('\n')}
};
`,
);
