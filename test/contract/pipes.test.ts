import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract, type InputOf, type OutputOf, type ProcedureName } from '#shared/contract/index.ts';
import { failureCodes, type Result } from '#shared/domain/result.ts';
import { closePipes, pipes, type TestPipe } from './support/pipes.ts';

afterAll(closePipes);

describe.each(Object.keys(pipes))('the contract %s', (name) => {
  let folder: string;
  let pipe: TestPipe;
  let asked = 0;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'axial-pipe-'));
    mkdirSync(join(folder, 'personal'));
    pipe = await (pipes[name] as (folder: string) => Promise<TestPipe>)(join(folder, 'personal'));
  });
  afterEach(async () => {
    await pipe?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sendAny = async (procedure: string, input: unknown, id = `request ${++asked}`): Promise<Result<unknown>> => {
    const response = await pipe.send({ id, name: procedure, input });
    expect(response?.id).toBe(id);
    return response?.result as Result<unknown>;
  };

  /** Asks, and holds the answer against the contract. */
  async function ask<Name extends ProcedureName>(procedure: Name, input: InputOf<Name>): Promise<OutputOf<Name>> {
    const result = await sendAny(procedure, input);
    if (!result.ok) throw new Error(`${procedure}: ${result.error.code}: ${result.error.message}`);
    const parsed = contract[procedure].output.safeParse(result.value);
    expect(parsed.error?.issues, `${procedure} answers what the contract says`).toBeUndefined();
    return result.value as OutputOf<Name>;
  }

  const codeOf = async (procedure: string, input: unknown) => {
    const result = await sendAny(procedure, input);
    if (result.ok) return 'ok';
    // One sentence that a researcher understands: no stack, no name of a class, a full stop at its end.
    expect(result.error.message).toMatch(/^[^\n]{8,400}[.?!)]$/u);
    expect(result.error.message).not.toMatch(/Error\b|\bat \S+:\d+|SQLITE/);
    expect(failureCodes).toContain(result.error.code);
    return result.error.code;
  };

  const makeStudy = () => ask('study.create', { path: join(folder, 'study.axial'), template: 'five-themes' });
  const makeDocument = (text: string, title = 'One') => ask('documents.create', { name: title, text });

  it('carries a study from its making to its closing, every answer as the contract says', async () => {
    const made = await makeStudy();
    expect(made).toMatchObject({ name: 'study', readOnly: null });
    const document = await makeDocument('First words 🙂 here.\n\nSecond paragraph.');
    const [theme] = await ask('codes.list', {});
    const { added } = await ask('codings.apply', {
      documentId: document.id,
      ranges: [{ start: 0, end: 11 }],
      codeIds: theme ? [theme.id] : [],
      newCode: { name: 'new “code” / <b>', parentId: null },
      weight: 50,
      comment: 'why',
    });
    expect(added).toHaveLength(2);
    await ask('codings.read', { id: added[0] as (typeof added)[number] });
    const memo = await ask('memos.create', {
      title: 'Thought',
      links: [{ origin: 'link', target: { kind: 'document', documentId: document.id } }],
    });
    await ask('memos.read', { id: memo.id });
    await ask('memos.about', { documentId: document.id });
    await ask('memos.list', {});
    await ask('memos.types', {});
    const variable = await ask('variables.create', { name: 'side', type: 'choice', choices: ['IT', 'business'] });
    await ask('variables.setValues', { cells: [{ documentId: document.id, variableId: variable.id, value: 'IT' }] });
    await ask('variables.list', {});
    await ask('groups.create', { name: 'A group' });
    await ask('documents.list', {});
    await ask('documents.read', { id: document.id });
    await ask('documents.deletionPreview', { ids: [document.id] });
    await ask('segments.query', { choice: {} });
    await ask('operations.state', {});
    await ask('operations.list', {});
    await ask('operations.calendar', {});
    await ask('operations.read', { number: 2 });
    await ask('operations.undo', {});
    await ask('operations.redo', {});
    await ask('study.summary', {});
    await ask('study.coders', {});
    await ask('study.check', {});
    await ask('charts.coOccurrence', {});
    await ask('charts.comparison', {});
    await ask('exports.make', { request: { what: 'segments', choice: {} }, format: 'csv' });
    await ask('app.info', {});
    await ask('app.preferences', {});
    await ask('app.recent', {});
    await ask('files.list', { folder });
    await ask('study.close', {});
    expect(await ask('study.state', {})).toEqual({ study: null });
  });

  it('brings columns over as the numbers they are, NaN among them', async () => {
    await makeStudy();
    const document = await makeDocument('Some words to code.');
    const codeIds = (await ask('codes.list', {})).slice(0, 2).map((code) => code.id);
    await ask('codings.apply', { documentId: document.id, ranges: [{ start: 0, end: 4 }], codeIds });
    const columns = await ask('codings.inDocument', { documentId: document.id });
    expect(columns).toMatchObject({
      start: new Int32Array([0, 0]),
      end: new Int32Array([4, 4]),
      weight: new Float64Array([Number.NaN, Number.NaN]),
      commented: new Uint8Array([0, 0]),
    });
    const chart = await ask('charts.coOccurrence', {});
    expect([chart.values.constructor.name, chart.values.length]).toEqual(['Float64Array', 25]);
  });

  it('tells what changed, in which revision, to everybody who listens', async () => {
    await makeStudy();
    const document = await makeDocument('Some words to code.');
    await ask('documents.rename', { id: document.id, name: 'Renamed' });
    await expect
      .poll(async () => (await pipe.events()).filter((event) => event.type === 'changed').at(-1))
      .toMatchObject({
        nouns: expect.arrayContaining(['documents', 'operations']),
        label: expect.stringContaining('Renamed'),
      });
    const { revision } = await ask('operations.state', {});
    expect((await pipe.events()).filter((event) => event.type === 'changed').at(-1)).toMatchObject({ revision });
  });

  it('refuses with a sentence what it cannot understand', async () => {
    await makeStudy();
    const misunderstood: readonly (readonly [what: string, procedure: string, input: unknown])[] = [
      ['an unknown procedure', 'codes.frobnicate', {}],
      ['a name that every object has', 'constructor', {}],
      ['no name', '', {}],
      ['no input', 'documents.read', undefined],
      ['a list as input', 'documents.read', []],
      ['a number as id', 'documents.read', { id: 7 }],
      ['a blank name', 'codes.create', { name: ' \n ' }],
      ['a name that is too long', 'codes.create', { name: 'x'.repeat(501) }],
      ['a weight beyond 100', 'codings.update', { ids: ['a'], weight: 101 }],
      ['a range of text', 'codings.resize', { id: 'a', start: 'x', end: 4 }],
      ['half a position', 'codings.resize', { id: 'a', start: 0.5, end: 4 }],
    ];
    for (const [what, procedure, input] of misunderstood) {
      expect(await codeOf(procedure, input), what).toBe('invalid_input');
    }
  });

  it('answers with each code of failure where it belongs, and changes nothing then', async () => {
    await makeStudy();
    const path = join(folder, 'study.axial');
    const document = await makeDocument('Some words.');
    const { revision } = await ask('operations.state', {});
    expect(await codeOf('documents.read', { id: 'not-there' })).toBe('not_found');
    const [first, second] = await ask('codes.list', {});
    expect(await codeOf('codes.update', { id: first?.id, name: second?.name })).toBe('conflict');
    expect(
      await codeOf('codings.apply', { documentId: document.id, ranges: [{ start: 0, end: 99 }], codeIds: [first?.id] }),
    ).toBe('invalid_input');
    writeFileSync(join(folder, 'junk.axial'), 'this is no study');
    writeFileSync(join(folder, 'damaged.axial'), `SQLite format 3\0${'x'.repeat(9000)}`);
    expect(await codeOf('study.open', { path: join(folder, 'nowhere.axial') })).toBe('not_found');
    expect(['unsupported_format', 'study_damaged']).toContain(
      await codeOf('study.open', { path: join(folder, 'junk.axial') }),
    );
    expect(['unsupported_format', 'study_damaged']).toContain(
      await codeOf('study.open', { path: join(folder, 'damaged.axial') }),
    );
    expect(await codeOf('study.create', { path })).toBe('conflict');
    expect(
      await codeOf('exports.write', {
        request: { what: 'segments', choice: {} },
        format: 'png',
        path: join(folder, 'a.png'),
      }),
    ).toBe('unsupported_format');
    expect(
      await codeOf('exports.write', {
        request: { what: 'segments', choice: {} },
        format: 'csv',
        path: join(folder, 'a name that no disk takes\0.csv'),
      }),
    ).toBe('io');
    expect(await ask('operations.state', {})).toMatchObject({ revision });
  });

  it('lets one program write at a time: the second is told that the study is locked, and may read', async () => {
    await makeStudy();
    const path = join(folder, 'study.axial');
    const second = await (pipes['in process'] as (folder: string) => Promise<TestPipe>)(join(folder, 'other'));
    try {
      const refused = await second.send({ id: '1', name: 'study.open', input: { path } });
      expect(refused?.result).toMatchObject({ ok: false, error: { code: 'study_locked' } });
      const reading = await second.send({ id: '2', name: 'study.open', input: { path, readOnly: true } });
      expect(reading?.result).toMatchObject({ ok: true, value: { readOnly: expect.any(String) } });
    } finally {
      await second.close();
    }
  });

  it('stops a long import when it is told to, and leaves the study as it was', async () => {
    await makeStudy();
    const { revision } = await ask('operations.state', {});
    const items = Array.from({ length: 400 }, (_, number) => {
      const path = join(folder, `note ${number}.txt`);
      writeFileSync(path, `Note ${number}.\n`.repeat(200));
      return { path };
    });
    const id = `request ${++asked}`;
    const running = pipe.send({ id, name: 'imports.run', input: { jobId: 'job', items } });
    await pipe.send({ cancel: id });
    const result = (await running)?.result;
    const cancelled = result?.ok
      ? (result.value as OutputOf<'imports.run'>).cancelled
      : result?.error.code === 'cancelled';
    expect(cancelled).toBe(true);
    expect((await ask('documents.list', {})).documents).toEqual([]);
    expect(await ask('operations.state', {})).toMatchObject({ revision });
  });

  it('lets a cancellation of something that is not running pass', async () => {
    expect(await pipe.send({ cancel: 'nothing of that id' })).toBeNull();
    expect((await ask('app.info', {})).version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
