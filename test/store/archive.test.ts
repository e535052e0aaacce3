import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checksumLines } from '#shared/interchange/archiveReadme.ts';
import { readBack } from '../../electron/export/readArchiveBack.ts';
import { dumpStudy, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
/** With a study that is packed in no time, for what does not depend on how much there is. */
let small: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  small = await startStudy();
  const path = small.path('talk.txt');
  writeFileSync(path, 'Some words of somebody. '.repeat(2000));
  await small.ask('imports.run', { jobId: 'import', items: [{ path }] });
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await small[Symbol.asyncDispose]();
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const drafts = (of: TestEngine) => readdirSync(of.folder).filter((name) => name.startsWith('.'));

describe('an archive', () => {
  it('holds the study, the project, codebook, segments and history, each as its checksum says', async () => {
    const path = engine.path('archive.zip');
    const packed = await engine.ask('archive.pack', { path, jobId: 'a' });
    expect(packed.missing).toEqual([]);
    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files)).toEqual([
      'README.md',
      'checksums.sha256',
      'study.axial',
      'project.qdpx',
      'codebook.qdc',
      'codebook.html',
      'codebook.csv',
      'segments.csv',
      'memos.html',
      'variables.csv',
      'audit-trail.csv',
    ]);
    const sums = strFromU8(files['checksums.sha256'] ?? new Uint8Array());
    const named = Object.entries(files).filter(([name]) => name !== 'checksums.sha256');
    const lines = named.map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) }));
    expect(sums).toBe(checksumLines(lines));
    const readme = strFromU8(files['README.md'] ?? new Uint8Array());
    for (const { name, sha256: sum } of lines) {
      if (name !== 'README.md') expect(readme).toContain(`${sum}  ${name}`);
      if (name !== 'README.md')
        expect(readme).toMatch(new RegExp(`\\| ${name.replace('.', '\\.')} \\| \\d+ \\| \\S`, 'u'));
    }
    expect(packed.files.map(({ name }) => name).sort()).toEqual(Object.keys(files).sort());
    expect(drafts(engine)).toEqual([]);
  });

  it('holds a study that opens, is sound, and is the one that was packed', async () => {
    const files = unzipSync(readFileSync(engine.path('archive.zip')));
    const copy = engine.path('unpacked.axial');
    writeFileSync(copy, files['study.axial'] ?? new Uint8Array());
    await using other = startTestEngine();
    await other.ask('study.open', { path: copy });
    expect(dumpStudy(other)).toEqual(dumpStudy(engine));
    expect((await other.ask('study.check', {})).findings).toEqual([]);
    expect(strFromU8(files['segments.csv'] ?? new Uint8Array()).split('\n').length).toBeGreaterThan(500);
    expect(Object.keys(unzipSync(files['project.qdpx'] ?? new Uint8Array()))).toContain('project.qde');
  });

  it('is the same twice, as far as it is up to us: same time, same order, same bytes of study and tables', async () => {
    const paths = [small.path('one.zip'), small.path('two.zip')];
    for (const path of paths) await small.ask('archive.pack', { path, jobId: path });
    const [one, two] = paths.map((path) => sha256(readFileSync(path)));
    expect(one).toBe(two);
  });

  it('leaves history, earlier texts and imported files out where that is said', async () => {
    const path = small.path('short.zip');
    await small.ask('archive.pack', { path, jobId: 'c', history: false });
    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files)).not.toContain('audit-trail.csv');
    expect(strFromU8(files['README.md'] ?? new Uint8Array())).toContain('left out: the history');
    const copy = small.path('short.axial');
    writeFileSync(copy, files['study.axial'] ?? new Uint8Array());
    await using other = startTestEngine();
    await other.ask('study.open', { path: copy });
    expect((await other.ask('operations.list', {})).operations).toEqual([]);
    expect((await other.ask('documents.list', {})).documents).toMatchObject([{ name: 'talk', sourceName: '' }]);
  });

  it('is not written over another file unless that is said, nor where a study could be', async () => {
    const path = small.path('taken.zip');
    writeFileSync(path, 'mine');
    expect((await small.fails('archive.pack', { path, jobId: 'd' })).code).toBe('conflict');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await small.ask('archive.pack', { path, jobId: 'd', overwrite: true });
    expect(readFileSync(path, 'latin1').slice(0, 2)).toBe('PK');
    const study = small.path('study.axial');
    expect((await small.fails('archive.pack', { path: study, jobId: 'd', overwrite: true })).code).toBe(
      'invalid_input',
    );
    const nowhere = small.path('no/such/folder.zip');
    expect((await small.fails('archive.pack', { path: nowhere, jobId: 'd' })).code).toBe('not_found');
  });

  it('tells how far it has come; cancelled, it leaves nothing', async () => {
    const path = small.path('cancelled.zip');
    const stop = small.core.subscribe((event) => {
      if (event.type === 'progress' && event.jobId === 'e' && event.total > 0) small.core.cancel('e');
    });
    const failure = await small.fails('archive.pack', { path, jobId: 'e' });
    stop();
    expect(failure.code).toBe('cancelled');
    expect(existsSync(path)).toBe(false);
    expect(drafts(small)).toEqual([]);
    const labels = small.events.flatMap((event) => (event.type === 'progress' ? event.label : []));
    expect(labels).toContain('Packing and reading back');
  });

  it('that does not read back as it was written is found out', async () => {
    const bytes = readFileSync(engine.path('archive.zip'));
    const files = unzipSync(bytes);
    const expected = new Map(Object.entries(files).map(([name, content]) => [name, sha256(content)]));
    const path = engine.path('checked.zip');
    writeFileSync(path, bytes);
    await expect(readBack(path, expected, () => undefined)).resolves.toBeUndefined();
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 0x55;
    writeFileSync(path, bytes);
    await expect(readBack(path, expected, () => undefined)).rejects.toThrow(/did not pass its check/u);
    writeFileSync(path, bytes.subarray(0, bytes.length - 10));
    await expect(readBack(path, expected, () => undefined)).rejects.toThrow(/did not pass its check/u);
  });
});
