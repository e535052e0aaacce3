import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line asks queries', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-query-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
    writeFileSync(join(folder, 'one.txt'), '🙂 Trust takes effort.\n\nNo effort, no trust.\n');
    await axial('import', study, join(folder, 'one.txt'));
    const rows = ['document,code,start,end', 'one,trust,2,21', 'one,trust/effort,14,20', 'one,loss,32,43'].join('\n');
    writeFileSync(join(folder, 'codings.csv'), rows);
    await axial('code', study, '--from', join(folder, 'codings.csv'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('and answers with its rule, positions in code points', async () => {
    const told = JSON.parse((await axial('query', study, 'exactly trust and effort', '--json')).out);
    expect(told).toMatchObject({
      query: 'exactly trust and trust/effort',
      gives: 'stretches',
      total: 1,
      items: [{ document: 'one', paragraph: 1, start: 14, end: 20, text: 'effort', codes: ['trust', 'effort'] }],
    });
    expect((await axial('query', study, 'loss preceded by trust')).out).toContain('1 segment in 1 document.');
  });

  it('says where an expression makes no sense, and leaves with 2', async () => {
    const wrong = await axial('query', study, 'trust overlapping los');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('At “los” (sign 19): There is no code “los”. Did you mean “loss”?');
  });

  it('writes, codes and keeps', async () => {
    const out = join(folder, 'found.csv');
    await axial('query', study, 'effort inside trust', '--out', out, '--save', 'deep', '--code', 'trust/deep');
    const written = readFileSync(out, 'utf8');
    expect(written).toContain('effort');
    const listed = JSON.parse((await axial('query', study, 'trust/deep', '--json')).out);
    expect(listed.items.map((item: { text: string }) => item.text)).toEqual(['effort']);
  });
});
