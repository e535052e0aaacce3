import type { ParsedInputOf } from '#shared/contract/index.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { parseVariableValue, variableTypeWords } from '#shared/domain/variableValue.ts';
import {
  deleteSpeakerVariable,
  insertSpeakerVariable,
  listSpeakerVariables,
  setSpeakerValue,
} from '../store/speakerVariables.ts';
import type { ReadableStudy } from '../store/study.ts';
import type { VariableRow } from '../store/variables.ts';
import type { CoreContext } from './context.ts';
import { ensureRows } from './speakerRules.ts';
import { choicesOf } from './variables.ts';
import { brief, count } from './words.ts';

/** @throws AxialError `conflict` when the name is taken; `invalid_input` for a choice without choices. */
export function createSpeakerVariable(context: CoreContext, input: ParsedInputOf<'speakers.createVariable'>) {
  const label = `New variable “${brief(input.name)}” of speakers`;
  return context.operate({ name: 'speakers.createVariable', label }, (study) => {
    if (listSpeakerVariables(study).some(({ name }) => name === input.name)) {
      throw new AxialError('conflict', `There is already a variable “${brief(input.name)}” of speakers.`);
    }
    const made = insertSpeakerVariable(study, { ...input, choices: choicesOf(input.type, input.choices) });
    return { ...made, choices: [...made.choices] };
  });
}

export function deleteSpeakerVariableOf(context: CoreContext, { id }: ParsedInputOf<'speakers.deleteVariable'>) {
  const { name } = requireSpeakerVariable(context.readable(), id);
  const label = `Delete the variable “${brief(name)}” of speakers`;
  return context.operate({ name: 'speakers.deleteVariable', label }, (study) => {
    deleteSpeakerVariable(study, requireSpeakerVariable(study, id).key);
    return { changed: 1 };
  });
}

/** Values in their canonical form; a blank one takes the value away. @throws AxialError `invalid_input` for one that does not fit. */
export function setSpeakerValues(context: CoreContext, { cells }: ParsedInputOf<'speakers.setValues'>) {
  const names = new Set(cells.map((cell) => requireSpeakerVariable(context.readable(), cell.variableId).name));
  const [only] = names;
  const what = names.size === 1 && only !== undefined ? `“${brief(only)}”` : count(names.size, 'variable');
  const label = `Set ${what} of ${count(new Set(cells.map((cell) => cell.speakerId)).size, 'speaker')}`;
  return context.operate({ name: 'speakers.setValues', label }, (study) => {
    const rows = ensureRows(
      study,
      cells.map((cell) => cell.speakerId),
    );
    const speakers = new Map(rows.map((row) => [row.id, row]));
    const variables = new Map(listSpeakerVariables(study).map((variable) => [variable.id, variable]));
    let changed = 0;
    for (const { speakerId, variableId, value } of cells) {
      const [speaker, variable] = [speakers.get(speakerId), variables.get(variableId)];
      if (!speaker || !variable) continue;
      const fitting = value === null || value.trim() === '' ? null : toCanonical(variable, speaker.name, value);
      if (setSpeakerValue(study, speaker.key, variable.key, fitting)) changed++;
    }
    return { changed };
  });
}

function toCanonical(variable: VariableRow, speaker: string, value: string): string {
  const parsed = parseVariableValue(variable, value);
  if (parsed.ok) return parsed.value;
  throw new AxialError(
    'invalid_input',
    `“${brief(value)}” ${parsed.reason}: “${brief(variable.name)}” of “${brief(speaker)}” is a ${variableTypeWords[variable.type]}.`,
  );
}

function requireSpeakerVariable(study: ReadableStudy, id: VariableId): VariableRow {
  const variable = listSpeakerVariables(study).find((each) => each.id === id);
  if (!variable) throw new AxialError('not_found', 'This variable of speakers is not in the study any more.');
  return variable;
}
