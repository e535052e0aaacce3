import { describe, expect, test } from 'vitest';
import { addCode, addText, dumpStudy, startStudy } from '../support/engine.ts';

const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const body = (...children: unknown[]) => JSON.stringify({ root: { type: 'root', children } });
const words = (text: string) => ({ type: 'text', text });

async function startMemos() {
  const engine = await startStudy();
  const document = await addText(engine, 'ORG2', 'They call 🙂 back the same morning');
  const code = await addCode(engine, 'trust');
  const { added } = await engine.ask('codings.apply', {
    documentId: document.id,
    ranges: [{ start: 0, end: 9 }],
    codeIds: [code.id],
  });
  return { engine, document, code, codingId: added[0] ?? null };
}

describe('memos', () => {
  test('mentions, coded passages and quotations in the body are links, kept in step with every save', async () => {
    const { engine, document, code, codingId } = await startMemos();
    await using _ = engine;
    const other = await engine.ask('memos.create', { title: 'Other' });
    const quote = { type: 'segment-quote', documentId: document.id, start: 0, end: 9, codingId, text: 'They call' };
    const memo = await engine.ask('memos.create', {
      title: 'Trust sits in people',
      type: 'theoretical',
      body: body(
        { type: 'heading', tag: 'h2', children: [words('People')] },
        paragraph(words('Not in figures: '), { type: 'code-mention', codeId: code.id, label: 'trust' }),
        paragraph(
          { type: 'mark', ids: [code.id], children: [words('a passage')] },
          { type: 'linebreak' },
          words('end'),
        ),
        {
          type: 'list',
          children: [{ type: 'listitem', children: [{ type: 'memo-mention', memoId: other.id, label: 'Other' }] }],
        },
        quote,
      ),
    });
    expect(memo.text).toBe('People\nNot in figures: trust\na passage\nend\nOther\n“They call”');
    expect(memo.links).toEqual([
      { origin: 'mention', target: { kind: 'code', codeId: code.id } },
      { origin: 'passage', target: { kind: 'code', codeId: code.id } },
      { origin: 'mention', target: { kind: 'memo', memoId: other.id } },
      { origin: 'mention', target: { kind: 'segment', documentId: document.id, start: 0, end: 9, codingId } },
    ]);
    await engine.ask('memos.link', { id: memo.id, target: { kind: 'document', documentId: document.id } });
    const entry = await engine.ask('memos.write', { id: memo.id, body: body(paragraph(words('Only words now'))) });
    expect(entry).toMatchObject({ words: 3, excerpt: 'Only words now' });
    expect(entry.links).toEqual([{ origin: 'link', target: { kind: 'document', documentId: document.id } }]);
  });

  test('a mention of what is gone makes no link, and its words stay', async () => {
    const { engine, document } = await startMemos();
    await using _ = engine;
    const memo = await engine.ask('memos.create', {
      title: '',
      body: body(
        paragraph({ type: 'code-mention', codeId: 'gone', label: 'lost code' }),
        { type: 'segment-quote', documentId: document.id, start: 5, end: 900, codingId: null, text: 'old words' },
        { type: 'segment-quote', documentId: document.id, start: 0, end: 11, codingId: null, text: 'half a smile' },
      ),
    });
    expect(memo.links).toEqual([]);
    expect(memo.text).toBe('lost code\n“old words”\n“half a smile”');
  });

  test('a broken body is refused and the memo stays as it was', async () => {
    const { engine } = await startMemos();
    await using _ = engine;
    const memo = await engine.ask('memos.create', { title: 'M', body: body(paragraph(words('kept'))) });
    const nested = `${'{"type":"quote","children":['.repeat(5000)}${']}'.repeat(5000)}`;
    const broken = [
      '{',
      '[]',
      '"words"',
      '{"root":{}}',
      '{"root":{"children":[1]}}',
      `{"root":{"children":[${nested}]}}`,
    ];
    for (const text of broken) {
      expect((await engine.fails('memos.write', { id: memo.id, body: text })).code).toBe('invalid_input');
    }
    expect((await engine.ask('memos.read', { id: memo.id })).text).toBe('kept');
  });

  test('memos are found by what they are about', async () => {
    const { engine, document, code, codingId } = await startMemos();
    await using _ = engine;
    const make = (title: string, target: Parameters<typeof link>[0]) =>
      engine.ask('memos.create', { title, links: [link(target)] });
    const link = (target: object) => ({ origin: 'link', target }) as never;
    const about = await make('code', { kind: 'code', codeId: code.id });
    await make('document', { kind: 'document', documentId: document.id });
    await make('place', { kind: 'segment', documentId: document.id, start: 5, end: 9, codingId: null });
    await make('coding', { kind: 'segment', documentId: document.id, start: 0, end: 9, codingId });
    await make('memo', { kind: 'memo', memoId: about.id });
    const titles = async (question: object) =>
      (await engine.ask('memos.about', question)).map(({ title }) => title).sort();
    expect(await titles({ codeId: code.id })).toEqual(['code']);
    expect(await titles({ documentId: document.id })).toEqual(['coding', 'document', 'place']);
    expect(await titles({ documentId: document.id, start: 6, end: 7 })).toEqual(['coding', 'place']);
    expect(await titles({ documentId: document.id, start: 9, end: 10 })).toEqual([]);
    expect(await titles({ codingId })).toEqual(['coding']);
    expect(await titles({ memoId: about.id })).toEqual(['memo']);
    expect(await titles({ codeId: code.id, memoId: about.id })).toEqual(['code', 'memo']);
  });

  test('links by hand are made once, lead to what is there, and can be taken away', async () => {
    const { engine, document, code } = await startMemos();
    await using _ = engine;
    const { id } = await engine.ask('memos.create', { title: 'M' });
    const target = { kind: 'code', codeId: code.id } as const;
    expect(await engine.ask('memos.link', { id, target })).toEqual({ changed: 1 });
    expect(await engine.ask('memos.link', { id, target })).toEqual({ changed: 0 });
    const outside = { kind: 'segment', documentId: document.id, start: 0, end: 99, codingId: null };
    expect((await engine.fails('memos.link', { id, target: outside })).code).toBe('invalid_input');
    expect((await engine.fails('memos.link', { id, target: { kind: 'memo', memoId: 'gone' } })).code).toBe('not_found');
    expect(await engine.ask('memos.unlink', { id, target })).toEqual({ changed: 1 });
    expect((await engine.ask('memos.read', { id })).links).toEqual([]);
  });

  test('types are a list that can be edited; an unknown type is refused by name', async () => {
    const { engine } = await startMemos();
    await using _ = engine;
    const { id } = await engine.ask('memos.create', { title: 'M' });
    expect((await engine.fails('memos.update', { id, type: 'theoretica' })).message).toContain(
      'theoretical, operational',
    );
    await engine.ask('memos.setTypes', { types: ['free', ' field  note ', 'free'] });
    expect(await engine.ask('memos.types', {})).toEqual(['free', 'field note']);
    expect(await engine.ask('memos.update', { id, type: 'field note', flag: 'red' })).toEqual({ changed: 2 });
    expect(await engine.ask('memos.read', { id })).toMatchObject({
      type: 'field note',
      flag: 'red',
      author: 'Researcher',
    });
    await engine.ask('operations.undoTo', { number: 5 });
    expect(await engine.ask('memos.types', {})).toHaveLength(8);
  });

  test('a memo that named a code goes on naming the one that it was merged into, also when it is written on', async () => {
    const { engine, code } = await startMemos();
    await using _ = engine;
    const other = await addCode(engine, 'reliance');
    const naming = (end: string) => [
      paragraph({ type: 'code-mention', codeId: code.id, label: 'trust' }, words(end)),
      paragraph({ type: 'mark', ids: [code.id, other.id], children: [words('a passage')] }),
    ];
    const memo = await engine.ask('memos.create', { title: 'M', body: body(...naming('.')) });
    const before = dumpStudy(engine);
    await engine.ask('codes.merge', { ids: [code.id], into: other.id });
    const merged = await engine.ask('memos.read', { id: memo.id });
    expect(merged.text).toBe(memo.text);
    expect(merged.changedAt).toBe(memo.changedAt);
    await engine.ask('memos.write', { id: memo.id, body: merged.body.replace('"."', '", as they say."') });
    expect((await engine.ask('memos.read', { id: memo.id })).links).toEqual([
      { origin: 'mention', target: { kind: 'code', codeId: other.id } },
      { origin: 'passage', target: { kind: 'code', codeId: other.id } },
    ]);
    await engine.ask('operations.undo', {});
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
  });

  test('deleting a memo takes its links and the links to it; undo brings them back', async () => {
    const { engine, code } = await startMemos();
    await using _ = engine;
    const codeLink = { origin: 'link', target: { kind: 'code', codeId: code.id } } as const;
    const memo = await engine.ask('memos.create', { title: 'M', links: [codeLink] });
    const memoLink = { origin: 'link', target: { kind: 'memo', memoId: memo.id } } as const;
    const other = await engine.ask('memos.create', { title: 'N', links: [memoLink] });
    const before = dumpStudy(engine);
    expect(await engine.ask('memos.delete', { ids: [memo.id] })).toEqual({ changed: 1 });
    expect((await engine.ask('memos.read', { id: other.id })).links).toEqual([]);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
  });
});
