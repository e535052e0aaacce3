import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import { describeReading, offsetReadings, readingOffsets } from '#shared/interchange/refi/offsets.ts';
import { decodePlainText } from '#shared/interchange/refi/plainText.ts';
import { TextPositions } from '#shared/interchange/refi/positions.ts';
import { replaceIllegal } from '#shared/interchange/refi/xmlCharacters.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import { hasRefiCorpus, refiSamples } from '../../support/refiCorpus.ts';
import { bytesOfText, projectXml, readProject } from '../../support/refiFiles.ts';
import { anyReading, anySpan, charactersOf, foreignText, writtenPositions } from '../../support/refiOffsets.ts';
import { foundTexts } from '../../support/refiTexts.ts';

const standard: OffsetReading = { unit: 'code points', lineEnd: 2, end: 'exclusive' };
const words = (positions: TextPositions, start: string, end: string, reading: OffsetReading): string => {
  const { range } = positions.place(start, end, reading);
  return range ? positions.text.slice(range.start, range.end) : '';
};

/** A text, a way of counting, and a span of its characters. */
const counted = fc.tuple(foreignText, anyReading).chain(([raw, reading]) => {
  const characters = charactersOf(raw);
  return fc.record({
    raw: fc.constant(raw),
    reading: fc.constant(reading),
    characters: fc.constant(characters),
    span: anySpan(characters),
  });
});

describe('check 2: positions of every convention lead to the words that were meant', () => {
  test('in texts with emoji, flags, combining marks, CJK extension B, CRLF, control characters (3,000 cases)', () => {
    fc.assert(
      fc.property(counted, ({ raw, reading, characters, span: { first, last } }) => {
        const { start, end } = writtenPositions(characters, first, last, reading);
        const meant = characters.slice(first, last).join('');
        const positions = new TextPositions(raw);
        // What is between two control characters that are not kept is nothing.
        expect(words(positions, start, end, reading)).toBe(normaliseText(`x${meant}`).slice(1));
        const { problem } = positions.place(start, end, reading);
        expect(problem === null || problem === 'empty' || problem === 'inside a character').toBe(true);
        // Counted to its last unit, a line end of two is entered in its middle, and told.
        if (reading.end === 'exclusive') expect(problem).not.toBe('inside a character');
      }),
      { numRuns: 3000 },
    );
  });

  test('the end of a text, and every place in it, is where normalising the text before it ends (1,000 cases)', () => {
    fc.assert(
      fc.property(counted, ({ raw, reading, characters, span: { last } }) => {
        const { start } = writtenPositions(characters, last, last, { ...reading, end: 'exclusive' });
        const before = characters.slice(0, last).join('');
        expect(new TextPositions(raw).point(start, reading)).toBe(normaliseText(before).length);
      }),
      { numRuns: 1000 },
    );
  });

  test('the convention is found from the names of the passages, whatever the program usually does (500 files)', () => {
    const file = fc.tuple(foreignText, anyReading).chain(([raw, reading]) => {
      const characters = charactersOf(raw);
      return fc.tuple(
        fc.constant(raw),
        fc.constant(reading),
        fc.array(anySpan(characters), { minLength: 3, maxLength: 8 }),
      );
    });
    fc.assert(
      fc.property(file, ([raw, reading, spans]) => {
        const characters = charactersOf(raw);
        const positions = new TextPositions(raw);
        const selections = spans.map(({ first, last }) => ({
          ...writtenPositions(characters, first, last, reading),
          name: normaliseText(`x${characters.slice(first, last).join('')}`).slice(1),
        }));
        const named = selections.filter(({ name }) => /[\p{L}\p{N}]/u.test(name));
        const { used } = readingOffsets([{ positions, selections }], 'Some tool');
        const agreeing = (tried: OffsetReading) =>
          named.filter(({ start, end, name }) => words(positions, start, end, tried).trim() === name.trim()).length;
        expect(agreeing(used)).toBe(agreeing(reading));
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(!hasRefiCorpus)('check 2: quotations of the corpus under the convention that was found', () => {
  const projects = refiSamples.filter(({ expected }) =>
    expected.textSelections?.some(({ text }) => text !== undefined),
  );
  test.each(projects.map((sample) => [sample.name, sample] as const))('%s', (name, { bytes, expected }) => {
    const file = readProject(bytes, name);
    const texts = foundTexts(file);
    const { used } = readingOffsets(texts, file.project.origin);
    const { unit, crlf, end } = expected.offsetConvention ?? { unit: 'codepoint', crlf: 2, end: 'exclusive' };
    expect(used.unit === 'code points' ? 'codepoint' : 'utf16').toBe(unit);
    expect(used.end).toBe(end);
    if (texts.some(({ positions }) => positions.hasLongLineEnds)) expect(used.lineEnd).toBe(crlf);
    const found = texts.flatMap(({ positions, selections }) =>
      selections.map(({ guid, start, end: last }) => [
        guid,
        Number(start),
        Number(last),
        words(positions, start, last, used),
      ]),
    );
    const good = (expected.textSelections ?? []).filter(({ text, start }) => text !== undefined && start >= 0);
    for (const { guid, start, end: last, text } of good) {
      expect(found).toContainEqual([guid.toLowerCase().replace(/[{}]/g, ''), start, last, normaliseText(text ?? '')]);
    }
  });
});

describe('the convention of a file', () => {
  const evidence = (raw: string, selections: readonly { start: string; end: string; name?: string }[]) => [
    { positions: new TextPositions(raw), selections },
  ];
  const lines = Array.from({ length: 30 }, (_, index) => `${'😀'.repeat(index % 3)} line ${index} of 𝒳\r\n`).join('');
  const lineSelections = (reading: OffsetReading) =>
    Array.from({ length: 25 }, (_, index) => {
      const characters = charactersOf(lines);
      const breaks = characters.flatMap((each, at) => (each === '\r\n' ? [at] : []));
      return writtenPositions(characters, (breaks[index] ?? 0) + 1, breaks[index + 1] ?? 0, reading);
    });

  test('is found from the edges of words and lines where names tell nothing', () => {
    for (const reading of offsetReadings) {
      const { used, sure } = readingOffsets(evidence(lines, lineSelections(reading)), 'Some tool 1.0');
      expect(describeReading(used)).toBe(describeReading(reading));
      expect(sure).toBe(describeReading(reading) === describeReading(standard));
    }
  });

  test('is what NVivo for Windows and ATLAS.ti usually do, and is then sure', () => {
    const nvivo: OffsetReading = { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' };
    const atlas: OffsetReading = { unit: 'code points', lineEnd: 1, end: 'exclusive' };
    expect(readingOffsets(evidence(lines, lineSelections(nvivo)), 'NVivo for Windows 14.23')).toMatchObject({
      used: nvivo,
      sure: true,
    });
    expect(readingOffsets(evidence(lines, lineSelections(atlas)), 'ATLAS.ti 23')).toMatchObject({
      used: atlas,
      sure: true,
    });
    const against = readingOffsets(evidence(lines, lineSelections(atlas)), 'NVivo for Windows 14.23');
    expect(against).toMatchObject({ used: atlas, sure: false });
    expect(against.why).toContain('Usually programs like NVivo for Windows 14.23 count in UTF-16 units');
  });

  test('that nothing decides is the usual one, and not sure', () => {
    const { used, sure, why } = readingOffsets(evidence('🤯 a b c d', [{ start: '4', end: '5' }]), 'Some tool 1.0');
    expect({ used, sure }).toEqual({ used: standard, sure: false });
    expect(why).toContain('Nothing in the file decides');
    expect(readingOffsets(evidence('🤯 a b c d', [{ start: '4', end: '5' }]), 'Axial 0.1').sure).toBe(true);
    expect(readingOffsets([], undefined)).toEqual({
      used: standard,
      why: 'The file holds no positions in texts.',
      sure: true,
    });
  });

  test('is not changed by a few bad positions among good ones', () => {
    const bad = [
      { start: '5', end: '100000' },
      { start: '9', end: '2' },
      { start: '-3', end: '4' },
    ];
    const { used, sure } = readingOffsets(evidence(lines, [...lineSelections(standard), ...bad]), undefined);
    expect({ used, sure }).toEqual({ used: standard, sure: true });
  });

  test('is found from names that were cut', () => {
    const raw = `🤯🤯 ${'they wait for an answer and '.repeat(12)}.`;
    const utf16: OffsetReading = { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' };
    const characters = charactersOf(raw);
    const selection = {
      ...writtenPositions(characters, 3, characters.length - 1, utf16),
      name: `${raw.slice(5, 105)}…`,
    };
    expect(readingOffsets(evidence(raw, [selection]), undefined).used).toEqual(utf16);
  });
});

describe('check 13 (reading): what is wrong with positions is said, and nothing put right in silence', () => {
  const positions = new TextPositions('Hello 🤯 world\r\n');
  test.each([
    ['0', '5', { start: 0, end: 5 }, null],
    [' +0 ', '005', { start: 0, end: 5 }, null],
    ['0', '15', { start: 0, end: 15 }, null],
    ['10', '9999', { start: 11, end: 15 }, 'behind the text'],
    ['9999', '99999', null, 'behind the text'],
    ['-3', '4', { start: 0, end: 4 }, 'before the text'],
    ['8', '2', null, 'reversed'],
    ['5', '5', null, 'empty'],
    ['', '5', null, 'no number'],
    ['1.5', '5', null, 'no number'],
    ['0', '99999999999999999999999', { start: 0, end: 15 }, 'behind the text'],
    ['0', '14', { start: 0, end: 15 }, 'inside a character'],
  ])('from %s to %s', (start, end, range, problem) => {
    expect(positions.place(start, end, standard)).toEqual({ range, problem });
  });

  test('half of a surrogate pair becomes the whole character, and is told', () => {
    const utf16: OffsetReading = { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' };
    expect(positions.place('7', '9', utf16)).toEqual({ range: { start: 6, end: 9 }, problem: 'inside a character' });
    expect(positions.place('0', '7', utf16)).toEqual({ range: { start: 0, end: 8 }, problem: 'inside a character' });
  });

  test('positions in words that stand in the XML count its line ends as XML reads them', () => {
    const xml = projectXml(
      '<Sources><TextSource guid="0000ab1e-0000-4000-8000-000000000001"><PlainTextContent> a\r\nb🤯&#13;\nc</PlainTextContent></TextSource></Sources>',
    );
    const source = readProject(xml).project.sources[0];
    const content = source?.kind === 'TextSource' ? source.content : undefined;
    expect(content).toBe(' a\nb🤯\r\nc');
    expect(words(new TextPositions(content ?? ''), '3', '5', standard)).toBe('b🤯');
    expect(words(new TextPositions(content ?? ''), '7', '8', standard)).toBe('c');
  });
});

describe('plain text files', () => {
  test('are UTF-8 with or without a mark, which is not counted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.toWellFormed().replace(/^\uFEFF/, '');
        expect(decodePlainText(bytesOfText(`\uFEFF${plain}`))).toEqual({ text: plain, warning: null });
        // Without a mark, zeros in every second place are how UTF-16 is told.
        const words = plain.replaceAll('\0', '');
        expect(decodePlainText(bytesOfText(words))).toEqual({ text: words, warning: null });
      }),
      { numRuns: 200 },
    );
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, 0]);
    expect(decodePlainText(marked)).toEqual({ text: '\0', warning: null });
  });

  test('that are not UTF-8 are read as Windows-1252 or UTF-16, and told', () => {
    const bytes = new Uint8Array([0x93, 0x53, 0x6d, 0x61, 0x72, 0x74, 0x94, 0x20, 0xe9, 0x80]);
    expect(decodePlainText(bytes)).toEqual({ text: '“Smart” é€', warning: expect.stringContaining('Windows-1252') });
    const utf16 = new Uint8Array(Buffer.from('\uFEFFa🤯', 'utf16le'));
    expect(decodePlainText(utf16)).toEqual({ text: 'a🤯', warning: expect.stringContaining('UTF-16') });
  });

  test('decide like the decoder of the platform whether they are UTF-8 (2,000 cases)', () => {
    const strict = (bytes: Uint8Array): string | null => {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        return null;
      }
    };
    const byte = fc.constantFrom(
      0x41,
      0x7f,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 5 }), (list) => {
        const bytes = Uint8Array.from([0x41, ...list]);
        const { text, warning } = decodePlainText(bytes);
        expect(warning === null ? text : null).toBe(strict(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('check 20: positions that Axial writes', () => {
  test('count code points of the file that it writes: the slice is the quotation and the name (1,500 cases)', () => {
    const study = foreignText.map(normaliseText).filter((text) => text.length > 0);
    const chosen = study.chain((text) => {
      const characters = Array.from(text);
      return fc.tuple(
        fc.constant(text),
        anySpan(characters).map(({ first, last }) => ({
          start: characters.slice(0, first).join('').length,
          end: characters.slice(0, last).join('').length,
        })),
      );
    });
    fc.assert(
      fc.property(chosen, ([text, { start, end }]) => {
        const astral = astralPositions(text);
        const file = replaceIllegal(text);
        const from = toCodePoints(astral, start);
        const to = toCodePoints(astral, end);
        const slice = Array.from(file).slice(from, to).join('');
        expect(slice).toBe(replaceIllegal(text.slice(start, end)));
        const again = new TextPositions(decodePlainText(bytesOfText(file)).text);
        expect(again.text).toBe(file);
        expect(again.place(String(from), String(to), standard)).toEqual({ range: { start, end }, problem: null });
      }),
      { numRuns: 1500 },
    );
  });
});
