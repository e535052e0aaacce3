import type { SpeakerId, VariableId } from '#shared/domain/ids.ts';
import type { Variable, VariableType } from '#shared/domain/variable.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';
import type { VariableRow } from './variables.ts';

type RawRow = Omit<VariableRow, 'choices'> & { readonly choices: string };

/** The facts noted about speakers, in their order; `position` counts 0, 1, 2 … */
export function listSpeakerVariables(study: ReadableStudy): VariableRow[] {
  const rows = study[reader].all<RawRow>(
    'SELECT key, id, name, type, choices, position FROM speaker_variables ORDER BY position, key',
  );
  return rows.map((row, position) => ({ ...row, choices: JSON.parse(row.choices) as string[], position }));
}

export function insertSpeakerVariable(
  study: WritableStudy,
  { name, type, choices }: { readonly name: string; readonly type: VariableType; readonly choices: readonly string[] },
): Variable {
  const id = study.newId() as VariableId;
  const position = study[reader].value<number>('SELECT coalesce(max(position) + 1, 0) FROM speaker_variables') ?? 0;
  study[writer].run(
    'INSERT INTO speaker_variables (id, name, type, choices, position) VALUES (?, ?, ?, ?, ?)',
    id,
    name,
    type,
    JSON.stringify(choices),
    position,
  );
  return { id, name, type, choices, position };
}

/** Gives a variable another name or other choices. */
export function updateSpeakerVariable(
  study: WritableStudy,
  { key, name, choices }: Pick<VariableRow, 'key' | 'name' | 'choices'>,
): void {
  study[writer].run(
    'UPDATE speaker_variables SET name = ?, choices = ? WHERE key = ?',
    name,
    JSON.stringify(choices),
    key,
  );
}

/** Deletes a variable with all its values. */
export function deleteSpeakerVariable(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM speaker_variables WHERE key = ?', key);
}

export interface SpeakerValue {
  readonly speakerId: SpeakerId;
  readonly variableId: VariableId;
  readonly value: string;
}

export function listSpeakerValues(study: ReadableStudy): SpeakerValue[] {
  return study[reader].all<SpeakerValue>(
    `SELECT s.id AS speakerId, v.id AS variableId, x.value FROM speaker_values x
     JOIN speakers s ON s.key = x.speaker_key JOIN speaker_variables v ON v.key = x.variable_key`,
  );
}

/** Sets (or with `null` clears) the value of a speaker; answers whether that changed anything. */
export function setSpeakerValue(
  study: WritableStudy,
  speakerKey: number,
  variableKey: number,
  value: string | null,
): boolean {
  const found = study[reader].one<{ key: number; value: string }>(
    'SELECT key, value FROM speaker_values WHERE speaker_key = ? AND variable_key = ?',
    speakerKey,
    variableKey,
  );
  if ((found?.value ?? null) === value) return false;
  if (value === null) study[writer].run('DELETE FROM speaker_values WHERE key = ?', found?.key ?? null);
  else if (found) study[writer].run('UPDATE speaker_values SET value = ? WHERE key = ?', value, found.key);
  else {
    study[writer].run(
      'INSERT INTO speaker_values (speaker_key, variable_key, value) VALUES (?, ?, ?)',
      speakerKey,
      variableKey,
      value,
    );
  }
  return true;
}
