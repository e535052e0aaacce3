import { describe, expect, test } from 'vitest';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { mayStandUnder, moveOfStep, outermost, placeOfDrop } from '../../../renderer/features/codes/moves.ts';
import { CodeRows } from '../../../renderer/features/codes/rows.ts';

const id = (name: string) => name as CodeId;

function code(name: string, parent: string | null, position: number): Code {
  return {
    id: id(name),
    parentId: parent === null ? null : id(parent),
    name,
    color: null,
    position,
    description: '',
    whenToUse: '',
    whenNotToUse: '',
    example: '',
    key: null,
    role: null,
    createdAt: 0,
    changedAt: 0,
  };
}

/** need: figures, orders (late, early); change: releases. */
const tree = buildCodeTree([
  code('need', null, 0),
  code('figures', 'need', 0),
  code('orders', 'need', 1),
  code('late', 'orders', 0),
  code('early', 'orders', 1),
  code('change', null, 1),
  code('releases', 'change', 0),
]);

describe('moving codes', () => {
  test('a code that stands below a chosen one comes along and is not moved by itself', () => {
    expect(outermost(tree, [id('late'), id('releases'), id('orders')])).toEqual(['orders', 'releases']);
  });

  test('a code never comes to stand below itself', () => {
    expect(mayStandUnder(tree, [id('need')], id('late'))).toBe(false);
    expect(mayStandUnder(tree, [id('need')], id('need'))).toBe(false);
    expect(mayStandUnder(tree, [id('late')], id('change'))).toBe(true);
    expect(mayStandUnder(tree, [id('need')], null)).toBe(true);
  });

  test('a drop onto a code goes below it, one between codes beside them', () => {
    const moved = new Set([id('releases')]);
    expect(placeOfDrop(tree, id('orders'), 'on', moved)).toEqual({ parentId: 'orders', before: null });
    expect(placeOfDrop(tree, id('orders'), 'before', moved)).toEqual({ parentId: 'need', before: 'orders' });
    expect(placeOfDrop(tree, id('figures'), 'after', moved)).toEqual({ parentId: 'need', before: 'orders' });
    expect(placeOfDrop(tree, id('orders'), 'after', moved)).toEqual({ parentId: 'need', before: null });
  });

  test('a drop beside a code that is on the move itself stands before the next one that stays', () => {
    const moved = new Set([id('figures'), id('orders')]);
    expect(placeOfDrop(tree, id('figures'), 'before', moved)).toEqual({ parentId: 'need', before: null });
  });

  test('keys move by one place, into the code above, and out behind the parent', () => {
    expect(moveOfStep(tree, [id('orders')], 'up')).toEqual({ ids: ['orders'], parentId: 'need', before: 'figures' });
    expect(moveOfStep(tree, [id('figures')], 'down')).toEqual({ ids: ['figures'], parentId: 'need', before: null });
    expect(moveOfStep(tree, [id('orders')], 'in')).toEqual({ ids: ['orders'], parentId: 'figures', before: null });
    expect(moveOfStep(tree, [id('late')], 'out')).toEqual({ ids: ['late'], parentId: 'need', before: null });
    expect(moveOfStep(tree, [id('figures')], 'out')).toEqual({ ids: ['figures'], parentId: null, before: 'change' });
  });

  test('there is no way further at the ends', () => {
    expect(moveOfStep(tree, [id('figures')], 'up')).toBeNull();
    expect(moveOfStep(tree, [id('figures')], 'in')).toBeNull();
    expect(moveOfStep(tree, [id('orders')], 'down')).toBeNull();
    expect(moveOfStep(tree, [id('need')], 'out')).toBeNull();
  });
});

describe('rows of the codebook', () => {
  test('a filter keeps the codes above what fits, and says that they only lead there', () => {
    const rows = new CodeRows().build(tree, 'late', null);
    expect(rows.map((row) => [row.name, row.passed])).toEqual([['need', true]]);
    expect(rows[0]?.rows.map((row) => [row.name, row.passed])).toEqual([['orders', true]]);
    expect(rows[0]?.rows[0]?.rows.map((row) => [row.name, row.passed])).toEqual([['late', false]]);
  });

  test('a row that shows nothing new is the same row, so that it is not drawn anew', () => {
    const maker = new CodeRows();
    const before = maker.build(tree, '', null);
    const renamed = buildCodeTree(
      [...tree.byId.values()].map(({ code: each }) => (each.id === 'releases' ? { ...each, name: 'release' } : each)),
    );
    const after = maker.build(renamed, '', null);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });
});
