import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bring,
  id,
  incomingCode,
  incomingCoding,
  incomingDocument,
  incomingStudy,
  look,
  project,
} from '../support/bringing.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

const paths = async () => {
  const codes = await engine.ask('codes.list', {});
  const byId = new Map(codes.map((code) => [code.id, code]));
  const pathOf = (code: (typeof codes)[number]): string => {
    const parent = code.parentId === null ? undefined : byId.get(code.parentId);
    return parent ? `${pathOf(parent)}/${code.name}` : code.name;
  };
  return codes.map(pathOf).sort();
};
const documents = async () => (await engine.ask('documents.list', {})).documents;
const names = async () => (await documents()).map(({ name }) => name);
const codingRows = () => dumpStudy(engine).codings as Record<string, unknown>[];

describe('a project that comes into a study', () => {
  it('comes whole: codes, documents, codings, memos, variables, sets, and what is kept for export', async () => {
    const { brought, losses } = bring(engine, project);
    expect(losses).toEqual([]);
    expect(Object.entries(brought).map(([kind, { found, added }]) => [kind, found, added])).toEqual([
      ['codes', 3, 3],
      ['documents', 2, 2],
      ['codings', 2, 2],
      ['memos', 1, 1],
      ['variables', 1, 1],
      ['values', 1, 1],
      ['coders', 1, 1],
      ['groups', 1, 1],
      ['sets', 1, 1],
      ['kept', 1, 1],
    ]);
    expect(await paths()).toEqual(['Trust', 'Trust/Early', 'Trust/Late']);
    expect((await documents()).map(({ id: each, name, note, createdAt }) => [each, name, note, createdAt])).toEqual([
      [id('Ben'), 'Ben', '', engine.clock.now],
      [id('Anna'), 'Anna', 'First talk', 1000],
    ]);
    expect(
      codingRows().map((row) => [row.id, row.start_at, row.end_at, row.weight, row.comment, row.created_at]),
    ).toEqual([
      [id('x1'), 2, 7, null, '', 2000],
      [id('x2'), 17, 31, 40, 'at last', engine.clock.now],
    ]);
    const [memo] = await engine.ask('memos.list', {});
    expect([memo?.type, memo?.author, memo?.links.map(({ origin, target }) => [origin, target.kind])]).toEqual([
      'hunch',
      'Ann',
      [
        ['link', 'segment'],
        ['mention', 'code'],
      ],
    ]);
    expect(await engine.ask('memos.types', {})).toContain('hunch');
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  it('is one step that is named after it and undone at once', async () => {
    const before = dumpStudy(engine);
    bring(engine, project);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Bring in the project Trust from NVivo');
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    await engine.ask('operations.redo', {});
    expect(await names()).toEqual(['Ben', 'Anna']);
  });

  it('doubles nothing when it comes a second time, and says so', async () => {
    bring(engine, project);
    const before = dumpStudy(engine);
    const { revision } = await engine.ask('operations.state', {});
    const again = bring(engine, project);
    expect(again.notes).toEqual(['Everything in it is in the study already; nothing is doubled.']);
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('operations.state', {})).revision).toBe(revision);
    expect(Object.values(look(engine, project)).every(([fresh, , different]) => fresh === 0 && different === 0)).toBe(
      true,
    );
  });
});

describe('what the study has already', () => {
  it('is met by path, name and words where the ids are others, and keeps its own ids', async () => {
    const trust = await addCode(engine, 'Trust');
    const early = await addCode(engine, 'Early', trust);
    const anna = await addText(engine, 'Anna', 'I trust them. 😀 They came late.');
    const { brought } = bring(engine, project, {});
    expect(brought.codes).toMatchObject({ found: 3, added: 1, same: 1, stayed: 1 });
    expect(brought.documents).toMatchObject({ found: 2, added: 1 });
    expect(await paths()).toEqual(['Trust', 'Trust/Early', 'Trust/Late']);
    const dump = dumpStudy(engine);
    const keys = (table: string) =>
      new Map((dump[table] as { id: string; key: number }[]).map((row) => [row.key, row.id]));
    const rows = codingRows().map((row) => [
      keys('documents').get(row.document_key as never),
      keys('codes').get(row.code_key as never),
    ]);
    expect(rows).toEqual([
      [anna.id, early.id],
      [anna.id, id('Late')],
    ]);
    // The memo names what is met by the ids that it has here.
    const [memo] = await engine.ask('memos.list', {});
    expect(
      memo?.links.map(({ target }) =>
        'codeId' in target ? target.codeId : 'documentId' in target ? target.documentId : '',
      ),
    ).toEqual([anna.id, early.id]);
    expect((await engine.ask('memos.read', { id: memo?.id as never })).body).toContain(early.id);
  });

  it('stays as it is unless theirs is chosen; what theirs says nothing about stays in any case', async () => {
    bring(engine, project);
    await engine.ask('codes.update', { id: id('Trust') as never, description: 'Mine', example: 'Mine too' } as never);
    expect(look(engine, project).codes).toEqual([0, 2, 1, 0]);
    expect(bring(engine, project).brought.codes).toMatchObject({ same: 2, stayed: 1, taken: 0 });
    const description = async () => {
      const code = (await engine.ask('codes.list', {})).find(({ name }) => name === 'Trust');
      return [code?.description, code?.example];
    };
    expect(await description()).toEqual(['Mine', 'Mine too']);
    expect(bring(engine, project, { kinds: { codes: 'theirs' } }).brought.codes).toMatchObject({ same: 2, taken: 1 });
    expect(await description()).toEqual(['Relying on others', 'Mine too']);
  });

  it('can be taken thing by thing', async () => {
    bring(engine, project);
    const changed = incomingStudy({
      ...project,
      codes: project.codes.map((code) => ({ ...code, description: `New ${code.name}` })),
    });
    const { brought } = bring(engine, changed, { each: { [id('Late')]: 'theirs' } });
    expect(brought.codes).toMatchObject({ taken: 1, stayed: 2 });
    const codes = await engine.ask('codes.list', {});
    expect(codes.map(({ description }) => description)).toEqual(['Relying on others', '', 'New Late']);
  });

  it('takes new names and places of codes, unless a sibling has the name or a code would stand below itself', async () => {
    bring(engine, project);
    const moved = incomingStudy({
      codes: [
        incomingCode('Early', null, { name: 'Begin' }),
        { ...incomingCode('Trust', 'Early') },
        incomingCode('Late', null, { name: 'Trust' }),
      ],
    });
    const { brought, losses } = bring(engine, moved, { kinds: { codes: 'theirs' } });
    expect(brought.codes).toMatchObject({ found: 3, taken: 3 });
    expect(losses).toEqual([]);
    expect(await paths()).toEqual(['Begin', 'Begin/Trust', 'Trust']);
    const circle = incomingStudy({
      codes: [incomingCode('Trust', null, { name: 'Trust' }), incomingCode('Early', 'Trust', { name: 'Begin' })],
    });
    expect(bring(engine, circle, { kinds: { codes: 'theirs' } }).losses.map(({ sentence }) => sentence)).toEqual([
      'A code in that place has its name; it kept its own.',
      'It would stand below itself; it kept its place.',
    ]);
    expect(await paths()).toEqual(['Begin', 'Begin/Trust', 'Trust']);
  });

  it('comes beside the document that is there when its words differ, with its codings, and once only', async () => {
    bring(engine, project);
    const text = 'Well: I trust them. They came late.';
    const other = incomingStudy({
      ...project,
      documents: [incomingDocument('Anna', text)],
      codings: [incomingCoding('x1', 'Anna', 'Early', [8, 13], { coderId: id('ann') })],
      sets: [],
    });
    const { brought } = bring(engine, other);
    expect(brought.documents).toMatchObject({ added: 1 });
    expect(brought.codings).toMatchObject({ added: 1 });
    expect(await names()).toEqual(['Ben', 'Anna (2)', 'Anna']);
    expect(codingRows()).toHaveLength(3);
    const before = dumpStudy(engine);
    expect(bring(engine, other).notes).toContain('Everything in it is in the study already; nothing is doubled.');
    expect(dumpStudy(engine)).toEqual(before);
  });

  it('keeps its words when mine are chosen, and theirs codings stand on the same words of them', async () => {
    bring(engine, project);
    const text = 'Well: I trust them. They came late.';
    const other = incomingStudy({
      ...project,
      documents: [incomingDocument('Anna', text)],
      codings: [
        incomingCoding('y1', 'Anna', 'Late', [8, 13], { coderId: id('ann') }),
        incomingCoding('y2', 'Anna', 'Late', [0, 5], { coderId: id('ann') }),
      ],
    });
    const { brought, losses } = bring(engine, other, { texts: 'mine' });
    expect(await names()).toEqual(['Ben', 'Anna']);
    expect(brought.codings).toMatchObject({ added: 1, leftOut: 1 });
    expect(losses.map(({ what, name, sentence }) => [what, name, sentence])).toEqual([
      ['coded segment', 'Late', 'Its words are not in the text that the study has; it was left out.'],
    ]);
    expect(codingRows().map((row) => [row.start_at, row.end_at])).toContainEqual([2, 7]);
  });

  it('gets the words of the file when theirs are chosen, and its codings go along with them', async () => {
    bring(engine, project);
    const text = 'Well: I trust them. 😀 They came late.';
    const other = incomingStudy({ ...project, documents: [incomingDocument('Anna', text)], codings: [] });
    bring(engine, other, { texts: 'theirs' });
    const anna = (await documents()).find(({ name }) => name === 'Anna');
    expect((await engine.ask('documents.read', { id: anna?.id as never })).text).toBe(text);
    expect(codingRows().map((row) => text.slice(row.start_at as number, row.end_at as number))).toEqual([
      'trust',
      'They came late',
    ]);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });
});

describe('equal names in a file', () => {
  it('let all codes of one place and all documents come in, numbered, each told', async () => {
    const { losses } = bring(
      engine,
      incomingStudy({
        codes: [incomingCode('A'), incomingCode('a2', null, { name: 'A' }), incomingCode('a3', null, { name: 'A' })],
        documents: [
          incomingDocument('Answer', 'yes'),
          incomingDocument('b', 'no', { name: 'Answer' }),
          incomingDocument('c', 'no', { name: 'Answer' }),
        ],
      }),
    );
    expect(await paths()).toEqual(['A', 'A (2)', 'A (3)']);
    expect(await names()).toEqual(['Answer', 'Answer (2)', 'Answer (3)']);
    expect(losses.map(({ what, id: each }) => [what, each])).toEqual([
      ['code', id('a2')],
      ['code', id('a3')],
      ['document', id('b')],
      ['document', id('c')],
    ]);
  });

  it('are no difference when the file comes again', () => {
    const file = incomingStudy({
      codes: [incomingCode('A'), incomingCode('a2', null, { name: 'A' })],
      documents: [incomingDocument('Answer', 'yes'), incomingDocument('b', 'no', { name: 'Answer' })],
    });
    bring(engine, file);
    expect(look(engine, file)).toMatchObject({ codes: [0, 2, 0, 0], documents: [0, 2, 0, 0] });
  });

  it('of coders, variables, groups and sets are told apart by a number too', () => {
    const twice = (name: string) => [
      { id: id(`${name}1`), name },
      { id: id(`${name}2`), name },
    ];
    const { losses } = bring(
      engine,
      incomingStudy({
        coders: twice('Ann'),
        groups: twice('G'),
        sets: twice('S').map((set) => ({ ...set, documentIds: [] })),
        variables: twice('V').map((variable) => ({ ...variable, type: 'text' as const, choices: [] })),
      }),
    );
    expect(losses.map(({ sentence }) => sentence.split('“')[1])).toEqual([
      'Ann (2)” here.',
      'G (2)” here.',
      'V (2)” here.',
      'S (2)” here.',
    ]);
  });
});

describe('what is kept for export', () => {
  it('stays what it was when another file says otherwise, unless theirs is chosen', () => {
    bring(engine, project);
    const other = incomingStudy({
      kept: [{ kind: 'graph', id: id('k'), position: 3, data: '{"name":"Other"}' }],
      keptFiles: [{ name: 'photo.png', bytes: new Uint8Array([9]) }],
    });
    const { brought, losses } = bring(engine, other);
    expect([brought.kept?.stayed, losses.map(({ name }) => name)]).toEqual([1, ['photo.png']]);
    expect(dumpStudy(engine).exchange_parts).toMatchObject([{ data: '{"name":"Map"}' }]);
    bring(engine, other, { kinds: { kept: 'theirs' } });
    expect(dumpStudy(engine).exchange_parts).toMatchObject([{ position: 3, data: '{"name":"Other"}' }]);
  });
});

describe('names from elsewhere', () => {
  it('are put on one line and made names; what had to be changed is told', async () => {
    const { losses } = bring(
      engine,
      incomingStudy({
        codes: [incomingCode('a', null, { name: ' two\n words ' }), incomingCode('b', null, { name: ' ' })],
      }),
    );
    expect(await paths()).toEqual(['Unnamed code', 'two words']);
    expect(losses.map(({ id: each }) => each)).toEqual([id('b')]);
  });

  it('may be as deep in the tree as codes can be', async () => {
    const codes = Array.from({ length: 103 }, (_, at) => incomingCode(`n${at}`, at === 0 ? null : `n${at - 1}`));
    const { losses } = bring(engine, incomingStudy({ codes }));
    expect(losses).toHaveLength(3);
    expect(Math.max(...(await paths()).map((path) => path.split('/').length))).toBe(100);
  });
});
