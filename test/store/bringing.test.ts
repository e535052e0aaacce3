import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bodyWith,
  bring,
  id,
  incomingCode,
  incomingCoding,
  incomingDocument,
  incomingMemo,
  incomingStudy,
  look,
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

/** A project with something of every kind. */
const project = incomingStudy({
  coders: [{ id: id('ann'), name: 'Ann' }],
  codes: [
    incomingCode('Trust', null, { color: '#aa3366', description: 'Relying on others' }),
    incomingCode('Early', 'Trust'),
    incomingCode('Late', 'Trust', { whenToUse: 'After a year' }),
  ],
  groups: [{ id: id('g'), name: 'Interviews' }],
  documents: [
    incomingDocument('Anna', 'I trust them. 😀 They came late.', {
      groupId: id('g'),
      note: 'First talk',
      createdAt: 1000,
    }),
    incomingDocument('Ben', 'No answer.'),
  ],
  codings: [
    incomingCoding('x1', 'Anna', 'Early', [2, 7], { coderId: id('ann'), createdAt: 2000 }),
    incomingCoding('x2', 'Anna', 'Late', [17, 31], { coderId: id('ann'), weight: 40, comment: 'at last' }),
  ],
  variables: [{ id: id('v'), name: 'Age', type: 'number', choices: [] }],
  values: [{ documentId: id('Anna'), variableId: id('v'), value: '41' }],
  sets: [{ id: id('s'), name: 'Women', documentIds: [id('Anna')] }],
  memos: [
    incomingMemo('On trust', 'It grows', {
      type: 'hunch',
      body: bodyWith({ type: 'text', text: 'See ' }, { type: 'code-mention', codeId: id('Early'), label: 'Early' }),
      links: [{ kind: 'segment', documentId: id('Anna'), start: 2, end: 7, codingId: id('x1') }],
    }),
  ],
  kept: [{ kind: 'graph', id: id('k'), position: 0, data: '{"name":"Map"}' }],
  keptFiles: [{ name: 'photo.png', bytes: new Uint8Array([1, 2, 3]) }],
});

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
