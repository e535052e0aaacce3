import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line searches', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-search-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
    const texts = { one: '🙂 Trust takes effort.\n\nNo effort, no trust.\n', two: '東京都に行きました。\nEffort.\n' };
    for (const [name, text] of Object.entries(texts)) {
      writeFileSync(join(folder, `${name}.txt`), text);
      await axial('import', study, join(folder, `${name}.txt`));
    }
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const json = async (...words: readonly string[]) => JSON.parse((await axial(...words, '--json')).out);

  it('and answers in code points', async () => {
    const { hits, more } = await json('search', study, 'effort');
    expect(more).toBe(false);
    expect(
      hits.map((hit: { where: string; start: number; end: number; text: string }) => [
        hit.where,
        hit.start,
        hit.end,
        hit.text,
      ]),
    ).toEqual([
      ['one', 14, 20, 'effort'],
      ['one', 26, 32, 'effort'],
      ['two', 11, 17, 'Effort'],
    ]);
    expect((await json('search', study, '東京', '--in', 'documents')).hits).toHaveLength(1);
    expect((await json('search', study, 'effort trust', '--match', 'phrase')).hits).toEqual([]);
    expect((await json('search', study, 'e.fort', '--match', 'pattern', '--document', 'two')).hits).toHaveLength(1);
    const { out } = await axial('search', study, 'effort', '--limit', '1');
    expect(out).toMatch(/one +1 .*Trust takes +effort/);
    expect(out).toContain('1 hit, and there are more.');
  });

  it('and codes what was found, in one step that undo takes back', async () => {
    const coded = await json('search', study, 'effort', '--code', 'Effort', '--unit', 'sentence');
    expect(coded).toEqual({ added: 3, existing: 0, documents: 2, made: true });
    const codings = await json('list', study, 'codings');
    expect(codings.map((each: { text: string }) => each.text)).toEqual([
      '🙂 Trust takes effort.',
      'No effort, no trust.',
      'Effort.',
    ]);
    await axial('undo', study);
    expect(await json('list', study, 'codings')).toEqual([]);
  });

  it('and refuses what makes no sense', async () => {
    expect(await axial('search', study, 'x', '--unit', 'hit')).toMatchObject({ code: 2 });
    expect(await axial('search', study, '*')).toMatchObject({ code: 1 });
    expect(await axial('search', study, 'effort', '--code', 'No/Such')).toMatchObject({ code: 1 });
  });

  it('and counts words, as a table and into a file', async () => {
    const { words, total, distinct } = await json('words', study, '--by', 'document');
    expect(words[0]).toEqual({ word: 'effort', count: 3, documents: 2, byGroup: [2, 1] });
    expect(total).toBeGreaterThan(distinct);
    expect((await json('words', study, '--stop', 'en')).words.map((each: { word: string }) => each.word)).not.toContain(
      'no',
    );
    const out = join(folder, 'words.csv');
    expect(await axial('words', study, '--out', out)).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toMatch(/effort,3/);
  });
});
