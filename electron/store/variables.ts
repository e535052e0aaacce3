import type { VariableId } from '#shared/domain/ids.ts';
import type { Variable, VariableType, VariableValue } from '#shared/domain/variable.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

export type VariableRow = Variable & { readonly key: number };
type RawRow = Omit<VariableRow, 'choices'> & { readonly choices: string };

const variableSql = 'SELECT key, id, name, type, choices, position FROM variables';
const toVariable = (row: RawRow): VariableRow => ({ ...row, choices: JSON.parse(row.choices) as string[] });

/** All variables in their order; `position` counts 0, 1, 2 … */
export function listVariables(study: ReadableStudy): VariableRow[] {
  const rows = study[reader].all<RawRow>(`${variableSql} ORDER BY position, key`);
  return rows.map((row, position) => ({ ...toVariable(row), position }));
}

export function findVariable(study: ReadableStudy, id: VariableId): VariableRow | null {
  const row = study[reader].one<RawRow>(`${variableSql} WHERE id = ?`, id);
  return row ? toVariable(row) : null;
}

/** Every value of the study. */
export function listValues(study: ReadableStudy): VariableValue[] {
  return study[reader].all<VariableValue>(
    `SELECT d.id AS documentId, v.id AS variableId, x.value FROM variable_values x
     JOIN documents d ON d.key = x.document_key JOIN variables v ON v.key = x.variable_key`,
  );
}

/** The values of one variable with the names of their documents. */
export function listValuesOf(study: ReadableStudy, key: number): { key: number; document: string; value: string }[] {
  return study[reader].all(
    `SELECT x.key, d.name AS document, x.value FROM variable_values x JOIN documents d ON d.key = x.document_key
     WHERE x.variable_key = ? ORDER BY x.key`,
    key,
  );
}

export function insertVariable(
  study: WritableStudy,
  variable: { readonly name: string; readonly type: VariableType; readonly choices: readonly string[] },
): VariableId {
  const id = study.newId() as VariableId;
  study[writer].insert(
    `INSERT INTO variables (id, name, type, choices, position)
     VALUES (?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM variables))`,
    id,
    variable.name,
    variable.type,
    JSON.stringify(variable.choices),
  );
  return id;
}

export function updateVariable(study: WritableStudy, variable: VariableRow): void {
  study[writer].run(
    'UPDATE variables SET name = ?, type = ?, choices = ? WHERE key = ?',
    variable.name,
    variable.type,
    JSON.stringify(variable.choices),
    variable.key,
  );
}

/** Deletes a variable with all its values. */
export function deleteVariable(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM variables WHERE key = ?', key);
}

/** Sets (or with `null` clears) the value of a document; answers whether that changed anything. */
export function setValue(
  study: WritableStudy,
  documentKey: number,
  variableKey: number,
  value: string | null,
): boolean {
  const found = study[reader].one<{ key: number; value: string }>(
    'SELECT key, value FROM variable_values WHERE document_key = ? AND variable_key = ?',
    documentKey,
    variableKey,
  );
  if ((found?.value ?? null) === value) return false;
  if (value === null) study[writer].run('DELETE FROM variable_values WHERE key = ?', found?.key ?? null);
  else if (found) replaceValue(study, found.key, value);
  else {
    study[writer].run(
      'INSERT INTO variable_values (document_key, variable_key, value) VALUES (?, ?, ?)',
      documentKey,
      variableKey,
      value,
    );
  }
  return true;
}

/** Puts another value in the place of one that is there. */
export function replaceValue(study: WritableStudy, key: number, value: string): void {
  study[writer].run('UPDATE variable_values SET value = ? WHERE key = ?', value, key);
}
