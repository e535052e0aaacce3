import type { ExchangeKind } from '#shared/domain/exchange.ts';
import { findKeyOf, type IdTable } from '../../store/exchangeRows.ts';
import type { WritableStudy } from '../../store/study.ts';
import { type BringingPlan, kindsOf } from './planBringing.ts';

/** What all writing of a plan works with. */
export interface Writing {
  readonly study: WritableStudy;
  readonly plan: BringingPlan;
  /** The study is new: places and times are those of the file. */
  readonly exact: boolean;
  /** Key of a row by its id; `undefined` for what is not there. */
  readonly keyOf: (table: IdTable, id: string) => number | undefined;
  /** Notes the key of a row that was added a moment ago. */
  readonly noteKey: (table: IdTable, id: string, key: number) => void;
  /** Things that were to become what the file says and could not. */
  readonly stayed: Map<ExchangeKind, number>;
}

export function beginWriting(study: WritableStudy, plan: BringingPlan, exact: boolean): Writing {
  const tables = new Map<IdTable, Map<string, number>>();
  const keysOf = (table: IdTable): Map<string, number> => {
    const known = tables.get(table) ?? new Map<string, number>();
    tables.set(table, known);
    return known;
  };
  return {
    study,
    plan,
    exact,
    keyOf: (table, id) => {
      const keys = keysOf(table);
      const known = keys.get(id);
      if (known !== undefined) return known;
      const found = findKeyOf(study, table, id);
      if (found !== undefined) keys.set(id, found);
      return found;
    },
    noteKey: (table, id, key) => void keysOf(table).set(id, key),
    stayed: new Map(),
  };
}

/** The key of a row that has to be there by now. */
export function requireKey({ keyOf }: Writing, table: IdTable, id: string): number {
  const key = keyOf(table, id);
  if (key === undefined) throw new Error(`A row of ${table} that was to be there is missing.`);
  return key;
}

/** Says that a thing stayed as it was though theirs was to be taken. */
export function stays({ stayed }: Writing, kind: ExchangeKind): void {
  stayed.set(kind, (stayed.get(kind) ?? 0) + 1);
}

/** What became of the things of each kind, in the order to show them. */
export function broughtBy({ plan, stayed }: Writing) {
  return kindsOf(plan).map(({ kind, found, fresh, different, same, leftOut }) => {
    const copies = different.filter(({ treatment }) => treatment === 'copy').length;
    const could = different.filter(({ treatment }) => treatment === 'theirs').length - (stayed.get(kind) ?? 0);
    const rest = different.length - copies - could;
    return { kind, found, added: fresh.length + copies, taken: could, same, stayed: rest, leftOut };
  });
}
