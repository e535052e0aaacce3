import { putSetMembers } from '../../store/documentSets.ts';
import { insertRow, placeBehind, type Row, updateRow } from '../../store/exchangeRows.ts';
import { setValue } from '../../store/variables.ts';
import { lose } from './plan.ts';
import { requireKey, stays, type Writing } from './writing.ts';

const tableOf = {
  coders: 'coders',
  groups: 'document_groups',
  variables: 'variables',
  sets: 'document_sets',
} as const;
type NamedKind = keyof typeof tableOf;

/** Coders, groups, variables and sets: those that are new, and new names for those that are taken from the file. */
export function writeNamed(writing: Writing): void {
  for (const { thing, target } of writing.plan.coders.fresh) add(writing, 'coders', target, { name: thing.name });
  for (const { thing, target } of writing.plan.groups.fresh) add(writing, 'groups', target, { name: thing.name });
  for (const { thing, target } of writing.plan.variables.fresh) {
    const { type, choices } = thing.given;
    const all = writing.plan.values.choices.get(target) ?? choices;
    add(writing, 'variables', target, { name: thing.name, type, choices: JSON.stringify(all) });
  }
  rename(writing, 'coders');
  rename(writing, 'groups');
  growChoices(writing);
}

function add(writing: Writing, kind: NamedKind, id: string, columns: Row): number {
  const table = tableOf[kind];
  const said = writing.exact ? writing.plan.planning.said(table, id)?.position : undefined;
  const position = kind === 'coders' ? undefined : (said ?? placeBehind(writing.study, table));
  const key = insertRow(writing.study, table, { id, ...columns, position });
  writing.noteKey(table, id, key);
  return key;
}

/** Takes over names, where no other has them. */
function rename(writing: Writing, kind: 'coders' | 'groups'): void {
  for (const { target, name, treatment, id } of writing.plan[kind].different) {
    if (treatment !== 'theirs') continue;
    const names = writing.plan[kind].taken;
    if (names.has(name)) {
      lose(
        writing.plan.planning,
        kind === 'coders' ? 'coder' : 'group',
        name,
        id,
        'Another one has this name; it kept its own.',
      );
      stays(writing, kind);
    } else updateRow(writing.study, tableOf[kind], requireKey(writing, tableOf[kind], target), { name });
  }
}

/** Variables of the study keep their type; their choices grow by those that are used or taken from the file. */
function growChoices(writing: Writing): void {
  const { variables, values } = writing.plan;
  const fresh = new Set(variables.fresh.map(({ target }) => target));
  const grown = new Map([...values.choices].filter(([id]) => !fresh.has(id)));
  for (const { thing, target, fields, treatment } of variables.different) {
    if (treatment !== 'theirs') continue;
    if (fields.includes('choices')) {
      const known = grown.get(target) ?? values.known.get(target)?.choices ?? [];
      grown.set(target, [...new Set([...known, ...thing.given.choices])]);
    }
    const isFree = !variables.taken.has(thing.name);
    if (fields.includes('name') && isFree) {
      updateRow(writing.study, 'variables', requireKey(writing, 'variables', target), { name: thing.name });
    } else if (!fields.includes('choices')) stays(writing, 'variables');
  }
  for (const [id, choices] of grown) {
    updateRow(writing.study, 'variables', requireKey(writing, 'variables', id), { choices: JSON.stringify(choices) });
  }
}

/** Sets with their members; those that are taken from the file get its members and conditions. */
export function writeSets(writing: Writing): void {
  const { fresh, different, taken } = writing.plan.sets;
  for (const { thing, target } of fresh) {
    const { filter, documentIds } = thing.given;
    const key = add(writing, 'sets', target, { name: thing.name, filter });
    if (filter === null) addMembers(writing, key, documentIds);
  }
  for (const { thing, target, treatment } of different) {
    if (treatment !== 'theirs') continue;
    const { filter, documentIds } = thing.given;
    const key = requireKey(writing, 'document_sets', target);
    const name = taken.has(thing.name) ? undefined : thing.name;
    updateRow(writing.study, 'document_sets', key, { name, filter });
    const keys = filter === null ? documentIds.map((id) => requireKey(writing, 'documents', id)) : [];
    putSetMembers(writing.study, key, keys);
  }
}

function addMembers(writing: Writing, setKey: number, documentIds: readonly string[]): void {
  for (const id of documentIds) {
    insertRow(writing.study, 'document_set_members', {
      set_key: setKey,
      document_key: requireKey(writing, 'documents', id),
    });
  }
}

/** Values that are new, and those that are taken from the file. */
export function writeValues(writing: Writing): void {
  const { fresh, different } = writing.plan.values;
  for (const { thing } of fresh) {
    insertRow(writing.study, 'variable_values', {
      document_key: requireKey(writing, 'documents', thing.documentId),
      variable_key: requireKey(writing, 'variables', thing.variableId),
      value: thing.value,
    });
  }
  for (const { thing, treatment } of different) {
    if (treatment !== 'theirs') continue;
    const documentKey = requireKey(writing, 'documents', thing.documentId);
    setValue(writing.study, documentKey, requireKey(writing, 'variables', thing.variableId), thing.value);
  }
}
