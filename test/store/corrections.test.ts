import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

const transcript =
  'INT: How is it with them?\n\nBuyer: They call back the same morning. That is trust.\n\nINT: And then?';

/** A document with codings on these words. */
async function codedStudy(text: string, words: readonly string[]) {
  const engine = await startStudy();
  const document = await addText(engine, 'ORG1 · buyer', text);
  const code = await addCode(engine, 'trust');
  const added = [];
  for (const word of words) {
    const start = text.indexOf(word);
    const ranges = [{ start, end: start + word.length }];
    added.push(...(await engine.ask('codings.apply', { documentId: document.id, ranges, codeIds: [code.id] })).added);
  }
  return { engine, document, code, added };
}

async function correct(
  engine: TestEngine,
  id: string,
  text: string,
  decide: (affected: readonly { codingId: string; before: { text: string } }[]) => unknown[] = () => [],
) {
  const preview = await engine.ask('documents.correctionPreview', { id: id as never, text });
  const decisions = decide(preview.affected) as never[];
  const done = await engine.ask('documents.correct', { id: id as never, text, baseHash: preview.baseHash, decisions });
  return { preview, done };
}

const wordsOf = async (engine: TestEngine) =>
  (await engine.ask('segments.query', { choice: {} })).segments.map((segment) => segment.text);

describe('a transcript that is coded already', () => {
  test('is corrected: codings stay on their words, and those whose words changed are told first', async () => {
    const { engine, document } = await codedStudy(transcript, ['call back', 'the same morning', 'trust', 'And then']);
    await using _ = engine;
    const text = transcript
      .replace('How is it', 'So how is it')
      .replace('call back', 'called back')
      .replace(' And then?', '');
    const { preview, done } = await correct(engine, document.id, text);
    expect(preview.affected.map(({ state, before, after }) => [state, before.text, after?.text ?? null])).toEqual([
      ['changed', 'call back', 'called back'],
      ['removed', 'And then', null],
    ]);
    expect(preview).toMatchObject({ kept: 2, moved: 2 });
    expect(done).toMatchObject({ kept: 2, moved: 2, changed: 1, dropped: 1 });
    expect(await wordsOf(engine)).toEqual(['called back', 'the same morning', 'trust']);
    const { operations } = await engine.ask('operations.list', {});
    expect(operations[0]?.label).toBe('Correct the text of “ORG1 · buyer”');
    const { changes } = await engine.ask('operations.read', { number: operations[0]?.number ?? 0 });
    expect(changes.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        'Removed trust from “And then” in ORG1 · buyer.',
        '“called back” in ORG1 · buyer: words “call back” → “called back”.',
      ]),
    );
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('is as it was after undo, and corrected again after redo', async () => {
    const { engine, document } = await codedStudy(transcript, ['call back', 'trust', 'And then?']);
    await using _ = engine;
    const before = dumpStudy(engine);
    await correct(
      engine,
      document.id,
      transcript.replace('They call back', 'She never called').replace('INT: And then?', ''),
    );
    const after = dumpStudy(engine);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    await engine.ask('operations.redo', {});
    expect(dumpStudy(engine)).toEqual(after);
  });

  test('is decided about coding by coding: confirmed, dropped, placed on other words', async () => {
    const { engine, document, added } = await codedStudy(transcript, ['call back', 'morning', 'trust']);
    await using _ = engine;
    const text = transcript.replace('call back', 'ring back').replace('morning', 'evening').replace('trust', 'faith');
    const start = text.indexOf('same evening');
    const { done } = await correct(engine, document.id, text, () => [
      { codingId: added[0], action: 'confirm' },
      { codingId: added[1], action: 'place', start, end: start + 'same evening'.length },
      { codingId: added[2], action: 'drop' },
    ]);
    expect(done).toMatchObject({ kept: 0, changed: 2, dropped: 1 });
    expect(await wordsOf(engine)).toEqual(['ring back', 'same evening']);
  });

  test('has codings that become the same melted into one, with their memos and comments', async () => {
    const { engine, document, code, added } = await codedStudy('alpha beta gamma', ['alpha', 'alpha beta']);
    await using _ = engine;
    await engine.ask('codings.update', { ids: [added[0] as never], comment: 'first' });
    await engine.ask('codings.update', { ids: [added[1] as never], comment: 'second', weight: 40 });
    await engine.ask('memos.create', {
      title: 'about both',
      links: [
        {
          origin: 'link',
          target: { kind: 'segment', documentId: document.id, start: 0, end: 10, codingId: added[1] ?? null },
        },
        { origin: 'link', target: { kind: 'code', codeId: code.id } },
      ],
    });
    await correct(engine, document.id, 'alpha gamma');
    const { segments } = await engine.ask('segments.query', { choice: {} });
    expect(segments.map(({ text, comment, weight }) => [text, comment, weight])).toEqual([
      ['alpha', 'first\nsecond', 40],
    ]);
    const [memo] = await engine.ask('memos.list', {});
    expect(memo?.links[0]?.target).toEqual({
      kind: 'segment',
      documentId: document.id,
      start: 0,
      end: 5,
      codingId: segments[0]?.id,
    });
  });

  test('may have its codings put in each other’s places', async () => {
    const { engine, document, added } = await codedStudy('alpha beta gamma', ['alpha', 'beta', 'gamma']);
    await using _ = engine;
    const [alpha, beta, gamma] = [
      { start: 0, end: 5 },
      { start: 6, end: 10 },
      { start: 11, end: 16 },
    ];
    await correct(engine, document.id, 'alpha beta gamma!', () => [
      { codingId: added[0], action: 'place', ...beta },
      { codingId: added[1], action: 'place', ...gamma },
      { codingId: added[2], action: 'place', ...alpha },
    ]);
    const { ids, start } = await engine.ask('codings.inDocument', { documentId: document.id });
    expect(new Map(ids.map((id, index) => [id, start[index]]))).toEqual(
      new Map([
        [added[0], 6],
        [added[1], 11],
        [added[2], 0],
      ]),
    );
    await engine.ask('operations.undo', {});
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('is refused when somebody changed it meanwhile, when nothing is left of it, and when a place cuts a character', async () => {
    const { engine, document, added } = await codedStudy('alpha 🙂 beta', ['alpha']);
    await using _ = engine;
    const { baseHash } = await engine.ask('documents.correctionPreview', { id: document.id, text: 'alpha' });
    const place = { codingId: added[0], action: 'place', start: 0, end: 7 };
    const cut = { id: document.id, text: 'alpha 🙂 gamma', baseHash, decisions: [place] };
    expect((await engine.fails('documents.correct', cut)).message).toContain('cuts a character in two');
    expect((await engine.fails('documents.correct', { ...cut, text: ' \n' })).message).toContain('Nothing is left');
    await correct(engine, document.id, 'alpha 🙂 delta');
    expect((await engine.fails('documents.correct', { ...cut, decisions: [] })).code).toBe('conflict');
  });

  test('changes nothing when it is what it was', async () => {
    const { engine, document } = await codedStudy(transcript, ['trust']);
    await using _ = engine;
    const before = await engine.ask('operations.state', {});
    await correct(engine, document.id, transcript);
    expect(await engine.ask('operations.state', {})).toEqual(before);
  });
});

describe('what stands beside the text', () => {
  test('memos link and quote the words as they are now; a link to words that are gone leads to the document', async () => {
    const { engine, document, added } = await codedStudy(transcript, ['call back']);
    await using _ = engine;
    const at = (words: string) => ({ start: transcript.indexOf(words), end: transcript.indexOf(words) + words.length });
    const quote = (words: string, codingId: string | null) => ({
      ...{ type: 'segment-quote', documentId: document.id, codingId, text: words, label: 'ORG1' },
      ...at(words),
    });
    const body = { root: { type: 'root', children: [quote('call back', added[0] ?? null), quote('And then?', null)] } };
    const { id } = await engine.ask('memos.create', {
      title: 'quotes',
      body: JSON.stringify(body),
      links: [
        { origin: 'link', target: { kind: 'segment', documentId: document.id, ...at('And then?'), codingId: null } },
      ],
    });
    const text = transcript.replace('How', 'Now how').replace('call back', 'called back').replace(' And then?', '');
    await correct(engine, document.id, text);
    const memo = await engine.ask('memos.read', { id });
    const start = text.indexOf('called back');
    expect(memo.text).toContain('“called back”');
    expect(memo.text).toContain('“And then?”');
    const target = { documentId: document.id, start, end: start + 11, codingId: added[0] };
    expect(memo.links).toEqual(
      expect.arrayContaining([
        { origin: 'link', target: { kind: 'document', documentId: document.id } },
        { origin: 'mention', target: { kind: 'segment', ...target } },
        { origin: 'mention', target: { kind: 'document', documentId: document.id } },
      ]),
    );
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('a speaker whose name is corrected is the same person; a turn that is put in is a turn', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'group', 'Ann: Yes.\n\nBob: No.\n\nAnn: But.\n\nBob: Well.');
    const named = async () =>
      (await engine.ask('speakers.list', {})).speakers.map(({ id, name, turns }) => [id, name, turns]);
    const [ann, bob] = await named();
    await engine.ask('speakers.update', { ids: [ann?.[0] as never], color: 'red' });
    await correct(engine, document.id, 'Anna: Yes.\n\nBob: No.\n\nAnna: But.\n\nBob: Well.\n\nBob: And so on.');
    expect(await named()).toEqual([
      [ann?.[0], 'Anna', 2],
      [bob?.[0], 'Bob', 3],
    ]);
  });
});

describe('the texts that a document has had', () => {
  test('are listed, read and compared, and one is taken back by a new correction', async () => {
    const { engine, document } = await codedStudy('They call back.', ['call back']);
    await using _ = engine;
    await correct(engine, document.id, 'They called back.');
    await correct(engine, document.id, 'They called back soon.');
    await engine.ask('operations.undo', {});
    const versions = await engine.ask('documents.versions', { id: document.id });
    expect(versions.map(({ characters, current, undone }) => [characters, current, undone])).toEqual([
      [22, false, true],
      [17, true, false],
      [15, false, false],
    ]);
    const [, now, first] = versions;
    const compared = await engine.ask('documents.compareVersions', {
      id: document.id,
      from: first?.hash ?? '',
      to: now?.hash ?? '',
    });
    expect(compared.edits).toEqual([{ start: 5, end: 9, inserted: 'called' }]);
    const { text, format } = await engine.ask('documents.version', { id: document.id, hash: first?.hash ?? '' });
    const { baseHash } = await engine.ask('documents.correctionPreview', { id: document.id, text, format });
    await engine.ask('documents.correct', { id: document.id, text, format, baseHash });
    expect(await wordsOf(engine)).toEqual(['call back']);
    expect((await engine.fails('documents.version', { id: document.id, hash: 'f00' })).code).toBe('not_found');
  });
});

test('a document is duplicated with its values and, if wanted, its codings', async () => {
  const { engine, document } = await codedStudy(transcript, ['trust']);
  await using _ = engine;
  const variable = await engine.ask('variables.create', { name: 'side', type: 'text' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: document.id, variableId: variable.id, value: 'IT' }],
  });
  await addText(engine, 'another', 'text');
  const copy = await engine.ask('documents.duplicate', { id: document.id, withCodings: true });
  expect(copy).toMatchObject({ name: 'ORG1 · buyer (2)', position: 1 });
  expect((await engine.ask('variables.list', {})).values).toHaveLength(2);
  expect(await wordsOf(engine)).toEqual(['trust', 'trust']);
  expect((await engine.ask('speakers.list', {})).speakers.map(({ name }) => name)).toEqual(['INT', 'INT']);
  expect((await engine.ask('study.check', {})).findings).toEqual([]);
});

test('a file read in the wrong encoding is read again in the right one, and its codings follow', async () => {
  await using engine = await startStudy();
  const bytes = Buffer.from('Elle a dit que la confiance était là.\n\nPuis ils ont rappelé.', 'utf8');
  const { report } = await engine.ask('imports.run', {
    items: [{ name: 'entretien.txt', base64: bytes.toString('base64') }],
    groupId: null,
    jobId: 'one',
  } as never);
  const id = report[0]?.documents[0]?.id as never;
  const wrong = await engine.ask('documents.rereadPreview', { id, options: { encoding: 'windows-1252' } });
  await engine.ask('documents.reread', { id, options: { encoding: 'windows-1252' }, baseHash: wrong.baseHash });
  const { text } = await engine.ask('documents.read', { id });
  expect(text).toContain('Ã©tait');
  const code = await addCode(engine, 'confiance');
  const start = text.indexOf('confiance');
  const rappele = text.indexOf('rappelÃ©');
  await engine.ask('codings.apply', {
    documentId: id,
    ranges: [
      { start, end: start + 9 },
      { start: rappele, end: rappele + 'rappelÃ©'.length },
    ],
    codeIds: [code.id],
  });
  const preview = await engine.ask('documents.rereadPreview', { id, options: { encoding: 'utf-8' } });
  expect(preview.affected.map(({ after }) => after?.text)).toEqual(['rappelé']);
  await engine.ask('documents.reread', { id, options: { encoding: 'utf-8' }, baseHash: preview.baseHash });
  expect(await wordsOf(engine)).toEqual(['confiance', 'rappelé']);
  expect((await engine.ask('documents.origins', {}))[0]).toMatchObject({
    encoding: 'utf-8',
    options: { encoding: 'utf-8' },
  });
  const source = await engine.ask('documents.source', { id });
  expect(Buffer.from(source.base64, 'base64').equals(bytes)).toBe(true);
  await engine.ask('operations.undo', {});
  expect((await engine.ask('documents.read', { id })).text).toBe(text);
});

const piece = fc.constantFrom(
  'trust ',
  'and ',
  '🙂',
  'é',
  '\n',
  '\n\n',
  'INT: ',
  'the same morning',
  '.',
  ' ',
  '日本',
  'e\u0301',
);
const textOf = fc.array(piece, { minLength: 1, maxLength: 30 }).map((parts) => `x${parts.join('')}`);

test('whatever is corrected, undoing all gives the beginning, and the study stays sound', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      textOf,
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(2)), { maxLength: 12 }),
      fc.array(fc.tuple(textOf, fc.array(fc.tuple(fc.nat(2), fc.nat(), fc.nat()), { maxLength: 12 })), {
        minLength: 1,
        maxLength: 5,
      }),
      async (first, places, corrections) => {
        await using engine = await startStudy();
        const document = await addText(engine, 'one', first);
        const codes = [await addCode(engine, 'a'), await addCode(engine, 'b'), await addCode(engine, 'c')];
        for (const [from, length, code] of places) {
          const start = from % first.length;
          const range = snapToGraphemes(first, start, Math.min(first.length, start + 1 + (length % 12)));
          await engine.ask('codings.apply', {
            documentId: document.id,
            ranges: [range],
            codeIds: [codes[code]?.id as never],
          });
          if (from % 3 === 0) {
            await engine.ask('memos.create', {
              title: 'm',
              links: [
                { origin: 'link', target: { kind: 'segment', documentId: document.id, ...range, codingId: null } },
              ],
            });
          }
        }
        const states = [dumpStudy(engine)];
        const { revision } = await engine.ask('operations.state', {});
        for (const [text, decided] of corrections) {
          const { preview } = await correct(engine, document.id, text, (affected) =>
            decided.flatMap(([action, from, length], index) => {
              const coding = affected[index];
              const start = from % text.length;
              const place = snapToGraphemes(text, start, Math.min(text.length, start + 1 + (length % 9)));
              if (!coding) return [];
              return action === 2
                ? { codingId: coding.codingId, action: 'place', ...place }
                : { codingId: coding.codingId, action: action ? 'drop' : 'confirm' };
            }),
          );
          expect((await engine.ask('documents.read', { id: document.id })).text).toBe(preview.text);
          states.push(dumpStudy(engine));
        }
        const standing = (await engine.ask('operations.state', {})).revision - revision;
        for (let step = 0; step < standing; step++) await engine.ask('operations.undo', {});
        expect(dumpStudy(engine)).toEqual(states[0]);
        for (let step = 0; step < standing; step++) await engine.ask('operations.redo', {});
        expect(dumpStudy(engine)).toEqual(states.at(-1));
        expect((await engine.ask('study.check', {})).findings).toEqual([]);
      },
    ),
    { numRuns: 30 },
  );
});
