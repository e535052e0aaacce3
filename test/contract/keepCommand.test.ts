import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axial } from '../e2e/support/studies.ts';

let folder: string;
let study: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'axial-keep-'));
  study = join(folder, 'study.axial');
  writeFileSync(join(folder, 'talk.txt'), 'Apples are ripe. Pears are not.');
  writeFileSync(join(folder, 'secret.txt'), 'Nothing but the weather.');
  await axial('new', study);
  await axial('import', study, join(folder, 'talk.txt'), join(folder, 'secret.txt'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('`axial export STUDY viewer` writes what is asked for and nothing else', async () => {
  const out = join(folder, 'viewer.html');
  const written = JSON.parse(
    await axial('export', study, 'viewer', '--out', out, '--document', 'talk', '--json'),
  ) as object;
  expect(written).toMatchObject({ path: out, items: 1 });
  const page = readFileSync(out, 'utf8');
  expect(page).toContain('Pears are not.');
  expect(page).not.toContain('weather');
  await expect(axial('export', study, 'viewer', '--out', join(folder, 'x.csv'))).rejects.toThrow(
    /--out ends in \.html/u,
  );
});

it('`axial snapshot` makes, lists, compares and restores', async () => {
  const made = JSON.parse(await axial('snapshot', study, 'make', '--note', 'first', '--json')) as { file: string };
  await axial('code', study, '--document', 'talk', '--code', 'Fruit', '--start', '0', '--end', '6');
  expect(await axial('snapshot', study, 'list')).toMatch(/2 documents, 0 codings, revision \d+ +first/u);
  const { kinds } = JSON.parse(await axial('snapshot', study, 'compare', made.file, '--json')) as {
    kinds: { kind: string; added: number }[];
  };
  expect(kinds.find(({ kind }) => kind === 'codings')).toMatchObject({ added: 1, gone: 0 });
  const copy = join(folder, 'copy.axial');
  await axial('snapshot', study, 'restore', '--out', copy);
  expect(JSON.parse(await axial('list', copy, 'codings', '--json'))).toEqual([]);
  await expect(axial('snapshot', study, 'restore', '--out', study)).rejects.toThrow(/already a file/u);
}, 30_000);

it('`axial archive` packs, and says what is in it', async () => {
  const out = join(folder, 'study.zip');
  const said = await axial('archive', study, '--out', out);
  expect(said).toMatch(/^study\.axial +\d+$/mu);
  expect(said).toContain('read back and found whole');
  await expect(axial('archive', study, '--out', out)).rejects.toThrow(/already a file/u);
}, 30_000);
