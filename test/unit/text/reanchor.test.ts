import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf, invertEdits, type TextEdit } from '#shared/text/differences.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import { createReanchor, reanchorRange } from '#shared/text/reanchor.ts';

/** Where the words between the brackets stand after the text became another. */
function afterwards(marked: string, after: string) {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const before = marked.replace('[', '').replace(']', '');
  const { state, range } = reanchorRange(before, after, differencesOf(before, after), { start, end });
  return [state, range && after.slice(range.start, range.end)];
}

describe('a coding after its text was corrected', () => {
  test('stays on its words when others changed', () => {
    expect(afterwards('They [call back] soon.', 'They call back later.')).toEqual(['kept', 'call back']);
    expect(afterwards('They [call back] soon.', 'Then they call back soon.')).toEqual(['moved', 'call back']);
  });
  test('does not take in what is written right before or behind it', () => {
    expect(afterwards('They [call back] soon.', 'They never call back very soon.')).toEqual(['moved', 'call back']);
  });
  test('is changed when a word of it is another', () => {
    expect(afterwards('They [call back] soon.', 'They called back soon.')).toEqual(['changed', 'called back']);
    expect(afterwards('[They call back] soon.', 'They always call back soon.')).toEqual([
      'changed',
      'They always call back',
    ]);
    expect(afterwards('They [call back soon].', 'They call back.')).toEqual(['changed', 'call back']);
    expect(afterwards('They [call back soon].', 'They soon.')).toEqual(['changed', 'soon']);
  });
  test('takes the words that are most like its own', () => {
    expect(afterwards('They [call back] soon.', 'Then they called back soon.')).toEqual(['changed', 'called back']);
    expect(afterwards('With [Peter] we talk.', 'So with P1 I talked.')).toEqual(['removed', 'P1']);
    expect(afterwards('Ils ont [rappelé].', 'Ils ont rappelÃ©.')).toEqual(['removed', 'rappelÃ©']);
    expect(afterwards('It is [trust] that counts.', 'It is faith, maybe, that counts.')).toEqual(['removed', 'faith']);
    expect(afterwards('Il [était] là.', 'Il Ã©tait lÃ.')).toEqual(['removed', 'Ã©tait']);
    expect(afterwards('Ils ont [rappelÃ©].', 'Ils ont rappelé.')).toEqual(['removed', 'rappelé']);
    expect(afterwards('With [Anna Smith] we talk.', 'With our Anne Smit we talk.')).toEqual(['removed', 'Anne Smit']);
  });
  test('is removed when its words are gone, or stands on what replaced them', () => {
    expect(afterwards('They [call back] soon.', 'They soon.')).toEqual(['removed', null]);
    expect(afterwards('With [Peter] we talked.', 'With P1 we talked.')).toEqual(['removed', 'P1']);
  });
  test('is not changed by other blanks between its words', () => {
    expect(afterwards('They [call\nback] soon.', 'They call back soon.')).toEqual(['kept', 'call back']);
    expect(afterwards('They [call back] soon.', 'They  call  back soon.')).toEqual(['moved', 'call  back']);
    expect(afterwards('They [callback] soon.', 'They call back soon.')[0]).not.toBe('kept');
  });
  test('has no place where a whole text became one sentence', () => {
    const before = `${'They call back the same morning. '.repeat(9)}[Trust] is theirs.`;
    expect(afterwards(before, 'Nothing of it remains')).toEqual(['removed', null]);
  });
  test('takes its part of a long stretch written anew', () => {
    const before = `${'alpha '.repeat(50)}x`;
    const edit = { start: 0, end: 300, inserted: 'omega '.repeat(60) };
    const after = edit.inserted + before.slice(300);
    const found = reanchorRange(before, after, [edit], { start: 150, end: 161 });
    expect(found.state).toBe('removed');
    expect(found.range && after.slice(found.range.start, found.range.end)).toMatch(/^omega omega( omega)?$/u);
  });
});

const words = ['trust', ' ', '\n', 'and ', 'e\u0301', '👩‍👩‍👧', '🇬🇧', '😀', '日本', 'क्षि', 'the same ', '.'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 30 }).map((parts) => parts.join(''));
const rangeIn = (content: string, [a, b]: readonly [number, number]) => {
  const [from, to] = [a % content.length, b % content.length].sort((x, y) => x - y) as [number, number];
  return snapToGraphemes(content, from, to + 1);
};
const pair = fc.tuple(fc.nat(), fc.nat());

describe('laws', () => {
  test('an unchanged text keeps every range', () => {
    fc.assert(
      fc.property(text, pair, (content, at) => {
        const range = rangeIn(content, at);
        expect(reanchorRange(content, content, [], range)).toEqual({ state: 'kept', range });
      }),
    );
  });
  test('a range that is kept or moved holds the same words, and every range is whole characters of the new text', () => {
    fc.assert(
      fc.property(text, text, pair, (before, after, at) => {
        const range = rangeIn(before, at);
        const { state, range: found } = reanchorRange(before, after, differencesOf(before, after), range);
        if (!found) {
          expect(state).toBe('removed');
          return;
        }
        expect(found).toEqual(snapToGraphemes(after, found.start, found.end));
        expect(found.start).toBeLessThan(found.end);
        expect(found.end).toBeLessThanOrEqual(after.length);
        const wordsOf = (content: string) => content.split(/\s+/u);
        if (state === 'kept' || state === 'moved') {
          expect(wordsOf(after.slice(found.start, found.end))).toEqual(wordsOf(before.slice(range.start, range.end)));
        }
      }),
      { numRuns: 1000 },
    );
  });
  test('a range that no edit touches comes back with the inverse edits', () => {
    fc.assert(
      fc.property(text, text, pair, (before, after, at) => {
        const edits = differencesOf(before, after);
        const range = rangeIn(before, at);
        const apart = (edit: TextEdit) => edit.end <= range.start || edit.start >= range.end;
        fc.pre(edits.every(apart));
        const there = createReanchor(before, after, edits)(range);
        expect(there.range && after.slice(there.range.start, there.range.end)).toBe(
          before.slice(range.start, range.end),
        );
        const back = createReanchor(after, before, invertEdits(before, edits))(there.range ?? range);
        expect(back.range).toEqual(range);
      }),
    );
  });
});
