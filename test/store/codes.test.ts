import { describe, expect, test } from 'vitest';
import { buildCodeTree, pathOf } from '#shared/domain/codeTree.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

/** The code tree as paths, in its order. */
async function paths(engine: TestEngine): Promise<string[]> {
  const codes = await engine.ask('codes.list', {});
  const tree = buildCodeTree(codes);
  const walk = (nodes: typeof tree.themes): string[] =>
    nodes.flatMap((node) => [pathOf(tree, node.code.id), ...walk(node.children)]);
  return walk(tree.themes);
}

async function startCodebook() {
  const engine = await startStudy();
  const need = await addCode(engine, 'need');
  const experience = await addCode(engine, 'experience');
  const trust = await addCode(engine, 'trust', experience);
  const speed = await addCode(engine, 'speed', experience);
  return { engine, need, experience, trust, speed };
}

describe('the code tree', () => {
  test('the five themes come with their colours, keys and descriptions', async () => {
    await using engine = await startStudy('five-themes');
    const codes = await engine.ask('codes.list', {});
    expect(codes.map(({ name, color, key, role }) => [name, color, key, role])).toEqual([
      ['business need', 'red', '1', 'theme'],
      ['total business experience', 'green', '2', 'theme'],
      ['service specification', 'purple', '3', 'theme'],
      ['change', 'amber', '4', 'theme'],
      ['alignment', 'blue', '5', 'theme'],
    ]);
    for (const code of codes) expect(code.description.length * code.whenToUse.length).toBeGreaterThan(0);
  });

  test('siblings with the same name are refused, exactly as spelled; elsewhere the name is free', async () => {
    const { engine, experience, need } = await startCodebook();
    await using _ = engine;
    expect(await engine.fails('codes.create', { name: ' trust ', parentId: experience.id })).toEqual({
      code: 'conflict',
      message: 'There is already a code “trust” in this place.',
    });
    await addCode(engine, 'Trust', experience);
    await addCode(engine, 'trust', need);
    expect((await engine.fails('codes.update', { id: need.id, name: 'experience' })).code).toBe('conflict');
  });

  test('names hold slashes, quotes, emoji, right-to-left words and markup, and come back as they were', async () => {
    const { engine, experience } = await startCodebook();
    await using _ = engine;
    for (const name of ['IT/business', `“own” 'tool'`, '🙂', 'אמון', '<b>x</b>', 'a\\b', 'x'.repeat(500)]) {
      expect((await addCode(engine, name, experience)).name).toBe(name);
    }
    expect(await paths(engine)).toContain('experience/IT\\/business');
    expect((await engine.fails('codes.create', { name: '\n \t' })).code).toBe('invalid_input');
    expect((await engine.fails('codes.create', { name: 'x'.repeat(501) })).code).toBe('invalid_input');
  });

  test('a theme gets a colour that no theme has; a child takes its parent’s', async () => {
    const { engine, need, experience, trust } = await startCodebook();
    await using _ = engine;
    expect([need.color, experience.color, trust.color]).toEqual(['red', 'green', null]);
    await engine.ask('codes.move', { ids: [trust.id], parentId: null });
    const moved = (await engine.ask('codes.list', {})).find((code) => code.id === trust.id);
    expect(moved?.color).toBe('green');
  });

  test('a key codes one code only: it moves to the one that asks for it, and keys of the reader are refused', async () => {
    const { engine, trust, speed } = await startCodebook();
    await using _ = engine;
    await engine.ask('codes.update', { id: trust.id, key: 'T' });
    await engine.ask('codes.update', { id: speed.id, key: 't' });
    const keys = async () => (await engine.ask('codes.list', {})).flatMap((code) => code.key ?? []);
    expect(await keys()).toEqual(['t']);
    for (const key of ['c', 'J', '.']) {
      expect((await engine.fails('codes.update', { id: trust.id, key })).code).toBe('conflict');
    }
    for (const key of ['', ' ', 'ab', '⏎x']) {
      expect((await engine.fails('codes.update', { id: trust.id, key })).code).toBe('invalid_input');
    }
    expect(await keys()).toEqual(['t']);
    await engine.ask('operations.undo', {});
    expect((await engine.ask('codes.list', {})).find((code) => code.id === trust.id)?.key).toBe('t');
  });

  test('codes move in the order given, before a sibling or last, and never below themselves', async () => {
    const { engine, need, experience, trust, speed } = await startCodebook();
    await using _ = engine;
    const effort = await addCode(engine, 'effort', need);
    await engine.ask('codes.move', { ids: [effort.id], parentId: experience.id, before: speed.id });
    expect(await paths(engine)).toEqual([
      'need',
      'experience',
      'experience/trust',
      'experience/effort',
      'experience/speed',
    ]);
    await engine.ask('codes.move', { ids: [speed.id, trust.id], parentId: experience.id, before: effort.id });
    expect((await paths(engine)).slice(2)).toEqual(['experience/speed', 'experience/trust', 'experience/effort']);
    expect(await engine.fails('codes.move', { ids: [experience.id], parentId: trust.id })).toEqual({
      code: 'conflict',
      message: '“experience” cannot be moved below itself.',
    });
    await engine.ask('codes.move', { ids: [experience.id, trust.id], parentId: need.id });
    expect(await paths(engine)).toContain('need/experience/trust');
    await addCode(engine, 'need', need);
    const inner = (await engine.ask('codes.list', {})).find((code) => code.name === 'need' && code.parentId);
    expect((await engine.fails('codes.move', { ids: [inner?.id], parentId: null })).code).toBe('conflict');
  });

  test('codes nest at most a hundred deep', async () => {
    await using engine = await startStudy();
    let parent = await addCode(engine, 'top');
    for (let depth = 2; depth <= 100; depth++) parent = await addCode(engine, 'x', parent);
    expect((await engine.fails('codes.create', { name: 'x', parentId: parent.id })).message).toBe(
      'Codes can be nested at most 100 levels deep.',
    );
    const other = await addCode(engine, 'other');
    const [below] = (await engine.ask('codes.list', {})).filter((code) => code.name === 'top');
    expect((await engine.fails('codes.move', { ids: [below?.id], parentId: other.id })).code).toBe('invalid_input');
    expect(await engine.ask('codes.delete', { ids: [below?.id as never] })).toEqual({ codes: 100, codings: 0 });
    await engine.ask('operations.undo', {});
    expect((await engine.ask('codes.list', {})).length).toBe(101);
  });

  test('codes sort by name as people expect it, and by how much they are used', async () => {
    const { engine, experience, speed } = await startCodebook();
    await using _ = engine;
    for (const name of ['item 10', 'Item 2', 'effort']) await addCode(engine, name, experience);
    await engine.ask('codes.sort', { parentId: experience.id, by: 'name' });
    const below = async () => (await paths(engine)).slice(2).map((path) => path.split('/')[1]);
    expect(await below()).toEqual(['effort', 'Item 2', 'item 10', 'speed', 'trust']);
    const document = await addText(engine, 'one', 'some words');
    await engine.ask('codings.apply', { documentId: document.id, ranges: [{ start: 0, end: 4 }], codeIds: [speed.id] });
    await engine.ask('codes.sort', { parentId: null, by: 'codings', deep: true });
    expect((await paths(engine))[0]).toBe('experience');
    expect((await paths(engine))[1]).toBe('experience/speed');
  });

  test('signs that nobody types are left out of names and descriptions, all others stay', async () => {
    await using engine = await startStudy();
    const made = await engine.ask('codes.create', { name: '\0tr\u0001ust\ud800 🙂', description: 'a\u0007\tb\nc\0' });
    expect(made).toMatchObject({ name: 'trust\ufffd 🙂', description: 'a\tb\nc' });
  });

  test('codes sort right also after some of them were deleted', async () => {
    await using engine = await startStudy();
    const codes = [];
    for (const name of ['a', 'b', 'c', 'x', 'z', 'y']) codes.push(await addCode(engine, name));
    await engine.ask('codes.delete', { ids: codes.slice(0, 3).map(({ id }) => id) });
    await engine.ask('codes.sort', { parentId: null, by: 'name' });
    expect(await paths(engine)).toEqual(['x', 'y', 'z']);
    const { revision } = await engine.ask('operations.state', {});
    expect(await engine.ask('codes.sort', { parentId: null, by: 'name' })).toEqual({ changed: 0 });
    expect((await engine.ask('operations.state', {})).revision).toBe(revision);
  });

  test('counts are of a code alone and with all below it, each coding and each document once', async () => {
    const { engine, experience, trust, speed } = await startCodebook();
    await using _ = engine;
    const [one, two] = [await addText(engine, 'one', 'some words'), await addText(engine, 'two', 'other words')];
    const code = (documentId: typeof one.id, codeIds: (typeof trust.id)[], start = 0) =>
      engine.ask('codings.apply', { documentId, ranges: [{ start, end: start + 3 }], codeIds });
    await code(one.id, [trust.id, speed.id, experience.id]);
    await code(one.id, [trust.id], 4);
    await code(two.id, [speed.id]);
    const counts = await engine.ask('codes.counts', {});
    const of = (id: string) => {
      const at = counts.codeIds.indexOf(id as never);
      return [counts.codings[at], counts.documents[at], counts.codingsWith[at], counts.documentsWith[at]];
    };
    expect(of(experience.id)).toEqual([1, 1, 5, 2]);
    expect(of(trust.id)).toEqual([2, 1, 2, 1]);
    expect(of(speed.id)).toEqual([2, 2, 2, 2]);
    const byDocument = await engine.ask('documents.counts', {});
    expect([...byDocument.codings]).toEqual([4, 1]);
    expect(byDocument.themeIds[1]).toBe(experience.id);
    expect([...byDocument.byTheme]).toEqual([0, 4, 0, 1]);
  });
});

describe('merging codes', () => {
  test('codings, subcodes and memo links move, equal codings become one, and undo brings all back', async () => {
    const { engine, need, experience, trust, speed } = await startCodebook();
    await using _ = engine;
    const document = await addText(engine, 'one', 'some words here');
    const deep = await addCode(engine, 'deep', speed);
    const code = (start: number, end: number, codeIds: (typeof trust.id)[], comment: string) =>
      engine.ask('codings.apply', { documentId: document.id, ranges: [{ start, end }], codeIds, comment });
    await code(0, 4, [trust.id], 'kept');
    await code(0, 4, [speed.id], 'joined');
    await code(5, 10, [speed.id, need.id], '');
    await code(5, 10, [deep.id], '');
    const target = { kind: 'code', codeId: speed.id } as const;
    const memo = await engine.ask('memos.create', { title: 'M', links: [{ origin: 'link', target }] });
    await engine.ask('codes.update', { id: speed.id, description: 'How fast.', key: 'q' });
    await engine.ask('codes.update', { id: trust.id, description: 'That they come.' });
    const before = dumpStudy(engine);
    const merged = await engine.ask('codes.merge', { ids: [speed.id, need.id], into: trust.id, note: 'One thing.' });
    expect(merged).toEqual({ codes: 2, codingsMoved: 1, codingsJoined: 2 });
    expect(await paths(engine)).toEqual(['experience', 'experience/trust', 'experience/trust/deep']);
    const { segments } = await engine.ask('segments.query', { choice: { codeIds: [trust.id], withSubcodes: false } });
    expect(segments.map((segment) => [segment.text, segment.comment])).toEqual([
      ['some', 'kept\njoined'],
      ['words', ''],
    ]);
    const survivor = (await engine.ask('codes.list', {})).find((one) => one.id === trust.id);
    expect(survivor).toMatchObject({ name: 'trust', description: 'That they come.\n\nspeed: How fast.', key: 'q' });
    expect((await engine.ask('memos.read', { id: memo.id })).links[0]?.target).toEqual({
      kind: 'code',
      codeId: trust.id,
    });
    const { operations } = await engine.ask('operations.list', { limit: 1 });
    expect(operations[0]).toMatchObject({ label: 'Merge 2 codes into trust', note: 'One thing.' });
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    expect(experience.name).toBe('experience');
  });

  test('the codes that go leave no description behind when that is asked for', async () => {
    const { engine, trust, speed } = await startCodebook();
    await using _ = engine;
    await engine.ask('codes.update', { id: speed.id, description: 'How fast.' });
    await engine.ask('codes.merge', { ids: [speed.id], into: trust.id, keepDescriptions: false });
    expect((await engine.ask('codes.list', {})).find((code) => code.id === trust.id)?.description).toBe('');
  });

  test('a subcode whose name is taken keeps apart, named after where it came from', async () => {
    const { engine, trust, speed } = await startCodebook();
    await using _ = engine;
    await addCode(engine, 'quality', trust);
    await addCode(engine, 'quality', speed);
    await engine.ask('codes.merge', { ids: [speed.id], into: trust.id });
    expect((await paths(engine)).slice(3)).toEqual(['experience/trust/quality', 'experience/trust/quality (speed)']);
  });

  test('subcodes come in behind those that are there, and the merged code takes the place of the one it stood below', async () => {
    await using engine = await startStudy();
    const [first, gone] = [await addCode(engine, 'first'), await addCode(engine, 'gone')];
    const [middle] = [await addCode(engine, 'middle'), await addCode(engine, 'last')];
    await engine.ask('codes.delete', { ids: [first.id] });
    for (const name of ['m1', 'm2', 'm3']) await addCode(engine, name, middle);
    const inner = await addCode(engine, 'inner', middle);
    const [m1] = (await engine.ask('codes.list', {})).filter(({ name }) => name === 'm1');
    await engine.ask('codes.delete', { ids: [m1?.id as never] });
    await addCode(engine, 'guest', gone);
    await engine.ask('codes.merge', { ids: [gone.id], into: middle.id });
    const below = ['middle/m2', 'middle/m3', 'middle/inner', 'middle/guest'];
    expect(await paths(engine)).toEqual(['middle', ...below, 'last']);
    await engine.ask('codes.merge', { ids: [middle.id], into: inner.id });
    expect((await paths(engine))[0]).toBe('inner');
    expect((await paths(engine)).at(-1)).toBe('last');
  });

  test('a code can be merged into one that stands below it', async () => {
    const { engine, experience, trust, speed } = await startCodebook();
    await using _ = engine;
    await engine.ask('codes.merge', { ids: [experience.id], into: trust.id });
    expect(await paths(engine)).toEqual(['need', 'trust', 'trust/speed']);
    const survivor = (await engine.ask('codes.list', {})).find((code) => code.id === trust.id);
    expect(survivor?.color).toBe('green');
    expect(speed.parentId).toBe(experience.id);
  });

  test('a code is not merged with itself alone', async () => {
    const { engine, trust } = await startCodebook();
    await using _ = engine;
    expect((await engine.fails('codes.merge', { ids: [trust.id], into: trust.id })).code).toBe('invalid_input');
    expect((await engine.fails('codes.merge', { ids: ['gone'], into: trust.id })).code).toBe('not_found');
  });
});

describe('deleting codes', () => {
  test('the preview says what goes; subcodes, codings and memo links go, and undo brings all back', async () => {
    const { engine, experience, trust, speed } = await startCodebook();
    await using _ = engine;
    const document = await addText(engine, 'one', 'some words');
    const ranges = [{ start: 0, end: 4 }];
    await engine.ask('codings.apply', { documentId: document.id, ranges, codeIds: [trust.id, speed.id] });
    const links = [{ origin: 'link', target: { kind: 'code', codeId: trust.id } }] as const;
    const memo = await engine.ask('memos.create', { title: 'M', links: [...links] });
    const before = dumpStudy(engine);
    const ids = [trust.id, experience.id];
    expect(await engine.ask('codes.deletionPreview', { ids })).toEqual({
      codes: 3,
      codings: 2,
      documents: 1,
      memoLinks: 1,
    });
    expect(await engine.ask('codes.delete', { ids })).toEqual({ codes: 3, codings: 2 });
    expect(await paths(engine)).toEqual(['need']);
    expect((await engine.ask('memos.read', { id: memo.id })).links).toEqual([]);
    const end = dumpStudy(engine);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    await engine.ask('operations.redo', {});
    expect(dumpStudy(engine)).toEqual(end);
  });
});
