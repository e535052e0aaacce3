import { describe, expect, it } from 'vitest';
import {
  type Finding,
  handAfter,
  keyOf,
  passes,
  proposedFor,
  rowsFor,
  sureness,
} from '../../../renderer/features/anonymity/checking.ts';
import {
  isProposed,
  newPseudonym,
  nextReplacement,
  spellingsOf,
  toWrite,
} from '../../../renderer/features/anonymity/rows.ts';
import { checkBefore } from '../../../renderer/features/exports/checkBefore.ts';
import { exportKinds } from '../../../renderer/features/exports/kinds.ts';

const finding = (text: string, kind: Finding['kind'] = 'name', confidence = 0.9): Finding => ({
  kind,
  text,
  count: 1,
  documents: 1,
  confidence,
  reason: '',
  places: [],
});
const anna = newPseudonym(['Anna de Vries'], 'Person 1');

describe('the table of pseudonyms', () => {
  it('takes spellings apart at semicolons, of other scripts too, and drops what stands twice', () => {
    expect(spellingsOf(' Anna  de Vries;Anna ; ;Anna')).toEqual(['Anna de Vries', 'Anna']);
    expect(spellingsOf('أحمد؛ أحمد الراشد')).toEqual(['أحمد', 'أحمد الراشد']);
  });

  it('proposes the first number that stands for nobody yet', () => {
    expect(nextReplacement('person', [anna, newPseudonym(['Bo'], 'Person 3')])).toBe('Person 2');
    expect(nextReplacement('place', [anna])).toBe('Place 1');
    expect(isProposed('Person 12')).toBe(true);
    expect(isProposed('The planner')).toBe(false);
  });

  it('never loses a name because its row is being emptied', () => {
    const emptied = { ...anna, replacement: '' };
    expect(toWrite([emptied, newPseudonym([], 'Person 2')], [anna])).toEqual([anna]);
    expect(toWrite([], [anna])).toEqual([]);
  });
});

describe('the check for names', () => {
  it('says in a word how sure it is, and lists what is at least so sure', () => {
    expect([0.85, 0.6, 0.5].map(sureness)).toEqual(['sure', 'probable', 'doubtful']);
    const shown = (level: 'sure' | 'probable' | 'all') =>
      [0.9, 0.6, 0.4].filter((confidence) => passes({ confidence }, level)).length;
    expect([shown('sure'), shown('probable'), shown('all')]).toEqual([1, 2, 3]);
  });

  it('proposes for a part of one known name what stands for the whole, but not where two could be meant', () => {
    expect(proposedFor(finding('Anna'), [anna])).toBe('Person 1');
    expect(proposedFor(finding('Ann'), [anna])).toBe('Person 2');
    const other = newPseudonym(['Anna Smit'], 'Person 2');
    expect(proposedFor(finding('Anna'), [anna, other])).toBe('Person 3');
    expect(proposedFor(finding('a@example.org', 'mail'), [anna])).toBe('[e-mail address]');
  });

  it('gives several findings a pseudonym each, and adds a spelling to the row that stands as the same', () => {
    const many = rowsFor([finding('Bo Ek'), finding('Cem Ay'), finding('Anna de Vries')], null, { pseudonyms: [anna] });
    expect(many.rows.map(({ replacement }) => replacement)).toEqual(['Person 1', 'Person 2', 'Person 3']);
    expect(new Set(many.ids)).toEqual(new Set(many.rows.map(({ id }) => id)));
    const same = rowsFor([finding('Anna')], 'Person 1', { pseudonyms: [anna] });
    expect(same.rows.map(({ names }) => names)).toEqual([['Anna de Vries', 'Anna']]);
  });

  it('fills no row with more spellings than a row takes', () => {
    const mails = Array.from({ length: 120 }, (_, number) => finding(`p${number}@example.org`, 'mail'));
    const { rows } = rowsFor(mails, null, { pseudonyms: [] });
    expect(rows.map(({ names }) => names.length)).toEqual([50, 50, 20]);
  });

  it('goes on with the finding that follows what was decided, and at the end with the last one', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((text) => finding(text)) as [Finding, Finding, Finding];
    expect(handAfter([a, b, c], new Set([keyOf(b)]))).toBe(keyOf(c));
    expect(handAfter([a, b, c], new Set([keyOf(b), keyOf(c)]))).toBe(keyOf(a));
    expect(handAfter([a], new Set([keyOf(a)]))).toBe('');
  });
});

describe('the check before an export', () => {
  it('looks through what gets into the file', () => {
    expect(checkBefore({ what: 'segments', choice: {} }).scope.parts).toContain('document');
    expect(checkBefore({ what: 'codebook' }).scope.parts).not.toContain('document');
    const bare = { what: 'viewer' as const, memoTypes: [], comments: false, notes: false };
    expect(checkBefore({ ...bare, choice: { variableIds: [] } }).scope.parts).toEqual([
      'document',
      'documentName',
      'code',
      'label',
    ]);
    expect(checkBefore({ what: 'viewer' }).scope.parts).toContain('memo');
    expect(checkBefore({ what: 'audit' }).scope).toEqual({ documentIds: null, parts: null });
    expect(checkBefore({ what: 'query', expression: 'need' }).scope.parts).toContain('comment');
    expect(Object.keys(exportKinds)).toHaveLength(16);
  });
});
