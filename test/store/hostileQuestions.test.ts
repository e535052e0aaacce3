import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Settings } from '#shared/analysis/chartResult.ts';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { addCode, startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

const nowhere = '01955b3b-ca80-70cc-a1a6-20ce25312dff';
/** Refusals that a person can act on; `internal` is none. */
const said = ['invalid_input', 'not_found', 'unsupported_format'];

/** What is answered to anything; never that something in the program went wrong. */
async function answer(name: string, input: unknown) {
  const result = await engine.core.handle({ id: 'x', name, input });
  if (!result.ok) expect(said, result.error.message).toContain(result.error.code);
  return result;
}

describe('queries that nobody would type', () => {
  const within = (before: string, after: string, times: number) =>
    `${before.repeat(times)}everything${after.repeat(times)}`;
  const nested = [
    within('(', ')', 9000),
    '('.repeat(19_000),
    within('any of (', ')', 1800),
    within('all of (', ')', 1800),
    within('at least 1 of (', ')', 1000),
    within('only ', '', 3500),
    `everything ${'but not (everything '.repeat(900)}${')'.repeat(900)}`,
    `everything ${'near (everything '.repeat(900)}${')'.repeat(900)}`,
  ];

  test.each(nested)('nested without end are refused in a sentence (%#)', async (expression) => {
    const failure = await engine.fails('queries.run', { expression });
    expect(failure.code).toBe('invalid_input');
    expect(failure.message).toBe('More than 100 parts stand in each other here: say it with fewer brackets.');
    const { readable } = await engine.ask('queries.check', { expression });
    expect(readable).toBe(false);
  });

  test('nested as deep as may be are read and found', async () => {
    const { total } = await engine.ask('queries.run', { expression: within('any of (', ')', 99) });
    expect(total).toBe(704);
  });

  test('as long as may be are read: a chain is no nesting', async () => {
    await addCode(engine, 'a');
    for (const part of [' near a', ' but not a', ' and a']) {
      const expression = `a${part.repeat(Math.floor(19_990 / part.length))}`;
      expect(parseQuery(expression).ok).toBe(true);
      expect((await answer('queries.run', { expression })).ok).toBe(true);
    }
  });
});

describe('charts of what is not there', () => {
  const asked = chartKinds.flatMap(({ kind, settings }) =>
    Object.entries(settings).flatMap(([name, spec]): { kind: string; settings: Settings }[] => {
      if (spec.type === 'codes' || spec.type === 'documents') return [{ kind, settings: { [name]: [nowhere, 'x'] } }];
      if (spec.type === 'grouping') return [{ kind, settings: { [name]: `variable:${nowhere}` } }];
      if (spec.type === 'number') {
        return [1e9, -1, 0.5, Number.MAX_VALUE].map((value) => ({ kind, settings: { [name]: value } }));
      }
      if (spec.type === 'words') return [{ kind, settings: { [name]: '(a+)+$, **, *'.repeat(150) } }];
      return spec.type === 'flag' || spec.type === 'choice'
        ? [{ kind, settings: { [name]: 'nonsense' } }]
        : [{ kind, settings: { [name]: nowhere } }];
    }),
  );

  test.each(asked)('$kind $settings: a chart, or a sentence', async (request) => {
    await answer('charts.read', request);
  });

  test.each(chartKinds)(
    '$kind of no codes, no documents, no coders, and of codes named three times',
    async ({ kind }) => {
      const ids = (await engine.ask('codes.list', {})).map(({ id }) => id);
      await answer('charts.read', { kind, codeIds: [] });
      await answer('charts.read', { kind, documentIds: [] });
      await answer('charts.read', { kind, coderIds: [] });
      await answer('charts.read', { kind, codeIds: [nowhere] });
      const thrice = await answer('charts.read', { kind, codeIds: [...ids, ...ids, ...ids] });
      const once = await answer('charts.read', { kind, codeIds: ids });
      if (thrice.ok && once.ok) {
        const codes = ({ value }: typeof once) => (value as { codes: readonly unknown[] }).codes.length;
        expect(codes(thrice)).toBe(codes(once));
      }
    },
  );
});

describe('views that are no options', () => {
  const chart = (view: object) => ({ name: 'odd', content: { kind: 'chart', chart: 'matrix', view } });
  const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });

  test('deeper than options are, or longer than a study bears, are refused, and nothing is kept', async () => {
    const before = await engine.ask('views.list', { kind: 'chart' });
    for (const view of [deep(2000), { a: 'x'.repeat(31_000_000) }]) {
      const failure = await engine.fails('views.save', chart(view));
      expect(failure.code).toBe('invalid_input');
      expect(failure.message).toBe('This is more than a saved chart can hold; nothing was kept.');
    }
    expect(await engine.ask('views.list', { kind: 'chart' })).toEqual(before);
  });

  test('places far outside the picture are refused', async () => {
    const content = { kind: 'arrangement', places: { a: { x: 1e300, y: 0 } } };
    expect((await engine.fails('views.save', { name: 'far', content })).code).toBe('invalid_input');
  });
});
