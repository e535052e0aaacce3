import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addCode, addText, startStudy, type TestEngine } from '../support/engine.ts';

type ViewerRequest = Extract<InputOf<'exports.write'>['request'], { what: 'viewer' }>;

let engine: TestEngine;
const ids = { kept: '', secret: '', child: '', other: '' };

beforeAll(async () => {
  engine = await startStudy();
  const kept = await addText(engine, 'Kept talk', 'Apples are ripe.\nPears are not.');
  const secret = await addText(engine, 'Hidden talk', 'Zanzibar was mentioned here.');
  const theme = await addCode(engine, 'Fruit');
  const child = await addCode(engine, 'ripe', theme);
  const other = await addCode(engine, 'Places');
  const code = (documentId: string, codeId: string, start: number, end: number, comment: string) =>
    engine.ask('codings.apply', {
      documentId: documentId as never,
      codeIds: [codeId as never],
      ranges: [{ start, end }],
      comment,
    });
  await code(kept.id, child.id, 0, 16, 'quince remark');
  await code(kept.id, other.id, 7, 21, '');
  await code(secret.id, other.id, 0, 8, '');
  const memoBody = JSON.stringify({
    root: {
      type: 'root',
      version: 1,
      children: [
        {
          type: 'segment-quote',
          version: 1,
          documentId: secret.id,
          start: 0,
          end: 8,
          codingId: null,
          text: 'Zanzibar',
          label: 'Hidden talk',
        },
        {
          type: 'paragraph',
          version: 1,
          children: [{ type: 'document-mention', version: 1, documentId: kept.id, label: 'Kept talk' }],
        },
      ],
    },
  });
  await engine.ask('memos.create', { title: 'On maps', type: 'theoretical', body: memoBody });
  await engine.ask('memos.create', { title: 'On me', type: 'reflexive' });
  Object.assign(ids, { kept: kept.id, secret: secret.id, child: child.id, other: other.id });
});
afterAll(() => engine[Symbol.asyncDispose]());

let files = 0;
async function written(request: Omit<ViewerRequest, 'what'> = {}): Promise<string> {
  const path = engine.path(`viewer-${++files}.html`);
  await engine.ask('exports.write', { request: { what: 'viewer', ...request }, format: 'html', path });
  return readFileSync(path, 'utf8');
}

describe('what goes into a viewer', () => {
  it('is everything, with where it comes from, when nothing is left out', async () => {
    const page = await written();
    for (const words of ['Apples are ripe.', 'Zanzibar', 'quince remark', 'On maps', 'On me', 'Researcher', 'Fruit'])
      expect(page).toContain(words);
    expect(page).toMatch(/revision \d+ of the study/u);
    expect(page).toContain('2025-03-03 09:00:00 UTC');
    expect(page).not.toContain('Left out by the researcher');
  });

  it('is nothing of a document that was left out: not its name, not its words, not in memos, charts or counts', async () => {
    const page = await written({ choice: { documentIds: [ids.kept as never] } });
    expect(page).toContain('Apples are ripe.');
    expect(page).not.toMatch(/Zanzibar|Hidden talk/u);
    expect(page).not.toContain(ids.secret);
    expect(page).toContain('On maps');
    expect(page).toContain('[words of a document that is left out]');
    expect(page).toMatch(/Left out by the researcher: 1 document/u);
  });

  it('is nothing of a code that was left out, and subcodes of the chosen ones', async () => {
    const page = await written({ choice: { codeIds: [ids.child as never] } });
    expect(page).toContain('Apples are ripe.');
    expect(page).not.toContain('Places');
    expect(page.match(/<blockquote id="s/gu)).toHaveLength(1);
  });

  it('leaves out memos, comments, notes, names of coders and charts where that is said', async () => {
    const page = await written({ memoTypes: [], comments: false, coderNames: false, charts: false });
    expect(page).not.toMatch(/On maps|On me|quince remark|coded by|Document comparison/u);
    const only = await written({ memoTypes: ['reflexive'] });
    expect(only).toContain('On me');
    expect(only).not.toContain('On maps');
  });

  it('holds no id of the study, for places in the page do', async () => {
    const page = await written();
    for (const id of Object.values(ids)) expect(page).not.toContain(id);
  });

  it('is a web page and nothing else', async () => {
    const request = { what: 'viewer' };
    const failure = await engine.fails('exports.write', { request, format: 'csv', path: engine.path('x.csv') });
    expect(failure).toEqual({
      code: 'unsupported_format',
      message: 'The viewer cannot be written as CSV; take HTML.',
    });
  });

  it('leads from each cell of the charts to the pairs and segments behind it', async () => {
    const page = await written();
    const data = JSON.parse(/id="data">(.*?)<\/script>/u.exec(page)?.[1] ?? '') as {
      codings: [number, number][];
      pairs: { first: number; second: number; total: number; codings: [number, number][] }[];
    };
    // Fruit is 0, ripe 1, Places 2; the coding of Places shares words with that of ripe.
    expect(data.codings).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ]);
    expect(data.pairs).toEqual([{ first: 2, second: 0, total: 1, codings: [[1, 0]] }]);
    expect(page).toContain('href="#pair-2-0"');
    expect(page).toContain('href="#cell-0-0"');
  });

  it('is a page also where there is nothing yet', async () => {
    await using empty = await startStudy();
    const path = empty.path('empty.html');
    await empty.ask('exports.write', { request: { what: 'viewer' }, format: 'html', path });
    expect(readFileSync(path, 'utf8')).toContain('0 documents, 0 codings, 0 codes, 0 memos');
  });

  it('holds the words of participants only, where those of others are left out', async () => {
    await using talk = await startStudy();
    const text = 'Ann: What was it like?\nBob: Cold and wet.\nAnn: Oh dear.';
    await addText(talk, 'Talk', text);
    await talk.ask('speakers.confirm', {
      names: [
        { name: 'Ann', role: 'interviewer' },
        { name: 'Bob', role: 'participant' },
      ],
    });
    const path = talk.path('talk.html');
    const choice = { speakers: { leaveOut: ['interviewer' as const], only: null } };
    await talk.ask('exports.write', { request: { what: 'viewer', choice }, format: 'html', path });
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('Cold and wet.');
    expect(page).not.toMatch(/What was it like|Oh dear/u);
  });
});
