import type { StudyColumns } from './columns.ts';
import { type Found, foundRows, keepFlagged, rowsWhere } from './found.ts';
import { except, type FoundRelation, relate } from './foundRelations.ts';
import { anyOf, coveredByAtLeast } from './foundTogether.ts';

/** A query in indices: what the words of an expression come to in one study. */
export type QueryPlan =
  /** Codings of the codes that are flagged; `null` = all. */
  | { readonly find: 'codings'; readonly codes: Uint8Array | null }
  | { readonly find: 'any' | 'all' | 'whole'; readonly of: readonly QueryPlan[] }
  | { readonly find: 'atLeast'; readonly least: number; readonly of: readonly QueryPlan[] }
  /** Codings of the flagged codes that no coding of a code without a flag overlaps. */
  | { readonly find: 'only'; readonly codes: Uint8Array }
  | {
      readonly find: 'related';
      readonly relation: FoundRelation;
      readonly within: number;
      readonly not: boolean;
      readonly first: QueryPlan;
      readonly second: QueryPlan;
    }
  | { readonly find: 'except'; readonly first: QueryPlan; readonly second: QueryPlan }
  | { readonly find: 'inDocuments'; readonly first: QueryPlan; readonly documents: Uint8Array }
  /** `row` is a row of the codings. */
  | { readonly find: 'codingsThat'; readonly first: QueryPlan; readonly test: (row: number) => boolean }
  | {
      readonly find: 'placesThat';
      readonly first: QueryPlan;
      readonly test: (document: number, start: number, end: number) => boolean;
    };

/**
 * Finds what a plan asks for. Overlap, paragraphs and distance are those of METHOD.md §1 and §3. Every part is a sweep over
 * one document at a time; nothing looks at all pairs.
 */
export function runQuery(columns: StudyColumns, plan: QueryPlan): Found {
  const run = (part: QueryPlan) => runQuery(columns, part);
  switch (plan.find) {
    case 'codings':
      return codingsOf(columns, plan.codes);
    case 'any':
      return anyOf(columns, plan.of.map(run));
    case 'all':
      return coveredByAtLeast(columns, plan.of.map(run), plan.of.length);
    case 'atLeast':
      return coveredByAtLeast(columns, plan.of.map(run), plan.least);
    case 'whole':
      return wholeOf(columns, plan.of.map(run));
    case 'only': {
      const others = plan.codes.map((flag) => 1 - flag);
      const sides = { first: codingsOf(columns, plan.codes), second: codingsOf(columns, others) };
      return relate(columns, 'overlapping', { ...sides, within: 0, not: true });
    }
    case 'related': {
      const { relation, within, not } = plan;
      return relate(columns, relation, { first: run(plan.first), second: run(plan.second), within, not });
    }
    case 'except':
      return except(run(plan.first), run(plan.second));
    case 'inDocuments':
      return keepPlaces(run(plan.first), (document) => plan.documents[document] === 1);
    case 'codingsThat': {
      const found = run(plan.first);
      return keepFlagged(
        found,
        Uint8Array.from(found.row, (row) => (plan.test(row) ? 1 : 0)),
      );
    }
    case 'placesThat':
      return keepPlaces(run(plan.first), plan.test);
  }
}

function codingsOf(columns: StudyColumns, codes: Uint8Array | null): Found {
  const { code } = columns.codings;
  return foundRows(
    columns,
    rowsWhere(columns, (row) => codes === null || codes[code[row] as number] === 1),
  );
}

function wholeOf(columns: StudyColumns, parts: readonly Found[]): Found {
  const [first, ...others] = parts;
  if (!first) return codingsOf(columns, new Uint8Array(columns.codeIds.length));
  return others.reduce(
    (found, second) => relate(columns, 'overlapping', { first: found, second, within: 0, not: false }),
    first,
  );
}

function keepPlaces(found: Found, test: (document: number, start: number, end: number) => boolean): Found {
  const flags = new Uint8Array(found.start.length);
  for (let document = 0; document + 1 < found.offset.length; document++) {
    for (let at = found.offset[document] as number; at < (found.offset[document + 1] as number); at++) {
      if (test(document, found.start[at] as number, found.end[at] as number)) flags[at] = 1;
    }
  }
  return keepFlagged(found, flags);
}
