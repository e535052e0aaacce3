import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentFilter } from '#shared/domain/documentSet.ts';
import type { DocumentId, VariableId } from '#shared/domain/ids.ts';
import { startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
const ids: DocumentId[] = [];
let site: VariableId;
beforeEach(async () => {
  engine = await startStudy();
  ids.length = 0;
  for (const name of ['a', 'b', 'c']) {
    ids.push((await engine.ask('documents.create', { name, text: `Words of ${name}.` })).id);
  }
  site = (await engine.ask('variables.create', { name: 'site', type: 'text' })).id;
  await set(0, 'North');
  await set(1, 'South');
});
afterEach(() => engine[Symbol.asyncDispose]());

const set = (place: number, value: string | null) =>
  engine.ask('variables.setValues', { cells: [{ documentId: ids[place] as DocumentId, variableId: site, value }] });
const north = (): DocumentFilter => ({
  match: 'all',
  conditions: [{ by: 'variable', variableId: site, is: 'equal', value: 'North' }],
});
const sets = async () =>
  (await engine.ask('sets.list', {})).map(({ name, documentIds, missing }) => [
    name,
    documentIds.map((id) => 'abc'[ids.indexOf(id)]).join(''),
    missing.length,
  ]);

describe('a set of documents', () => {
  it('that is live follows what documents become', async () => {
    await engine.ask('sets.create', { name: 'Northern', filter: north() });
    expect(await sets()).toEqual([['Northern', 'a', 0]]);
    await set(2, 'north');
    expect(await sets()).toEqual([['Northern', 'ac', 0]]);
    await engine.ask('variables.delete', { id: site });
    expect(await sets()).toEqual([['Northern', '', 1]]);
    await engine.ask('operations.undo', {});
    expect(await sets()).toEqual([['Northern', 'ac', 0]]);
  });

  it('looks at codes with their subcodes', async () => {
    const need = await engine.ask('codes.create', { name: 'need', parentId: null });
    const wait = await engine.ask('codes.create', { name: 'wait', parentId: need.id });
    await engine.ask('codings.apply', {
      documentId: ids[1] as DocumentId,
      ranges: [{ start: 0, end: 5 }],
      codeIds: [wait.id],
    });
    await engine.ask('sets.create', {
      name: 'needy',
      filter: { match: 'all', conditions: [{ by: 'codes', codeIds: [need.id], has: 'any' }] },
    });
    expect(await sets()).toEqual([['needy', 'b', 0]]);
  });

  it('that is a list keeps its documents in study order, and loses those that are deleted', async () => {
    const made = await engine.ask('sets.create', { name: 'List', documentIds: [ids[2], ids[0]] as DocumentId[] });
    expect(await sets()).toEqual([['List', 'ac', 0]]);
    await engine.ask('documents.delete', { ids: [ids[0] as DocumentId] });
    expect(await sets()).toEqual([['List', 'c', 0]]);
    await engine.ask('operations.undo', {});
    await engine.ask('sets.update', { id: made.id, documentIds: [ids[1] as DocumentId] });
    expect(await sets()).toEqual([['List', 'b', 0]]);
    await engine.ask('operations.undo', {});
    expect(await sets()).toEqual([['List', 'ac', 0]]);
  });

  it('is previewed before it is made, renamed, and deleted with nothing else', async () => {
    expect((await engine.ask('sets.preview', { filter: north() })).documentIds).toEqual([ids[0]]);
    const made = await engine.ask('sets.create', { name: 'One', filter: north() });
    expect((await engine.fails('sets.create', { name: 'One', filter: north() })).code).toBe('conflict');
    await engine.ask('sets.update', { id: made.id, name: 'Two' });
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Rename “One” to “Two”');
    await engine.ask('sets.delete', { id: made.id });
    expect(await sets()).toEqual([]);
    expect((await engine.ask('documents.list', {})).documents).toHaveLength(3);
    expect((await engine.fails('sets.delete', { id: made.id })).code).toBe('not_found');
  });

  it('needs a condition with something in it', async () => {
    const empty = { match: 'all', conditions: [] };
    expect((await engine.fails('sets.create', { name: 'x', filter: empty })).code).toBe('invalid_input');
  });
});
