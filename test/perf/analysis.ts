import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { type conditionKinds, joinOperators, stepOperators } from '#shared/query/operators.ts';
import { floorPairs } from './floor.ts';
import { median, milliseconds, report, time } from './measure.ts';
import { loadPlainly } from './plainColumns.ts';
import { beginTable, type Measured, measureRow, processorTime } from './rows.ts';

/** A plain load and a plain sweep: what co-occurrence is measured against (DESIGN.md §5). Milliseconds, of the clock and of a processor. */
export interface Floor {
  readonly clock: number;
  readonly work: number;
}

export async function measureFloor(study: string, runs: number): Promise<Floor> {
  const columns = loadPlainly(study);
  floorPairs(columns);
  const before = processorTime();
  const loads = median(
    await time(
      runs,
      () => null,
      () => loadPlainly(study),
    ),
  );
  const sweeps = median(
    await time(
      runs,
      () => null,
      () => floorPairs(columns),
    ),
  );
  const work = (processorTime() - before) / runs;
  const parts = `${milliseconds(loads)} + ${milliseconds(sweeps)}; processor ${milliseconds(work)}`;
  report('floor (plain load, plain sweep)', parts);
  return { clock: loads + sweeps, work };
}

/** Co-occurrence of all codes in every unit, the columns included: the study was just opened and nothing was asked. */
export async function measureUnits(measured: Measured, floor: Floor): Promise<void> {
  const codeIds = (await measured.ask('codes.list', {})).map(({ id }) => id);
  const print = beginTable('co-occurrence of all codes');
  for (const unit of coOccurrenceUnits) {
    const ask = () => measured.ask('charts.coOccurrence', { codeIds, withSubcodes: false, unit, near: 1 });
    await measured.reopen();
    const before = processorTime();
    const [opened = 0] = await time(1, () => null, ask);
    const work = processorTime() - before;
    const row = await measureRow(measured, unit, ask);
    const share = (clock: number, worked: number) =>
      `${(clock / floor.clock).toFixed(2)} × the floor (processor ${(worked / floor.work).toFixed(2)} ×)`;
    const note = `after opening ${milliseconds(opened)} = ${share(opened, work)}; after one coding ${share(row.changed, row.changedWork)}`;
    print({ ...row, note });
  }
}

/** Each operator and each condition of a query, about two themes with their subcodes. */
export async function measureQueries(measured: Measured): Promise<void> {
  const themes = (await measured.ask('codes.list', {})).filter(({ parentId }) => parentId === null);
  const [a, b, c] = themes.map(({ name }) => `"${name}"`);
  const [group] = (await measured.ask('documents.list', {})).documents;
  const forms = [...joinOperators, ...stepOperators].map(({ form }) =>
    form.replace(/\b[ABC]\b/gu, (letter) => ({ A: a, B: b, C: c })[letter] ?? letter),
  );
  const conditions: Partial<Record<(typeof conditionKinds)[number]['id'], string>> = {
    document: `${a} in document "${group?.name}"`,
    weight: `${a} weight 1 to 100`,
    comment: `${a} with comment`,
    memo: `${a} with memo`,
    text: `${a} text "warehouse"`,
    coded: `${a} coded from 2020-01-01 to 2040-01-01`,
  };
  const print = beginTable('query');
  for (const expression of [...forms, ...Object.values(conditions)]) {
    let found = '';
    const ask = async () => {
      const { total, gives } = await measured.ask('queries.run', { expression });
      found = `${total.toLocaleString('en-GB')} ${gives}`;
    };
    print(await measureRow(measured, expression, ask, () => found));
  }
}

/** The two pages, what a brush of the comparison asks for, and the words behind marks. */
export async function measurePages(measured: Measured): Promise<void> {
  const codes = await measured.ask('codes.list', {});
  const { documents } = await measured.ask('documents.list', {});
  const [code, document] = [codes[0], documents[0]];
  if (!code || !document) return;
  const codeIds = codes.map(({ id }) => id);
  const along = { x: 'sections', from: 20, to: 40 } as const;
  const request = { kind: 'matrix', codeIds, withSubcodes: false } as const;
  const evidence =
    (of: Parameters<typeof measured.ask<'charts.evidence'>>[1]['evidence'], kind = 'matrix') =>
    () =>
      measured.ask('charts.evidence', { request: { ...request, kind }, evidence: of });
  const questions: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['page of a theme, with subcodes', () => measured.ask('pages.code', { codeId: code.id })],
    ['page of a document', () => measured.ask('pages.document', { documentId: document.id })],
    ['comparison of all documents', () => measured.ask('charts.comparison', {})],
    ['brush: sections 21 to 40, matrix', () => measured.ask('charts.read', { ...request, along })],
    ['brush: sections 21 to 40, co-occurrence', () => measured.ask('charts.coOccurrence', { along, unit: 'pairs' })],
    [
      'brush: sections 21 to 40, segments',
      () => measured.ask('segments.query', { choice: { codeIds: [code.id], withSubcodes: true, along } }),
    ],
    ['all segments', () => measured.ask('segments.query', { choice: {} })],
    ['all segments, by weight', () => measured.ask('segments.query', { choice: {}, order: 'weight' })],
    ['words behind a word', evidence({ kind: 'words', words: 'warehouse' }, 'words')],
    ['words behind a code', evidence({ kind: 'code', codeId: code.id })],
  ];
  const print = beginTable('pages and questions');
  for (const [what, ask] of questions) print(await measureRow(measured, what, ask));
}
