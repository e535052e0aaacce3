import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodelineResult } from '#shared/charts/kinds/codeline.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { PortraitResult } from '#shared/charts/kinds/portrait.ts';
import type { Mark } from '#shared/charts/scene.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Evidence } from '#shared/contract/procedures/charts.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

type Request = InputOf<'charts.read'>;
const behind = (request: Request, { data }: Mark) =>
  engine.ask('charts.evidence', { request, evidence: data as Evidence, limit: 1000 });

const speaking = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => (mark.title ? [mark] : mark.kind === 'group' ? speaking(mark.children) : []));

async function marksOf(request: Request): Promise<Mark[]> {
  const kind = requireChartKind(request.kind);
  const result = await engine.ask('charts.read', request);
  return speaking(kind.layout(result, { width: 1000, height: 600, mode: 'light', alone: false }).scene.marks);
}

describe('from a portrait to the words', () => {
  const request: Request = { kind: 'portrait' };

  test('at first it shows the first coded document and the next one', async () => {
    const { portraits } = (await engine.ask('charts.read', request)) as PortraitResult;
    expect(portraits.map(({ name }) => name)).toEqual(['01-service-desk-lead', '02-month-end-controller']);
  });

  test('the tiles of a coding lead to that coding alone, those of a code to all that it was dealt', async () => {
    for (const order of ['position', 'colour']) {
      const asked = { ...request, settings: { order } };
      const { portraits } = (await engine.ask('charts.read', asked)) as PortraitResult;
      const marks = (await marksOf(asked)).filter(({ key }) => key.startsWith('part:'));
      expect(marks.length).toBeGreaterThan(order === 'position' ? 20 : 5);
      for (const mark of marks) {
        const { total, segments } = await behind(asked, mark);
        const part = portraits
          .flatMap(({ parts }) => parts)
          .find(({ codingIds }) => mark.key.endsWith(`:${codingIds[0]}`));
        expect(total).toBe(part?.codingIds.length);
        expect(segments.map(({ id }) => id).sort()).toEqual(part?.codingIds.toSorted());
        expect(segments.reduce((sum, { text }) => sum + [...text].length, 0)).toBe(part?.characters);
      }
    }
  });

  test('a document that is named is drawn though others are active', async () => {
    const { documents } = await engine.ask('documents.list', {});
    const [first, , third] = documents;
    const settings = { show: 'one', document: third?.id ?? null };
    const result = await engine.ask('charts.read', { ...request, settings, documentIds: [first?.id ?? ('' as never)] });
    expect((result as PortraitResult).portraits[0]?.parts.length).toBeGreaterThan(0);
  });

  test('a document that is gone is said to be gone', async () => {
    const failure = await engine.fails('charts.read', { ...request, settings: { document: 'nobody' } });
    expect(failure.code).toBe('not_found');
  });
});

describe('from a codeline to the words', () => {
  test('each run leads to as many codings as it says', async () => {
    const request: Request = { kind: 'codeline' };
    const { rows } = (await engine.ask('charts.read', request)) as CodelineResult;
    const marks = await marksOf(request);
    const runs = marks.filter(({ key }) => key.startsWith('run:'));
    expect(runs).toHaveLength(rows.reduce((sum, row) => sum + row.runs.length, 0));
    for (const mark of marks) {
      const said = /(\d+) codings?/u.exec(mark.title ?? '')?.[1];
      expect((await behind(request, mark)).total).toBe(Number(said));
    }
  });
});

describe('what the comparison chart was brushed over', () => {
  const along = { x: 'sections', from: 20, to: 35 } as const;

  test('Segments and every chart count the same codings, and name the limit', async () => {
    const { total, segments } = await engine.ask('segments.query', { choice: { along }, limit: 1000 });
    expect(total).toBeGreaterThan(20);
    const counts = await engine.ask('charts.read', { kind: 'frequencies', along });
    const themes = (counts as unknown as { codings: Float64Array }).codings;
    expect(themes.reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(counts.speakers).toBe('only codings that touch sections 21 to 35 of each document count');
    const pairs = segments.flatMap((one) =>
      segments
        .filter(
          (other) =>
            one.id < other.id && one.documentId === other.documentId && one.start < other.end && other.start < one.end,
        )
        .map((other) => [one, other]),
    );
    const all = await engine.ask('charts.coOccurrence', { along });
    const theme = (path: string) => path.split('/')[0];
    const different = pairs.filter(([one, other]) => theme(one?.codePath ?? '') !== theme(other?.codePath ?? ''));
    expect(
      all.values.reduce(
        (sum, value, at) => sum + (Math.floor(at / all.codes.length) < at % all.codes.length ? value : 0),
        0,
      ),
    ).toBe(different.length);
    const whole = await engine.ask('charts.coOccurrence', {});
    expect(whole.speakers).toBeUndefined();
    expect(whole.frequency[0]).toBeGreaterThan(all.frequency[0] ?? 0);
  });

  test('a stretch that ends before it begins is refused', async () => {
    const failure = await engine.fails('segments.query', { choice: { along: { x: 'sections', from: 5, to: 5 } } });
    expect(failure.code).toBe('invalid_input');
  });

  test('the rows say where memos point: as many memos as are linked to words of the document', async () => {
    const { rows } = await engine.ask('charts.comparison', { memos: true });
    const memos = await engine.ask('memos.list', {});
    let found = 0;
    for (const row of rows) {
      const linked = memos.filter(({ links }) =>
        links.some(({ target }) => target.kind === 'segment' && target.documentId === row.documentId),
      );
      expect(new Set(row.memos?.map(({ memoId }) => memoId))).toEqual(new Set(linked.map(({ id }) => id)));
      found += linked.length;
    }
    expect(found).toBeGreaterThan(5);
    expect((await engine.ask('charts.comparison', {})).rows[0]?.memos).toBeUndefined();
  });
});
