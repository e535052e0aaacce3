import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentId } from '#shared/domain/ids.ts';
import { insertRow, listIdRows, type Row } from '../../electron/store/exchangeRows.ts';
import { reader } from '../../electron/store/study.ts';
import { loggedTables } from '../../electron/store/triggers.ts';
import { bodyWith } from '../support/bringing.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { guid, projectFile } from '../support/projectFile.ts';

let engine: TestEngine;
beforeEach(() => {
  engine = startTestEngine();
});
afterEach(() => engine[Symbol.asyncDispose]());

/** Every row of every table that has a history, by ids, and what stands behind the hashes: all that a study is, its history aside. */
function wholeStudy(): Record<string, unknown> {
  const study = engine.core.context().readable();
  const tables = loggedTables.map((table): [string, Row[]] => [table, listIdRows(study, table).toSorted(byText)]);
  const texts = study[reader].all(
    'SELECT hash, text, format, length, characters FROM texts WHERE hash IN (SELECT text_hash FROM documents) ORDER BY hash',
  );
  const sources = study[reader].all(
    'SELECT hash, size, hex(bytes) AS bytes FROM sources WHERE hash IN (SELECT source_hash FROM documents) ORDER BY hash',
  );
  return { ...Object.fromEntries(tables), texts, sources };
}

const byText = (a: Row, b: Row): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

const day = 86_400_000;

/** Fills the open study with something of everything, each at a time of its own. */
async function useEverything(): Promise<void> {
  const later = () => {
    engine.clock.now += day;
  };
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(engine.folder, name);
    writeFileSync(path, content);
    return { path };
  };
  const foreign = write('foreign.qdpx', projectFile({ name: 'Foreign' }));
  await engine.ask('exchange.bring', { jobId: 'foreign', item: foreign, into: 'open' });
  later();
  const talk = write('talk.txt', 'Ann: I 😀 trust them.\n\nBo: They came late.\nAnn: So what?\n');
  const { report } = await engine.ask('imports.run', { jobId: 'talk', items: [talk], groupName: 'Talks' });
  const documentId = report[0]?.documents[0]?.id as DocumentId;
  await engine.ask('documents.setNote', { id: documentId, note: 'Recorded\nin a corridor' });
  const names = [
    { name: 'Ann', role: 'interviewer' as const },
    { name: 'Bo', role: 'participant' as const },
  ];
  await engine.ask('speakers.confirm', { documentIds: [documentId], names });
  const age = await engine.ask('speakers.createVariable', { name: 'Age', type: 'number' });
  const { speakers } = await engine.ask('speakers.list', { documentIds: [documentId] });
  const bo = speakers.find(({ name }) => name === 'Bo');
  await engine.ask('speakers.setValues', { cells: [{ speakerId: bo?.id as never, variableId: age.id, value: '41' }] });
  later();
  const theme = await engine.ask('codes.create', { name: 'A/b: “c” <d> 😀', parentId: null, color: 'sky' } as never);
  const same = await engine.ask('codes.create', { name: 'Early', parentId: theme.id });
  await engine.ask('codes.update', { id: same.id, key: 'q', whenToUse: 'often', example: 'ok', color: '#123456' });
  await engine.ask('codes.move', { ids: [theme.id], parentId: null, before: guid(2) as never });
  later();
  const applied = await engine.ask('codings.apply', {
    documentId,
    ranges: [
      { start: 5, end: 9 },
      { start: 7, end: 20 },
    ],
    codeIds: [theme.id, same.id],
    weight: 12.5,
    comment: 'both ]]> & "quoted"',
  });
  later();
  await engine.ask('codings.update', { ids: applied.added.slice(0, 1), weight: 3, comment: 'later' });
  await engine.ask('variables.create', { name: 'Kind', type: 'choice', choices: ['a', 'b'] });
  const [kind] = (await engine.ask('variables.list', {})).variables;
  await engine.ask('variables.setValues', {
    cells: [{ documentId, variableId: kind?.id as never, value: 'b' }],
  } as never);
  await engine.ask('sets.create', { name: 'Fixed', documentIds: [documentId] });
  const conditions = [{ by: 'variable' as const, variableId: kind?.id as never, is: 'equal' as const, value: 'b' }];
  await engine.ask('sets.create', { name: 'Live', filter: { match: 'all', conditions } });
  await engine.ask('memos.setTypes', { types: ['hunch', 'theoretical'] });
  later();
  const codingId = applied.added[1] as never;
  const target = { kind: 'segment' as const, documentId, start: 7, end: 20, codingId };
  const first = await engine.ask('memos.create', {
    title: 'First',
    type: 'hunch',
    body: bodyWith(
      { type: 'text', text: 'Two  blanks, ', format: 1 },
      { type: 'code-mention', codeId: theme.id, label: 'A' },
      { type: 'mark', ids: [same.id], children: [{ type: 'text', text: 'coded' }] },
    ),
    links: [{ origin: 'link', target }],
  });
  later();
  await engine.ask('memos.create', {
    body: bodyWith({ type: 'memo-mention', memoId: first.id, label: 'First' }),
    links: [{ origin: 'link', target: { kind: 'memo', memoId: first.id } }],
  });
  await engine.ask('memos.update', { id: first.id, flag: 'red' });
  await engine.ask('memos.link', { id: first.id, target: { kind: 'document', documentId } });
  const preset = { id: guid(77), name: 'Mine', choice: '{"what":"memos"}', position: 0 };
  engine.core
    .context()
    .operate({ name: 'presets.save', label: 'Save' }, (study) => insertRow(study, 'export_presets', preset));
}

/** Writes the open study as a project and makes a new study of that. */
async function throughProject(): Promise<void> {
  const path = join(engine.folder, 'there.qdpx');
  await engine.ask('projects.write', { format: 'qdpx', path });
  // Whoever brings it in does so later: nothing may take the time of that.
  engine.clock.now += day;
  const { result } = await engine.ask('exchange.bring', {
    jobId: 'back',
    item: { path },
    into: { path: join(engine.folder, 'back.axial') },
  });
  expect(result?.losses).toEqual([]);
}

describe('a study that goes out as a project and comes back into a new study', () => {
  it('is the same in full, the sample study in every row, its history aside', async () => {
    await engine.ask('study.openSample', { path: join(engine.folder, 'sample.axial') });
    const before = wholeStudy();
    await throughProject();
    expect(wholeStudy()).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  }, 60_000);

  it('is the same in full where every feature is used and much came from another program', async () => {
    await engine.ask('study.create', { path: join(engine.folder, 'rich.axial'), template: 'five-themes' });
    await useEverything();
    const before = wholeStudy();
    await throughProject();
    expect(wholeStudy()).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  }, 60_000);

  it('brings nothing new into the study that it came from', async () => {
    await engine.ask('study.openSample', { path: join(engine.folder, 'sample.axial') });
    const path = join(engine.folder, 'there.qdpx');
    await engine.ask('projects.write', { format: 'qdpx', path });
    const before = wholeStudy();
    const look = await engine.ask('exchange.look', { jobId: 'look', item: { path } });
    expect(look.differences).toEqual([]);
    expect(look.standing.filter(({ fresh, different }) => fresh + different > 0)).toEqual([]);
    await engine.ask('exchange.bring', { jobId: 'back', item: { path }, into: 'open' });
    expect(wholeStudy()).toEqual(before);
  }, 60_000);
});
