import { describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addCode, addText, startStudy } from '../support/engine.ts';

const text = 'They call 🙂 back\nthe same morning';

async function startCoding() {
  const engine = await startStudy();
  const document = await addText(engine, 'one', text);
  const trust = await addCode(engine, 'trust');
  const speed = await addCode(engine, 'speed');
  const apply = (start: number, end: number, more: Partial<InputOf<'codings.apply'>> = {}) =>
    engine.ask('codings.apply', { documentId: document.id, ranges: [{ start, end }], codeIds: [trust.id], ...more });
  return { engine, document, trust, speed, apply };
}

describe('coding', () => {
  test('the same code on the same range by the same coder is the same coding: nothing changes and it says so', async () => {
    const { engine, apply, speed, trust } = await startCoding();
    await using _ = engine;
    const first = await apply(0, 4, { comment: 'first' });
    const { revision } = await engine.ask('operations.state', {});
    expect(await apply(0, 4, { comment: 'second', weight: 5 })).toEqual({
      added: [],
      existing: first.added,
      newCode: null,
    });
    expect((await engine.ask('operations.state', {})).revision).toBe(revision);
    const both = await apply(0, 4, { codeIds: [trust.id, speed.id] });
    expect(both.existing).toEqual(first.added);
    expect(both.added).toHaveLength(1);
  });

  test('another coder makes another coding on the same words', async () => {
    const { engine, apply } = await startCoding();
    await using _ = engine;
    await apply(0, 4);
    await engine.ask('app.setPreferences', { coder: '  Ton   B. ' });
    expect((await apply(0, 4)).added).toHaveLength(1);
    const coders = await engine.ask('study.coders', {});
    expect(coders.map(({ name, codings }) => [name, codings])).toEqual([
      ['Researcher', 1],
      ['Ton B.', 1],
    ]);
    expect((await engine.ask('study.state', {})).study?.coderId).toBe(coders[1]?.id);
  });

  test('a range that is empty, outside the text or cuts a character is refused by its numbers', async () => {
    const { engine, document, trust } = await startCoding();
    await using _ = engine;
    const refusal = async (start: number, end: number) =>
      (
        await engine.fails('codings.apply', {
          documentId: document.id,
          ranges: [{ start, end }],
          codeIds: [trust.id],
        })
      ).message;
    expect(await refusal(5, 5)).toBe('The range 5 to 5 is empty.');
    expect(await refusal(9, 4)).toBe('The range 9 to 4 is empty.');
    expect(await refusal(0, text.length + 1)).toBe(`The range 0 to 35 is outside the text, which ends at 34.`);
    expect(await refusal(0, 11)).toBe('The range 0 to 11 cuts a character in two at 11.');
    expect(await refusal(11, 14)).toBe('The range 11 to 14 cuts a character in two at 11.');
    expect((await engine.ask('codings.inDocument', { documentId: document.id })).ids).toEqual([]);
  });

  test('a document or code that is not there is refused, and no code is left behind', async () => {
    const { engine, document, trust } = await startCoding();
    await using _ = engine;
    const ranges = [{ start: 0, end: 4 }];
    const newCode = { name: 'new', parentId: null };
    expect((await engine.fails('codings.apply', { documentId: 'nowhere', ranges, newCode })).code).toBe('not_found');
    expect(
      (await engine.fails('codings.apply', { documentId: document.id, ranges, newCode, codeIds: ['gone'] })).code,
    ).toBe('not_found');
    expect((await engine.fails('codings.apply', { documentId: document.id, ranges })).message).toBe(
      'Choose at least one code.',
    );
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['trust', 'speed']);
    expect(trust.name).toBe('trust');
  });

  test('in vivo: the words become a code; the same words again are coded with that code', async () => {
    const { engine, document, trust } = await startCoding();
    await using _ = engine;
    const inVivo = (start: number, end: number) =>
      engine.ask('codings.apply', {
        documentId: document.id,
        ranges: [{ start, end }],
        newCode: { name: text.slice(start, end), parentId: trust.id },
      });
    const first = await inVivo(5, 9);
    expect(first.newCode).toMatchObject({ name: 'call', parentId: trust.id });
    expect((await inVivo(5, 9)).existing).toEqual(first.added);
    expect((await engine.ask('codes.list', {})).filter((code) => code.name === 'call')).toHaveLength(1);
  });

  test('weights and comments of several codings change at once; a weight outside 0 to 100 is refused', async () => {
    const { engine, apply } = await startCoding();
    await using _ = engine;
    const ids = [...(await apply(0, 4)).added, ...(await apply(5, 9)).added];
    expect(await engine.ask('codings.update', { ids, weight: 70, comment: 'a “quote” <b>' })).toEqual({ changed: 2 });
    const read = await engine.ask('codings.read', { id: ids[1] as never });
    expect(read).toMatchObject({ weight: 70, comment: 'a “quote” <b>', coderName: 'Researcher' });
    expect((await engine.fails('codings.update', { ids, weight: 101 })).message).toBe(
      'A weight lies between 0 and 100.',
    );
    await engine.ask('codings.update', { ids, weight: null });
    expect((await engine.ask('codings.read', { id: ids[0] as never })).weight).toBeNull();
    expect((await engine.fails('codings.update', { ids: [...ids, 'gone'], weight: 1 })).code).toBe('not_found');
    expect((await engine.ask('codings.read', { id: ids[0] as never })).weight).toBeNull();
  });

  test('a coding is resized within its text, and not onto its twin', async () => {
    const { engine, apply, document } = await startCoding();
    await using _ = engine;
    const [id] = (await apply(0, 4)).added;
    await apply(5, 9);
    await engine.ask('codings.resize', { id: id as never, start: 0, end: 8 });
    expect((await engine.ask('codings.inDocument', { documentId: document.id })).end).toEqual(Int32Array.of(8, 9));
    expect((await engine.fails('codings.resize', { id, start: 5, end: 9 })).code).toBe('conflict');
    expect((await engine.fails('codings.resize', { id, start: 5, end: 99 })).code).toBe('invalid_input');
    expect(await engine.ask('codings.resize', { id: id as never, start: 0, end: 8 })).toEqual({ changed: 0 });
  });

  test('recoding onto a coding that is there joins the two: comments together, memos on the one that stays', async () => {
    const { engine, apply, document, trust, speed } = await startCoding();
    await using _ = engine;
    const [goes] = (await apply(0, 4, { comment: 'late', weight: 10 })).added;
    const [stays] = (await apply(0, 4, { codeIds: [speed.id], comment: 'slow' })).added;
    const [moves] = (await apply(5, 9)).added;
    const target = { kind: 'segment', documentId: document.id, start: 0, end: 4, codingId: goes ?? null } as const;
    const memo = await engine.ask('memos.create', { title: 'M', links: [{ origin: 'link', target }] });
    const ids = [goes, stays, moves] as never[];
    expect(await engine.ask('codings.recode', { ids, codeId: speed.id })).toEqual({ changed: 1, joined: 1 });
    expect(await engine.ask('codings.read', { id: stays as never })).toMatchObject({
      comment: 'slow\nlate',
      weight: 10,
    });
    expect((await engine.fails('codings.read', { id: goes })).code).toBe('not_found');
    const { links } = await engine.ask('memos.read', { id: memo.id });
    expect(links[0]?.target).toMatchObject({ codingId: stays });
    await engine.ask('operations.undo', {});
    expect(await engine.ask('codings.read', { id: goes as never })).toMatchObject({
      codeId: trust.id,
      comment: 'late',
    });
    expect((await engine.ask('memos.read', { id: memo.id })).links[0]?.target).toMatchObject({ codingId: goes });
  });

  test('codings of a document come sorted by start, longer ones first, with weight and comment marked', async () => {
    const { engine, apply, document } = await startCoding();
    await using _ = engine;
    await apply(5, 9, { comment: 'x' });
    await apply(0, 4);
    await apply(0, 9, { weight: 12.5 });
    const columns = await engine.ask('codings.inDocument', { documentId: document.id });
    expect([...columns.start]).toEqual([0, 0, 5]);
    expect([...columns.end]).toEqual([9, 4, 9]);
    expect([...columns.weight]).toEqual([12.5, Number.NaN, Number.NaN]);
    expect([...columns.commented]).toEqual([0, 0, 1]);
  });

  test('removing codings keeps a memo on the place they stood on', async () => {
    const { engine, apply, document } = await startCoding();
    await using _ = engine;
    const { added } = await apply(0, 4);
    const target = { kind: 'segment', documentId: document.id, start: 0, end: 4, codingId: added[0] ?? null } as const;
    const memo = await engine.ask('memos.create', { title: 'M', links: [{ origin: 'link', target }] });
    expect(await engine.ask('codings.remove', { ids: added })).toEqual({ changed: 1 });
    const { links } = await engine.ask('memos.read', { id: memo.id });
    expect(links).toEqual([{ origin: 'link', target: { ...target, codingId: null } }]);
  });
});

describe('coding many places from a table', () => {
  const row = (start: number, end: number, more = {}) => ({
    document: 'one',
    code: 'Themes/Ja\\/pan',
    start,
    end,
    ...more,
  });

  test('is one step, with positions in code points and codes made by path', async () => {
    const { engine } = await startCoding();
    await using _ = engine;
    const rows = [row(0, 4), row(10, 11, { coder: 'Ton', weight: 3, comment: 'smile' }), row(0, 4)];
    expect(await engine.ask('codings.import', { rows })).toEqual({ added: 2, existing: 1, codes: 2 });
    const { segments } = await engine.ask('segments.query', { choice: {} });
    expect(segments.map((segment) => [segment.text, segment.codePath, segment.coderName])).toEqual([
      ['They', 'Themes/Ja\\/pan', 'Researcher'],
      ['🙂', 'Themes/Ja\\/pan', 'Ton'],
    ]);
    await engine.ask('operations.undo', {});
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['trust', 'speed']);
    expect(await engine.ask('study.coders', {})).toEqual([]);
  });

  test('one bad row refuses all by its number', async () => {
    const { engine } = await startCoding();
    await using _ = engine;
    const failure = await engine.fails('codings.import', { rows: [row(0, 4), row(3, 34)] });
    expect(failure.message).toBe('Row 2: The range 3 to 34 is outside the text, which has 33 characters.');
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['trust', 'speed']);
  });
});
