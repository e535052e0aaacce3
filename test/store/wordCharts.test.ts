import { expect, test } from 'vitest';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { TrendResult } from '#shared/charts/kinds/trend.ts';
import type { WordsResult } from '#shared/charts/kinds/words.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

test('typical words of a code, and the hits behind one of them, inside the coded text alone', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const one = await addText(engine, 'one', 'The report was late. Late trains, late reports.\n\nNobody minds.');
  await addText(engine, 'two', 'A report came. It was late, and nobody minds.');
  const need = await addCode(engine, 'need');
  const deep = await addCode(engine, 'time', need);
  const code = (documentId: typeof one.id, start: number, end: number, id: typeof need.id) =>
    engine.ask('codings.apply', { documentId, ranges: [{ start, end }], codeIds: [id] });
  await code(one.id, 0, 19, need.id);
  await code(one.id, 15, 33, deep.id);
  const request = { kind: 'words', settings: { least: 1 } };
  const result = (await engine.ask('charts.read', request)) as unknown as WordsResult;
  const late = result.typical[0]?.find(({ word }) => word === 'late');
  expect(late).toMatchObject({ inside: 2, count: 4, documents: 2 });
  const behind = async (evidence: object) => engine.ask('charts.evidence', { request, evidence: evidence as never });
  const inside = await behind({ kind: 'words', words: 'late', codeIds: [need.id] });
  expect([inside.total, inside.hits.map(({ start, text }) => [start, text])]).toEqual([
    2,
    [
      [15, 'late'],
      [21, 'Late'],
    ],
  ]);
  expect((await behind({ kind: 'words', words: 'late' })).total).toBe(4);
  const named = await behind({ kind: 'words', words: 'minds', documentIds: [one.id] });
  expect(named.hits).toMatchObject([
    { documentId: one.id, documentName: 'one', paragraph: 2, before: 'Nobody ', text: 'minds', after: '.' },
  ]);
  // The whole sentence, so that no word is cut.
  expect(inside.hits[1]).toMatchObject({
    before: 'The report was late. ',
    text: 'Late',
    after: ' trains, late reports.',
  });
  const shown = await engine.ask('charts.evidence', { request, evidence: { kind: 'words', words: 'late' }, limit: 1 });
  expect([shown.total, shown.hits.length]).toEqual([4, 1]);
});

test('words by group, along the study and by date; none named, the most frequent are followed', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const one = await addText(engine, 'one', 'Late again, the late report.');
  await addText(engine, 'two', 'A report came and nobody minds.');
  const read = async (settings: object) =>
    (await engine.ask('charts.read', { kind: 'trend', settings: settings as never })) as unknown as TrendResult;
  const grouped = await read({ words: 'late, Report' });
  expect([grouped.groups.map(({ name }) => name), [...grouped.counts], [...grouped.words]]).toEqual([
    ['no group'],
    [2, 2],
    [11],
  ]);
  const ordered = await read({ words: 'late', along: 'order' });
  expect([ordered.groups.map(({ name }) => name), [...ordered.counts]]).toEqual([
    ['1 · one', '2 · two'],
    [2, 0],
  ]);
  const date = await engine.ask('variables.create', { name: 'talk', type: 'date' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: one.id, variableId: date.id, value: '2024-05-06' }],
  });
  const dated = await read({ words: 'late', along: 'date' });
  expect([dated.groups, [...dated.counts], dated.notPlaced]).toEqual([
    [{ label: '6 May 2024', name: '6 May 2024', documentIds: [one.id] }],
    [2],
    1,
  ]);
  const byVariable = await read({ words: 'late', grouping: `variable:${date.id}` });
  expect(byVariable.groups.map(({ name }) => name)).toEqual(['2024-05-06', 'not given']);
  const automatic = await read({ small: 'counted' });
  expect([automatic.isAutomatic, automatic.terms.slice(0, 2)]).toEqual([true, ['late', 'report']]);
});

test('none named, words are followed in which one group differs most from the others, by log-likelihood', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const uses: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    // Two documents a group; a word stands so often in each document of the group.
    north: { invoice: 9, planner: 2, ledger: 6, harbour: 8, stock: 4 },
    south: { invoice: 2, planner: 7, ledger: 5, stock: 4 },
    west: { invoice: 3, planner: 3, ledger: 6, stock: 4, rare: 2 },
  };
  for (const [group, words] of Object.entries(uses)) {
    const { id } = await engine.ask('groups.create', { name: group });
    const text = Object.entries(words).flatMap(([word, times]) => Array.from({ length: times }, () => word));
    for (const part of ['a', 'b']) {
      const document = await addText(engine, `${group} ${part}`, `${text.join(' ')}.`);
      await engine.ask('documents.move', { ids: [document.id], groupId: id });
    }
  }
  const read = async (settings: object) =>
    (await engine.ask('charts.read', { kind: 'trend', settings: settings as never })) as unknown as TrendResult;
  const result = await read({ grouping: 'group', small: 'counted' });

  // Written anew: 2 Σ observed · ln(observed / expected) over the four cells of a word in a group and in all others.
  const groups = Object.keys(uses);
  const count = (group: string, word: string) => 2 * (uses[group]?.[word] ?? 0);
  const words = [...new Set(Object.values(uses).flatMap((each) => Object.keys(each)))];
  const size = (group: string) => words.reduce((sum, word) => sum + count(group, word), 0);
  const all = groups.reduce((sum, group) => sum + size(group), 0);
  const keyness = (word: string, group: string): number => {
    const total = groups.reduce((sum, each) => sum + count(each, word), 0);
    const inside = count(group, word);
    if (inside < 5 || total - inside < 3 || inside / size(group) <= total / all) return 0;
    const table = [
      [inside, total - inside],
      [size(group) - inside, all - size(group) - (total - inside)],
    ];
    const rows = table.map((row) => row.reduce((sum, cell) => sum + cell, 0));
    const columns = [0, 1].map((column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    return table
      .flatMap((row, r) =>
        row.map((cell, c) =>
          cell === 0 ? 0 : 2 * cell * Math.log((cell * all) / ((rows[r] ?? 0) * (columns[c] ?? 0))),
        ),
      )
      .reduce((sum, part) => sum + part, 0);
  };
  const best = words
    .map((word) => ({ word, value: Math.max(...groups.map((group) => keyness(word, group))) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
  expect(result.terms).toEqual(best.slice(0, 5).map(({ word }) => word));
  expect(result.terms.slice(0, 2)).toEqual(['planner', 'invoice']);
  // What one group alone says, or says seldom, is no trend.
  expect(result.terms).not.toContain('harbour');
  expect(result.terms).not.toContain('rare');
  expect(requireChartKind('trend').sentence(result)).toContain(
    'one group differs most from the others by log-likelihood',
  );
  const alone = await read({ grouping: 'none', small: 'counted' });
  expect([alone.pickedBy, alone.terms[0]]).toEqual(['frequency', 'ledger']);
  // In the first three documents invoice stands 20 times, in the last three 8 times; planner 11 and 13 times.
  const row = await read({ along: 'order', small: 'counted' });
  expect([row.pickedBy, row.terms[0]]).toEqual(['halves', 'invoice']);
});
