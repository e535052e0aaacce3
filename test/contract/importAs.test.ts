import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line brings tables in as what they are', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-as-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    writeFileSync(join(folder, 'mill.txt'), '🌾 Anna: We counted the sacks.\n');
    writeFileSync(join(folder, 'codes.csv'), 'Code,Memo\nWork,\nWork > care,Again\n');
    writeFileSync(
      join(folder, 'segments.csv'),
      'Document name;Code;Segment\nmill.txt;care;counted the  sacks\nmill;care;the boats\n',
    );
    await axial('new', study);
    await axial('import', study, join(folder, 'mill.txt'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a codebook, then segments; what has no place is said row by row', async () => {
    const codebook = await axial('import', study, join(folder, 'codes.csv'), '--as', 'codebook');
    expect([codebook.code, codebook.out]).toEqual([0, expect.stringMatching(/^codes\.csv: 2 codes\n/u)]);
    const segments = await axial('import', study, join(folder, 'segments.csv'), '--as', 'segments');
    expect(segments.out).toContain('segments.csv: 1 coded segment');
    expect(segments.out).toContain('coded segment “the boats” (row 3): Its words are not in “mill”.');
    const listed = JSON.parse((await axial('list', study, 'codings', '--json')).out);
    expect(listed).toMatchObject([{ code: 'Work/care', start: 11, end: 28, text: 'counted the sacks' }]);
  });

  it('a wrong word is a wrong call, a wrong table a failure; the other tables come in', async () => {
    expect((await axial('import', study, join(folder, 'codes.csv'), '--as', 'codes')).code).toBe(2);
    const both = await axial(
      'import',
      study,
      join(folder, 'mill.txt'),
      join(folder, 'codes.csv'),
      '--as',
      'codebook',
      '--json',
    );
    expect(both.code).toBe(1);
    expect(JSON.parse(both.out)).toMatchObject([
      { file: 'mill.txt', ok: false, error: { code: 'unsupported_format' } },
      { file: 'codes.csv', ok: true, losses: [] },
    ]);
  });
});
