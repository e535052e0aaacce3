import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ancestorsOf,
  buildCodeTree,
  codeAtPath,
  colorlessCode,
  colorOf,
  compareNames,
  depthOf,
  descendantsOf,
  formatPath,
  parsePath,
  pathOf,
  themeOf,
  walkCodes,
  wouldMakeCycle,
} from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { codeNamed } from '../../support/codes.ts';

const id = (name: string) => name as CodeId;
const names = (nodes: Iterable<{ code: { name: string } }>): string[] => Array.from(nodes, (node) => node.code.name);

const tree = buildCodeTree([
  codeNamed('budget', 'leadership', { position: 1 }),
  codeNamed('experience', null, { position: 1, color: 'green' }),
  codeNamed('leadership', 'experience', { position: 0 }),
  codeNamed('need', null, { position: 0, color: 'red' }),
  codeNamed('vision', 'leadership', { position: 0, color: '#123456' }),
  codeNamed('either/or', 'need'),
]);

describe('the code tree', () => {
  test('themes, then what is below each, in the order of the researcher', () => {
    expect(names(walkCodes(tree))).toEqual(['need', 'either/or', 'experience', 'leadership', 'vision', 'budget']);
    expect(names(descendantsOf(tree, id('experience')))).toEqual(['leadership', 'vision', 'budget']);
    expect(names(ancestorsOf(tree, id('budget')))).toEqual(['leadership', 'experience']);
    expect(depthOf(tree, id('budget'))).toBe(2);
  });

  test('a concept belongs to the theme at the top, a theme to itself', () => {
    expect(themeOf(tree, id('budget'))?.code.name).toBe('experience');
    expect(themeOf(tree, id('need'))?.code.name).toBe('need');
    expect(themeOf(tree, id('nobody'))).toBe(null);
  });

  test('a child takes the colour of the nearest code above that has one', () => {
    expect(colorOf(tree, id('budget'))).toBe('green');
    expect(colorOf(tree, id('vision'))).toBe('#123456');
    expect(colorOf(buildCodeTree([codeNamed('bare')]), id('bare'))).toBe(colorlessCode);
  });

  test('a code cannot be moved below itself', () => {
    expect(wouldMakeCycle(tree, id('experience'), id('budget'))).toBe(true);
    expect(wouldMakeCycle(tree, id('experience'), id('experience'))).toBe(true);
    expect(wouldMakeCycle(tree, id('budget'), id('experience'))).toBe(false);
    expect(wouldMakeCycle(tree, id('budget'), null)).toBe(false);
  });

  test('a code without its parent, or below itself, is shown as a theme and not lost', () => {
    const damaged = buildCodeTree([codeNamed('orphan', 'gone'), codeNamed('a', 'b'), codeNamed('b', 'a')]);
    expect(names(walkCodes(damaged)).sort()).toEqual(['a', 'b', 'orphan']);
  });

  test('siblings of one position stand by name, numbers by their value', () => {
    const siblings = buildCodeTree(['item 10', 'Item 2', 'item 1'].map((name) => codeNamed(name)));
    expect(names(siblings.themes)).toEqual(['item 1', 'Item 2', 'item 10']);
    expect(compareNames('a', 'A')).not.toBe(0);
  });

  test('a codebook nested 2,000 deep is walked all the same', () => {
    const deep = Array.from({ length: 2_000 }, (_, depth) => codeNamed(`${depth}`, depth > 0 ? `${depth - 1}` : null));
    expect(depthOf(buildCodeTree(deep), id('1999'))).toBe(1_999);
  });
});

describe('paths', () => {
  test('a slash in a name is written with a backslash before it', () => {
    expect(pathOf(tree, id('either/or'))).toBe('need/either\\/or');
    expect(parsePath('need/either\\/or')).toEqual(['need', 'either/or']);
    expect(codeAtPath(tree, parsePath('need/either\\/or'))?.code.id).toBe('either/or');
    expect(codeAtPath(tree, ['need', 'neither'])).toBe(null);
  });

  test('a backslash stands for itself where no slash follows', () => {
    expect(parsePath('C:\\data/x')).toEqual(['C:\\data', 'x']);
    expect(formatPath(['C:\\data'])).toBe('C:\\data');
  });

  test('whatever the names are, the path gives them back', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '/', '\\', ' ', '😀'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (list) => {
        expect(parsePath(formatPath(list))).toEqual(list);
      }),
    );
  });
});
