import { describe, expect, test } from 'vitest';
import type { FormatMark } from '#shared/domain/document.ts';
import { differencesOf } from '#shared/text/differences.ts';
import { moveMarks } from '#shared/text/movedMarks.ts';

const mark = (kind: FormatMark['kind'], text: string, words: string, value?: string): FormatMark => ({
  kind,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
  ...(value === undefined ? {} : { value }),
});

function moved(before: string, after: string, marks: readonly FormatMark[]) {
  return moveMarks(before, after, differencesOf(before, after), marks).map(({ kind, start, end, value }) => [
    kind,
    after.slice(start, end),
    ...(value === undefined ? [] : [value]),
  ]);
}

describe('the marks of a corrected text', () => {
  test('stay with their words, and go with them', () => {
    const before = 'They always call back.';
    const marks = [mark('italic', before, 'always'), mark('bold', before, 'call back')];
    expect(moved(before, 'Yes, they call back.', marks)).toEqual([['bold', 'call back']]);
  });

  test('of a paragraph cover it whole, with what is written at its ends', () => {
    const before = 'Fist day\nThey call back.';
    const marks = [mark('heading1', before, 'Fist day')];
    expect(moved(before, 'The first day of all\nThey call back.', marks)).toEqual([
      ['heading1', 'The first day of all'],
    ]);
    expect(moved(before, 'They call back.', marks)).toEqual([]);
    expect(moved(before, 'Fist day\nA new paragraph.\nThey call back.', marks)).toEqual([['heading1', 'Fist day']]);
  });

  test('of speakers take a corrected name over', () => {
    const before = 'INT: So?\nAna: Yes.\n[Bo] No.';
    const marks = [
      mark('speaker', before, 'INT:', 'INT'),
      mark('speaker', before, 'Ana:', 'Ana'),
      mark('speaker', before, '[Bo]', 'Bo'),
    ];
    expect(moved(before, 'INT: So?\nAnna: Yes.\n[Bob] No.', marks)).toEqual([
      ['speaker', 'INT:', 'INT'],
      ['speaker', 'Anna:', 'Anna'],
      ['speaker', '[Bob]', 'Bob'],
    ]);
  });

  test('make a turn of a paragraph that begins with the name of somebody who speaks', () => {
    const before = 'INT: So?\nAna: Yes. And you?';
    const marks = [mark('speaker', before, 'INT:', 'INT'), mark('speaker', before, 'Ana:', 'Ana')];
    const after = 'INT: So?\nAna: Yes.\nINT: And you?\nPlace: here';
    expect(moved(before, after, marks)).toEqual([
      ['speaker', 'INT:', 'INT'],
      ['speaker', 'Ana:', 'Ana'],
      ['speaker', 'INT:', 'INT'],
    ]);
  });

  test('are no turn any more where two paragraphs became one', () => {
    const before = 'INT: So?\nAna: Yes.';
    const marks = [mark('speaker', before, 'INT:', 'INT'), mark('speaker', before, 'Ana:', 'Ana')];
    expect(moved(before, 'INT: So? Ana: Yes.', marks)).toEqual([['speaker', 'INT:', 'INT']]);
  });
});
