import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { reader, writer } from '../../electron/store/study.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

const talk = [
  'Recorded in the kitchen.',
  '',
  'INT: How was it?',
  'Anna: Well enough.',
  'And long.',
  'INT: Why long?',
  'Anna: Everybody spoke.',
  'Ben: I did not.',
  '',
].join('\n');

const list = async (engine: TestEngine) => (await engine.ask('speakers.list', {})).speakers;
const idOf = async (engine: TestEngine, name: string) => {
  const found = (await list(engine)).find((speaker) => speaker.name === name);
  if (!found) throw new Error(`${name} does not speak`);
  return found.id;
};
const wordsOf = async (engine: TestEngine, codeId: CodeId, speakers: object | null = null) => {
  const choice = { codeIds: [codeId], speakers: speakers as never };
  const { segments, total } = await engine.ask('segments.query', { choice, context: 'none' });
  expect(total).toBe(segments.length);
  return segments.map((segment) => segment.text);
};
const code = (engine: TestEngine, documentId: DocumentId, codeId: CodeId, ...words: string[]) =>
  engine.ask('codings.apply', {
    documentId,
    ranges: words.map((each) => ({ start: talk.indexOf(each), end: talk.indexOf(each) + each.length })),
    codeIds: [codeId],
  });

describe('who speaks in a document', () => {
  it('is noted when it comes in, with a guess at who asks', async () => {
    await using engine = await startStudy();
    writeFileSync(engine.path('talk.txt'), talk);
    await engine.ask('imports.run', { jobId: 'job', items: [{ path: engine.path('talk.txt') }] });
    expect(await list(engine)).toMatchObject([
      { name: 'INT', role: 'interviewer', turns: 2, characters: 'How was it?Why long?'.length },
      { name: 'Anna', role: 'participant', turns: 2 },
    ]);
    expect(dumpStudy(engine).speakers).toHaveLength(2);
  });

  it('has turns from behind the name to the last word; a name that is nobody ends none', async () => {
    await using engine = await startStudy();
    const { id } = await addText(engine, 'talk', talk);
    const words = async () =>
      (await engine.ask('speakers.turns', { documentId: id })).map(({ start, end }) => talk.slice(start, end));
    expect(await words()).toEqual([
      'How was it?',
      'Well enough.\nAnd long.',
      'Why long?',
      'Everybody spoke.\nBen: I did not.',
    ]);
    await engine.ask('speakers.update', { ids: [await idOf(engine, 'INT')], role: 'none' });
    expect(await words()).toEqual(['Well enough.\nAnd long.\nINT: Why long?', 'Everybody spoke.\nBen: I did not.']);
    await engine.ask('operations.undo', {});
    expect(await words()).toHaveLength(4);
  });

  it('is confirmed in every document at once, those who speak once too, and taken back in one step', async () => {
    await using engine = await startStudy();
    await addText(engine, 'one', talk);
    await addText(engine, 'two', 'Anna: Only me.\nAnna: Still me.');
    const before = dumpStudy(engine);
    const candidates = await engine.ask('speakers.candidates', {});
    expect(candidates).toMatchObject([
      { name: 'INT', documents: 1, turns: 2, marked: true, role: 'interviewer', sample: 'How was it?' },
      { name: 'Anna', documents: 2, turns: 4, marked: true },
      { name: 'Ben', documents: 1, turns: 1, marked: false, role: 'participant', sample: 'I did not.' },
    ]);
    const names = candidates.map(({ name, role }) => ({
      name,
      role: name === 'Anna' ? ('interviewer' as const) : role,
    }));
    expect(await engine.ask('speakers.confirm', { names })).toEqual({ speakers: 4, documents: 2 });
    expect((await list(engine)).map(({ name, role, turns }) => [name, role, turns])).toEqual([
      ['INT', 'interviewer', 2],
      ['Anna', 'interviewer', 2],
      ['Ben', 'participant', 1],
      ['Anna', 'interviewer', 2],
    ]);
    const { text } = await engine.ask('documents.read', { id: (await list(engine))[0]?.documentId as DocumentId });
    expect(text).toBe(talk);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    await engine.ask('operations.redo', {});
    expect(await list(engine)).toHaveLength(4);
  });

  it('is known in documents from before speakers were kept, under the same ids once there are rows', async () => {
    await using engine = await startStudy();
    await addText(engine, 'talk', talk);
    const rows = dumpStudy(engine).speakers;
    // As a study of the first schema comes: marks, and no rows.
    engine.core.context().operate({ name: 'documents.update', label: 'forget' }, (study) => {
      study[writer].run('DELETE FROM speakers');
    });
    const virtual = await list(engine);
    expect(virtual.map(({ name, role }) => [name, role])).toEqual([
      ['INT', 'interviewer'],
      ['Anna', 'participant'],
    ]);
    const theme = await addCode(engine, 'theme');
    const { id } = (await engine.ask('documents.list', {})).documents[0] as { id: DocumentId };
    await code(engine, id, theme.id, 'How was it?', 'Well enough.');
    expect(await wordsOf(engine, theme.id, { leaveOut: ['interviewer'] })).toEqual(['Well enough.']);
    expect(dumpStudy(engine).speakers).toEqual([]);
    const [asker] = virtual;
    await engine.ask('speakers.update', { ids: asker ? [asker.id] : [], color: 'teal' });
    expect(await list(engine)).toEqual(virtual.map((each) => (each === asker ? { ...each, color: 'teal' } : each)));
    expect(rows).toHaveLength(2);
  });

  it('goes with the document and comes back with it', async () => {
    await using engine = await startStudy();
    const { id } = await addText(engine, 'talk', talk);
    const { id: variableId } = await engine.ask('speakers.createVariable', { name: 'age', type: 'number' });
    await engine.ask('speakers.setValues', {
      cells: [{ speakerId: await idOf(engine, 'Anna'), variableId, value: '41' }],
    });
    const before = dumpStudy(engine);
    await engine.ask('documents.delete', { ids: [id] });
    expect(await list(engine)).toEqual([]);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });
});

describe('facts about speakers', () => {
  it('are kept in their canonical form and refuse what does not fit', async () => {
    await using engine = await startStudy();
    await addText(engine, 'talk', talk);
    const speakerId = await idOf(engine, 'Anna');
    const age = await engine.ask('speakers.createVariable', { name: 'age', type: 'number' });
    const side = await engine.ask('speakers.createVariable', {
      name: 'side',
      type: 'choice',
      choices: ['IT', 'business'],
    });
    const set = (variableId: typeof age.id, value: string | null) => ({ cells: [{ speakerId, variableId, value }] });
    await engine.ask('speakers.setValues', set(age.id, ' 41,5 '));
    await engine.ask('speakers.setValues', set(side.id, 'IT'));
    expect((await engine.ask('speakers.list', {})).values.map(({ value }) => value)).toEqual(['41.5', 'IT']);
    expect((await engine.fails('speakers.setValues', set(age.id, 'old'))).message).toContain('“old” is not a number');
    expect((await engine.fails('speakers.createVariable', { name: 'age', type: 'text' })).code).toBe('conflict');
    await engine.ask('speakers.setValues', set(age.id, ''));
    await engine.ask('speakers.deleteVariable', { id: side.id });
    expect(await engine.ask('speakers.list', {})).toMatchObject({ variables: [{ name: 'age' }], values: [] });
  });
});

describe('coding by speaker', () => {
  it('codes every turn in one step, with a new code, and once only', async () => {
    await using engine = await startStudy();
    const { id } = await addText(engine, 'talk', talk);
    const speakerIds = [await idOf(engine, 'Anna')];
    const first = await engine.ask('speakers.code', { speakerIds, newCode: { name: 'Anna says', parentId: null } });
    expect([first.added.length, first.existing, first.newCode?.name]).toEqual([2, 0, 'Anna says']);
    const codeId = first.newCode?.id as CodeId;
    expect(await wordsOf(engine, codeId)).toEqual(['Well enough.\nAnd long.', 'Everybody spoke.\nBen: I did not.']);
    expect(await engine.ask('speakers.code', { speakerIds, codeIds: [codeId] })).toMatchObject({
      added: [],
      existing: 2,
    });
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Code 2 turns of “Anna” with Anna says');
    await engine.ask('operations.undo', {});
    expect((await engine.ask('codes.list', {})).length).toBe(0);
    expect((await engine.ask('codings.inDocument', { documentId: id })).ids).toEqual([]);
  });
});

describe('leaving the interviewer out', () => {
  async function coded() {
    const engine = await startStudy();
    const { id } = await addText(engine, 'talk', talk);
    const [one, two] = [await addCode(engine, 'one'), await addCode(engine, 'two')];
    await code(engine, id, one.id, 'INT: How was it?', 'Why long?\nAnna: Everybody', 'Recorded', 'Everybody spoke.');
    await code(engine, id, two.id, 'How was it?', 'Everybody');
    return { engine, id, one, two };
  }
  const leaveOut = { leaveOut: ['interviewer' as const] };

  it('drops the codings on their words and names, and keeps those that reach to others', async () => {
    const { engine: started, one } = await coded();
    await using engine = started;
    expect(await wordsOf(engine, one.id)).toHaveLength(4);
    expect(await wordsOf(engine, one.id, leaveOut)).toEqual([
      'Recorded',
      'Why long?\nAnna: Everybody',
      'Everybody spoke.',
    ]);
    const only = [await idOf(engine, 'Anna')];
    expect(await wordsOf(engine, one.id, { only })).toEqual(['Why long?\nAnna: Everybody', 'Everybody spoke.']);
    expect(await engine.fails('segments.query', { choice: { speakers: { only: ['gone'] } } })).toMatchObject({
      code: 'not_found',
    });
  });

  it('changes the charts and their passages alike, says so, and is taken back without a trace', async () => {
    const { engine: started, id, one, two } = await coded();
    await using engine = started;
    const options = { codeIds: [one.id, two.id] };
    const chart = (speakers: typeof leaveOut | null) => engine.ask('charts.coOccurrence', { ...options, speakers });
    const whole = await chart(null);
    expect([whole.values[1], ...whole.frequency, whole.speakers]).toEqual([3, 4, 2, undefined]);
    const less = await chart(leaveOut);
    expect([less.values[1], ...less.frequency, less.speakers]).toEqual([2, 3, 1, 'words of interviewers are left out']);
    const behind = { options: { ...options, speakers: leaveOut }, first: one.id, second: two.id };
    expect((await engine.ask('charts.passages', behind)).total).toBe(2);
    const row = (await engine.ask('charts.comparison', { ...options, x: 'paragraphs', speakers: leaveOut })).rows[0];
    expect([...(row?.sliceCell ?? [])]).toEqual([0, 4, 5, 5]);
    const cell = { options: { ...options, speakers: leaveOut }, documentId: id, start: 0, end: talk.indexOf('Anna') };
    expect((await engine.ask('charts.cellSegments', cell)).map((segment) => segment.text)).toEqual(['Recorded']);

    await engine.ask('speakers.update', { ids: [await idOf(engine, 'INT')], role: 'participant' });
    expect((await chart(leaveOut)).values).toEqual(whole.values);
    await engine.ask('operations.undo', {});
    expect((await chart(leaveOut)).values).toEqual(less.values);
    expect((await chart(null)).values).toEqual(whole.values);
  });

  it('is told in exports', async () => {
    const { engine: started, one } = await coded();
    await using engine = started;
    const request = {
      ...{ what: 'segments' as const, order: 'place' as const, descending: false, grouping: 'document' as const },
      choice: {
        ...{ codeIds: [one.id], withSubcodes: true, documentIds: null, coderIds: null, overlapping: null },
        ...{ within: null, codingIds: null, speakers: { ...leaveOut, only: null } },
      },
    };
    const path = engine.path('segments.json');
    expect(await engine.ask('exports.write', { request, format: 'json', path })).toMatchObject({ items: 3 });
    expect(readFileSync(path, 'utf8')).toContain('words of interviewers are left out');
  });
});

it('nothing of a study changes by asking who speaks in it', async () => {
  await using engine = await startStudy();
  await addText(engine, 'talk', talk);
  const revision = () => engine.core.context().readable()[reader].value('SELECT max(number) FROM operations');
  const before = revision();
  await engine.ask('speakers.list', {});
  await engine.ask('speakers.candidates', {});
  expect(revision()).toBe(before);
});
