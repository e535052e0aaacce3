import { describe, expect, it } from 'vitest';
import { speakerMarks } from '../../../electron/import/speakers.ts';

const speakers = (text: string) => speakerMarks(text).map((mark) => [mark.value, text.slice(mark.start, mark.end)]);

describe('who speaks', () => {
  it('is read from names and a colon that come back', () => {
    const text = 'Tim Smith: How are you?\n\nJason: Well.\n\nTim Smith: Good.\nJason: And you?\n';
    expect(speakers(text)).toEqual([
      ['Tim Smith', 'Tim Smith:'],
      ['Jason', 'Jason:'],
      ['Tim Smith', 'Tim Smith:'],
      ['Jason', 'Jason:'],
    ]);
  });

  it('is read from brackets and from labels in capitals at once', () => {
    expect(speakers('[id1] Hello.\n[Interviewer]: Yes?\nINT: So.\nP03: No.\n')).toEqual([
      ['id1', '[id1]'],
      ['Interviewer', '[Interviewer]'],
      ['INT', 'INT:'],
      ['P03', 'P03:'],
    ]);
  });

  it('is not read from a heading, a time, a web address or a note that stands once', () => {
    const text =
      'Place: Utrecht\n10:30 we began\nhttps://example.org\nNB: look up\n[00:12] talk\n[laughs softly and long, then says something nobody understood]\nhe said: yes\nhe said: no\n';
    expect(speakers(text)).toEqual([]);
  });

  it('is found in other scripts', () => {
    expect(speakers('田中：はい。\n山田：いいえ。\n田中：そう。\n山田：うん。')).toHaveLength(4);
    expect(speakers('Ärztin: Ja.\nÉmile: Oui.\nÄrztin: Gut.\nÉmile: Non.')).toHaveLength(4);
  });

  it('stands at the start of a paragraph and nowhere else', () => {
    expect(speakers('He said Anna: no.\nShe said Anna: no.\n')).toEqual([]);
    expect(speakers('  Anna: yes.\n\tAnna: no.')).toEqual([
      ['Anna', 'Anna:'],
      ['Anna', 'Anna:'],
    ]);
  });

  it('is read from names in small letters that come back twice, as in a chat', () => {
    const chat = 'anna: hello\nTom: hi\nanna: so\nTom: well\nanna: bye\nps: later\nps: much\n';
    expect(speakers(chat).map(([name]) => name)).toEqual(['anna', 'Tom', 'anna', 'Tom', 'anna']);
  });

  it('is read from a name with a time that stands once, where another one comes back', () => {
    const meeting = 'Ida Berg  0:03\nHello.\n\nTom Oak  0:12\nThanks.\n\nIda Berg  0:15\nSo?\n';
    expect(speakers(meeting).map(([name]) => name)).toEqual(['Ida Berg', 'Tom Oak', 'Ida Berg']);
    expect(speakers('Tuesday 10:30\nrain\nFriday 9:00\nsun\n')).toEqual([]);
  });

  it('is not read from a remark that names its time', () => {
    expect(speakers('[unintelligible 00:03:12] Thanks.\n[Crosstalk 1:05] No.')).toEqual([]);
  });
});
