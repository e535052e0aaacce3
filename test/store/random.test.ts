import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InputOf, ProcedureName } from '#shared/contract/index.ts';
import { dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

/** What is in the study when a command is made up: commands choose from it by number. */
interface Things {
  readonly documents: readonly string[];
  readonly groups: readonly string[];
  readonly codes: readonly string[];
  readonly codings: readonly string[];
  readonly memos: readonly string[];
  readonly variables: readonly string[];
  /** Hash of the text of each document, by its id. */
  readonly hashes: ReadonlyMap<string, string>;
}
type Choice = readonly [number, number, number];
type Command = (things: Things, choice: Choice) => readonly [ProcedureName, unknown] | null;

const pick = (list: readonly string[], at: number): string | null => list[at % Math.max(1, list.length)] ?? null;
const some = (list: readonly string[], at: number): string[] => list.filter((_, index) => (at >> (index % 8)) & 1);
const words = 'trust 🙂 and effort\n\nthe same morning, every day\n';

/** What a correction may make of a text; one leaves nothing, and is refused. */
const corrected: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('trust', 'faith 🙂'),
  (text) => text.replace('and effort', ''),
  (text) => `Before. ${text}`,
  (text) => text.toUpperCase(),
  (text) => text.slice(9),
  () => '\n',
];

/** One of each kind of change that the contract knows; many fail by the rules, and then must change nothing. */
const commands: readonly Command[] = [
  (_, [a]) => ['documents.create', { name: `document ${a % 6}`, text: words.repeat(1 + (a % 3)) }],
  (things, [a, b]) => ['documents.rename', { id: pick(things.documents, a), name: `document ${b % 9}` }],
  (things, [a, b]) => ['documents.setNote', { id: pick(things.documents, a), note: `note ${b}` }],
  (things, [a, b, c]) => [
    'documents.move',
    {
      ids: some(things.documents, a),
      groupId: b % 3 ? pick(things.groups, b) : null,
      before: pick(things.documents, c),
    },
  ],
  (things, [a]) => ['documents.delete', { ids: [pick(things.documents, a)] }],
  (things, [a, b, c]) => {
    const id = pick(things.documents, a) ?? '';
    const text = corrected[b % corrected.length]?.(words.repeat(1 + (c % 3)));
    return ['documents.correct', { id, text, baseHash: things.hashes.get(id) ?? '' }];
  },
  (things, [a, b]) => ['documents.duplicate', { id: pick(things.documents, a), withCodings: b % 2 === 0 }],
  (_, [a]) => ['groups.create', { name: `group ${a % 4}` }],
  (things, [a, b]) => ['groups.move', { id: pick(things.groups, a), before: pick(things.groups, b) }],
  (things, [a]) => ['groups.delete', { id: pick(things.groups, a) }],
  (things, [a, b]) => ['codes.create', { name: `code ${a % 9}`, parentId: b % 3 ? pick(things.codes, b) : null }],
  (things, [a, b]) => ['codes.update', { id: pick(things.codes, a), key: 'qxyz3'[b % 5], description: `about ${b}` }],
  (things, [a, b, c]) => [
    'codes.move',
    { ids: some(things.codes, a), parentId: b % 4 ? pick(things.codes, b) : null, before: pick(things.codes, c) },
  ],
  (_, [a]) => ['codes.sort', { parentId: null, by: (['name', 'codings', 'documents'] as const)[a % 3], deep: true }],
  (things, [a, b]) => ['codes.merge', { ids: some(things.codes, a), into: pick(things.codes, b) }],
  (things, [a]) => ['codes.delete', { ids: [pick(things.codes, a)] }],
  (things, [a, b, c]) => [
    'codings.apply',
    {
      documentId: pick(things.documents, a),
      ranges: [{ start: b % 20, end: (b % 20) + 1 + (c % 9) }],
      codeIds: some(things.codes, c),
      newCode: c % 5 ? null : { name: `in vivo ${b % 3}`, parentId: null },
      weight: c % 2 ? (c % 1000) / 10 : null,
    },
  ],
  (things, [a, b, c]) => [
    'codings.apply',
    { documentId: pick(things.documents, a), ranges: [{ start: 0, end: 5 }], codeIds: some(things.codes, b + c) },
  ],
  (things, [a, b]) => ['codings.update', { ids: some(things.codings, a), weight: b % 100, comment: `why ${b % 4}` }],
  (things, [a, b]) => ['codings.resize', { id: pick(things.codings, a), start: b % 9, end: 12 + (b % 9) }],
  (things, [a, b]) => ['codings.recode', { ids: some(things.codings, a), codeId: pick(things.codes, b) }],
  (things, [a]) => ['codings.remove', { ids: some(things.codings, a) }],
  (things, [a, b]) => [
    'memos.create',
    {
      title: `memo ${a}`,
      links: b % 2 ? [{ origin: 'link', target: { kind: 'code', codeId: pick(things.codes, b) } }] : [],
    },
  ],
  (things, [a, b, c]) => [
    'memos.write',
    { id: pick(things.memos, a), title: `memo ${b}`, body: bodyOf(pick(things.codes, b), pick(things.documents, c)) },
  ],
  (things, [a, b, c]) => [
    'memos.link',
    {
      id: pick(things.memos, a),
      target: {
        kind: 'segment',
        documentId: pick(things.documents, b),
        start: 0,
        end: 5,
        codingId: pick(things.codings, c),
      },
    },
  ],
  (things, [a]) => ['memos.delete', { ids: some(things.memos, a) }],
  (_, [a]) => ['memos.setTypes', { types: ['free', `type ${a % 3}`, 'theoretical'].slice(0, 1 + (a % 3)) }],
  (_, [a]) => ['variables.create', { name: `variable ${a % 4}`, type: 'text' }],
  (things, [a, b, c]) => [
    'variables.setValues',
    {
      cells: [
        { documentId: pick(things.documents, a), variableId: pick(things.variables, b), value: c % 4 ? `v${c}` : null },
      ],
    },
  ],
  (things, [a, b]) => ['variables.update', { id: pick(things.variables, a), name: `variable ${b % 5}` }],
  (things, [a]) => ['variables.delete', { id: pick(things.variables, a) }],
  (_, [a]) => ['study.rename', { name: `study ${a}` }],
  () => ['operations.undo', {}],
  () => ['operations.undo', {}],
  () => ['operations.undo', {}],
  () => ['operations.redo', {}],
  () => ['operations.redo', {}],
  () => ['operations.redo', {}],
];

function bodyOf(codeId: string | null, documentId: string | null): string {
  const children = [
    { type: 'text', text: 'see ' },
    { type: 'code-mention', codeId: codeId ?? 'none', label: 'code' },
    { type: 'document-mention', documentId: documentId ?? 'none', label: 'document' },
  ];
  return JSON.stringify({ root: { type: 'root', children: [{ type: 'paragraph', children }] } });
}

async function thingsOf(engine: TestEngine): Promise<Things> {
  const { documents, groups } = await engine.ask('documents.list', {});
  const ids = (list: readonly { readonly id: string }[]) => list.map((thing) => thing.id);
  return {
    documents: ids(documents),
    groups: ids(groups),
    codes: ids(await engine.ask('codes.list', {})),
    codings: ids((await engine.ask('segments.query', { choice: {}, limit: 1000 })).segments),
    memos: ids(await engine.ask('memos.list', {})),
    variables: ids((await engine.ask('variables.list', {})).variables),
    hashes: new Map(
      (dumpStudy(engine).documents as { id: string; text_hash: string }[]).map((row) => [row.id, row.text_hash]),
    ),
  };
}

/** Does what the numbers say. A command that fails must have changed nothing. */
async function perform(engine: TestEngine, at: number, choice: Choice): Promise<string> {
  const command = commands[at % commands.length]?.(await thingsOf(engine), choice);
  if (!command) return 'nothing';
  const before = dumpStudy(engine);
  const [name, input] = command;
  try {
    await engine.ask(name, input as InputOf<ProcedureName>);
    return `${name} done`;
  } catch (error) {
    expect(String(error)).not.toContain('internal');
    expect(dumpStudy(engine)).toEqual(before);
    return `${name} failed`;
  }
}

async function repeat(engine: TestEngine, name: 'operations.undo' | 'operations.redo'): Promise<void> {
  const which = name === 'operations.undo' ? 'undo' : 'redo';
  while ((await engine.ask('operations.state', {}))[which]) await engine.ask(name, {});
}

test('whatever was done, undoing all gives the beginning and redoing all gives the end', {
  timeout: 600_000,
}, async () => {
  const done = new Map<string, number>();
  const step = fc.tuple(fc.nat(), fc.tuple(fc.nat(4095), fc.nat(4095), fc.nat(4095)));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      await using engine = await startStudy('five-themes');
      for (const [name, text] of [
        ['first', words],
        ['second', words],
      ] as const) {
        await engine.ask('documents.create', { name, text });
      }
      const { revision } = await engine.ask('operations.state', {});
      const start = dumpStudy(engine);
      for (const [at, choice] of steps) {
        engine.clock.now += 7_000;
        const what = await perform(engine, at, choice);
        done.set(what, (done.get(what) ?? 0) + 1);
        // Undo may not go behind the beginning of the test.
        const { undo } = await engine.ask('operations.state', {});
        if ((undo?.number ?? 0) < revision) await engine.ask('operations.redo', {});
      }
      const end = dumpStudy(engine);
      const redoable = (await engine.ask('operations.state', {})).redo;
      if (redoable) await repeat(engine, 'operations.redo');
      const last = redoable ? dumpStudy(engine) : end;
      const standing = (await engine.ask('operations.list', { limit: 1000 })).operations.filter(
        (operation) => operation.kind === 'do' && operation.undoneBy === null && operation.number > revision,
      );
      const first = standing.at(-1);
      if (first) {
        await engine.ask('operations.undoTo', { number: first.number });
        expect(dumpStudy(engine)).toEqual(start);
        for (let count = 0; count < standing.length; count++) await engine.ask('operations.redo', {});
        expect(dumpStudy(engine)).toEqual(last);
      }
      expect((await engine.ask('study.check', {})).findings).toEqual([]);
    }),
    { numRuns: 20, seed: 20250303 },
  );
  // Every kind of change took part and succeeded at least once, or the test proves less than it says.
  const names = new Set(commands.flatMap((command) => command(noThings, [0, 0, 0])?.[0] ?? []));
  for (const name of names) expect.soft(done.get(`${name} done`) ?? 0, name).toBeGreaterThan(0);
});

const noThings: Things = {
  documents: [],
  groups: [],
  codes: [],
  codings: [],
  memos: [],
  variables: [],
  hashes: new Map(),
};
