import { shades } from '#shared/charts/palette.ts';
import type { IncomingCode } from '#shared/interchange/incoming.ts';
import { listIdRows, type Row } from '../../store/exchangeRows.ts';
import { deepestNesting } from '../codeRules.ts';
import {
  differs,
  emptyPlan,
  freeName,
  isNumbered,
  isTwice,
  type KindPlan,
  lose,
  type Planning,
  tidyName,
  treatmentOf,
} from './plan.ts';

/** A code as it comes in: its columns, its parent by the id that this has in the study. */
export interface CodeThing {
  readonly row: Row;
  readonly name: string;
  readonly parentId: string | null;
}

/** Columns of a code in which two can differ, and what they are called. */
const fields = {
  color: 'colour',
  description: 'description',
  when_to_use: 'when to use',
  when_not_to_use: 'when not to use',
  example: 'example',
  shortcut: 'key',
  role: 'role',
} as const;

/** Codes that are there and those that will be: who stands under whom, how deep, under which name. */
interface Tree {
  readonly rows: ReadonlyMap<string, Row>;
  readonly depths: Map<string, number>;
  readonly parents: Map<string, string | null>;
  readonly names: Map<string | null, Map<string, string>>;
}

/** Meets codes by their id, then by their path. */
export function planCodes(planning: Planning): KindPlan<CodeThing> {
  const plan = emptyPlan<CodeThing>('codes');
  const tree = treeOf(planning.study ? listIdRows(planning.study, 'codes') : []);
  const claimed = new Set(planning.incoming.codes.map(({ id }) => id).filter((id) => tree.rows.has(id)));
  for (const code of planning.incoming.codes) {
    plan.found++;
    if (isTwice(planning, plan, code)) continue;
    const name = tidyName(planning, 'code', code);
    const parentId = parentOf(planning, tree, code);
    const row = rowOf(planning, code);
    const namesake = tree.names.get(parentId)?.get(name);
    const found = tree.rows.has(code.id)
      ? code.id
      : namesake !== undefined && !claimed.has(namesake)
        ? namesake
        : undefined;
    const mine = found === undefined ? undefined : tree.rows.get(found);
    if (mine) meet(planning, plan, tree, claimed, { row, name, parentId }, code.id, mine);
    else addFresh(planning, plan, tree, claimed, { row, name, parentId }, code.id);
  }
  return plan;
}

function treeOf(rows: readonly Row[]): Tree {
  const tree: Tree = {
    rows: new Map(rows.map((row) => [String(row.id), row])),
    depths: new Map(),
    parents: new Map(rows.map((row) => [String(row.id), row.parent_id === null ? null : String(row.parent_id)])),
    names: new Map(),
  };
  for (const [id, row] of tree.rows) noteName(tree, tree.parents.get(id) ?? null, String(row.name), id);
  return tree;
}

function noteName({ names }: Tree, parentId: string | null, name: string, id: string): void {
  const siblings = names.get(parentId) ?? new Map<string, string>();
  names.set(parentId, siblings.set(name, id));
}

function depthOf(tree: Tree, id: string): number {
  const known = tree.depths.get(id);
  if (known !== undefined) return known;
  const line: string[] = [];
  for (let at: string | null = id; at !== null && line.length <= deepestNesting; at = tree.parents.get(at) ?? null)
    line.push(at);
  tree.depths.set(id, line.length);
  return line.length;
}

/** Where a code comes to stand. One whose parent is not there becomes a theme; one too deep stands beside its parent. */
function parentOf(planning: Planning, tree: Tree, { id, name, parentId }: IncomingCode): string | null {
  if (parentId === null) return null;
  const target = planning.targets.codes.get(parentId);
  if (target === undefined) {
    lose(planning, 'code', name, id, 'The code that it stands under is not in the file; it came in as a theme.');
    return null;
  }
  if (depthOf(tree, target) < deepestNesting) return target;
  lose(
    planning,
    'code',
    name,
    id,
    `It stands more than ${deepestNesting} levels deep; it came in beside the code above it.`,
  );
  return tree.parents.get(target) ?? null;
}

function rowOf(planning: Planning, code: IncomingCode): Row {
  const said = planning.said('codes', code.id);
  return {
    color: code.color,
    description: code.description,
    when_to_use: code.whenToUse,
    when_not_to_use: code.whenNotToUse,
    example: code.example,
    ...(said && pick(said, [...Object.keys(fields), 'position', 'created_at', 'changed_at'])),
  };
}

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.filter((column) => row[column] !== undefined).map((column) => [column, row[column]]));

function meet(
  planning: Planning,
  plan: KindPlan<CodeThing>,
  tree: Tree,
  claimed: Set<string>,
  thing: CodeThing,
  id: string,
  mine: Row,
): void {
  const target = String(mine.id);
  claimed.add(target);
  planning.targets.codes.set(id, target);
  const found = fieldsOf(tree, thing, mine);
  if (found.length === 0) plan.same++;
  else {
    const treatment = treatmentOf(planning, 'codes', id);
    plan.different.push({ thing, id, target, name: thing.name, fields: found, text: false, treatment });
  }
}

function fieldsOf(tree: Tree, { row, name, parentId }: CodeThing, mine: Row): string[] {
  const own = String(mine.name);
  const siblings = tree.names.get(mine.parent_id === null ? null : String(mine.parent_id));
  const sameName = own === name || isNumbered(own, name, (candidate) => siblings?.has(candidate) ?? false);
  const columns = Object.entries(fields).filter(([column]) => differs(row[column], mine[column]));
  return [
    ...(sameName ? [] : ['name']),
    ...((mine.parent_id ?? null) === parentId ? [] : ['place in the tree']),
    ...columns
      .filter(([column]) => column !== 'color' || !isSameColor(row.color, mine.color))
      .map(([, label]) => label),
  ];
}

/** A colour of the palette goes out as it looks; it is the same when it comes back so. */
function isSameColor(theirs: Row[string], mine: Row[string]): boolean {
  if (typeof theirs !== 'string' || typeof mine !== 'string') return false;
  return (['light', 'dark'] as const).some((mode) => shades(mine, mode).solid.toLowerCase() === theirs.toLowerCase());
}

function addFresh(
  planning: Planning,
  plan: KindPlan<CodeThing>,
  tree: Tree,
  claimed: Set<string>,
  thing: CodeThing,
  id: string,
): void {
  const { name, parentId } = thing;
  const free = freeName(name, (candidate) => tree.names.get(parentId)?.has(candidate) ?? false);
  if (free !== name) {
    lose(planning, 'code', name, id, `Another code in the same place has this name; it is called “${free}” here.`);
  }
  claimed.add(id);
  planning.targets.codes.set(id, id);
  tree.parents.set(id, parentId);
  noteName(tree, parentId, free, id);
  plan.fresh.push({ thing: { ...thing, name: free }, target: id });
}
