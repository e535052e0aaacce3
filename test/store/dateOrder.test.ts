import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

it('discussions stand in the chart by their dates, those without a date last whichever way it runs', async () => {
  const dates = ['2024-10-01', null, '2024-03-09', '1999-12-31', '2024-03-10'];
  const date = await engine.ask('variables.create', { name: 'held on', type: 'date' });
  const need = await engine.ask('codes.create', { name: 'need', parentId: null });
  for (const [place, value] of dates.entries()) {
    const { id } = await engine.ask('documents.create', { name: `talk ${place}`, text: 'Words of a talk.' });
    await engine.ask('codings.apply', { documentId: id, ranges: [{ start: 0, end: 5 }], codeIds: [need.id] });
    if (value !== null) {
      await engine.ask('variables.setValues', { cells: [{ documentId: id, variableId: date.id, value }] });
    }
  }
  const order = async (descending: boolean) => {
    const { rows } = await engine.ask('charts.comparison', {
      sort: { by: 'variable', variableId: date.id },
      descending,
    });
    return rows.map(({ name }) => name.slice(-1)).join('');
  };
  expect(await order(false)).toBe('32401');
  expect(await order(true)).toBe('04231');
});
