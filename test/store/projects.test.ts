import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { everythingXml } from '../support/refiEverything.ts';
import { archiveOf, readCodebook, readProject } from '../support/refiFiles.ts';

type Choice = InputOf<'projects.write'>['choice'];

let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

let files = 0;
async function written(choice: Choice = {}, format: 'qdpx' | 'qde' | 'qdc' = 'qdpx', from: TestEngine = engine) {
  const path = from.path(`project-${++files}.${format}`);
  const report = await from.ask('projects.write', { format, path, choice });
  return { ...report, content: new Uint8Array(readFileSync(path)) };
}
const entriesOf = (content: Uint8Array) => Object.keys(unzipSync(content)).sort();

describe('a project for other programs', () => {
  it('holds every document, code, coded segment and memo, and nothing is wrong with it', async () => {
    const { counts, findings, content, bytes } = await written();
    const summary = await engine.ask('study.summary', {});
    expect(findings).toEqual([]);
    expect(bytes).toBe(content.length);
    const { project } = readProject(content);
    const texts = project.sources.flatMap((source) => (source.kind === 'TextSource' ? [source] : []));
    expect(texts).toHaveLength(24);
    expect(texts.flatMap(({ selections }) => selections.flatMap(({ codings }) => codings))).toHaveLength(
      summary.codings,
    );
    expect(project.notes).toHaveLength(summary.memos);
    expect(Object.fromEntries(counts.map(({ what, count }) => [what, count]))).toMatchObject({
      documents: 24,
      'coded segments': summary.codings,
      memos: summary.memos,
    });
  });

  it('tells before it is written what other programs will not see, and what stays behind (check 23)', async () => {
    const { losses } = await engine.ask('projects.losses', { format: 'qdpx' });
    const carried = losses.filter((loss) => loss.carried).map(({ what }) => what);
    expect(carried).toEqual(
      expect.arrayContaining(['types of memos', 'order of codes', 'rules of codes', 'weights', 'keys of codes']),
    );
    expect(losses.filter((loss) => !loss.carried).map(({ what }) => what)).toEqual(['steps of the history']);
    const bare = await engine.ask('projects.losses', { format: 'qde' });
    expect(bare.losses.every((loss) => !loss.carried)).toBe(true);
    const codebook = await engine.ask('projects.losses', { format: 'qdc' });
    expect(codebook.losses.map(({ what }) => what)).toEqual(expect.arrayContaining(['documents', 'memos']));
  });

  it('is the same byte for byte a second time, however much later, until the study is changed (check 19)', async () => {
    const first = (await written()).content;
    engine.clock.now += 86_400_000;
    const second = (await written()).content;
    expect(Buffer.from(second).equals(first)).toBe(true);
    const said = (content: Uint8Array) =>
      /<Project [^>]* modifiedDateTime="([^"]*)"/.exec(strFromU8(unzipSync(content)['project.qde'] ?? content))?.[1];
    await engine.ask('codes.create', { name: 'A day later', parentId: null });
    const third = (await written()).content;
    expect(Date.parse(said(third) ?? '') - Date.parse(said(second) ?? '')).toBeGreaterThanOrEqual(86_400_000);
    await engine.ask('operations.undo', {});
  });

  it('names no folder, machine or account (check 22)', async () => {
    const everything = Object.values(unzipSync((await written()).content)).map((bytes) => strFromU8(bytes));
    for (const secret of [engine.folder, hostname(), `/home/${userInfo().username}`]) {
      expect(
        everything.some((text) => text.includes(secret)),
        secret,
      ).toBe(false);
    }
    expect(everything.join()).not.toMatch(/basePath|currentPath/);
  });

  it('holds only what was chosen, with the codes above a chosen one and the memos about it', async () => {
    const { documents } = await engine.ask('documents.list', {});
    const codes = await engine.ask('codes.list', {});
    const document = documents[0];
    const { codeIds } = await engine.ask('codings.inDocument', { documentId: document?.id as never });
    const leaf = codes.find(({ id, parentId }) => codeIds.includes(id) && parentId !== null);
    if (!leaf || !document) throw new Error('The sample has no such things.');
    const { content, findings } = await written({ documentIds: [document.id], codeIds: [leaf.id], variableIds: [] });
    const { project } = readProject(content);
    expect(findings).toEqual([]);
    expect(project.sources.map(({ guid }) => guid)).toEqual([document.id]);
    const [theme] = project.codes;
    expect(project.codes).toHaveLength(1);
    expect(JSON.stringify(theme)).toContain(leaf.id);
    const [source] = project.sources;
    const used =
      source?.kind === 'TextSource' ? source.selections.flatMap(({ codings }) => codings.map(({ code }) => code)) : [];
    expect(new Set(used)).toEqual(new Set([leaf.id]));
    expect(project.variables).toEqual([]);
    const memos = await engine.ask('memos.list', {});
    expect(project.notes.length).toBeLessThan(memos.length);
    const others = documents.slice(1).map(({ name }) => name);
    const xml = strFromU8(unzipSync(content)['project.qde'] ?? new Uint8Array());
    expect(others.filter((name) => xml.includes(`name="${name}"`))).toEqual([]);
  });

  it('without files and memos holds the texts all the same', async () => {
    const { content } = await written({ sources: false, memos: false });
    const { project, files: texts } = readProject(content);
    expect(project.notes).toEqual([]);
    expect(texts.size).toBe(24);
    expect((await written({ memos: false })).content.length).toBeGreaterThan(content.length);
  });

  it('in one XML file has the texts in it', async () => {
    const { content } = await written({}, 'qde');
    const { project } = readProject(content, 'p.qde');
    const contents = project.sources.map((source) => (source.kind === 'TextSource' ? source.content : ''));
    expect(contents.every((text) => (text?.length ?? 0) > 500)).toBe(true);
  });

  it('as a codebook holds the tree of codes', async () => {
    const { content, findings } = await written({}, 'qdc');
    expect(findings).toEqual([]);
    expect(readCodebook(content).codebook.codes).toHaveLength(5);
  });

  it('counts as NVivo does where that is asked for: CR LF, a byte order mark, UTF-16 units', async () => {
    const { content } = await written({ nvivo: true, memos: false });
    const file = readProject(content);
    const [source] = file.project.sources;
    if (source?.kind !== 'TextSource') throw new Error('No text.');
    const bytes = file.files.get(`${source.guid}.txt`) ?? new Uint8Array();
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const { name, start, end } of source.selections) {
      expect(text.slice(1).slice(Number(start), Number(end)).replaceAll('\r\n', '\n')).toBe(name);
    }
  });
});

describe('writing it', () => {
  it('is whole or nothing: a taken name, another ending, a folder that is not there, a stop', async () => {
    const taken = engine.path('taken.qdpx');
    writeFileSync(taken, 'mine');
    const before = readdirSync(engine.folder).sort();
    const fails = (input: object) => engine.fails('projects.write', { format: 'qdpx', ...input });
    expect((await fails({ path: taken })).code).toBe('conflict');
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect((await fails({ path: engine.path('p.zip') })).code).toBe('invalid_input');
    expect((await fails({ path: engine.path('none/p.qdpx') })).code).toBe('not_found');
    const stopped = fails({ path: engine.path('stopped.qdpx'), jobId: 'stop' });
    await engine.ask('jobs.cancel', { jobId: 'stop' });
    expect((await stopped).code).toBe('cancelled');
    expect(readdirSync(engine.folder).sort()).toEqual(before);
    await engine.ask('projects.write', { format: 'qdpx', path: taken, overwrite: true });
    expect(entriesOf(new Uint8Array(readFileSync(taken)))).toContain('project.qde');
  });

  it('tells how far it has come', async () => {
    const path = engine.path('told.qdpx');
    await engine.ask('projects.write', { format: 'qdpx', path, jobId: 'told' });
    const told = engine.events.filter((event) => event.type === 'progress' && event.jobId === 'told');
    expect(told.length).toBeGreaterThan(2);
    expect(existsSync(path)).toBe(true);
  });
});

describe('what another program had sent', () => {
  it('goes out again with its files, its paths only where they are asked for', async () => {
    const other = startTestEngine();
    try {
      const path = other.path('foreign.qdpx');
      const parts = { 'sources/board.png': 'picture', 'sources/report.pdf': 'pages', 'sources/talk.docx': 'PK word' };
      const talk = { 'sources/talk.txt': 'IT does saves 🕰 time for us. Yes.' };
      writeFileSync(path, archiveOf({ 'project.qde': everythingXml, ...parts, ...talk }));
      await other.ask('exchange.bring', {
        jobId: 'bring',
        item: { path },
        into: { path: other.path('foreign.axial') },
      });
      const { content, losses } = await written({}, 'qdpx', other);
      expect(entriesOf(content)).toEqual(expect.arrayContaining([...Object.keys(parts), ...Object.keys(talk)]));
      const all = Object.values(unzipSync(content)).map((bytes) => strFromU8(bytes));
      expect(all.join()).not.toMatch(/C:\/talks|C:\/board/);
      expect(losses.find(({ what }) => what === 'paths of files')?.count).toBeGreaterThan(2);
      const asked = await written({ paths: true }, 'qdpx', other);
      expect(strFromU8(unzipSync(asked.content)['project.qde'] ?? new Uint8Array())).toContain('basePath="C:/talks"');
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });
});
