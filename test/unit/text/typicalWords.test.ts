import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWordMemory, readAsWords } from '#shared/text/numberedWords.ts';
import { logLikelihood, type TypicalPlan, typicalWords } from '#shared/text/typicalWords.ts';
import { countWords, placedWordsOf, wordsOf } from '#shared/text/wordCounts.ts';
import { placesOfTerm, termsOf, wordTrend } from '#shared/text/wordTrend.ts';

const pieces = fc.array(
  fc.constantFrom(
    'late ',
    'Late',
    ' report',
    "don't ",
    'l’idée ',
    '日本語',
    'ﬁne ',
    'İzmir ',
    '😀',
    '\n',
    ', ',
    '42 ',
    'é',
    'e\u0301 ',
  ),
  { minLength: 1, maxLength: 30 },
);
const text = pieces.map((parts) => parts.join(''));

const plan = (part: Partial<TypicalPlan> = {}): TypicalPlan => ({
  ...{
    documents: [],
    sets: 0,
    stopWords: [],
    languages: {},
    shortest: 1,
    least: 1,
    measure: 'likelihood',
    limit: 1000,
  },
  ...part,
});

describe('words with their places', () => {
  test('are the words that are counted, each where it stands', () => {
    fc.assert(
      fc.property(text, (content) => {
        const placed = [...placedWordsOf(content)];
        expect(placed.map(({ word }) => word)).toEqual([...wordsOf(content)]);
        for (const [at, { word, start, end }] of placed.entries()) {
          expect(start).toBeGreaterThanOrEqual(placed[at - 1]?.end ?? 0);
          expect(end).toBeLessThanOrEqual(content.length);
          // What stands there alone is that word, or begins with it where a dictionary cuts the run otherwise.
          expect([...wordsOf(content.slice(start, end))].join('')).toBe(word);
        }
      }),
    );
  });
});

describe('words that are typical', () => {
  const range = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 25 }));
  const document = fc.record({ content: text, covered: fc.array(range, { maxLength: 4 }) });

  test('counts in all and inside are those of each word looked at alone', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 1, maxLength: 4 }), (documents) => {
        const union = (ranges: readonly (readonly [number, number])[]) => {
          const covered = new Set(ranges.flatMap(([from, size]) => Array.from({ length: size }, (_, at) => from + at)));
          const sorted = [...covered].sort((a, b) => a - b);
          return Int32Array.from(
            sorted
              .filter((at) => !covered.has(at - 1))
              .flatMap((at) => {
                let end = at;
                while (covered.has(end)) end++;
                return [at, end];
              }),
          );
        };
        const result = typicalWords(
          plan({
            sets: 1,
            documents: documents.map(({ covered }, key) => ({ key, heard: null, covered: [union(covered)] })),
          }),
          readAsWords((key) => documents[key]?.content ?? ''),
        );
        const all = new Map<string, number>();
        const inside = new Map<string, number>();
        for (const { content, covered } of documents) {
          for (const { word, start, end } of placedWordsOf(content)) {
            if (/^\p{N}+$/u.test(word)) continue;
            all.set(word, (all.get(word) ?? 0) + 1);
            if (covered.some(([from, size]) => start < from + size && from < end))
              inside.set(word, (inside.get(word) ?? 0) + 1);
          }
        }
        expect(new Map(result.frequent.map(({ word, count }) => [word, count]))).toEqual(all);
        const sum = (counts: Map<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);
        expect([result.total, result.inside[0]]).toEqual([sum(all), sum(inside)]);
        for (const { word, inside: times, count, ratio } of result.typical[0] ?? []) {
          expect([times, count]).toEqual([inside.get(word), all.get(word)]);
          expect(ratio).toBeCloseTo(times / sum(inside) / (count / sum(all)), 10);
          expect(ratio).toBeGreaterThan(1);
        }
      }),
    );
  });

  test('the log-likelihood is that of two binomials against one (Dunning 1993)', () => {
    const log = (k: number, n: number, p: number) =>
      (k > 0 ? k * Math.log(p) : 0) + (n - k > 0 ? (n - k) * Math.log(1 - p) : 0);
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(500), fc.nat(500), (inside, outside, more, rest) => {
        const [size, others] = [inside + more + 1, outside + rest + 1];
        const p = (inside + outside) / (size + others);
        const two = log(inside, size, inside / size) + log(outside, others, outside / others);
        const one = log(inside, size, p) + log(outside, others, p);
        const found = logLikelihood(inside, size, inside + outside, size + others);
        expect(found).toBeCloseTo(Math.max(0, 2 * (two - one)), 6);
      }),
    );
    expect(logLikelihood(10, 100, 20, 1000)).toBeCloseTo(21.177, 3);
    expect(logLikelihood(10, 100, 100, 1000)).toBeCloseTo(0, 10);
  });

  test('small words of the languages that the texts are written in are left out, and named', () => {
    const words = 'the report of the desk and the late report';
    const result = typicalWords(
      plan({
        documents: [{ key: 0, heard: null, covered: [Int32Array.of(31, 42)] }],
        ...{ sets: 1, stopWords: ['desk'], languages: { en: ['the', 'of', 'and'], de: ['und', 'late'] } },
      }),
      readAsWords(() => words),
    );
    expect(result.languages).toEqual(['en']);
    expect(result.frequent).toEqual([
      { word: 'report', count: 2, documents: 1 },
      { word: 'late', count: 1, documents: 1 },
    ]);
    expect(result.typical[0]?.map(({ word }) => word)).toEqual(['late']);
  });

  test('with what is heard, only that is counted, as the count of words does it', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (content, cut) => {
        const heard = Int32Array.of(Math.min(cut, content.length), content.length);
        const counted = countWords(
          {
            documents: [{ key: 0, group: 0, heard }],
            groups: 1,
            stopWords: [],
            shortest: 1,
            numbers: false,
            limit: 1000,
          },
          () => content,
        );
        const result = typicalWords(
          plan({ documents: [{ key: 0, heard, covered: [] }] }),
          readAsWords(() => content),
        );
        expect(result.total).toBe(counted.total);
        expect(result.frequent.map(({ word, count }) => [word, count])).toEqual(
          counted.words.map(({ word, count }) => [word, count]),
        );
      }),
    );
  });
});

describe('terms along a study', () => {
  test('a term is a word, words in a row, or a beginning', () => {
    expect(termsOf('Report, month end, late*, , report')).toEqual([
      { written: 'Report', words: ['report'] },
      { written: 'month end', words: ['month', 'end'] },
      { written: 'late*', words: ['late*'] },
    ]);
    const words = [...placedWordsOf('The report: later, at month end, lately the month ends.')];
    const at = (written: string) =>
      termsOf(written)
        .flatMap((term) => placesOfTerm(words, term))
        .map(({ start }) => start);
    expect(at('report')).toEqual([4]);
    expect(at('late*')).toEqual([12, 33]);
    expect(at('month end')).toEqual([22]);
    expect(at('month end*')).toEqual([22, 44]);
  });

  test('counts and running words by group', () => {
    const texts = ['Late again. It is late.', 'The report was late', 'No words here'];
    const result = wordTrend(
      {
        documents: texts.map((_, key) => ({ key, group: key === 1 ? 1 : 0, heard: null })),
        ...{ groups: 2, terms: termsOf('late, report') },
      },
      readAsWords((key) => texts[key] ?? ''),
    );
    expect([...result.counts]).toEqual([2, 1, 0, 1]);
    expect([...result.words]).toEqual([8, 4]);
  });

  test('a term does not reach from what is heard over what is not', () => {
    const text = 'month end. Month | end month end';
    const counted = (heard: Int32Array | null) => [
      ...wordTrend(
        { documents: [{ key: 0, group: 0, heard }], groups: 1, terms: termsOf('month end, end') },
        readAsWords(() => text),
      ).counts,
    ];
    expect(counted(null)).toEqual([3, 3]);
    expect(counted(Int32Array.of(0, 16, 18, 32))).toEqual([2, 3]);
  });
});

describe('texts that are kept as words', () => {
  const content = fc.array(fc.constantFrom('late ', 'the ', 'report. ', "l'idée ", '🙂 ', '7 ', 'Zeit '), {
    maxLength: 12,
  });
  const heard = fc.option(fc.constantFrom(Int32Array.of(0, 5), Int32Array.of(2, 9, 12, 30)));
  const study = fc.array(fc.tuple(fc.nat(4), heard), { maxLength: 6 });

  test('are counted as if they were read anew, whatever was kept before and however little is kept', () => {
    fc.assert(
      fc.property(
        fc.array(content, { minLength: 5, maxLength: 5 }),
        fc.array(study, { minLength: 1, maxLength: 4 }),
        fc.nat(40),
        (written, studies, most) => {
          const texts = written.map((parts) => parts.join(''));
          const memory = createWordMemory(most);
          for (const documents of studies) {
            // A document is known by its place, its text by what it holds.
            const textOf = (key: number) => texts[documents[key]?.[0] ?? 0] ?? '';
            const source = memory.source({ hash: textOf, read: textOf });
            const listed = documents.map(([, heard], key) => ({ key, heard, covered: [Int32Array.of(0, 8)] }));
            const words = plan({ sets: 1, documents: listed });
            expect(typicalWords(words, source)).toEqual(typicalWords(words, readAsWords(textOf)));
            const trend = {
              documents: listed.map((each) => ({ ...each, group: each.key % 2 })),
              groups: 2,
              terms: termsOf('late, the report, re*'),
            };
            expect(wordTrend(trend, source)).toEqual(wordTrend(trend, readAsWords(textOf)));
          }
        },
      ),
    );
  });

  test('are read once', () => {
    let times = 0;
    const memory = createWordMemory();
    const texts = { hash: () => 'same', read: () => `late ${++times}` };
    const words = plan({
      documents: [
        { key: 0, heard: null, covered: [] },
        { key: 1, heard: null, covered: [] },
      ],
    });
    for (let count = 0; count < 3; count++) typicalWords(words, memory.source(texts));
    expect(times).toBe(1);
  });
});
