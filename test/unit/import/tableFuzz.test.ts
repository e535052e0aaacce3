import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { AxialError } from '#shared/domain/result.ts';
import { lookIntoSurvey, readSurvey } from '../../../electron/import/readSurvey.ts';
import { workbookFile, workbookParts } from '../../support/workbookFile.ts';

/** Repeatable chance. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const random = chance(20_261_122);
const below = (limit: number): number => Math.floor(random() * limit);

/** Signs that mean something to a table, among any others. */
const signs = [...'",;\t|\n\r=<>&/\u0000'].map((sign) => sign.charCodeAt(0));

/** Some bytes changed, put in, cut out or doubled. */
function mutate(bytes: Uint8Array): Uint8Array {
  const at = below(bytes.length);
  const kind = random();
  if (kind < 0.15) return bytes.slice(0, at);
  if (kind < 0.3) return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(below(bytes.length), at + below(200))]);
  const changed = bytes.slice();
  for (let count = 1 + below(10); count > 0; count--) {
    changed[below(changed.length)] = random() < 0.5 ? (signs[below(signs.length)] ?? 0) : below(256);
  }
  return changed;
}

const survey = new Uint8Array(
  readFileSync(fileURLToPath(new URL('../../../fixtures/documents/survey.csv', import.meta.url))),
);
const cells = (row: number) =>
  `<row r="${row}"><c r="A${row}" t="s"><v>${row % 3}</v></c><c s="1"><v>${45_000 + row}</v></c><c t="b"><v>1</v></c><c t="inlineStr"><is><t>Answer number ${row}, in words of its own.</t></is></c></row>`;
const workbook = {
  sheets: [
    { name: 'One', rows: [1, 2, 3, 4].map(cells).join(''), after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' },
    { name: 'Two', state: 'hidden', rows: cells(1) },
  ],
  strings: '<si><t>zero</t></si><si><r><t>o</t></r><r><t>ne</t></r></si><si><t>two</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
};
const packed = workbookFile(workbook);
const parts = workbookParts(workbook);
const names = Object.keys(parts);

/** A sound archive with one broken part: what lies behind the unfolding is tried too. */
function brokenPart(): Uint8Array {
  const name = names[below(names.length)] ?? '';
  return zipSync({ ...parts, [name]: mutate(parts[name] ?? new Uint8Array(1)) }, { level: 0 });
}

const tries = {
  'fuzz.csv': { count: 1200, make: () => mutate(survey) },
  'fuzz.xlsx': { count: 700, make: () => mutate(packed) },
  'parts.xlsx': { count: 700, make: brokenPart },
} as const;

it.each(Object.entries(tries))(
  '%s is read or refused in one sentence, whatever happens to its bytes',
  async (name, { count, make }) => {
    const outcomes = { read: 0, refused: 0 };
    for (let turn = 0; turn < count; turn++) {
      const bytes = make();
      try {
        const look = await lookIntoSurvey({ name, bytes, headerRow: null });
        expect(look.filled).toHaveLength(look.rows * look.columns.length);
        const { tables } = await readSurvey({ name, bytes, plan: null });
        for (const { text, format, answers } of tables.flatMap(({ documents }) => documents)) {
          for (const { start, end } of format) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
          for (const { start, end } of answers) expect(text.slice(start, end).trim()).not.toBe('');
        }
        outcomes.read += 1;
      } catch (error) {
        if (!(error instanceof AxialError)) throw error;
        expect(error.code).toBe('unsupported_format');
        expect(error.message.startsWith(`${name} `)).toBe(true);
        outcomes.refused += 1;
      }
    }
    expect(outcomes.read).toBeGreaterThan(count / 50);
    expect(outcomes.refused).toBeGreaterThan(count / 50);
  },
  60_000,
);
