import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseFormat, spellNumber } from '../../../electron/import/numberFormats.ts';
import { readSurvey } from '../../../electron/import/readSurvey.ts';
import { readTable, readTableFile } from '../../../electron/import/readTable.ts';
import { workbookFile } from '../../support/workbookFile.ts';

const read = async (name: string, bytes: Uint8Array, more = {}) => readTableFile({ name, bytes, ...more });
const rowsOf = async (text: string, more = {}) => (await read('t.csv', strToU8(text), more)).sheets[0]?.rows;

describe('a table that is text', () => {
  it.each([
    ['a,b\n1,2\n', ','],
    ['a;b\n"x, y, z";"1,5"\n"p, q, r";"2,5"\n', ';'],
    ['a\tb\nx, y\tz\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['name,words\n"one; two; three; four","x"\nfive,y\n', ','],
    ['only one column\nwith words; and a sign\n', ';'],
  ])('finds what parts the cells of %j', async (text, delimiter) => {
    expect((await read('t.csv', strToU8(text))).delimiter).toBe(delimiter);
  });

  it('believes the line that tells spreadsheets, and whoever says it', async () => {
    expect(await rowsOf('sep=;\r\na,b;c\r\n')).toEqual([['a,b', 'c']]);
    expect(await rowsOf('a;b,c\n', { delimiter: ',' })).toEqual([['a;b', 'c']]);
  });

  it('keeps line breaks and quotation marks inside cells, and rows of unequal length', async () => {
    expect(await rowsOf('\uFEFFa,"b\r\nc ""d"""\r\n\r\n1\r\n2,3,4\r\n')).toEqual([
      ['a', 'b\nc "d"'],
      ['1'],
      ['2', '3', '4'],
    ]);
    expect(await rowsOf('size,what\n5" disk,old\n')).toEqual([
      ['size', 'what'],
      ['5" disk', 'old'],
    ]);
  });

  it('is read in the encoding that is asked for', async () => {
    const bytes = Uint8Array.from([0x61, 0x2c, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect((await read('t.csv', bytes, { encoding: 'windows-1251' })).sheets[0]?.rows).toEqual([['a', 'Привет']]);
  });

  it('whose quotation marks do not close is refused by the line', async () => {
    await expect(read('t.csv', strToU8('a,b\n"open,1\n2,3\n'))).rejects.toThrow(
      /^t\.csv cannot be read as a table: .*line/,
    );
  });

  it('comes back without the sign that kept a spreadsheet from running it, where it is our own', async () => {
    expect((await readTable({ name: 't.csv', bytes: strToU8("a,'=1+1\n") })).rows).toEqual([['a', '=1+1']]);
    expect(await rowsOf("a,'=1+1\n")).toEqual([['a', "'=1+1"]]);
  });
});

const styles = `<numFmts><numFmt numFmtId="170" formatCode="00000"/><numFmt numFmtId="171" formatCode="[$-409]d\\ mmm\\ yyyy;@"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="10"/></cellXfs>`;

describe('a workbook', () => {
  const only = async (rows: string, more = {}) =>
    (await read('t.xlsx', workbookFile({ sheets: [{ name: 'One', rows }], styles, ...more }))).sheets[0];

  it('shows days, times and numbers as its formats do', async () => {
    const cell = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`;
    const values = [
      cell(1, '45360'),
      cell(2, '45360.395833333336'),
      cell(3, '0.5'),
      cell(4, '1.0625'),
      cell(5, '123'),
      cell(6, '1'),
    ];
    const row = `<row>${values.join('')}${cell(0, '0.30000000000000004')}${cell(7, '0.25')}</row>`;
    expect((await only(row))?.rows).toEqual([
      ['2024-03-09', '2024-03-09T09:30:00', '12:00:00', '25:30:00', '00123', '1900-01-01', '0.3', '0.25'],
    ]);
    expect((await only(`<row>${cell(1, '0')}</row>`, { since1904: true }))?.rows).toEqual([['1904-01-01']]);
  });

  it('reads every kind of cell: shared, rich, inline, formula, truth, error, ISO day', async () => {
    const strings =
      '<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>one_x000D__x000A_two</t></si>';
    const row = `<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><t>in</t></is></c>
      <c t="str"><f>A1</f><v>result</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2024-03-09T00:00:00</v></c><c><f>B2</f></c></row>`;
    const sheet = await only(row, { strings });
    expect(sheet?.rows).toEqual([[], ['', 'plain', 'rich ', 'one\ntwo', 'in', 'result', 'yes', '#N/A', '2024-03-09']]);
    expect(sheet?.warnings).toEqual(['1 formula had no saved result and counted as empty.']);
  });

  it('in the strict spelling, with its main part elsewhere, is read the same', async () => {
    const bytes = workbookFile({
      sheets: [{ name: 'One', rows: '<row><c t="inlineStr"><is><t>here</t></is></c></row>' }],
      isStrict: true,
      folder: 'other',
    });
    expect((await read('t.xlsx', bytes)).sheets).toEqual([
      { name: 'One', hidden: false, rows: [['here']], warnings: [] },
    ]);
  });

  it('says which sheets are hidden, what is merged and what was hidden in it; hidden sheets are not taken by themselves', async () => {
    const words = (text: string) => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const bytes = workbookFile({
      sheets: [
        { name: 'secret', state: 'veryHidden', rows: words('not this one') },
        {
          name: 'Seen',
          rows: `${words('question')}<row hidden="1"><c t="inlineStr"><is><t>An answer that is long enough to be words of a person.</t></is></c></row>`,
          after: '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
        },
      ],
    });
    const { sheets } = await read('t.xlsx', bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['secret', true],
      ['Seen', false],
    ]);
    const reading = await readSurvey({ name: 't.xlsx', bytes, plan: null });
    expect(reading.tables.map(({ documents }) => documents.map(({ text }) => text))).toEqual([
      ['An answer that is long enough to be words of a person.'],
    ]);
    expect(reading.warnings).toEqual([
      '1 merged cell: what stands in one counts for its first cell only.',
      '1 hidden row is read as well.',
      'The sheet “secret” is hidden and was left out.',
    ]);
  });

  it('of endless width or depth is refused', async () => {
    const wide = Array.from(
      { length: 400 },
      (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`,
    ).join('');
    await expect(only(wide)).rejects.toThrow('t.xlsx is too large for a table: it has more than five million cells.');
    await expect(only('<row r="99999999"><c><v>1</v></c></row>')).rejects.toThrow(/damaged/);
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 });
    await expect(read('bomb.xlsx', bomb)).rejects.toThrow(/unfolds to more/);
  });

  it.each([
    [
      'table.xls',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook\0', 'utf16le')]),
      /old kind.*Save it as/,
    ],
    [
      'p.xlsx',
      Uint8Array.from([
        0xd0,
        0xcf,
        0x11,
        0xe0,
        0xa1,
        0xb1,
        0x1a,
        0xe1,
        ...Buffer.from('EncryptedPackage\0', 'utf16le'),
      ]),
      /protected by a password/,
    ],
    ['cut.xlsx', workbookFile({ sheets: [] }).slice(0, 80), /damaged/],
    ['none.xlsx', workbookFile({ sheets: [] }), /damaged/],
    ['bytes.xlsx', Uint8Array.from({ length: 300 }, (_, at) => at % 256), /damaged/],
    ['empty.csv', new Uint8Array(), /empty/],
    ['letter.csv', zipSync({ 'word/document.xml': strToU8('<w/>') }), /is not a table/],
  ])('%s is refused in one sentence', async (name, bytes, sentence) => {
    await expect(read(name, bytes)).rejects.toMatchObject({ code: 'unsupported_format' });
    await expect(read(name, bytes)).rejects.toThrow(sentence);
  });
});

describe('a table under a wrong name', () => {
  it('is read as what it is, and says so', async () => {
    const text = await read('t.xlsx', strToU8('a;b\n1;2\n'));
    expect(text.sheets[0]?.rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(text.warnings).toEqual([
      't.xlsx is really a table in plain text, whatever its name says; it was read as that.',
    ]);
    const row = '<row><c><v>1</v></c></row>';
    const { warnings, sheets } = await read('t.csv', workbookFile({ sheets: [{ name: 'One', rows: row }] }));
    expect(sheets[0]?.rows).toEqual([['1']]);
    expect(warnings).toEqual(['t.csv is really a workbook, whatever its name says; it was read as that.']);
  });
});

describe('a number format', () => {
  it.each([
    ['dd/mm/yyyy', 'date'],
    ['yyyy"年"m"月"', 'date'],
    ['[h]:mm:ss', 'duration'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss', 'time'],
    ['mmmm', 'date'],
    ['[Red]-0.00', 'number'],
    ['0.00E+00', 'number'],
    ['General', 'number'],
    ['"days" 0', 'number'],
    ['#,##0\\ "Std."', 'number'],
    ['0000', 'padded'],
    ['0', 'number'],
  ])('%s shows a %s', (code, shows) => {
    expect(parseFormat(code).shows).toBe(shows);
  });

  it('counts days as spreadsheets do, about the day that never was too', () => {
    const day = (serial: number) => spellNumber(serial, parseFormat('d.m.yyyy'), false);
    expect([day(1), day(59), day(61), day(25569)]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '1970-01-01']);
    expect(day(-3)).toBe('-3');
  });
});
