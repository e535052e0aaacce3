import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { addCode, addText, type TestEngine } from './engine.ts';

/** A study that nobody would plan, and that somebody will have. */
export interface OddStudy {
  readonly name: string;
  /** Fills the empty study that is open. */
  fill(engine: TestEngine): Promise<void>;
}

const code = (engine: TestEngine, documentId: DocumentId, codeIds: readonly CodeId[], start: number, end: number) =>
  engine.ask('codings.apply', { documentId, ranges: [{ start, end }], codeIds: [...codeIds] });

/** Codes every text as a whole with each of the codes. */
async function codeWhole(engine: TestEngine, texts: Readonly<Record<string, string>>, codeIds: readonly CodeId[]) {
  for (const [name, text] of Object.entries(texts)) {
    const { id } = await addText(engine, name, text);
    await code(engine, id, codeIds, 0, text.length);
  }
}

const three = async (engine: TestEngine): Promise<CodeId[]> => {
  const need = await addCode(engine, 'need');
  const speed = await addCode(engine, 'speed', need);
  const change = await addCode(engine, 'change');
  return [need.id, speed.id, change.id];
};

const plain = { one: 'They asked for the report twice.', two: 'The report came late, and nobody read it.' };

/** Names that something may take for markup, for a formula, or for nothing. */
export const hostileNames = [
  '=cmd|’/c calc’!A0',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '"quoted", and a comma; a semicolon',
  'back\\slash/and slash',
  'a ] b [ #c',
  '𝒜 mathematical 👩🏽‍🚒',
  'עברית and العربية',
  'e\u0301\u0323\u0307 combining',
  `long ${'name '.repeat(59)}`,
];

export const oddStudies: readonly OddStudy[] = [
  { name: 'empty', fill: async () => {} },
  { name: 'codes only', fill: async (engine) => void (await three(engine)) },
  { name: 'one document only', fill: async (engine) => void (await addText(engine, 'one', plain.one)) },
  {
    name: 'codes without codings',
    fill: async (engine) => {
      await three(engine);
      for (const [name, text] of Object.entries(plain)) await addText(engine, name, text);
    },
  },
  {
    name: 'one document, one code, one coding',
    fill: async (engine) => {
      const { id } = await addCode(engine, 'only');
      await codeWhole(engine, { one: plain.one }, [id]);
    },
  },
  {
    name: 'documents of one character',
    fill: async (engine) => codeWhole(engine, { a: 'a', b: '.', c: '語', d: '👍' }, await three(engine)),
  },
  {
    name: 'emoji, right to left, combining marks',
    fill: async (engine) =>
      codeWhole(
        engine,
        {
          emoji: '👩🏽‍🚒👍🏿🇩🇪',
          hebrew: 'שלום עולם',
          arabic: 'مرحبا بالعالم',
          marks: '\u0301\u0323\u0307',
          zalgo: 'e\u0301\u0323\u0307\u0301\u0323',
        },
        await three(engine),
      ),
  },
  {
    name: 'all codings at one place',
    fill: async (engine) => {
      const ids = await three(engine);
      const { id } = await addText(engine, 'one', plain.one);
      for (const _ of plain.one) await code(engine, id, ids, 5, 10);
      const codings = await engine.ask('codings.apply', {
        documentId: id,
        ranges: [{ start: 5, end: 10 }],
        codeIds: ids,
      });
      await engine.ask('codings.update', { ids: codings.existing, weight: 0 });
      await engine.ask('codings.update', { ids: codings.existing.slice(0, 1), weight: 100 });
    },
  },
  {
    name: 'names that are markup, formulas and too long',
    fill: async (engine) => {
      const ids: CodeId[] = [];
      for (const name of hostileNames) ids.push((await addCode(engine, name)).id);
      for (const name of hostileNames) {
        const { id } = await addText(engine, name, plain.one);
        await code(engine, id, ids, 0, 10);
      }
      const { id } = await engine.ask('variables.create', { name: '=1+1', type: 'text', choices: [] });
      const { documents } = await engine.ask('documents.list', {});
      const cells = documents.map((each, at) => ({
        documentId: each.id,
        variableId: id,
        value: hostileNames[at] ?? '',
      }));
      await engine.ask('variables.setValues', { cells });
    },
  },
  {
    name: 'memos without codes',
    fill: async (engine) => {
      for (const title of ['', 'a thought', '<b>'.repeat(60)]) await engine.ask('memos.create', { title });
    },
  },
  {
    name: 'one group, two hundred values, days of all ages',
    fill: async (engine) => {
      const ids = await three(engine);
      const group = await engine.ask('groups.create', { name: 'all' });
      const value = await engine.ask('variables.create', { name: 'value', type: 'text', choices: [] });
      const day = await engine.ask('variables.create', { name: 'date', type: 'date', choices: [] });
      const days = ['1000-01-01', '9999-12-31', '1970-01-01', '2024-02-29'];
      const cells = [];
      for (let at = 0; at < 200; at++) {
        const { id } = await engine.ask('documents.create', {
          name: `d${at}`,
          text: `Report ${at} came.`,
          groupId: group.id,
        });
        await code(engine, id, [ids[at % 3] as CodeId], 0, 6 + (at % 5));
        cells.push({ documentId: id, variableId: value.id, value: `value ${at}` });
        if (at % 2 === 0) cells.push({ documentId: id, variableId: day.id, value: days[(at / 2) % 4] ?? '' });
      }
      await engine.ask('variables.setValues', { cells });
    },
  },
  {
    name: 'a thousand codes',
    fill: async (engine) => {
      const text = 'word '.repeat(300);
      for (const name of ['one', 'two', 'three']) await addText(engine, name, text);
      const rows = Array.from({ length: 1000 }, (_, at) => ({
        document: ['one', 'two', 'three'][at % 3] ?? '',
        code: `theme ${at % 7}/code ${at}`,
        start: (at * 7) % 1400,
        end: ((at * 7) % 1400) + 1 + (at % 60),
      }));
      await engine.ask('codings.import', { rows } as never);
    },
  },
];
