import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeline } from '#shared/analysis/codeline.ts';
import { columnsOf, setOf } from '../../support/columns.ts';
import { oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const everyone = () => true;

describe('the codeline of a document', () => {
  test('a paragraph is filled exactly when a coding of the code shares a character with it', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(ownSets, nestedSets, themeSets), (study, sets) => {
        const columns = columnsOf(study);
        for (const [document, part] of oracleDocuments(study, everyone, everyone).entries()) {
          const { paragraphs, rows } = codeline(columns, { sets, document });
          expect(paragraphs).toBe(part.paragraphs.length);
          for (const [index, set] of sets.entries()) {
            const mine = part.codings.filter(({ coding }) => set.members.includes(coding.code));
            const touched = part.paragraphs.flatMap((paragraph, at) =>
              mine.some(({ characters }) => characters.intersection(paragraph).size > 0) ? [at] : [],
            );
            const runs = rows[index]?.runs ?? [];
            const filled = runs.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, step) => from + step));
            expect(filled).toEqual(touched);
            expect(rows[index]?.paragraphs).toBe(touched.length);
            expect(rows[index]?.codings).toBe(mine.length);
            for (const [at, { from }] of runs.entries())
              if (at > 0) expect(from).toBeGreaterThan(runs[at - 1]?.to ?? 0);
          }
        }
      }),
    );
  });

  test('a run counts the codings that its words lead to: those that share a character with its range', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(ownSets, nestedSets), (study, sets) => {
        const columns = columnsOf(study);
        for (const document of study.texts.keys()) {
          for (const [index, { runs }] of codeline(columns, { sets, document }).rows.entries()) {
            for (const { start, end, codings } of runs) {
              const behind = study.codings.filter(
                (coding) =>
                  coding.document === document &&
                  sets[index]?.members.includes(coding.code) &&
                  coding.start < end &&
                  start < coding.end,
              );
              expect(codings).toBe(behind.length);
            }
          }
        }
      }),
    );
  });

  test('touching a line break alone touches no paragraph; neighbours make one run', () => {
    const study = {
      texts: ['one\n\ntwo\nthree\nfour'],
      codes: ['A', 'B'],
      coders: ['Ann'],
      codings: [
        { document: 0, code: 0, coder: 0, start: 1, end: 2 },
        { document: 0, code: 0, coder: 0, start: 5, end: 7 },
        { document: 0, code: 0, coder: 0, start: 16, end: 17 },
        { document: 0, code: 1, coder: 0, start: 3, end: 5 },
      ],
    };
    const { rows } = codeline(columnsOf(study), { sets: [setOf('A', [0]), setOf('B', [1])], document: 0 });
    expect(rows[0]?.runs).toEqual([
      { from: 0, to: 2, start: 0, end: 8, codings: 2 },
      { from: 3, to: 4, start: 15, end: 19, codings: 1 },
    ]);
    expect(rows[1]).toEqual({ runs: [], codings: 1, paragraphs: 0 });
  });
});
