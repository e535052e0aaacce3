import { isUuid, nameUuid } from '../nameUuid.ts';
import type { RefiProject } from './model.ts';
import type { Tally } from './tally.ts';

/** Fields that hold the GUID of an element or of what it refers to. */
const fields: ReadonlySet<string> = new Set([
  ...['guid', 'code', 'codes', 'creatingUser', 'modifyingUser', 'noteRefs', 'variable', 'codeRefs', 'sourceRefs'],
  ...['selectionRefs', 'fromSyncPoint', 'toSyncPoint', 'origin', 'target', 'sources', 'notes', 'represented', 'source'],
]);

/**
 * The project with an id of the right form wherever it has one of another: always the same for the same, so that what
 * belongs together stays together, also in a second import.
 */
export function goodGuids(project: RefiProject, tally: Tally): RefiProject {
  const given = new Map<string, string>();
  const goodOf = (id: string) => {
    const good = given.get(id) ?? nameUuid(`id ${id}`);
    given.set(id, good);
    return good;
  };
  const better = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return fields.has(field) && !isUuid(value) ? goodOf(value) : value;
    if (Array.isArray(value)) return mapped(value, (each) => better(each, field));
    return typeof value === 'object' && value !== null ? betterObject(value, better) : value;
  };
  const lists = betterObject(project, (value, field) => (field === 'origin' ? value : better(value, field)));
  if (given.size > 0) {
    tally.note(`${given.size} ids in the file are no GUIDs; each was given one that is always the same for it.`);
  }
  return lists as RefiProject;
}

/** The same object where nothing in it changes: a sound project is not copied. */
function betterObject(object: object, better: (value: unknown, field: string) => unknown): object {
  let changed: Record<string, unknown> | null = null;
  for (const [field, value] of Object.entries(object)) {
    const good = better(value, field);
    if (good === value) continue;
    changed ??= { ...object };
    changed[field] = good;
  }
  return changed ?? object;
}

function mapped(list: readonly unknown[], better: (value: unknown) => unknown): readonly unknown[] {
  const good = list.map(better);
  return good.some((each, index) => each !== list[index]) ? good : list;
}
