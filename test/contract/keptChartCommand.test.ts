import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axial } from '../e2e/support/studies.ts';
import { addCode, addText, startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
let study: string;
beforeAll(async () => {
  engine = startTestEngine();
  study = engine.path('study.axial');
  await engine.ask('study.create', { path: study, name: 'A' });
  const text = await addText(engine, 'talk', 'They call back.\nThey wait.');
  const need = await addCode(engine, 'need');
  const change = await addCode(engine, 'change');
  const at = (start: number, end: number, ...codeIds: (typeof need.id)[]) =>
    engine.ask('codings.apply', { documentId: text.id, ranges: [{ start, end }], codeIds });
  await at(0, 4, need.id, change.id);
  await at(16, 20, need.id);
  const view = { codes: 'chosen', chosen: [need.id], settings: { unit: 'documents' } };
  const keep = (name: string, chart: string, options: Record<string, unknown>) =>
    engine.ask('views.save', { name, content: { kind: 'chart', chart, view: options } });
  await keep('In how many', 'frequencies', view);
  await keep('Together', 'co-occurrence', { codes: 'themes', unit: 'paragraphs', order: 'name' });
  await keep('Along', 'comparison', { x: 'paragraphs', groupBy: 'automatic', sort: 'name' });
  await keep('Unknown', 'hologram', {});
  await engine.ask('study.close', {});
});
afterAll(() => engine[Symbol.asyncDispose]());

it('`axial charts` lists what is kept, with its kind and day', async () => {
  const listed = JSON.parse(await axial('charts', study, '--json')) as { name: string; chart: string }[];
  expect(listed.map(({ name, chart }) => [name, chart])).toEqual([
    ['In how many', 'frequencies'],
    ['Together', 'co-occurrence'],
    ['Along', 'comparison'],
    ['Unknown', 'hologram'],
  ]);
  expect(await axial('charts', study)).toMatch(/In how many +frequencies +2025-03-03/u);
});

it('`axial chart --kept` draws it with the options that it was kept with', async () => {
  const out = engine.path('kept.json');
  const drawn = async (name: string) => {
    await axial('chart', study, '--kept', name, '--out', out);
    return JSON.parse(readFileSync(out, 'utf8'));
  };
  expect(await drawn('In how many')).toMatchObject({
    kind: 'frequencies',
    unit: 'documents',
    rows: [{ code: 'need' }],
  });
  expect(await drawn('Together')).toMatchObject({ unit: 'paragraphs', rows: ['change', 'need'] });
  expect(await drawn('Along')).toMatchObject({ x: 'paragraphs', themes: ['need', 'change'] });
  const picture = engine.path('kept.svg');
  await axial('chart', study, '--kept', 'In how many', '--out', picture, '--theme', 'dark');
  expect(readFileSync(picture, 'utf8')).toMatch(/^<svg/u);
});

it('what is not kept, not known, or not to be said beside a kept chart, is told in a sentence', async () => {
  const out = ['--out', engine.path('none.svg')];
  await expect(axial('chart', study, '--kept', 'Nowhere', ...out)).rejects.toThrow(/No chart is kept .*“Nowhere”/u);
  await expect(axial('chart', study, '--kept', 'Unknown', ...out)).rejects.toThrow(/no chart “hologram”/u);
  await expect(axial('chart', study, '--kept', 'Together', '--unit', 'pairs', ...out)).rejects.toThrow(
    /--unit cannot be said beside --kept/u,
  );
});

it('`--stretch` counts only what touches a stretch of each document', async () => {
  const out = engine.path('along.json');
  const counted = async (along: string) => {
    await axial('chart', study, 'frequencies', '--stretch', along, '--out', out);
    const { rows } = JSON.parse(readFileSync(out, 'utf8'));
    return rows.map(({ code, codings }: { code: string; codings: number }) => [code, codings]);
  };
  expect(await counted('paragraphs:2')).toEqual([
    ['need', 1],
    ['change', 0],
  ]);
  expect(await counted('characters:1-4')).toEqual([
    ['need', 1],
    ['change', 1],
  ]);
  for (const wrong of ['sections:0-3', 'sections:3-2', 'sections:90-101', 'words:1-2', 'paragraphs'])
    await expect(counted(wrong)).rejects.toThrow(/--stretch/u);
});
