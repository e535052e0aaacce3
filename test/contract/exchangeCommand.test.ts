import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codebookFile, guid, projectFile } from '../support/projectFile.ts';
import { axial } from './support/axial.ts';

describe('the command line brings projects in', () => {
  let folder: string;
  let study: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-exchange-'));
    study = join(folder, 'study.axial');
    for (const name of ['HOME', 'APPDATA', 'XDG_CONFIG_HOME']) vi.stubEnv(name, folder);
    await axial('new', study);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const json = async (...words: readonly string[]) => JSON.parse((await axial(...words, '--json')).out);
  const coded = async () => (await json('list', study, 'codings')).map((row: { text: string }) => row.text);

  it('among other files, one entry a file, losses as sentences with their ids; exit 1 when one failed', async () => {
    const paths = [
      write('lost.qdpx', projectFile({ dangling: true })),
      write('bad.qdpx', 'no zip'),
      write('note.txt', 'a note'),
    ];
    const { code, out, err } = await axial('import', study, ...paths, '--json');
    const report = JSON.parse(out) as {
      file: string;
      ok: boolean;
      documents: { name: string }[];
      warnings: string[];
      project?: { brought: { kind: string; added: number }[]; offsets: string | null };
    }[];
    expect(report.map(({ file, ok, documents }) => [file, ok, documents.map(({ name }) => name)])).toEqual([
      ['lost.qdpx', true, ['Anna']],
      ['bad.qdpx', false, []],
      ['note.txt', true, ['note']],
    ]);
    expect(report[0]?.warnings.join('\n')).toContain(guid(32));
    const added = report[0]?.project?.brought.map((each) => [each.kind, each.added]);
    expect(added).toContainEqual(['codings', 2]);
    expect(report[0]?.project?.offsets).toMatch(/^Positions were counted in characters/);
    expect([code, err.startsWith('axial: bad.qdpx')]).toEqual([1, true]);
    expect(await coded()).toEqual(['trust', 'late']);
  });

  it('and leaves every byte of the study where all of them are refused', async () => {
    const before = readFileSync(study);
    const { code, err } = await axial('import', study, write('bad.qdpx', 'no zip'), write('worse.qde', '<html/>'));
    expect([code, err.match(/axial: /g)?.length]).toEqual([1, 2]);
    expect(readFileSync(study).equals(before)).toBe(true);
  });

  it('and says that all of a project is there when it comes again', async () => {
    const path = write('trust.qdpx', projectFile());
    await axial('import', study, path);
    expect((await axial('import', study, path)).out).toContain('in the study already, left out');
    expect(await coded()).toEqual(['trust', 'late']);
  });

  it('with positions read as it is told', async () => {
    const path = write('emoji.qdpx', projectFile({ text: '😀 trust them. They came late.' }));
    const { code } = await axial('import', study, path, '--offsets', 'utf16,crlf1,inclusive');
    expect(code).toBe(0);
    expect((await coded())[0]).toBe(' trust');
  });

  it('and refuses a way of counting that there is none of', async () => {
    const { code, err } = await axial('import', study, write('a.qdpx', projectFile()), '--offsets', 'bytes');
    expect([code, err]).toEqual([2, expect.stringContaining('--offsets takes codepoints or utf16, not “bytes”.')]);
  });

  it('and codebooks of the exchange format', async () => {
    await axial('import', study, write('codes.qdc', codebookFile()));
    const codes = await json('list', study, 'codes');
    expect(codes.map(({ path }: { path: string }) => path)).toEqual(['Trust', 'Trust/Later']);
  });
});
