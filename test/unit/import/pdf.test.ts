import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReadingOptions, usualReadingOptions } from '#shared/domain/reading.ts';
import { LibraryFiles } from '../../../electron/import/pdf/library.ts';
import { readPdf } from '../../../electron/import/pdf.ts';
import { marked, marksAreSound } from '../../support/marks.ts';
import { lines, type PdfFile, pdfFile } from '../../support/pdfFile.ts';

const read = (file: PdfFile, options: Partial<ReadingOptions> = {}) =>
  readPdf(pdfFile(file), 'talk.pdf', { ...usualReadingOptions, ...options });
const textOf = async (file: PdfFile, options: Partial<ReadingOptions> = {}) => (await read(file, options)).text;

const running = [
  'The people at the service desk hear of a new system on the',
  'morning on which it begins to work, and that is the morning',
  'on which everybody calls them. Nobody had asked what they',
  'would need for it.',
];
const joined = running.join(' ');

describe('a PDF', () => {
  it('gives lines as paragraphs: a gap, an indent or a line that ends early parts them', async () => {
    const first = lines(72, 700, running);
    const second = lines(72, 640, running);
    const third = lines(72, 592, ['   ', ...running.slice(1)]);
    expect(await textOf({ pages: [[...first, ...second, ...third]] })).toBe(
      [joined, joined, running.slice(1).join(' ')].join('\n'),
    );
    const indented = [
      { x: 92, y: 652, words: 'They say so themselves and they say it often enough now' },
      ...lines(72, 640, running),
    ];
    expect(await textOf({ pages: [[...first, ...indented]] })).toBe(
      `${joined}\nThey say so themselves and they say it often enough now ${joined}`,
    );
  });

  it('reads two columns one after the other, in whichever order the file draws their lines', async () => {
    const left = [
      'Left one of the long left column',
      'left two of the long left column',
      'left three of the left column and',
      'left four of the left column, too',
      'left five of the long left column',
      'left six of the long left column.',
      'Seven of the long left column and',
      'left eight of the left column end.',
    ];
    const right = left.map((line) => line.replaceAll('left', 'right').replace('Left', 'Right').slice(0, 33));
    const inColumns = [...lines(60, 700, left), ...lines(320, 700, right)];
    const acrossColumns = left.flatMap((words, index) => [
      { x: 60, y: 700 - index * 12, words },
      { x: 320, y: 700 - index * 12, words: right[index] ?? '' },
    ]);
    for (const page of [inColumns, acrossColumns]) {
      const text = await textOf({ pages: [page] });
      expect(text.indexOf('left eight')).toBeLessThan(text.indexOf('Right one'));
      expect(text.replace(/\s+/g, ' ')).toBe([...left, ...right].join(' '));
    }
  });

  it('keeps the rows of a table together, with TABs between what stands far apart', async () => {
    const rows = [
      ['Time', 'Who', 'Place'],
      ['00:12', 'Mara', 'Shop'],
      ['00:40', 'Ben', 'Yard'],
    ];
    const page = rows.flatMap((cells, row) =>
      cells.map((words, cell) => ({ x: 72 + cell * 150, y: 700 - row * 14, words })),
    );
    expect(await textOf({ pages: [page] })).toBe('Time\tWho\tPlace\n00:12\tMara\tShop\n00:40\tBen\tYard');
  });

  it('puts words together that a hyphen parts at the end of a line, unless it belongs to them or is wanted', async () => {
    const page = lines(72, 700, [
      'They waited for the agree-',
      'ment of a well-known per-',
      'son, who is well-',
      'known in North-',
      'Holland since 1990-',
      '1995 and a soft\u00AD',
      'ness remained with them.',
    ]);
    const file = { pages: [page] };
    expect((await textOf(file)).replaceAll('\n', ' ')).toBe(
      'They waited for the agreement of a well-known person, who is well-known in North-Holland since 1990-1995 and a softness remained with them.',
    );
    const asPrinted = await textOf(file, { joinHyphens: false });
    expect(asPrinted.replaceAll('\n', ' ')).toContain('the agree- ment of');
  });

  it('leaves out running heads and page numbers, says so, and keeps pages as places', async () => {
    const pages = [0, 1, 2].map((page) => [
      { x: 72, y: 810, words: 'Interviews of the spring' },
      ...lines(72, 700, [
        `Page ${page} begins here with words of its own,`,
        'and it ends with these words of its own.',
      ]),
      { x: 290, y: 30, words: String(page + 7) },
    ]);
    const found = await read({ pages, roman: 2 });
    expect(found.text).not.toContain('spring');
    expect(found.text.match(/\b[789]\b/g)).toBeNull();
    expect(found.warnings).toEqual(['Page numbers and running heads were left out.']);
    expect(found.format.filter(({ kind }) => kind === 'page').map(({ value }) => value)).toEqual(['i', 'ii', '1']);
    expect(marked(found, 'page')[1]).toContain('Page 1 begins here');
    expect(marksAreSound(found)).toBe(true);
  });

  it('goes on with a sentence over the end of a page', async () => {
    const found = await read({
      pages: [
        lines(72, 700, [...running.slice(0, 2)]),
        lines(72, 700, ['and it goes on with that sentence on the next page.', 'End.']),
      ],
    });
    expect(found.text).toContain('that is the morning and it goes on');
    expect(marked(found, 'page')[1]).toMatch(/^and it goes on/);
  });

  it('leaves out numbers in the margin that count paragraphs, but no numbers of the text', async () => {
    const turns = [
      'Ann: And how many of them came to that meeting?',
      'Ben: I do not know, but there were many of them.',
      'Ann: How many had there been the year before it?',
      '12',
      'Ann: So many more than there had been before, then.',
    ];
    const page = [
      ...turns.map((words, index) => ({ x: 90, y: 700 - index * 30, words })),
      ...turns.map((_, index) => ({ x: 50, y: 700 - index * 30, words: String(index + 1) })),
    ];
    const found = await read({ pages: [page] });
    expect(found.text).toBe(turns.join('\n'));
    expect(found.warnings).toEqual(['Numbers in the margin were left out.']);
    expect(found.format.filter(({ kind }) => kind === 'speaker')).toHaveLength(3);
  });

  it('marks headings by their size', async () => {
    const found = await read({
      pages: [
        [
          { x: 72, y: 760, words: 'A study', size: 24 },
          { x: 72, y: 720, words: 'What we asked', size: 14 },
          ...lines(72, 690, [...running, ...running]),
        ],
      ],
    });
    expect(marked(found, 'heading1')).toEqual(['A study']);
    expect(marked(found, 'heading2')).toEqual(['What we asked']);
  });

  it('puts remarks beside the words that they cover when they are asked for', async () => {
    const file: PdfFile = {
      pages: [lines(72, 700, ['They waited for the agreement'])],
      // Letters are 6 points wide: "waited" stands from 102 to 138.
      remarks: [{ area: [102, 696, 138, 710], author: 'Bea', words: 'How long?' }],
    };
    const found = await read(file, { comments: true });
    expect(marked(found, 'comment')).toEqual(['waited']);
    expect(found.format.find(({ kind }) => kind === 'comment')?.value).toBe('Bea: How long?');
    expect(marked(await read(file), 'comment')).toEqual([]);
  });

  it('gives what was filled into a form where its fields stand', async () => {
    const found = await read({
      pages: [lines(72, 700, ['Name:', 'Why do you work here?', 'Agreed:', 'The end of the form.'], 40)],
      fields: [
        { area: [250, 613, 270, 633], value: true },
        { area: [150, 692, 400, 712], value: 'Mara' },
        { area: [72, 632, 400, 656], value: 'Because of the bread.\nAnd the people.' },
      ],
    });
    expect(found.text).toBe(
      [
        'Name:\tMara',
        'Why do you work here?',
        'Because of the bread.',
        'And the people.',
        'Agreed:\t☒',
        'The end of the form.',
      ].join('\n'),
    );
  });

  it('gives words once that are drawn twice to look bold', async () => {
    const twice = [0, 0.3].map((shift) => ({ x: 72 + shift, y: 700, words: 'Only once' }));
    expect(await textOf({ pages: [[...twice, { x: 72, y: 680, words: 'Only once' }]] })).toBe('Only once\nOnly once');
  });

  it('knows the characters of fonts that it names and does not hold', async () => {
    const fixture = readFileSync(new URL('../../../fixtures/documents/tokyo.pdf', import.meta.url));
    expect((await readPdf(fixture, 'tokyo.pdf')).text).toBe('東京');
    await expect(new LibraryFiles().fetch({ kind: 'cMapUrl', filename: '../package.json' })).rejects.toThrow(/no file/);
  });

  it('reads pages that are turned', async () => {
    expect(await textOf({ pages: [lines(72, 700, running)], rotate: 90 })).toBe(joined);
  });

  it('of pictures only says so, and tells which pages hold no text', async () => {
    await expect(read({ pages: [[]], picture: true })).rejects.toThrow(/^talk\.pdf holds pictures of text only:/);
    const found = await read({ pages: [lines(72, 700, running), [], []] });
    expect(found.warnings).toEqual(['Pages 2 and 3 hold no text.']);
  });

  it('that opens with a password only says so, and one that is cut off is called damaged', async () => {
    const fixture = readFileSync(new URL('../../../fixtures/documents/bakery-protected.pdf', import.meta.url));
    await expect(readPdf(fixture, 'locked.pdf')).rejects.toThrow(/^locked\.pdf is protected by a password:/);
    await expect(readPdf(pdfFile({ pages: [[]] }).slice(0, 60), 'cut.pdf')).rejects.toThrow(
      'cut.pdf is damaged: it cannot be read as a PDF.',
    );
  });

  it('that has lost its table of contents is put together again', async () => {
    const whole = Buffer.from(pdfFile({ pages: [lines(72, 700, running)] })).toString('latin1');
    const astray = Buffer.from(
      whole.replace(/startxref\n\d+/, 'startxref\n5').replace(/(\d{10}) 00000 n/g, '0000000001 00000 n'),
      'latin1',
    );
    expect((await readPdf(astray, 'astray.pdf')).text).toBe(joined);
  });
});
