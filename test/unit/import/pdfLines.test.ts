import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../electron/import/pdf/lines.ts';
import type { Piece } from '../../../electron/import/pdf/page.ts';
import { readDocument } from '../../../electron/import/readDocument.ts';
import { pdfFile } from '../../support/pdfFile.ts';

const piece = (text: string, left: number, right: number, rtl: boolean, blank: Piece['blank'] = null): Piece => ({
  text,
  left,
  right,
  baseline: 100,
  size: 12,
  rtl,
  blank,
});

describe('a line of a PDF', () => {
  it('written from right to left and drawn from left to right has its blanks where words part', () => {
    const line = lineOf([piece('ד', 100, 106, true), piece('ג', 106, 112, true), piece('אב', 114, 126, true, 'left')]);
    expect(line.text).toBe('אב גד');
  });

  it('written from right to left has its brackets turned when the file names them by their looks', () => {
    const drawn = [
      piece('סוף', 100, 118, true),
      piece('(', 121, 125, false, 'left'),
      piece('אמצע', 125, 150, true),
      piece(')', 150, 154, false),
      piece('ראש', 157, 175, true, 'left'),
    ];
    expect(lineOf(drawn).text).toBe('ראש (אמצע) סוף');
    expect(
      lineOf(
        drawn.map((entry) => ({ ...entry, text: entry.text === '(' ? ')' : entry.text === ')' ? '(' : entry.text })),
      ).text,
    ).toBe('ראש (אמצע) סוף');
  });

  it('keeps a number and the stop behind it in one line', async () => {
    expect(lineOf([piece('סך הכל', 60, 110, true), piece('50%', 30, 56, false), piece('.', 26, 30, false)]).text).toBe(
      'סך הכל 50%.',
    );
  });
});

/** Words at reckoned places: letters of 6 points. */
const row = (y: number, ...words: [x: number, words: string][]) => words.map(([x, text]) => ({ x, y, words: text }));

describe('text that is stretched to fill a narrow column', () => {
  it('has blanks between its words and no TABs, and is one paragraph', async () => {
    const bytes = pdfFile({
      pages: [
        [
          ...row(760, [60, 'A heading that is much wider than the narrow column']),
          ...row(730, [60, 'We'], [123, 'start'], [204, 'at']),
          ...row(718, [60, 'two'], [180, 'before']),
          ...row(706, [60, 'the doors are opened to us']),
          ...row(694, [60, 'and'], [123, 'nobody'], [204, 'is']),
          ...row(682, [60, 'there.']),
        ],
      ],
    });
    const { text } = await readDocument({ name: 'column.pdf', bytes });
    expect(text).toBe(
      'A heading that is much wider than the narrow column\nWe start at two before the doors are opened to us and nobody is there.',
    );
  });

  it('parts the cells of a table by TABs as before', async () => {
    const bytes = pdfFile({
      pages: [
        [
          ...row(730, [60, 'Ida'], [140, 'baker'], [300, 'nights']),
          ...row(716, [60, 'Tom'], [140, 'driver'], [300, 'days']),
        ],
      ],
    });
    expect((await readDocument({ name: 'table.pdf', bytes })).text).toBe('Ida\tbaker\tnights\nTom\tdriver\tdays');
  });
});
