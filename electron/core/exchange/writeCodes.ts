import { paletteNames } from '#shared/charts/palette.ts';
import { reservedReaderKeys } from '#shared/contract/commands.ts';
import {
  findChildKey,
  listChildKeys,
  listCodes,
  listLineKeys,
  listSubtreeKeys,
  nextPosition,
  placeCode,
} from '../../store/codes.ts';
import { insertRow, type Row, updateRow } from '../../store/exchangeRows.ts';
import { deepestNesting } from '../codeRules.ts';
import { type Difference, lose } from './plan.ts';
import type { CodeThing } from './planCodes.ts';
import { requireKey, stays, type Writing } from './writing.ts';

/** Adds the codes that are new, parents first, and takes over what was chosen of the others. */
export function writeCodes(writing: Writing): void {
  const { study, plan } = writing;
  const known = listCodes(study);
  const shortcuts = new Set(known.flatMap(({ key }) => (key === null ? [] : [key])));
  const colors = known.filter(({ parentId }) => parentId === null).map(({ color }) => color);
  for (const { thing, target } of plan.codes.fresh) addCode(writing, thing, target, shortcuts, colors);
  for (const difference of plan.codes.different) {
    if (difference.treatment === 'theirs') takeCode(writing, difference, shortcuts);
  }
}

function addCode(
  writing: Writing,
  thing: CodeThing,
  id: string,
  shortcuts: Set<string>,
  colors: (string | null)[],
): void {
  const { study, exact } = writing;
  const { row, name, parentId } = thing;
  const parentKey = parentId === null ? null : requireKey(writing, 'codes', parentId);
  const createdAt = row.created_at ?? study.now;
  const color = row.color ?? (parentKey === null && row.position === undefined ? freeColor(colors) : null);
  if (parentKey === null) colors.push(typeof color === 'string' ? color : null);
  const key = insertRow(study, 'codes', {
    id,
    parent_key: parentKey,
    name,
    color,
    position: exact && typeof row.position === 'number' ? row.position : nextPosition(study, parentKey),
    description: row.description ?? '',
    when_to_use: row.when_to_use ?? '',
    when_not_to_use: row.when_not_to_use ?? '',
    example: row.example ?? '',
    shortcut: freeShortcutOf(writing, thing, id, shortcuts),
    role: row.role ?? null,
    created_at: createdAt,
    changed_at: row.changed_at ?? createdAt,
  });
  writing.noteKey('codes', id, key);
}

/** A theme that comes without a colour gets the first of the palette that no theme has. */
function freeColor(used: readonly (string | null)[]): string {
  const turn = paletteNames[used.length % paletteNames.length];
  return paletteNames.find((name) => !used.includes(name)) ?? turn ?? 'grey';
}

/** A key of the keyboard belongs to one code; who has it keeps it. */
function freeShortcutOf(writing: Writing, { row, name }: CodeThing, id: string, shortcuts: Set<string>): string | null {
  const { shortcut } = row;
  if (typeof shortcut !== 'string' || shortcut === '') return null;
  if (shortcuts.has(shortcut) || reservedReaderKeys.has(shortcut)) {
    lose(
      writing.plan.planning,
      'code',
      name,
      id,
      `Its key “${shortcut}” belongs to another code or to the reader; it came in without one.`,
    );
    return null;
  }
  shortcuts.add(shortcut);
  return shortcut;
}

const columnOf: Readonly<Record<string, string>> = {
  colour: 'color',
  description: 'description',
  'when to use': 'when_to_use',
  'when not to use': 'when_not_to_use',
  example: 'example',
  role: 'role',
};

function takeCode(
  writing: Writing,
  { thing, id, target, fields }: Difference<CodeThing>,
  shortcuts: Set<string>,
): void {
  const { study } = writing;
  const key = requireKey(writing, 'codes', target);
  const columns: Record<string, Row[string]> = {};
  for (const field of fields) {
    const column = columnOf[field];
    if (column !== undefined) columns[column] = thing.row[column];
  }
  if (fields.includes('key')) columns.shortcut = freeShortcutOf(writing, thing, id, shortcuts) ?? undefined;
  const placed =
    fields.includes('name') || fields.includes('place in the tree') ? takePlace(writing, key, thing, id) : true;
  if (Object.values(columns).some((value) => value !== undefined)) {
    updateRow(study, 'codes', key, { ...columns, changed_at: thing.row.changed_at ?? study.now });
  } else if (!placed) stays(writing, 'codes');
}

/** Name and place in the tree, where no sibling has the name and no code would come to stand below itself. */
function takePlace(writing: Writing, key: number, { name, parentId }: CodeThing, id: string): boolean {
  const { study } = writing;
  const parentKey = parentId === null ? null : requireKey(writing, 'codes', parentId);
  const refusal = refusalOf(writing, key, parentKey, name);
  if (refusal !== null) {
    lose(writing.plan.planning, 'code', name, id, refusal);
    return false;
  }
  const moves = !listChildKeys(study, parentKey).includes(key);
  updateRow(study, 'codes', key, { name, changed_at: study.now });
  if (moves) placeCode(study, key, parentKey, nextPosition(study, parentKey));
  return true;
}

function refusalOf({ study }: Writing, key: number, parentKey: number | null, name: string): string | null {
  const namesake = findChildKey(study, parentKey, name);
  if (namesake !== undefined && namesake !== key) return 'A code in that place has its name; it kept its own.';
  const line = parentKey === null ? [] : listLineKeys(study, parentKey);
  if (line.includes(key)) return 'It would stand below itself; it kept its place.';
  const deepest = Math.max(...listSubtreeKeys(study, key).map((below) => listLineKeys(study, below).length));
  const height = deepest - listLineKeys(study, key).length + 1;
  return line.length + height > deepestNesting ? 'It would stand too deep; it kept its place.' : null;
}
