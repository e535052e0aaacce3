import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeSet, StudyColumns } from '#shared/analysis/columns.ts';
import { countCoOccurrence, pairCounts } from '#shared/analysis/coOccurrence.ts';
import { isComparable, pairsOfTally, tallyPairs } from '#shared/analysis/pairCache.ts';
import { countLedger, followLedger, ledgerOfParts, openLedger, type PairLedger } from '#shared/analysis/pairLedger.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import { columnsOf, type SmallStudy } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const chosen = fc.record({
  sets: fc.constantFrom(ownSets, nestedSets, themeSets),
  coders: fc.option(fc.constantFrom(Uint8Array.of(1, 0, 1), Uint8Array.of(0, 1, 1))),
});

/** What the matrix shows, from the ledger and from nothing. */
function expectSame(columns: StudyColumns, choice: CodingChoice, ledger: PairLedger): void {
  const asked = { ...choice, unit: 'pairs', withSubcodes: true } as const;
  const { tally: _, ...known } = ledger;
  expect(countCoOccurrence(columns, { ...asked, known })).toEqual(countCoOccurrence(columns, asked));
  expect(pairsOfTally(ledger.tally)).toEqual(pairCounts(columns, choice));
}

const only = (study: SmallStudy, held: readonly boolean[]): SmallStudy => ({
  ...study,
  codings: study.codings.filter((_, index) => held[index] ?? true),
});

describe('a ledger of pairs', () => {
  test('followed through random edits is what a count from nothing gives', () => {
    const states = fc.array(fc.array(fc.boolean(), { maxLength: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(randomStudy, states, chosen, (study, steps, choice) => {
        const first = columnsOf(study);
        // The documents stay the same objects, as they do when only codings change.
        const columnsAt = (held: readonly boolean[]) => ({
          ...columnsOf(only(study, held), 2),
          documents: first.documents,
        });
        let ledger = openLedger(tallyPairs(first, choice));
        let before: readonly boolean[] = [];
        for (const held of steps) {
          const isChanged = (index: number) => (held[index] ?? true) !== (before[index] ?? true);
          const changed = study.codings.filter((_, index) => isChanged(index));
          const columns = columnsAt(held);
          ledger = followLedger(
            ledger,
            columns,
            choice,
            changed.map(({ document }) => `document ${document}`),
          );
          expectSame(columns, choice, ledger);
          before = held;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('follows a choice of other documents and other words, and begins anew for other codes', () => {
    fc.assert(
      fc.property(randomStudy, chosen, fc.nat(2), fc.nat(4), (study, choice, hidden, silent) => {
        const columns = columnsOf(study);
        const documents = Uint8Array.from(columns.documents.ids, (_, index) => (index === hidden ? 0 : 1));
        const codings = Uint8Array.from(columns.codings.start, (_, row) => (row % 5 === silent ? 0 : 1));
        let ledger = openLedger(tallyPairs(columns, choice));
        for (const next of [{ ...choice, documents }, { ...choice, codings }, { sets: ownSets }, choice]) {
          ledger = followLedger(ledger, columns, next, []);
          expectSame(columns, next, ledger);
        }
      }),
    );
  });

  test('follows the first codings of a coder and of a code that came since, and does not count the rest again', () => {
    fc.assert(
      fc.property(randomStudy, chosen, fc.nat(), (study, choice, at) => {
        const first = columnsOf(study);
        const ledger = openLedger(tallyPairs(first, choice));
        const place = at % study.texts.length;
        const end = study.texts[place]?.length ?? 0;
        fc.pre(end > 0);
        const grown: SmallStudy = {
          ...study,
          codes: [...study.codes, 'a new code'],
          coders: [...study.coders, 'a new coder'],
          codings: [
            ...study.codings,
            { document: place, code: 0, coder: study.coders.length, start: 0, end },
            { document: place, code: study.codes.length, coder: 0, start: 0, end },
          ],
        };
        const columns = { ...columnsOf(grown, 2), documents: first.documents };
        // The new code is one more of those that count into the first set, as a new subcode of a theme is.
        const [theme, ...others] = choice.sets as [CodeSet, ...CodeSet[]];
        const sets = [{ ...theme, members: [...theme.members, study.codes.length] }, ...others];
        const next = { sets, coders: choice.coders && Uint8Array.of(...choice.coders, 0) };
        expect(isComparable(ledger.tally, columns, next)).toBe(true);
        expectSame(columns, next, followLedger(ledger, columns, next, [`document ${place}`]));
      }),
    );
  });

  test('crosses to another thread in parts, and goes on there', () => {
    fc.assert(
      fc.property(randomStudy, chosen, (study, choice) => {
        const columns = columnsOf(study);
        const parts = structuredClone(countLedger(columns, choice));
        expectSame(columns, choice, ledgerOfParts(columns, choice, parts));
      }),
    );
  });

  test('that was followed leaves the one before as it was', () => {
    fc.assert(
      fc.property(randomStudy, chosen, (study, choice) => {
        fc.pre(study.codings.length > 0);
        const columns = columnsOf(study);
        const ledger = openLedger(tallyPairs(columns, choice));
        const copy = structuredClone({ ...ledger, tally: null });
        const less = { ...columnsOf(only(study, [false]), 2), documents: columns.documents };
        followLedger(ledger, less, choice, [`document ${study.codings[0]?.document}`]);
        expect({ ...ledger, tally: null }).toEqual(copy);
      }),
    );
  });
});
