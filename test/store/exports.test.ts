import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { restoreCell } from '#shared/interchange/csv.ts';
import { startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { exportRequests } from '../support/exportRequests.ts';

type Request = InputOf<'exports.write'>['request'];
type Format = InputOf<'exports.write'>['format'];

let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

let files = 0;
async function exported(request: Request, format: Format, from: TestEngine = engine): Promise<Buffer> {
  const path = from.path(`export-${++files}.${format}`);
  await from.ask('exports.write', { request, format, path });
  return readFileSync(path);
}
const textOf = async (request: Request, format: Format, from?: TestEngine) =>
  (await exported(request, format, from)).toString('utf8');
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });
const segments: Request = { what: 'segments', choice: {} };

describe('coded segments in a file', () => {
  it('stand there with document, group, variables, code, coder, positions, text and memos, each word for word', async () => {
    const rows = rowsOf(await textOf(segments, 'csv'));
    expect(Object.keys(rows[0] ?? {})).toEqual(
      'document,group,organisation,side,role,date,code,coder,start,end,paragraph,text,weight,comment,memos,created,study,revision,exported'.split(
        ',',
      ),
    );
    const { codings } = await engine.ask('study.summary', {});
    expect(rows).toHaveLength(codings);
    for (const row of rows) {
      const text = readFileSync(
        new URL(`../../fixtures/field-notes/documents/${row.document}.txt`, import.meta.url),
        'utf8',
      );
      const points = [...text.replaceAll('\r\n', '\n')];
      expect(restoreCell(row.text ?? '')).toBe(points.slice(Number(row.start), Number(row.end)).join(''));
    }
    expect(rows.some((row) => row.memos !== '')).toBe(true);
  });

  it('are exactly those that were chosen, in the order in which they were shown', async () => {
    const codes = await engine.ask('codes.list', {});
    const theme = codes.find((code) => code.parentId === null)?.id as never;
    const request: Request = {
      what: 'segments',
      choice: { codeIds: [theme], withSubcodes: false },
      order: 'length',
      descending: true,
      grouping: 'none',
    };
    const shown = await engine.ask('segments.query', {
      choice: request.choice,
      order: 'length',
      descending: true,
      grouping: 'none',
      limit: 1000,
    });
    const rows = rowsOf(await textOf(request, 'csv'));
    expect(rows.map((row) => row.text)).toEqual(shown.segments.map((segment) => segment.text));
    expect(rows.length).toBeGreaterThan(5);
  });

  it('stand under their codes in a page that needs nothing else, with the colours of both themes', async () => {
    const page = await textOf(segments, 'html');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|src=|@import|url\(|https?:\/\//);
    expect(page).toContain('light-dark(#b13134,#d45348)');
    expect(page.match(/<blockquote>/g)).toHaveLength((await engine.ask('study.summary', {})).codings);
    expect(page).toContain('color-scheme:light dark');
  });

  it('come as a workbook with codebook and study beside them', async () => {
    const parts = unzipSync(new Uint8Array(await exported(segments, 'xlsx')));
    const names = [
      ...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)"/g),
    ].map((match) => match[1]);
    expect(names).toEqual(['Segments', 'Codebook', 'Study']);
  });

  it('tell a variable from a column of the same name, and spare a spreadsheet from formulas', async () => {
    await using study = await startStudy();
    const text = '=1+1 is a sum';
    const { id } = await study.ask('documents.create', { name: '@home', text });
    const variable = await study.ask('variables.create', { name: 'Text', type: 'text' });
    await study.ask('variables.setValues', { cells: [{ documentId: id, variableId: variable.id, value: '-5' }] });
    await study.ask('codings.import', { rows: [{ document: '@home', code: 'A', start: 0, end: 4 }] });
    const csv = await textOf(segments, 'csv', study);
    expect(rowsOf(csv)[0]).toMatchObject({ document: "'@home", 'Text (variable)': "'-5", text: "'=1+1" });
    expect(JSON.parse(await textOf(segments, 'json', study))).toMatchObject({
      segments: [{ document: '@home', variables: { Text: '-5' }, text: '=1+1', start: 0, end: 4 }],
    });
  });

  it('hold markup, astral characters and line breaks as they are, also where nothing is coded', async () => {
    await using study = await startStudy();
    expect(rowsOf(await textOf(segments, 'csv', study))).toEqual([]);
    const text = 'a 🙂 <b>\n"x", y';
    await study.ask('documents.create', { name: '</title><script>alert(1)</script>', text });
    await study.ask('codings.import', {
      rows: [
        {
          document: '</title><script>alert(1)</script>',
          code: '<i>',
          start: 2,
          end: [...text].length,
          comment: '<img src=x>',
        },
      ],
    });
    expect(rowsOf(await textOf(segments, 'csv', study))[0]).toMatchObject({
      text: '🙂 <b>\n"x", y',
      start: '2',
      end: '14',
    });
    const page = await textOf(segments, 'html', study);
    expect(page).not.toMatch(/<script|<img|<i>|<b>/);
  });
});

describe('search in a file', () => {
  it('has every hit with the words around it, in the order of the list, at its place in the text', async () => {
    await using study = await startStudy();
    await study.ask('documents.create', { name: 'one', text: '🙂 Trust me.\nNo trust, no loan.\n' });
    await study.ask('memos.create', { title: 'On trust' });
    const request = { what: 'hits', request: { text: 'trust' }, width: 4, order: 'left', descending: true } as const;
    const rows = rowsOf(await textOf(request, 'csv', study));
    expect(rows.map((row) => [row.in, row.where, row.paragraph, row.before, row.hit, row.after])).toEqual([
      ['memo', 'On trust', '', 'On ', 'trust', ''],
      ['document', 'one', '2', ' No ', 'trust', ', no'],
      ['document', 'one', '1', '🙂 ', 'Trust', ' me.'],
    ]);
    expect(rows.map((row) => [row.start, row.end])).toEqual([
      ['', ''],
      ['15', '20'],
      ['2', '7'],
    ]);
  });

  it('has the words with their counts side by side, and as a cloud that says where it comes from', async () => {
    const options: InputOf<'words.frequencies'> = { by: 'group', stopLists: ['en'], limit: 20 };
    const request: Request = { what: 'words', options };
    const { words, groups } = await engine.ask('words.frequencies', options);
    const rows = rowsOf(await textOf(request, 'csv'));
    expect(rows.map((row) => [row.word, Number(row.count)])).toEqual(words.map(({ word, count }) => [word, count]));
    const [first] = rows;
    expect(groups.map(({ name }) => Number(first?.[name]))).toEqual(words[0]?.byGroup);
    const { revision } = (await engine.ask('study.state', {})).study ?? { revision: 0 };
    const svg = await textOf(request, 'svg');
    expect(svg).toContain(`revision ${revision} · 2025-03-03`);
    expect(svg).toContain(`>${words[0]?.word}<`);
  });
});

describe('every export', () => {
  it('says from which study, revision and day it is', async () => {
    const { name, revision } = (await engine.ask('study.state', {})).study ?? { name: '', revision: 0 };
    for (const request of exportRequests) {
      const json = JSON.parse(await textOf(request, 'json')) as Record<string, unknown>;
      expect(json).toMatchObject({ study: name, revision, exported: '2025-03-03T09:00:00Z' });
    }
    for (const what of ['codebook', 'memos', 'documents', 'audit'] as const) {
      const rows = rowsOf(await textOf({ what }, 'csv'));
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ study: name, revision: String(revision) });
    }
    for (const what of ['co-occurrence', 'comparison'] as const) {
      const svg = await textOf({ what, options: {} }, 'svg');
      expect(svg).toContain(`revision ${revision} · 2025-03-03`);
      expect(await textOf({ what, options: {} }, 'csv')).toMatch(
        new RegExp(`\r\nrevision,${revision}\r\nexported,2025-03-03T09:00:00Z\r\nunit,`),
      );
    }
  });

  it('holds no place on this machine and no account name', async () => {
    const account = process.env.USER ?? process.env.LOGNAME ?? 'root';
    for (const request of exportRequests) {
      for (const format of ['csv', 'json'] as const) {
        const text = await textOf(request, format);
        expect(text).not.toContain(engine.folder);
        expect(text).not.toContain(`/${account}/`);
      }
    }
  });

  it.each<[Request['what'], Format, string]>([
    ['audit', 'svg', 'The audit trail cannot be written as SVG; take CSV, XLSX, JSON, HTML, Markdown or Word.'],
    ['codebook', 'txt', 'The codebook cannot be written as plain text; take CSV, XLSX, JSON, HTML, Markdown or Word.'],
    ['memos', 'png', 'The memos cannot be written as PNG; take CSV, XLSX, JSON, HTML, Markdown or Word.'],
  ])('of %s as %s is refused with what is possible', async (what, format, message) => {
    expect(await engine.fails('exports.make', { request: { what }, format })).toEqual({
      code: 'unsupported_format',
      message,
    });
  });

  it('is written whole or not at all, and over another file only when that is said', async () => {
    const path = engine.path('taken.csv');
    writeFileSync(path, 'mine');
    const input = { request: { what: 'audit' }, format: 'csv', path } as const;
    expect((await engine.fails('exports.write', input)).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await engine.ask('exports.write', { ...input, overwrite: true });
    expect(readFileSync(path, 'utf8')).toMatch(/^\uFEFFstep,/);
    mkdirSync(engine.path('folder.csv'), { recursive: true });
    expect(
      (await engine.fails('exports.write', { ...input, path: engine.path('folder.csv'), overwrite: true })).message,
    ).toBe('“folder.csv” is a folder.');
    expect((await engine.fails('exports.write', { ...input, path: engine.path('no/where.csv') })).code).toBe(
      'not_found',
    );
    expect(
      (await engine.fails('exports.write', { ...input, path: engine.path('sample.axial'), overwrite: true })).code,
    ).toBe('invalid_input');
    expect(readdirSync(engine.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('can be had as data, with a name that every system takes', async () => {
    await using study = await startStudy();
    await study.ask('study.rename', { name: 'IT: what/“is” it?' });
    const made = await study.ask('exports.make', { request: { what: 'codebook' }, format: 'md' });
    expect(made).toMatchObject({
      mediaType: 'text/markdown;charset=utf-8',
      suggestedName: 'IT what “is” it – codebook.md',
      items: 0,
    });
    expect(Buffer.from(made.base64, 'base64').toString('utf8')).toContain('# Codebook – IT: what/“is” it?');
  });
});

describe('a chart in a file', () => {
  it('gives the matrix by paths of codes, symmetric, with its unit', async () => {
    const json = JSON.parse(await textOf({ what: 'co-occurrence', options: { unit: 'near', near: 2 } }, 'json')) as {
      rows: string[];
      columns: string[];
      values: number[][];
    };
    expect(json).toMatchObject({ kind: 'co-occurrence', unit: 'near', options: { near: 2, withSubcodes: true } });
    expect(json.columns).toEqual(json.rows);
    expect(json.values.map((row, i) => row.map((_, k) => json.values[k]?.[i]))).toEqual(json.values);
    expect(json.values.flat().every(Number.isInteger)).toBe(true);
  });

  it('gives cells and shares of every document that sum to one', async () => {
    const json = JSON.parse(
      await textOf({ what: 'comparison', options: { x: 'paragraphs', groupBy: 'group' } }, 'json'),
    ) as {
      themes: string[];
      rows: { document: string; group: string; cells: Record<string, number>[]; shares: Record<string, number> }[];
    };
    expect(json).toMatchObject({
      kind: 'comparison',
      x: 'paragraphs',
      slices: 'assignments',
      options: { groupBy: 'group' },
    });
    expect(new Set(json.rows.map((row) => row.group)).size).toBe(3);
    const sum = (shares: Record<string, number>) => Object.values(shares).reduce((total, share) => total + share, 0);
    for (const row of json.rows) {
      expect(sum(row.shares)).toBeCloseTo(1, 9);
      for (const cell of row.cells) if (Object.keys(cell).length > 0) expect(sum(cell)).toBeCloseTo(1, 9);
    }
  });

  it('is drawn as PNG in both themes', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const png = await exported({ what: 'comparison', options: {}, theme, width: 900 }, 'png');
      expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect(png.readUInt32BE(16)).toBe(1800);
    }
  });
});

describe('variables that are numbers', () => {
  it('leave the program as numbers, also below zero and nought, and come back as they were', async () => {
    await using numbers = await startStudy();
    const names = ['a', 'b', 'c'];
    const code = await numbers.ask('codes.create', { name: 'X' });
    const variable = await numbers.ask('variables.create', { name: 'balance', type: 'number' });
    for (const [index, name] of names.entries()) {
      const { id: documentId } = await numbers.ask('documents.create', { name, text: 'Some words.' });
      await numbers.ask('codings.apply', { documentId, ranges: [{ start: 0, end: 4 }], codeIds: [code.id] });
      const value = ['-5', '0', '1.5'][index] ?? null;
      await numbers.ask('variables.setValues', { cells: [{ documentId, variableId: variable.id, value }] });
    }
    const values = async () => (await numbers.ask('variables.list', {})).values.map(({ value }) => value);
    const before = await values();
    for (const what of ['segments', 'documents', 'variables'] as const) {
      const request: Request = what === 'segments' ? segments : { what };
      const rows = rowsOf(await textOf(request, 'csv', numbers));
      expect(rows.map((row) => row.balance)).toEqual(['-5', '0', '1.5']);
      const sheet = strFromU8(unzipSync(await exported(request, 'xlsx', numbers))['xl/worksheets/sheet1.xml'] as never);
      expect(sheet).toContain('<v>-5</v>');
    }
    expect(await textOf(segments, 'html', numbers)).toContain('balance 0');
    const path = numbers.path('variables.csv');
    writeFileSync(path, await textOf({ what: 'variables' }, 'csv', numbers));
    await numbers.ask('variables.import', { path });
    expect(await values()).toEqual(before);
  });
});
