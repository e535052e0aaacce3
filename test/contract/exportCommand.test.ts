import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axial } from './support/axial.ts';

describe('the command line exports', () => {
  let folder: string;
  let study: string;
  const place = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(place(name), 'utf8');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-export-'));
    study = place('study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
    writeFileSync(place('one.txt'), 'The order was late.\n\nNobody called.\n');
    writeFileSync(place('two, too.txt'), 'We trust them.\n');
    await axial('import', study, place('one.txt'), place('two, too.txt'));
    const code = (document: string, path: string, coder: string) =>
      axial('code', study, '--document', document, '--code', path, '--start', '0', '--end', '8', '--coder', coder);
    await code('one', 'need/speed', 'Ilse');
    await code('one', 'need', 'Jan');
    await code('two, too', 'trust', 'Ilse');
    writeFileSync(place('facts.csv'), 'document,side,year\none,IT,2024\n"two, too",shop,2025\n');
    await axial('variables', study, '--from', place('facts.csv'));
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('every kind, by the ending of the file', async () => {
    for (const [kind, file] of [
      ['document-coding', 'coding.html'],
      ['numbered-text', 'numbered.txt'],
      ['data-set', 'data.zip'],
      ['audit', 'history.md'],
      ['codebook', 'codebook.docx'],
    ] as const) {
      expect(await axial('export', study, kind, '--out', place(file)), kind).toMatchObject({ code: 0, err: '' });
    }
    expect(read('coding.html')).toContain('<section class="doc">');
    expect(read('numbered.txt')).toContain(' 2  Nobody called.');
    expect(Object.keys(unzipSync(readFileSync(place('data.zip'))))).toContain('README.md');
    expect(read('history.md')).toContain('| step | at |');
    expect(readFileSync(place('codebook.docx')).subarray(0, 2).toString()).toBe('PK');
    expect((await axial('export', study, 'data-set', '--out', place('data.csv'))).err).toContain(
      'cannot be written as CSV',
    );
  });

  it('what the options choose, alike for every kind', async () => {
    const rows = async (...words: string[]) => {
      await axial('export', study, 'segments', '--out', place('s.json'), ...words);
      return (JSON.parse(read('s.json')) as { segments: { code: string; document: string }[] }).segments;
    };
    expect(await rows()).toHaveLength(3);
    expect(await rows('--document', 'two, too')).toMatchObject([{ code: 'trust' }]);
    expect(await rows('--code', 'need')).toHaveLength(2);
    expect(await rows('--code', 'need', '--without-subcodes')).toMatchObject([{ code: 'need' }]);
    expect(await rows('--coder', 'Jan')).toMatchObject([{ code: 'need', document: 'one' }]);
    await axial('export', study, 'variables', '--out', place('v.csv'), '--variable', 'year', '--document', 'one');
    expect(read('v.csv').replace('\uFEFF', '')).toBe('document,year\r\none,2024\r\n');
    expect(await axial('export', study, 'memos', '--out', place('m.md'), '--variable', 'none')).toMatchObject({
      code: 1,
    });
    expect(await axial('export', study, 'memos', '--out', place('m.md'), '--width', '40')).toMatchObject({ code: 2 });
  });

  it('what was saved under a name, but for what is said beside it', async () => {
    const { withEngine } = await import('../../electron/cli/openStudy.ts');
    await withEngine(async (ask) => {
      await ask('study.open', { path: study });
      const { documents } = await ask('documents.list', {});
      const documentIds = documents.filter(({ name }) => name === 'one').map(({ id }) => id);
      const choice = { documentIds };
      await ask('presets.save', {
        name: 'Just one',
        preset: { what: 'numbered-text', format: 'txt', choice, width: 20 },
      });
    });
    await axial('export', study, 'numbered-text', '--out', place('p.txt'), '--preset', 'Just one');
    expect(read('p.txt')).toContain('one\n===\n');
    expect(read('p.txt')).not.toContain('trust');
    await axial(
      'export',
      study,
      'numbered-text',
      '--out',
      place('p.txt'),
      '--preset',
      'Just one',
      '--document',
      'two, too',
    );
    expect(read('p.txt')).toContain('We trust them.');
    const failed = await axial('export', study, 'numbered-text', '--out', place('p.txt'), '--preset', 'None');
    expect(failed).toMatchObject({ code: 1, err: 'axial: There is no saved export “None” in this study.\n' });
  });
});
