import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { MemoMatrixResult } from '#shared/analysis/memoMatrixResult.ts';
import type { MemoNetworkResult } from '#shared/analysis/memoNetworkResult.ts';
import type { PropertyMapResult } from '#shared/analysis/propertyMapResult.ts';
import type { RelationshipsResult } from '#shared/analysis/reading/relationshipResult.ts';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { writer } from '../../electron/store/study.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

type Engine = ReturnType<typeof startTestEngine>;

/** Two themes with a property each; two of their codings overlap. */
async function smallStudy(engine: Engine) {
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const text = await addText(engine, 'one', 'They call back on Monday.');
  const need = await addCode(engine, 'need');
  const speed = await addCode(engine, 'speed', need);
  const change = await addCode(engine, 'change');
  const apply = (codeId: typeof need.id, start: number, end: number) =>
    engine.ask('codings.apply', { documentId: text.id, ranges: [{ start, end }], codeIds: [codeId] });
  await apply(speed.id, 0, 10);
  await apply(need.id, 12, 20);
  await apply(change.id, 5, 15);
  return { text, need, speed, change };
}

const read = (engine: Engine, request: object = {}) =>
  engine.ask('charts.read', { kind: 'relationships', ...request }) as Promise<RelationshipsResult>;

test('ties count overlapping codings, and lead to just those passages', async () => {
  await using engine = startTestEngine();
  const { need, speed, change } = await smallStudy(engine);
  const result = await read(engine);
  expect(result.themes.map(({ name }) => name)).toEqual(['need', 'change']);
  expect([...result.values]).toEqual([0, 2, 2, 0]);
  expect(result.properties).toMatchObject([{ id: speed.id, owner: 0, kin: [0] }]);
  expect([...result.shared].at(1)).toBe(1);
  const request = { kind: 'relationships' };
  const behind = await engine.ask('charts.evidence', {
    request,
    evidence: { kind: 'pair', first: need.id, second: change.id },
  });
  expect(behind.total).toBe(2);
  expect(behind.passages).toHaveLength(2);
  const alone = await read(engine, { withSubcodes: false });
  expect([...alone.values]).toEqual([0, 1, 1, 0]);
});

test('what is moved by hand is kept in the study as one step, drawn in files, and undone', async () => {
  await using engine = startTestEngine();
  const { need } = await smallStudy(engine);
  const { arrangement } = await read(engine);
  expect(arrangement).toEqual({ name: 'relationships', places: {}, labels: {} });
  const places = { [`theme:${need.id}`]: { x: 0.2, y: 0.8 } };
  const label = 'Move “need” in the diagram';
  const content = { kind: 'arrangement', places, labels: {} } as const;
  await engine.ask('views.save', { name: arrangement.name, content, replace: true, label });
  expect((await read(engine)).arrangement.places).toEqual(places);
  expect((await engine.ask('operations.list', {})).operations[0]).toMatchObject({ label });
  const path = engine.path('figure.svg');
  const request = { what: 'chart' as const, request: { kind: 'relationships' }, theme: 'light' as const, width: 1200 };
  await engine.ask('exports.write', { request, format: 'svg', path, overwrite: true });
  expect(readFileSync(path, 'utf8')).toContain('1 moved by hand');
  await engine.ask('operations.undo', {});
  expect((await read(engine)).arrangement.places).toEqual({});
});

test('two windows arrange one diagram: each move changes its own mark, is one step, and one undo takes back one', async () => {
  await using engine = startTestEngine();
  const { need, change } = await smallStudy(engine);
  const { name } = (await read(engine)).arrangement;
  const [one, other] = [`theme:${need.id}`, `theme:${change.id}`];
  const arrange = (part: object) => engine.ask('views.arrange', { name, label: 'Move', ...part });
  const now = async () => {
    const { places, labels } = (await read(engine)).arrangement;
    return { places, labels };
  };
  const steps = async () => (await engine.ask('operations.list', {})).operations.length;
  const before = await steps();
  // Neither window has seen what the other did.
  await arrange({ places: { [one]: { x: 0.1, y: 0.2 } } });
  await arrange({ places: { [other]: { x: 0.9, y: 0.8 } } });
  await arrange({ labels: { 'tie:a:b': 'is felt as' } });
  const all = {
    places: { [one]: { x: 0.1, y: 0.2 }, [other]: { x: 0.9, y: 0.8 } },
    labels: { 'tie:a:b': 'is felt as' },
  };
  expect(await now()).toEqual(all);
  expect(await steps()).toBe(before + 3);
  await arrange({ places: { [one]: { x: 0.5, y: 0.5 } } });
  await engine.ask('operations.undo', {});
  expect(await now()).toEqual(all);
  await engine.ask('operations.undo', {});
  expect(await now()).toEqual({ ...all, labels: {} });
  await arrange({ places: { [other]: null } });
  expect((await now()).places).toEqual({ [one]: { x: 0.1, y: 0.2 } });
  await arrange({ labels: { 'tie:a:b': 'again' } });
  await arrange({ allAutomatic: true });
  expect(await now()).toEqual({ places: {}, labels: { 'tie:a:b': 'again' } });
  await engine.ask('operations.undo', {});
  expect((await now()).places).toEqual({ [one]: { x: 0.1, y: 0.2 } });
});

test('another choice of codes has an arrangement of its own', async () => {
  await using engine = startTestEngine();
  const { need, speed, change } = await smallStudy(engine);
  const name = async (codeIds: string[]) => (await read(engine, { codeIds })).arrangement.name;
  expect(await name([need.id, change.id])).toBe(await name([change.id, need.id]));
  expect(await name([speed.id, change.id])).not.toBe(await name([need.id, change.id]));
  expect(await name([need.id, change.id])).not.toBe('relationships');
});

test('roles say what a property is; an indicator of none stands with the theme; weights lead to their codings', async () => {
  await using engine = startTestEngine();
  const { text, need, speed } = await smallStudy(engine);
  const aspect = await addCode(engine, 'aspect', speed);
  await addCode(engine, 'sign', need);
  const map = () => engine.ask('charts.read', { kind: 'properties' }) as Promise<PropertyMapResult>;
  expect((await map()).properties.map(({ name }) => name)).toEqual(['speed', 'sign']);
  setRole(engine, 'aspect', 'property');
  setRole(engine, 'sign', 'indicator');
  await engine.ask('codings.apply', {
    documentId: text.id,
    ranges: [
      { start: 1, end: 4 },
      { start: 5, end: 7 },
    ],
    codeIds: [aspect.id],
  });
  const request = { kind: 'properties' };
  const evidence = { kind: 'codings' as const, codeIds: [aspect.id] };
  const all = await engine.ask('charts.evidence', { request, evidence });
  const weighed = all.segments.find(({ text: words }) => words === 'ca');
  await engine.ask('codings.update', { ids: [weighed?.id as CodingId], weight: 40 });
  const result = await map();
  expect(result).toMatchObject({
    byRole: true,
    theme: { name: 'need', codings: 4 },
    ownCodings: 1,
    properties: [{ name: 'aspect', codings: 2, weights: [40] }],
    indicators: [{ name: 'sign', codings: 0 }],
  });
  const behind = await engine.ask('charts.evidence', { request, evidence: { ...evidence, weighed: true } });
  expect(behind.segments.map(({ id }) => id)).toEqual([weighed?.id]);
});

/** No door sets roles yet; files that were brought in have them. */
function setRole(engine: Engine, name: string, role: string): void {
  engine.core.context().operate({ name: 'codes.update', label: 'Set a role' }, (study) => {
    study[writer].run('UPDATE codes SET role = ? WHERE name = ?', role, name);
  });
}

test('a memo references a code that it is linked to, or whose passage it quotes; types choose memos', async () => {
  await using engine = startTestEngine();
  const { text, need, speed, change } = await smallStudy(engine);
  const link = (codeId: CodeId) => ({ origin: 'link' as const, target: { kind: 'code' as const, codeId } });
  const quote = { kind: 'segment' as const, documentId: text.id, start: 0, end: 10, codingId: null };
  const both = await engine.ask('memos.create', {
    title: 'both',
    type: 'code',
    links: [link(speed.id), link(change.id)],
  });
  const quoting = await engine.ask('memos.create', {
    title: 'quoting',
    type: 'free',
    links: [{ origin: 'link', target: quote }, link(change.id)],
  });
  await engine.ask('memos.create', { title: 'one', type: 'free', links: [link(need.id)] });
  const matrix = async (types: string, withSubcodes = true) =>
    (await engine.ask('charts.read', { kind: 'memo-matrix', withSubcodes, settings: { types } })) as MemoMatrixResult;
  const all = await matrix('');
  expect(all.concepts.map(({ name }) => name)).toEqual(['speed']);
  expect([...all.counts]).toEqual([2, 2]);
  expect([...all.themeMemos]).toEqual([3, 2]);
  expect(all.memos.filter(({ rows, columns }) => rows.includes(0) && columns.includes(1)).map(({ id }) => id)).toEqual(
    [both.id, quoting.id].sort(
      (a, b) => all.memos.findIndex((memo) => memo.id === a) - all.memos.findIndex((memo) => memo.id === b),
    ),
  );
  expect([...(await matrix('', false)).counts]).toEqual([0, 2]);
  expect([...(await matrix('Free')).counts]).toEqual([1, 1]);
  expect([all.codesLeft, all.codesTaken]).toEqual([1, 0]);
  const codeIds = [need.id, speed.id, change.id];
  const chosen = (await engine.ask('charts.read', { kind: 'memo-matrix', codeIds })) as MemoMatrixResult;
  expect([chosen.concepts.length, chosen.codesLeft, chosen.codesTaken]).toEqual([0, 0, 1]);
});

test('a memo is linked with what it points at, each once; kinds and types choose what is shown', async () => {
  await using engine = startTestEngine();
  const { text, speed } = await smallStudy(engine);
  const quote = { kind: 'segment' as const, documentId: text.id, start: 0, end: 10, codingId: null };
  const links = [
    { origin: 'link' as const, target: quote },
    { origin: 'link' as const, target: { kind: 'code' as const, codeId: speed.id } },
    { origin: 'link' as const, target: { kind: 'document' as const, documentId: text.id } },
  ];
  const first = await engine.ask('memos.create', { title: 'first', type: 'free', links });
  const back = { origin: 'link' as const, target: { kind: 'memo' as const, memoId: first.id } };
  await engine.ask('memos.create', { title: 'second', type: 'code', links: [back] });
  const read = async (settings: object) => {
    const { nodes, links: pairs } = (await engine.ask('charts.read', {
      kind: 'memo-network',
      settings: { ...settings },
    })) as MemoNetworkResult;
    return pairs.map(({ from, to }) => [nodes[from]?.name, nodes[to]?.name]).sort();
  };
  const all = [
    ['first', 'one'],
    ['first', 'speed'],
    ['second', 'first'],
  ];
  expect(await read({})).toEqual(all);
  expect(await read({ nodes: 'codes' })).toEqual([all[1], all[2]]);
  expect(await read({ nodes: 'memos' })).toEqual([all[2]]);
  expect(await read({ types: 'free' })).toEqual([all[0], all[1]]);
});

test('memo charts count memos of the chosen documents, by a link or a passage, and those of no document', async () => {
  await using engine = startTestEngine();
  const { text, speed, change } = await smallStudy(engine);
  const other = await addText(engine, 'other', 'They wait.');
  const link = <Target extends object>(target: Target) => ({ origin: 'link' as const, target });
  const about = [speed, change].map(({ id }) => link({ kind: 'code' as const, codeId: id }));
  const memo = (title: string, type: string, ...links: Record<string, unknown>[]) =>
    engine.ask('memos.create', { title, type, links: [...about, ...links] as never });
  const document = (documentId: string) => link({ kind: 'document', documentId });
  const segment = (documentId: string) => link({ kind: 'segment', documentId, start: 0, end: 4, codingId: null });
  await engine.ask('memos.setTypes', { types: ['free', 'code', 'code, and more'] });
  await memo('of none', 'free');
  await memo('of the first', 'free', document(text.id));
  await memo('a passage of the first', 'code, and more', segment(text.id));
  await memo('of both', 'code', document(text.id), segment(other.id));
  await memo('of the other', 'free', segment(other.id));
  const counted = async (kind: string, documentIds: string[] | null, types = '') => {
    const result = (await engine.ask('charts.read', { kind, documentIds, settings: { types } } as never)) as unknown as
      | MemoMatrixResult
      | MemoNetworkResult;
    return [result.memoCount, result.leftOut, 'counts' in result ? Math.max(...result.counts) : undefined];
  };
  for (const [kind, both] of [
    ['memo-matrix', (count: number) => count],
    ['memo-network', () => undefined],
  ] as const) {
    expect(await counted(kind, null)).toEqual([5, null, both(5)]);
    expect(await counted(kind, [text.id])).toEqual([4, 1, both(4)]);
    expect(await counted(kind, [other.id])).toEqual([3, 2, both(3)]);
    expect(await counted(kind, [text.id, other.id])).toEqual([5, 0, both(5)]);
    // A comma in the name of a type does not part it in two.
    expect(await counted(kind, [text.id], 'code\\, and more')).toEqual([1, 0, both(1)]);
  }
});
