import { copyFileSync, existsSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { beginsSpaced, endsSpaced } from '#shared/text/scripts.ts';
import { createMatcher } from '#shared/text/searchMatcher.ts';
import { escapeQuery, readQuery } from '#shared/text/searchQuery.ts';
import { addCode, addText, startStudy, type TestEngine } from '../support/engine.ts';

type Request = InputOf<'search.find'>['request'];

const find = (engine: TestEngine, text: string, more: Partial<Request> = {}, rest: object = {}) =>
  engine.ask('search.find', { request: { text, ...more }, ...rest });

/** Hits as "where: words". */
async function found(
  engine: TestEngine,
  text: string,
  more: Partial<Request> = {},
  rest: object = {},
): Promise<string[]> {
  const { hits, warnings } = await find(engine, text, more, rest);
  expect(warnings).toEqual([]);
  return hits.map((hit) => `${hit.where}: ${hit.text}`);
}

const indexFolder = (engine: TestEngine) => join(engine.folder, 'preferences', 'search');
const indexFile = (engine: TestEngine) => {
  const [name = ''] = readdirSync(indexFolder(engine)).filter((each) => each.endsWith('.index'));
  return join(indexFolder(engine), name);
};

async function startWithTexts(): Promise<TestEngine> {
  const engine = await startStudy();
  await addText(engine, 'one', 'Trust takes effort.\n\nEffort is trust. Nothing else.\n');
  await addText(engine, 'two', '東京都に行きました。\nA naïve Effort\n');
  return engine;
}

describe('search', () => {
  it('finds words in documents, memos, codes, comments and notes, in this order', async () => {
    await using engine = await startWithTexts();
    const code = await addCode(engine, 'Effort');
    await engine.ask('codes.update', { id: code.id, description: 'Any effort at all', whenNotToUse: 'No effort' });
    await engine.ask('memos.create', { title: 'On effort' });
    const [one] = (await engine.ask('documents.list', {})).documents;
    const documentId = one?.id as DocumentId;
    const { added } = await engine.ask('codings.apply', {
      documentId,
      ranges: [{ start: 22, end: 30 }],
      codeIds: [code.id],
    });
    await engine.ask('codings.update', { ids: added, comment: 'What effort?' });
    await engine.ask('documents.setNote', { id: documentId, note: 'little effort' });
    const { hits } = await find(engine, 'effort');
    expect(hits.map(({ in: place, text }) => [place.kind, text])).toEqual([
      ...[
        ['document', 'effort'],
        ['document', 'Effort'],
        ['document', 'Effort'],
        ['memo', 'effort'],
      ],
      ...[
        ['code', 'Effort'],
        ['code', 'effort'],
        ['code', 'effort'],
        ['comment', 'effort'],
        ['note', 'effort'],
      ],
    ]);
    expect(hits[7]?.in).toEqual({ kind: 'comment', codingId: added[0], documentId, paragraph: 2 });
    const counts = await engine.ask('search.count', { request: { text: 'effort' } });
    expect(counts).toMatchObject({ hits: 9, byPlace: { documents: 3, memos: 1, codes: 3, comments: 2 }, more: false });
    expect(counts.byDocument.map(({ hits: each }) => each)).toEqual([2, 1]);
    expect(await found(engine, 'effort', { in: ['memos'] })).toEqual(['On effort: effort']);
    expect(await found(engine, 'effort', { in: ['documents'], documentIds: [documentId] })).toHaveLength(2);
  });

  it('shows keywords in context, page by page, sorted by what stands left and right of them', async () => {
    await using engine = await startStudy();
    await addText(engine, 'text', 'we trust now. I trust you, they trust all\n');
    const { hits } = await find(engine, 'trust', {}, { width: 3 });
    expect(hits[0]).toMatchObject({ before: 'we ', text: 'trust', after: ' no', start: 3, end: 8, where: 'text' });
    expect(hits[0]?.in).toMatchObject({ kind: 'document', paragraph: 1, speakerId: null });
    const behind = async (order: string, rest: object = {}) =>
      (await find(engine, 'trust', {}, { width: 5, order, ...rest })).hits.map((hit) => hit.after.trim());
    expect(await behind('left')).toEqual(['you,', 'all', 'now.']);
    expect(await behind('right')).toEqual(['all', 'now.', 'you,']);
    expect(await behind('right', { descending: true })).toEqual(['you,', 'now.', 'all']);
    expect(await behind('place', { descending: true })).toEqual(['all', 'you,', 'now.']);
    const page = await find(engine, 'trust', {}, { offset: 1, limit: 1, width: 4 });
    expect(page).toMatchObject({ more: true, hits: [{ before: '. I ', after: ' you' }] });
    expect((await find(engine, 'trust', {}, { offset: 2, limit: 1 })).more).toBe(false);
  });

  it('never cuts a character in two where the context ends', async () => {
    await using engine = await startStudy();
    await addText(engine, 'text', '👩‍👩‍👧word👍🏽🇩🇪\n');
    const [hit] = (await find(engine, 'word', {}, { width: 1 })).hits;
    expect(hit).toMatchObject({ before: '👩‍👩‍👧', after: '👍🏽' });
  });

  it('finds words of texts that the palette asks for as they were typed', async () => {
    await using engine = await startWithTexts();
    const { places, more } = await engine.ask('search.texts', { words: 'effort', limit: 2 });
    expect(places.map(({ documentName, paragraph, text }) => [documentName, paragraph, text])).toEqual([
      ['one', 1, 'effort'],
      ['one', 2, 'Effort'],
    ]);
    expect(more).toBe(true);
    expect(await engine.ask('search.texts', { words: 'e*t' })).toEqual({ places: [], more: false });
    expect(await engine.ask('search.texts', { words: '  ' })).toEqual({ places: [], more: false });
  });

  it('refuses what cannot be looked for in one sentence', async () => {
    await using engine = await startWithTexts();
    expect(await engine.fails('search.find', { request: { text: '*' } })).toMatchObject({ code: 'invalid_input' });
    expect(await engine.fails('search.count', { request: { text: '(', match: 'pattern' } })).toEqual({
      code: 'invalid_input',
      message: 'This pattern cannot be read: unterminated group.',
    });
  });
});

describe('a regular expression', () => {
  it('is looked for in the text as it is, line by line, and its empty hits are none', async () => {
    await using engine = await startWithTexts();
    const pattern = (text: string, more: Partial<Request> = {}) => found(engine, text, { match: 'pattern', ...more });
    expect(await pattern('^eff\\w+')).toEqual(['one: Effort']);
    expect(await pattern('^eff\\w+', { matchCase: true })).toEqual([]);
    expect(await pattern('naïve')).toEqual(['two: naïve']);
    expect(await pattern('x*')).toEqual([]);
    expect(await pattern('rust', { wholeWords: true })).toEqual([]);
    expect(await pattern('[\\p{Script=Han}]+')).toEqual(['two: 東京都', 'two: 行']);
  });

  it('that takes too long is stopped with a sentence, and the next search has a thread again', async () => {
    await using engine = await startStudy();
    await addText(engine, 'evil', `${'a'.repeat(40)}!\n`);
    const began = performance.now();
    const { hits, warnings } = await find(engine, '(a+)+$', { match: 'pattern' });
    expect(performance.now() - began).toBeLessThan(15_000);
    expect(hits).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^This pattern takes too long/)]);
    const refusal = await engine.fails('search.code', { request: { text: '(a+)+$', match: 'pattern' }, unit: 'hit' });
    expect(refusal.message).toMatch(/takes too long.*Nothing was coded\.$/);
    expect(await found(engine, 'a+!', { match: 'pattern' })).toHaveLength(1);
  });
});

it('goes on for others when one caller gives up, and stops a pattern that nobody waits for', async () => {
  await using engine = await startStudy();
  for (let number = 0; number < 30; number++)
    await addText(engine, `text ${number}`, `${'trust and effort '.repeat(900)}\n`);
  const ask = (id: string, name: string, request: Request) => engine.core.handle({ id, name, input: { request } });
  const count = ask('count', 'search.count', { text: 'effort' });
  const page = ask('page', 'search.find', { text: 'effort' });
  engine.core.cancel('count');
  expect(await count).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await page).toMatchObject({ ok: true, value: { more: true } });
  await addText(engine, 'evil', `${'a'.repeat(40)}!\n`);
  const evil = ask('evil', 'search.find', { text: '(a+)+$', match: 'pattern' });
  // Well before the pattern is stopped for its length, also where everything is slow.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  engine.core.cancel('evil');
  expect(await evil).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(performance.now() - began).toBeLessThan(1500);
  expect(await found(engine, 'a+!', { match: 'pattern' })).toHaveLength(1);
});

describe('coding what was found', () => {
  const code = (engine: TestEngine, text: string, more: object = {}) =>
    engine.ask('search.code', { request: { text }, newCode: { name: 'Found', parentId: null }, ...more });

  it('is one step that can be undone, and counts what was coded so already', async () => {
    await using engine = await startWithTexts();
    expect(await code(engine, 'effort')).toMatchObject({
      added: 3,
      existing: 0,
      documents: 2,
      newCode: { name: 'Found' },
    });
    // The preview says so before anything is done; another person's codings are none of this one's.
    const codeIds = (await engine.ask('codes.list', {})).map(({ id }) => id);
    const preview = { request: { text: 'trust' }, codeIds };
    expect(await engine.ask('search.codePreview', preview)).toMatchObject({ total: 2, existing: 2 });
    await engine.ask('app.setPreferences', { coder: 'Somebody else' });
    expect(await engine.ask('search.codePreview', preview)).toMatchObject({ total: 2, existing: 0 });
    await engine.ask('app.setPreferences', { coder: 'Researcher' });
    expect(await code(engine, 'trust')).toMatchObject({ added: 0, existing: 2, documents: 0 });
    const { operations } = await engine.ask('operations.list', { limit: 1 });
    expect(operations[0]).toMatchObject({ name: 'codings.found', label: 'Code 3 segments found by “effort”' });
    await engine.ask('operations.undo', {});
    expect(await engine.ask('codes.list', {})).toEqual([]);
  });

  it('codes hits, sentences, paragraphs or paragraphs around; what overlaps is joined', async () => {
    await using engine = await startStudy();
    const text = 'One here. Two trust. Three trust.\n\nFour.\nFive trust trust.\nSix.\nSeven.\n';
    await addText(engine, 'text', text);
    const ranges = async (unit: string, more: object = {}) => {
      const preview = await engine.ask('search.codePreview', { request: { text: 'trust' }, unit, ...more } as never);
      expect(preview.total).toBe(preview.ranges.length);
      return preview.ranges.map((range) => [text.slice(range.start, range.end), range.hits, range.paragraph]);
    };
    expect(await ranges('hit')).toHaveLength(4);
    expect(await ranges('sentence')).toEqual([
      ['Two trust.', 1, 1],
      ['Three trust.', 1, 1],
      ['Five trust trust.', 2, 3],
    ]);
    expect(await ranges('paragraph')).toEqual([
      ['One here. Two trust. Three trust.', 2, 1],
      ['Five trust trust.', 2, 3],
    ]);
    const around = 'One here. Two trust. Three trust.\n\nFour.\nFive trust trust.\nSix.';
    expect(await ranges('around', { paragraphs: 1 })).toEqual([[around, 4, 1]]);
    const {
      ranges: [first],
    } = await engine.ask('search.codePreview', { request: { text: 'trust' }, unit: 'paragraph' });
    const except = first ? [{ documentId: first.documentId, start: first.start, end: first.end }] : [];
    expect(await ranges('paragraph', { except })).toEqual([['Five trust trust.', 2, 3]]);
    expect(await code(engine, 'trust', { unit: 'paragraph', except })).toMatchObject({ added: 1 });
  });

  it('without a hit or a code changes nothing', async () => {
    await using engine = await startWithTexts();
    expect(await engine.fails('search.code', { request: { text: 'nowhere' }, codeIds: [] })).toMatchObject({
      code: 'invalid_input',
    });
    expect(await engine.fails('search.code', { request: { text: 'effort' }, codeIds: [] })).toMatchObject({
      message: 'Choose at least one code.',
    });
    expect(await engine.fails('search.code', { request: { text: 'effort' }, codeIds: ['gone'] })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('the index', () => {
  it('stands beside no study and is made anew when it is gone, damaged or cut short', async () => {
    await using engine = await startWithTexts();
    expect(await found(engine, 'naive')).toEqual(['two: naïve']);
    const path = engine.path('study.axial');
    const spoil: readonly ((file: string) => void)[] = [
      (file) => rmSync(file),
      (file) => writeFileSync(file, 'no index at all'),
      (file) => truncateSync(file, 5000),
      (file) => writeFileSync(file, new Uint8Array(40_960).fill(7)),
    ];
    for (const harm of spoil) {
      await engine.ask('study.close', {});
      harm(indexFile(engine));
      await engine.ask('study.open', { path });
      expect(await found(engine, 'naive')).toEqual(['two: naïve']);
      expect(existsSync(indexFile(engine))).toBe(true);
    }
    expect(readdirSync(engine.folder).filter((name) => name.endsWith('.index'))).toEqual([]);
  });

  it('serves a study that is only read, and copies of a study with other texts under the same name', async () => {
    await using engine = await startWithTexts();
    expect(await found(engine, 'naive')).toHaveLength(1);
    await engine.ask('study.close', {});
    copyFileSync(engine.path('study.axial'), engine.path('copy.axial'));
    await engine.ask('study.open', { path: engine.path('copy.axial') });
    await addText(engine, 'three', 'naive in the copy');
    expect(await found(engine, 'naive')).toEqual(['two: naïve', 'three: naive']);
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: engine.path('study.axial'), readOnly: true });
    expect(await found(engine, 'naive')).toEqual(['two: naïve']);
  });

  it('that can be kept nowhere is done without, and the person is told', async () => {
    await using engine = await startWithTexts();
    writeFileSync(indexFolder(engine), 'a file where the folder should be');
    const { hits, warnings } = await find(engine, 'naive');
    expect(hits).toHaveLength(1);
    expect(warnings).toEqual([
      'The search index cannot be kept on this disk. Every text was read instead, which takes longer.',
    ]);
  });

  it('of a large study is made by a worker, while searches read the texts', async () => {
    await using engine = await startStudy();
    const words = 'one after the other nobody hurried and all of them said so ';
    for (let number = 0; number < 6; number++)
      await addText(engine, `text ${number}`, `${words.repeat(6000)} needle${number}\n`);
    const said = async () => {
      const { hits, warnings } = await find(engine, 'needle4');
      expect(hits.map((hit) => hit.where)).toEqual(['text 4']);
      if (warnings.length > 0) expect(warnings).toEqual([expect.stringMatching(/^The search index is being made/)]);
      return warnings;
    };
    // How soon it is there depends on the machine.
    await expect.poll(said, { timeout: 60_000, interval: 50 }).toEqual([]);
  });
});

it('lets go of the study when that is closed while its index is being made: one whole file is left', async () => {
  await using engine = await startStudy();
  const words = 'one after the other nobody hurried and all of them said so ';
  for (let number = 0; number < 40; number++)
    await addText(engine, `text ${number}`, `${number} ${words.repeat(9000)}\n`);
  const search = engine.core.handle({ id: 'search', name: 'search.find', input: { request: { text: 'hurried' } } });
  // The worker has begun: words of the first texts stand in its index.
  const begun = () =>
    existsSync(indexFolder(engine)) ? (statSync(`${indexFile(engine)}-wal`, { throwIfNoEntry: false })?.size ?? 0) : 0;
  // On a busy machine the worker may be done before anybody looks; then there is nothing left to let go of.
  let isAnswered = false;
  void search.then(() => {
    isAnswered = true;
  });
  while (begun() < 150_000 && !isAnswered) await new Promise((resolve) => setTimeout(resolve, 1));
  await engine.ask('study.close', {});
  await search;
  expect(readdirSync(engine.folder).filter((name) => name.startsWith('study.axial'))).toEqual(['study.axial']);
});

/** Everything that stands in the documents, read plainly and in order: no index, no memory. */
async function searchPlainly(engine: TestEngine, text: string): Promise<string[]> {
  const options = { match: 'all', wholeWords: false, matchCase: false, matchMarks: false } as const;
  const matcher = createMatcher(readQuery(text, 'all'), options);
  const hits: string[] = [];
  for (const { id, name } of (await engine.ask('documents.list', {})).documents) {
    const { text: words } = await engine.ask('documents.read', { id });
    hits.push(...matcher.inDocument(words).map(({ start, end }) => `${name} ${start} ${end}`));
  }
  return hits;
}

it('finds what reading every text finds, after any changes, undone or not', async () => {
  const words = ['trust', 'trusted', 'Straße', '東京都', 'é', 'the end', 'mistrust', 'street'];
  const text = fc
    .array(fc.constantFrom(...words, '\n', ',', ' '), { minLength: 1, maxLength: 8 })
    .map((parts) => parts.join(' '));
  const change = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), text }),
    fc.record({ kind: fc.constant('correct' as const), at: fc.nat(), text }),
    fc.record({
      kind: fc.constantFrom('delete' as const, 'undo' as const, 'redo' as const, 'copy' as const),
      at: fc.nat(),
    }),
  );
  const query = fc.constantFrom(
    'trust',
    'trust*',
    '*trust',
    'strasse',
    '京',
    '東京',
    '"the end"',
    'e',
    'trust street',
    'tr?st',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(change, query), { minLength: 3, maxLength: 12 }), async (steps) => {
      await using engine = await startStudy();
      const code = await addCode(engine, 'A');
      for (const [number, [step, typed]] of steps.entries()) {
        await makeChange(engine, step, number, code.id);
        const { hits, warnings } = await find(engine, typed, { in: ['documents'] });
        expect(warnings).toEqual([]);
        expect(hits.map((hit) => `${hit.where} ${hit.start} ${hit.end}`)).toEqual(await searchPlainly(engine, typed));
      }
    }),
    { numRuns: 25 },
  );
});

type Change = { readonly kind: string; readonly at?: number; readonly text?: string };

async function makeChange(engine: TestEngine, change: Change, number: number, codeId: CodeId): Promise<void> {
  const { documents } = await engine.ask('documents.list', {});
  const id = documents[(change.at ?? 0) % Math.max(1, documents.length)]?.id;
  const tryTo = (name: Parameters<TestEngine['ask']>[0], input: object) =>
    engine.core.handle({ id: `${name} ${number}`, name, input });
  if (change.kind === 'add') await tryTo('documents.create', { name: `text ${number}`, text: change.text });
  else if (change.kind === 'delete' && id) await tryTo('documents.delete', { ids: [id] });
  else if (change.kind === 'undo') await tryTo('operations.undo', {});
  else if (change.kind === 'redo') await tryTo('operations.redo', {});
  else if (change.kind === 'correct' && id) await correct(engine, id, change.text ?? '', codeId);
  else if (change.kind === 'copy') {
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: engine.path('study.axial') });
  }
}

/** Another text in the place of what stood, with a coding before it. */
async function correct(engine: TestEngine, documentId: DocumentId, text: string, codeId: CodeId): Promise<void> {
  await engine.core.handle({
    id: 'code',
    name: 'codings.apply',
    input: { documentId, ranges: [{ start: 0, end: 1 }], codeIds: [codeId] },
  });
  // A document always has some words.
  if (text.trim() === '') return;
  const { baseHash } = await engine.ask('documents.correctionPreview', { id: documentId, text });
  await engine.ask('documents.correct', { id: documentId, text, baseHash });
}

describe('whose words count', () => {
  const talk = [
    'INT: Is there trust?',
    'Anna: Trust takes effort.',
    'INT: Effort?',
    'Ben: Yes, trust me.',
    'Anna: No.',
    'Ben: So.',
    'Anna: Well.',
    'Ben: Yes.',
  ].join('\n');

  async function startWithTalk(): Promise<TestEngine> {
    const engine = await startStudy();
    const path = engine.path('talk.txt');
    writeFileSync(path, talk);
    await engine.ask('imports.run', { jobId: 'talk', items: [{ path }] });
    return engine;
  }

  it('is asked of every hit: the interviewer can be left out, one speaker can be chosen', async () => {
    await using engine = await startWithTalk();
    const { speakers } = await engine.ask('speakers.list', {});
    const ben = speakers.find(({ name }) => name === 'Ben');
    const hitsOf = async (more: Partial<Request>) => (await find(engine, 'trust', more)).hits;
    const all = await hitsOf({});
    expect(
      all.map(({ in: place }) => place.kind === 'document' && speakers.find(({ id }) => id === place.speakerId)?.name),
    ).toEqual(['INT', 'Anna', 'Ben']);
    expect(await hitsOf({ speakers: { leaveOut: ['interviewer'], only: null } })).toHaveLength(2);
    expect(await hitsOf({ speakers: { leaveOut: [], only: ben ? [ben.id] : [] } })).toHaveLength(1);
    expect(
      await hitsOf({ text: 'tr\\w+', match: 'pattern', speakers: { leaveOut: ['interviewer'], only: null } }),
    ).toHaveLength(2);
    const { words } = await engine.ask('words.frequencies', { speakers: { leaveOut: ['interviewer'] } });
    expect(words.find(({ word }) => word === 'trust')?.count).toBe(2);
  });
});

describe('word frequencies', () => {
  it('count a word as often as it is found as a whole word', async () => {
    await using engine = await startStudy();
    await addText(
      engine,
      'one',
      "Naïve trust isn't trust: it's naive. Well-known TRUST, trusted by 3rd parties — O’Neil's, e.g.\n",
    );
    await addText(engine, 'two', 'Ärger über Straße und STRASSE, straße; café cafe\u0301 résumé resume ver­trauen\n');
    await addText(engine, 'three', 'הַשָּׁלוֹם שלום والثقة الثقة อบ 信頼 trust\n');
    const { words } = await engine.ask('words.frequencies', { shortest: 1, numbers: true });
    const differing: string[] = [];
    for (const { word, count } of words) {
      if (!beginsSpaced(word) || !endsSpaced(word)) continue;
      const request = { text: escapeQuery(word), wholeWords: true, matchMarks: true };
      const { hits } = await engine.ask('search.count', { request: { ...request, in: ['documents'] } });
      if (hits !== count) differing.push(`${word}: ${count} counted, ${hits} found`);
    }
    expect(differing).toEqual([]);
  });

  it('stand side by side for groups, documents and values of a variable', async () => {
    await using engine = await startWithTexts();
    const [one, two] = (await engine.ask('documents.list', {})).documents;
    const group = await engine.ask('groups.create', { name: 'Interviews' });
    await engine.ask('documents.move', { ids: [one?.id as DocumentId], groupId: group.id, before: null });
    const variable = await engine.ask('variables.create', { name: 'site', type: 'text' });
    await engine.ask('variables.setValues', {
      cells: [{ documentId: two?.id as DocumentId, variableId: variable.id, value: 'north' }],
    });
    const columns = async (by: InputOf<'words.frequencies'>['by']) => {
      const { words, groups } = await engine.ask('words.frequencies', { by });
      expect(words[0]).toMatchObject({ word: 'effort', count: 3, documents: 2 });
      return groups.map(({ name }, place) => [name, words[0]?.byGroup[place]]);
    };
    expect(await columns('none')).toEqual([['All documents', 3]]);
    expect(await columns('group')).toEqual([
      ['no group', 1],
      ['Interviews', 2],
    ]);
    expect(new Map((await columns('document')) as [string, number][])).toEqual(
      new Map([
        ['one', 2],
        ['two', 1],
      ]),
    );
    expect(await columns({ variableId: variable.id })).toEqual([
      ['north', 1],
      ['not given', 2],
    ]);
  });

  it('of a large study are counted by a worker, to the same end', async () => {
    await using engine = await startStudy();
    const words = 'one after the other nobody hurried ';
    for (let number = 0; number < 4; number++)
      await addText(engine, `text ${number}`, `${words.repeat(9000)}extra${number}\n`);
    const counts = await engine.ask('words.frequencies', { limit: 6 });
    expect(counts.words.map(({ count }) => count)).toEqual(Array.from({ length: 6 }, () => 36_000));
    expect(counts).toMatchObject({ total: 6 * 36_000 + 4, distinct: 10 });
  });
});
