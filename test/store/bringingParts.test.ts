import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bring,
  id,
  incomingCode,
  incomingCoding,
  incomingDocument,
  incomingMemo,
  incomingStudy,
  look,
  project,
} from '../support/bringing.ts';
import { addCode, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

const _paths = async () => {
  const codes = await engine.ask('codes.list', {});
  const byId = new Map(codes.map((code) => [code.id, code]));
  const pathOf = (code: (typeof codes)[number]): string => {
    const parent = code.parentId === null ? undefined : byId.get(code.parentId);
    return parent ? `${pathOf(parent)}/${code.name}` : code.name;
  };
  return codes.map(pathOf).sort();
};
const documents = async () => (await engine.ask('documents.list', {})).documents;
const _names = async () => (await documents()).map(({ name }) => name);
const codingRows = () => dumpStudy(engine).codings as Record<string, unknown>[];

describe('codings that come in', () => {
  const text = incomingDocument('D', 'a 😀 b');
  const file = (codings: Parameters<typeof incomingStudy>[0]['codings']) =>
    incomingStudy({
      codes: [incomingCode('C')],
      documents: [text],
      coders: [{ id: id('ann'), name: 'Ann' }],
      codings: codings ?? [],
    });

  it('stay out with a sentence each where they cannot stand', () => {
    const { brought, losses } = bring(
      engine,
      file([
        incomingCoding('1', 'D', 'C', [0, 99]),
        incomingCoding('2', 'D', 'C', [3, 3]),
        incomingCoding('3', 'D', 'C', [3, 5]),
        incomingCoding('4', 'D', 'gone', [0, 1]),
        incomingCoding('5', 'gone', 'C', [0, 1]),
        incomingCoding('6', 'D', 'C', [2, 4]),
      ]),
    );
    expect(brought.codings).toMatchObject({ found: 6, added: 1, leftOut: 5 });
    expect(losses.map(({ id: each, sentence }) => [each, sentence])).toEqual([
      [id('1'), 'The range 0 to 99 is outside the text, which ends at 6. It was left out.'],
      [id('2'), 'The range 3 to 3 is empty. It was left out.'],
      [id('3'), 'The range 3 to 5 cuts a character in two at 3. It was left out.'],
      [id('4'), 'Its code did not come in.'],
      [id('5'), 'Its document did not come in.'],
    ]);
  });

  it('are one where the same words have the same code by the same coder, and the comment of the other is told', () => {
    const { brought, losses } = bring(
      engine,
      file([
        incomingCoding('1', 'D', 'C', [0, 1]),
        incomingCoding('2', 'D', 'C', [0, 1], { comment: 'again' }),
        incomingCoding('3', 'D', 'C', [0, 1], { coderId: id('ann') }),
      ]),
    );
    expect(brought.codings).toMatchObject({ found: 3, added: 2, leftOut: 1 });
    expect(losses[0]?.sentence).toContain('Its comment was: again');
  });

  it('are by whoever brings them in where nobody is named', async () => {
    bring(engine, file([incomingCoding('1', 'D', 'C', [0, 1])]));
    const coders = await engine.ask('study.coders', {});
    expect(coders.map(({ name, codings }) => [name, codings])).toEqual([
      ['Ann', 0],
      [engine.core.context().actor(), 1],
    ]);
  });

  it('get the weight and the comment of the file only when theirs is chosen', () => {
    bring(engine, file([incomingCoding('1', 'D', 'C', [0, 1], { comment: 'mine', weight: 10 })]));
    const theirs = file([incomingCoding('1', 'D', 'C', [0, 1], { comment: 'theirs' })]);
    expect(bring(engine, theirs).brought.codings).toMatchObject({ stayed: 1 });
    expect(codingRows()[0]).toMatchObject({ comment: 'mine', weight: 10 });
    bring(engine, theirs, { kinds: { codings: 'theirs' } });
    expect(codingRows()[0]).toMatchObject({ comment: 'theirs', weight: 10 });
  });

  it('come by the hundred thousand, and are all met again', () => {
    const codes = Array.from({ length: 200 }, (_, at) => incomingCode(`c${at}`));
    const docs = Array.from({ length: 20 }, (_, at) => incomingDocument(`d${at}`, 'word '.repeat(2000)));
    const codings = Array.from({ length: 100_000 }, (_, at) =>
      incomingCoding(`n${at}`, `d${at % 20}`, `c${at % 200}`, [
        Math.floor(at / 200) * 4,
        Math.floor(at / 200) * 4 + 4 + (at % 7),
      ]),
    );
    const large = incomingStudy({ codes, documents: docs, codings });
    expect(bring(engine, large).brought.codings).toMatchObject({ added: 100_000 });
    expect(look(engine, large).codings).toEqual([0, 100_000, 0, 0]);
  }, 60_000);
});

describe('values of variables', () => {
  const file = (type: 'text' | 'number' | 'choice', values: readonly string[], choices: readonly string[] = []) =>
    incomingStudy({
      documents: values.map((_, at) => incomingDocument(`D${at}`, 'x')),
      variables: [{ id: id('v'), name: 'Age', type, choices }],
      values: values.map((value, at) => ({ documentId: id(`D${at}`), variableId: id('v'), value })),
    });

  it('that do not fit the type of the variable in the study are listed', async () => {
    await engine.ask('variables.create', { name: 'Age', type: 'number', choices: [] } as never);
    const { brought, losses } = bring(engine, file('text', ['41', 'young']));
    expect(brought.values).toMatchObject({ found: 2, added: 1, leftOut: 1 });
    expect(losses.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['Age: D1', '“young” is not a number; “Age” holds number in this study.'],
    ]);
  });

  it('make a choice grow by what is new to it', async () => {
    await engine.ask('variables.create', { name: 'Age', type: 'choice', choices: ['old'] } as never);
    const { brought, notes } = bring(engine, file('choice', ['old', 'young'], ['old', 'young', 'never said']));
    expect(brought.values).toMatchObject({ added: 2 });
    expect(notes).toEqual(['1 variable of the study got choices that it did not have.']);
    const [variable] = (await engine.ask('variables.list', {})).variables;
    expect(variable?.choices).toEqual(['old', 'young']);
  });

  it('that differ stay mine unless theirs is chosen', () => {
    bring(engine, file('number', ['41']));
    expect(bring(engine, file('number', ['42'])).brought.values).toMatchObject({ stayed: 1 });
    bring(engine, file('number', ['42']), { kinds: { values: 'theirs' } });
    expect(look(engine, file('number', ['42'])).values).toEqual([0, 1, 0, 0]);
  });
});

describe('memos that come in', () => {
  it('are met by title and words where the ids are others', () => {
    bring(engine, incomingStudy({ memos: [incomingMemo('On', 'words')] }));
    const other = incomingStudy({ memos: [{ ...incomingMemo('On', 'words'), id: id('another') }] });
    expect(look(engine, other).memos).toEqual([0, 1, 0, 0]);
    expect(
      look(engine, incomingStudy({ memos: [{ ...incomingMemo('On', 'other words'), id: id('third') }] })).memos,
    ).toEqual([1, 0, 0, 0]);
  });

  it('keep their words when mine are chosen and get those of the file when theirs are', async () => {
    bring(engine, incomingStudy({ memos: [incomingMemo('On', 'words')] }));
    const theirs = incomingStudy({ memos: [incomingMemo('On', 'others', { flag: 'red' })] });
    expect(bring(engine, theirs).brought.memos).toMatchObject({ stayed: 1 });
    expect((await engine.ask('memos.list', {}))[0]?.excerpt).toBe('words');
    bring(engine, theirs, { kinds: { memos: 'theirs' } });
    const [memo] = await engine.ask('memos.list', {});
    expect([memo?.excerpt, memo?.flag]).toEqual(['others', 'red']);
  });

  it('stay out with their name when their text is broken', () => {
    const { losses } = bring(engine, incomingStudy({ memos: [incomingMemo('On', '', { body: '{"root":' })] }));
    expect(losses.map(({ name, sentence }) => [name, sentence])).toEqual([
      ['On', 'Its text is broken; it was left out.'],
    ]);
  });
});

describe('what another Axial says beyond the exchange format', () => {
  const said = (tables: Record<string, Record<string, unknown>[]>) =>
    incomingStudy({ ...project, supplement: { schema: 3, tables: tables as never } });

  it('comes with what is new: keys, roles, times, types, live sets, speakers and facts about them, saved exports', async () => {
    const speaker = {
      id: id('sp'),
      document_id: id('Anna'),
      name: 'A',
      role: 'participant',
      color: 'red',
      position: 0,
    };
    const filter = JSON.stringify({ match: 'all', conditions: [{ by: 'group', groupIds: [id('g')] }] });
    const { losses } = bring(
      engine,
      said({
        codes: [{ id: id('Early'), shortcut: 'q', role: 'property', created_at: 5, changed_at: 6, color: 'sky' }],
        codings: [{ id: id('x1'), weight: 7, comment: 'said', created_at: 8, changed_at: 9 }],
        memo_types: [
          { name: 'hunch', position: 0 },
          { name: 'other', position: 1 },
        ],
        document_sets: [{ id: id('s'), filter, position: 0 }],
        speakers: [speaker],
        speaker_variables: [{ id: id('sv'), name: 'Job', type: 'text', choices: '[]', position: 0 }],
        speaker_values: [{ speaker_id: id('sp'), variable_id: id('sv'), value: 'nurse' }],
        export_presets: [{ id: id('p'), name: 'Mine', choice: '{}', position: 0 }],
      }),
    );
    expect(losses).toEqual([]);
    const early = (await engine.ask('codes.list', {})).find(({ name }) => name === 'Early');
    const { key, role, createdAt, changedAt, color } = early ?? {};
    expect([key, role, createdAt, changedAt, color]).toEqual(['q', 'property', 5, 6, 'sky']);
    expect(codingRows()[0]).toMatchObject({ weight: 7, comment: 'said', created_at: 8, changed_at: 9 });
    expect((await engine.ask('memos.types', {})).slice(-2)).toEqual(['hunch', 'other']);
    const [set] = await engine.ask('sets.list', {});
    expect([set?.documentIds, set?.missing]).toEqual([[id('Anna')], []]);
    const { speakers, values } = await engine.ask('speakers.list', {});
    expect(speakers.map((each) => [each.name, each.role, each.color])).toEqual([['A', 'participant', 'red']]);
    expect(values.map(({ value }) => value)).toEqual(['nurse']);
    expect(dumpStudy(engine).export_presets).toMatchObject([{ name: 'Mine' }]);
  });

  it('takes no key from a code that has it', async () => {
    const mine = await addCode(engine, 'Mine');
    await engine.ask('codes.update', { id: mine.id, key: 'q' });
    const { losses } = bring(engine, said({ codes: [{ id: id('Early'), shortcut: 'q' }] }));
    expect(losses.map(({ name }) => name)).toEqual(['Early']);
    const codes = await engine.ask('codes.list', {});
    expect(codes.filter(({ key }) => key !== null).map(({ name }) => name)).toEqual(['Mine']);
  });

  it('is passed over where it was damaged on the way, and the rest comes in', async () => {
    const { brought } = bring(
      engine,
      said({
        codes: [{ id: id('Early'), shortcut: 'qq', role: 'king', created_at: 'yesterday', color: 7 }],
        codings: [{ id: id('x1'), weight: 1e9, comment: 5 }],
        speakers: [{ id: id('sp'), document_id: id('Anna'), name: '', role: 'nobody' }],
        document_readings: [{ document_id: id('Anna'), kind: 'text' }],
        memo_links: [{ memo_id: id('On trust'), origin: 'magic', code_id: id('Early') }],
        study: [{ id: 5, name: null }],
      }),
    );
    expect(brought.codes).toMatchObject({ added: 3 });
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
    const early = (await engine.ask('codes.list', {})).find(({ name }) => name === 'Early');
    expect([early?.key, early?.role, early?.createdAt]).toEqual([null, null, engine.clock.now]);
  });
});
