import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFrequencies } from '#shared/analysis/codeFrequencies.ts';
import { columnsOf, type SmallCoding } from '../../support/columns.ts';
import { oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

describe('how often codes occur, by whom and when', () => {
  test('is what looking at each coding gives', () => {
    const times = fc.array(fc.nat(4), { minLength: 18, maxLength: 18 });
    const chosen = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(randomStudy, times, chosen, fc.constantFrom(ownSets, nestedSets), (study, made, documents, sets) => {
        const columns = columnsOf(study);
        const flags = Uint8Array.from(study.texts, (_, at) => (documents[at] ? 1 : 0));
        const madeAt = Float64Array.from(columns.codings.code, (_, at) => made[at] ?? 0);
        const found = codeFrequencies(columns, { sets, documents: flags, madeAt });
        const rows = rowsOf(columns.codings).map((coding, at) => ({ ...coding, at: madeAt[at] ?? 0 }));
        const parts = oracleDocuments(
          study,
          () => true,
          (document) => documents[document] === true,
        );
        const characters = parts.reduce((sum, part) => sum + part.characters.length, 0);
        expect([found.documentTotal, found.characterTotal]).toEqual([parts.length, characters]);
        for (const [index, { members }] of sets.entries()) {
          const mine = rows.filter(({ code, document }) => members.includes(code) && documents[document]);
          expect(found.codings[index]).toBe(mine.length);
          expect(found.documents[index]).toBe(new Set(mine.map(({ document }) => document)).size);
          expect(found.covered[index]).toBe(
            parts.reduce((sum, { codings }) => {
              const own = codings.filter(({ coding }) => members.includes(coding.code));
              return sum + new Set(own.flatMap((each) => [...each.characters])).size;
            }, 0),
          );
          for (const coder of [0, 1, 2]) {
            const byCoder = found.byCoder[index * 3 + coder];
            expect(byCoder).toBe(mine.filter((coding) => coding.coder === coder).length);
          }
          const first = mine.reduce((best, each) => (best && best.at <= each.at ? best : each), mine[0]);
          const last = mine.reduce((best, each) => (best && best.at > each.at ? best : each), mine[0]);
          expect([found.firstAt[index], found.firstDocument[index]]).toEqual([
            first?.at ?? Number.NaN,
            first?.document ?? -1,
          ]);
          expect([found.lastAt[index], found.lastDocument[index]]).toEqual([
            last?.at ?? Number.NaN,
            last?.document ?? -1,
          ]);
        }
      }),
    );
  });
});

/** The codings in the order of the columns. */
function rowsOf(
  codings: Record<'document' | 'code' | 'coder', Int32Array>,
): Pick<SmallCoding, 'document' | 'code' | 'coder'>[] {
  return Array.from(codings.code, (code, at) => ({
    code,
    document: codings.document[at] ?? 0,
    coder: codings.coder[at] ?? 0,
  }));
}
