import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatMark } from '#shared/domain/document.ts';
import { guessRole } from '#shared/domain/speaker.ts';
import { namesAtHeads, namesThatCount, speakerMark } from '#shared/text/speakerNames.ts';
import { stretchesOf, turnsOf } from '#shared/text/turns.ts';

const marksOf = (text: string) => namesThatCount(namesAtHeads(text)).map(speakerMark);
const everybody = () => true;
const said = (text: string, isSpeaker: (name: string) => boolean = everybody) =>
  turnsOf(stretchesOf(text, marksOf(text)), isSpeaker).map((turn) => [turn.name, text.slice(turn.start, turn.end)]);

describe('a turn', () => {
  it('runs from behind the name to the last word before the next name', () => {
    const text = 'Notes first.\n\nINT: How was it?\n\nP01: Well.\nAnd long.\n\n  INT: Why? \n';
    expect(said(text)).toEqual([
      ['INT', 'How was it?'],
      ['P01', 'Well.\nAnd long.'],
      ['INT', 'Why?'],
    ]);
  });

  it('is not ended by a name that is nobody', () => {
    const text = '[Anna] Before.\n[Break] tea\n[Anna] After.\n[Ben] Yes.';
    expect(said(text, (name) => name !== 'Break')).toEqual([
      ['Anna', 'Before.\n[Break] tea'],
      ['Anna', 'After.'],
      ['Ben', 'Yes.'],
    ]);
  });

  it('of a nobody before the first speaker is nobody’s', () => {
    expect(said('[Place] Utrecht\n[Anna] Yes.', (name) => name === 'Anna')).toEqual([['Anna', 'Yes.']]);
  });

  it('may be empty', () => {
    expect(said('INT:\nP01: Well.')).toEqual([
      ['INT', ''],
      ['P01', 'Well.'],
    ]);
  });

  it('counts code points, names left out', () => {
    const text = '[Ann] 😀 a\n[Break] b\n[Ben] c';
    const [ann] = turnsOf(stretchesOf(text, marksOf(text)), (name) => name !== 'Break');
    expect(ann).toMatchObject({ characters: 3 + '[Break] b'.length });
  });

  it('begins behind a colon that its mark leaves out, and after a voice that stands nowhere in the text', () => {
    const voices: FormatMark[] = [
      { kind: 'speaker', start: 0, end: 3, value: 'Ann' },
      { kind: 'speaker', start: 10, end: 10, value: 'Ben' },
    ];
    const text = 'Ann: yes.\nNo.';
    const turns = turnsOf(stretchesOf(text, voices), everybody);
    expect(turns.map((turn) => [turn.name, text.slice(turn.start, turn.end)])).toEqual([
      ['Ann', 'yes.'],
      ['Ben', 'No.'],
    ]);
  });

  it('shares no character with another, and every word stands in a stretch', () => {
    const line = fc.constantFrom('[Ann] ', '[Ben] x', 'words', '', '  ', '[Break]', '😀 [Ann]', '\t[Ben]: and so on ');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const stretches = stretchesOf(text, marksOf(text));
        const covered = new Set<number>();
        for (const { nameStart, end } of stretches) {
          for (let at = nameStart; at < end; at++) {
            expect(covered.has(at)).toBe(false);
            covered.add(at);
          }
        }
        for (const [at, unit] of text.split('').entries()) expect(covered.has(at) || /\s/u.test(unit)).toBe(true);
      }),
    );
  });
});

describe('names at the head of paragraphs', () => {
  const names = (text: string, format: FormatMark[] = []) =>
    namesThatCount(namesAtHeads(text, format)).map((found) => [found.name, text.slice(found.start, found.end)]);

  it('may have a time before or behind them', () => {
    expect(names('[00:12] Anna: Yes.\n00:01:02 Anna: No.\nAnna (00:02): So.\nAnna [1:02:03]: Well.')).toEqual([
      ['Anna', '[00:12] Anna:'],
      ['Anna', '00:01:02 Anna:'],
      ['Anna', 'Anna (00:02):'],
      ['Anna', 'Anna [1:02:03]:'],
    ]);
  });

  it('may stand alone on a line with a time, the words below', () => {
    expect(
      names('Anna Smith   0:03\nHello.\n\nBen 0:07\nHi.\n\nAnna Smith   0:09\nSo.\nBen 1:00:09\nYes.'),
    ).toHaveLength(4);
  });

  it('in brackets and small letters count only when they come back', () => {
    expect(names('[not] a name, and a link perhaps.')).toEqual([]);
    expect(names('[anna] Yes.\n[anna] No.')).toHaveLength(2);
    expect(names('[id1] Yes.\n[Ben] No.')).toHaveLength(2);
  });

  it('may be bold, without a colon', () => {
    const text = 'Anna Yes.\nBen No.\nAnna So.\nBen Well.\nAnna is here.';
    const bold = [0, 10, 18, 27].map((start) => ({
      kind: 'bold' as const,
      start,
      end: start + (text[start] === 'A' ? 4 : 3),
    }));
    expect(names(text, bold).map(([name]) => name)).toEqual(['Anna', 'Ben', 'Anna', 'Ben']);
    expect(names(text)).toEqual([]);
  });
});

describe('the role of a name', () => {
  it('is guessed from how transcripts call those who ask, and what is nobody', () => {
    for (const name of [
      'INT',
      'I',
      'I1',
      'Interviewer',
      'Interviewer 2',
      'Moderator',
      'Q',
      'M',
      'Mod.',
      'Entrevistadora',
      '聞き手',
      'الباحثة',
      'מראיינת',
    ])
      expect([name, guessRole(name)]).toEqual([name, 'interviewer']);
    for (const name of ['Break', 'Place', 'inaudible', 'Laughter', 'Date', 'Pause', 'Music', 'Ort'])
      expect([name, guessRole(name)]).toEqual([name, 'none']);
    for (const name of ['P03', 'Anna', 'M1', 'F2', 'B', 'Tim Smith', 'id1', '田中'])
      expect([name, guessRole(name)]).toEqual([name, 'participant']);
  });
});
