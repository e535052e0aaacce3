import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { chosenExports } from '#shared/contract/procedures/exportChoice.ts';
import { exportFormats } from '#shared/contract/procedures/transfers.ts';
import { addText, startStudy, type TestEngine } from '../support/engine.ts';
import { type PartedStudy, startPartedStudy } from '../support/partedStudy.ts';

type Request = InputOf<'exports.make'>['request'];
type Format = InputOf<'exports.make'>['format'];
type Choice = NonNullable<Extract<Request, { what: 'audit' }>['choice']>;

let study: PartedStudy;
beforeAll(async () => {
  study = await startPartedStudy();
});
afterAll(() => study.engine[Symbol.asyncDispose]());

const request = (what: (typeof chosenExports)[number], choice: Choice = {}): Request => ({ what, choice });
const make = async (asked: Request, format: Format, engine: TestEngine = study.engine) => {
  const made = await engine.ask('exports.make', { request: asked, format });
  return { ...made, bytes: Buffer.from(made.base64, 'base64') };
};
const textOf = async (asked: Request, format: Format) => (await make(asked, format)).bytes.toString('utf8');
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

function expectWellFormed(xml: string, name: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  parser.write(xml).close();
}

/** Whether a file opens as what it says it is; its words where it is read by people. */
function opened(format: Format, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (format === 'json') JSON.parse(text);
  if (format === 'csv') expect(text.startsWith('\uFEFF')).toBe(true);
  if (format === 'html') expect(text).not.toMatch(/<script|<b>|<u>|<i>|src=|@import|url\(|https?:\/\//);
  if (format === 'sqlite') expect(bytes.toString('latin1', 0, 15)).toBe('SQLite format 3');
  if (format !== 'docx' && format !== 'xlsx' && format !== 'zip') return text;
  const parts = Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)] as const);
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) expectWellFormed(xml, name);
  return parts.map(([, xml]) => xml).join('\n');
}

const formatsOf: Readonly<Record<(typeof chosenExports)[number], readonly Format[]>> = {
  segments: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
  'document-coding': ['docx', 'html', 'md'],
  'numbered-text': ['txt'],
  codebook: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
  memos: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
  documents: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
  variables: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
  'data-set': ['xlsx', 'zip', 'sqlite'],
  audit: ['csv', 'xlsx', 'docx', 'html', 'json', 'md'],
};

describe('every export of a study', () => {
  it.each(chosenExports)('of %s opens in each of its formats, and is refused in all others', async (what) => {
    for (const format of exportFormats) {
      if (formatsOf[what].includes(format)) {
        const { bytes, items } = await make(request(what), format);
        expect(items).toBeGreaterThan(1);
        expect(opened(format, bytes).length).toBeGreaterThan(60);
      } else {
        expect((await study.engine.fails('exports.make', { request: request(what), format })).code).toBe(
          'unsupported_format',
        );
      }
    }
  });

  it('of an empty study is an empty file that opens', async () => {
    await using empty = await startStudy();
    for (const what of chosenExports) {
      for (const format of formatsOf[what]) opened(format, (await make(request(what), format, empty)).bytes);
    }
  });

  it('says what was chosen, in words', async () => {
    const choice = {
      codeIds: [study.codes.need],
      documentIds: [study.documents.talk],
      speakers: { leaveOut: ['interviewer' as const] },
    };
    for (const what of ['codebook', 'documents', 'memos'] as const) {
      const json = JSON.parse(await textOf(request(what, choice), 'json')) as { facts: Record<string, string> };
      expect(json.facts).toMatchObject({
        codes: 'need <i> (with subcodes)',
        documents: '=cmd|"x"!A1 </title>',
        speakers: 'words of interviewers are left out',
      });
    }
  });
});

describe('one choice', () => {
  const counts = async (choice: Choice) => {
    const items = async (what: (typeof chosenExports)[number], format: Format) =>
      (await make(request(what, choice), format)).items;
    return {
      segments: await items('segments', 'csv'),
      codebook: await items('codebook', 'csv'),
      memos: await items('memos', 'csv'),
      documents: await items('documents', 'csv'),
      variables: await items('variables', 'csv'),
      coding: await items('document-coding', 'md'),
      text: await items('numbered-text', 'txt'),
    };
  };

  it('of documents governs every kind', async () => {
    const all = { segments: 4, codebook: 3, memos: 2, documents: 2, variables: 2, coding: 2, text: 2 };
    expect(await counts({})).toEqual(all);
    const one = { segments: 3, codebook: 3, memos: 1, documents: 1, variables: 1, coding: 1, text: 1 };
    expect(await counts({ documentIds: [study.documents.talk] })).toEqual(one);
    const none = { segments: 0, codebook: 3, memos: 0, documents: 0, variables: 0, coding: 0, text: 0 };
    expect(await counts({ documentIds: [] })).toEqual(none);
  });

  it('of codes takes their subcodes along, unless that is not wanted', async () => {
    expect(await counts({ codeIds: [study.codes.need] })).toMatchObject({ segments: 2, codebook: 2, memos: 0 });
    const alone = { codeIds: [study.codes.need], withSubcodes: false };
    expect(await counts(alone)).toMatchObject({ segments: 1, codebook: 1, memos: 0 });
    expect(await counts({ codeIds: [study.codes.trust] })).toMatchObject({ segments: 2, codebook: 1, memos: 1 });
    expect(await textOf(request('document-coding', alone), 'md')).not.toMatch(/speed|trust\*\*/);
  });

  it('of coders and speakers chooses codings, and counts go by it', async () => {
    const coders = await study.engine.ask('study.coders', {});
    const jan = { coderIds: coders.filter(({ name }) => name === 'Jan').map(({ id }) => id) };
    expect(await counts(jan)).toMatchObject({ segments: 1, codebook: 3, documents: 2 });
    const rows = rowsOf(await textOf(request('codebook', jan), 'csv'));
    expect(rows.map((row) => [row.name, row.codings, row.documents])).toEqual([
      ['need <i>', '0', '0'],
      ['speed/pace', '0', '0'],
      ['trust', '1', '1'],
    ]);
    const heard = { speakers: { leaveOut: ['interviewer' as const] } };
    expect(await counts(heard)).toMatchObject({ segments: 3 });
    expect(rowsOf(await textOf(request('documents', heard), 'csv')).map((row) => row.codings)).toEqual(['2', '1']);
    const text = await textOf(request('numbered-text', heard), 'txt');
    expect(text).not.toContain('How was it?');
    expect(text).toContain(' 3  Anna: Well enough.');
    expect(await textOf(request('document-coding', heard), 'html')).not.toContain('How was it?');
  });

  it('of variables leaves the others out of tables, pages and data', async () => {
    const { variables } = await study.engine.ask('variables.list', {});
    const choice = { variableIds: variables.filter(({ name }) => name === 'age').map(({ id }) => id) };
    expect(Object.keys(rowsOf(await textOf(request('variables', choice), 'csv'))[0] ?? {})).toEqual([
      'document',
      'age',
    ]);
    expect(await textOf(request('segments', choice), 'html')).not.toContain('@IT');
    expect(await textOf(request('document-coding', choice), 'html')).toContain('<p class="meta">age: -4.5</p>');
  });

  it('of coders tells whose steps the history holds', async () => {
    const coders = await study.engine.ask('study.coders', {});
    const nobody = { coderIds: coders.filter(({ name }) => name === 'Jan').map(({ id }) => id) };
    expect((await make(request('audit', nobody), 'csv')).items).toBe(0);
  });

  it('that names what is gone chooses nothing of it, and a speaker that is gone is said', async () => {
    expect((await make(request('segments', { codeIds: ['gone' as never] }), 'csv')).items).toBe(0);
    const failure = await study.engine.fails('exports.make', {
      request: request('numbered-text', { speakers: { only: ['gone' as never] } }),
      format: 'txt',
    });
    expect(failure.code).toBe('not_found');
  });
});

describe('a document with its coding', () => {
  it('has comments and memos as notes, or neither', async () => {
    const page = await textOf(request('document-coding', { documentIds: [study.documents.talk] }), 'html');
    expect(page).toContain('<p class="comment">Why &lt;u&gt;not&lt;/u&gt;?</p>');
    expect(page).toContain('1. On trust &amp; need');
    const bare = await textOf({ what: 'document-coding', notes: false }, 'html');
    expect(bare).not.toMatch(/Why &lt;|On trust/);
    expect(bare).toContain('>enough</span>');
  });

  it('shows texts that run to the left from the right, and names coders where several coded', async () => {
    const page = await textOf(request('document-coding'), 'html');
    expect(page).toContain('dir="rtl"');
    expect(page).toMatch(/trust<\/b> <span class="meta"><q>enough<\/q> · Jan/);
  });

  it('of absurd length is refused for a word processor in a sentence, and written as a page', async () => {
    await using huge = await startStudy();
    const line = 'The order was late again and nobody called.\n';
    const { id } = await addText(huge, 'huge', line.repeat(24_000));
    const code = await huge.ask('codes.create', { name: 'late' });
    await huge.ask('codings.apply', {
      documentId: id,
      ranges: Array.from({ length: 12_000 }, (_, index) => ({ start: index * 88 + 4, end: index * 88 + 60 })),
      codeIds: [code.id],
    });
    expect(await huge.fails('exports.make', { request: request('document-coding'), format: 'docx' })).toEqual({
      code: 'unsupported_format',
      message: 'The documents with coding would be too long for a word processor: choose less, or take another format.',
    });
    const { bytes } = await make(request('document-coding'), 'html', huge);
    expect(bytes.toString('utf8').match(/class="n"/g)).toHaveLength(24_000);
  }, 30_000);
});
