import type { ExchangeKind } from '#shared/domain/exchange.ts';
import type { IncomingVariable } from '#shared/interchange/incoming.ts';
import { listIdRows, type Row } from '../../store/exchangeRows.ts';
import {
  emptyPlan,
  freeName,
  isNumbered,
  isTwice,
  type KindPlan,
  lose,
  oneOf,
  type Planning,
  tidyName,
  treatmentOf,
} from './plan.ts';

/** Coders, groups, variables and sets are met by their id, then by their name. */
type NamedKind = 'coders' | 'groups' | 'variables' | 'sets';
const tableOf = {
  coders: 'coders',
  groups: 'document_groups',
  variables: 'variables',
  sets: 'document_sets',
} as const;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A thing with the name that it has, or gets, in the study. */
export interface NamedThing<Thing extends Named> {
  readonly given: Thing;
  readonly name: string;
}

export interface NamedPlan<Thing extends Named> extends KindPlan<NamedThing<Thing>> {
  /** Names that are given away. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Meets things with those of the study. What has the name of another, in the study or in the file, and is not the same,
 * comes in under a name with a number. `fieldsOf` says what else differs.
 */
export function planNamed<Thing extends Named>(
  planning: Planning,
  kind: NamedKind,
  things: readonly Thing[],
  fieldsOf: (thing: Thing, mine: Row) => readonly string[] = () => [],
): NamedPlan<Thing> {
  const rows = planning.study ? listIdRows(planning.study, tableOf[kind]) : [];
  const mineById = new Map(rows.map((row) => [String(row.id), row]));
  const mineByName = new Map(rows.map((row) => [String(row.name), row]));
  const claimed = new Set(things.map(({ id }) => id).filter((id) => mineById.has(id)));
  const taken = new Set(mineByName.keys());
  const plan = { ...emptyPlan<NamedThing<Thing>>(kind), taken };
  for (const given of things) {
    plan.found++;
    if (isTwice(planning, plan, given)) continue;
    const name = tidyName(planning, oneOf(kind), given);
    const mine = mineById.get(given.id) ?? unclaimed(mineByName.get(name), claimed);
    if (mine) {
      claimed.add(String(mine.id));
      meet(planning, plan, { given, name }, mine, [...nameField(name, mine, taken), ...fieldsOf(given, mine)]);
      continue;
    }
    const free = freeName(name, (candidate) => taken.has(candidate));
    taken.add(free);
    if (free !== name) told(planning, kind, given, free);
    planning.targets[kind].set(given.id, given.id);
    plan.fresh.push({ thing: { given, name: free }, target: given.id });
  }
  return plan;
}

const unclaimed = (row: Row | undefined, claimed: ReadonlySet<string>): Row | undefined =>
  row && !claimed.has(String(row.id)) ? row : undefined;

function nameField(name: string, mine: Row, taken: ReadonlySet<string>): string[] {
  const own = String(mine.name);
  return own === name || isNumbered(own, name, (candidate) => taken.has(candidate)) ? [] : ['name'];
}

function meet<Thing extends Named>(
  planning: Planning,
  plan: KindPlan<NamedThing<Thing>>,
  thing: NamedThing<Thing>,
  mine: Row,
  fields: readonly string[],
): void {
  const kind = plan.kind as NamedKind;
  const { id } = thing.given;
  const target = String(mine.id);
  planning.targets[kind].set(id, target);
  if (fields.length === 0) plan.same++;
  else {
    const treatment = treatmentOf(planning, kind, id);
    plan.different.push({ thing, id, target, name: thing.name, fields, text: false, treatment });
  }
}

function told(planning: Planning, kind: ExchangeKind, given: Named, free: string): void {
  lose(
    planning,
    oneOf(kind),
    given.name,
    given.id,
    `Another ${oneOf(kind)} has this name; it is called “${free}” here.`,
  );
}

/** Variables differ in their type, which stays as it is in the study, and in their choices, which may grow. */
export function planVariables(planning: Planning): NamedPlan<IncomingVariable> {
  return planNamed(planning, 'variables', planning.incoming.variables, (variable, mine) => {
    if (variable.type !== mine.type) return ['type'];
    const choices = new Set(JSON.parse(String(mine.choices)) as string[]);
    return variable.choices.every((choice) => choices.has(choice)) ? [] : ['choices'];
  });
}

/** A set as it comes in: its members and conditions by ids of the study. */
export interface IncomingSet extends Named {
  readonly documentIds: readonly string[];
  /** Conditions as JSON; `null` = a fixed list. */
  readonly filter: string | null;
}

export function planSets(planning: Planning): NamedPlan<IncomingSet> {
  const members = planning.study
    ? Map.groupBy(listIdRows(planning.study, 'document_set_members'), (row) => row.set_id)
    : null;
  const sets = planning.incoming.sets.map((set): IncomingSet => translateSet(planning, set));
  return planNamed(planning, 'sets', sets, (set, mine) => {
    const has = new Set(members?.get(mine.id)?.map((row) => row.document_id));
    const same = set.documentIds.length === has.size && set.documentIds.every((id) => has.has(id));
    return [
      ...(same || set.filter !== null ? [] : ['documents']),
      ...(set.filter === (mine.filter ?? null) ? [] : ['conditions']),
    ];
  });
}

function translateSet(
  planning: Planning,
  { id, name, documentIds }: Planning['incoming']['sets'][number],
): IncomingSet {
  const { documents } = planning.targets;
  const filter = planning.said('document_sets', id)?.filter ?? null;
  return {
    id,
    name,
    documentIds: [...new Set(documentIds.flatMap((each) => documents.get(each) ?? []))],
    filter: typeof filter === 'string' ? translateFilter(planning, filter) : null,
  };
}

/** Conditions name groups, variables and codes by their ids; what cannot be read stays as it is. */
function translateFilter({ targets }: Planning, filter: string): string {
  const to = (map: ReadonlyMap<string, string>) => (id: unknown) => (typeof id === 'string' ? (map.get(id) ?? id) : id);
  return JSON.stringify(JSON.parse(filter), (field, value: unknown) => {
    if (field === 'groupIds' && Array.isArray(value)) return value.map(to(targets.groups));
    if (field === 'codeIds' && Array.isArray(value)) return value.map(to(targets.codes));
    return field === 'variableId' ? to(targets.variables)(value) : value;
  });
}
