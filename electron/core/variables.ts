import type { ParsedInputOf } from '#shared/contract/index.ts';
import type { DocumentId, VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { parseVariableValue, variableTypeWords } from '#shared/domain/variableValue.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import {
  deleteVariable,
  findVariable,
  insertVariable,
  listValues,
  listValuesOf,
  listVariables,
  replaceValue,
  setValue,
  updateVariable,
  type VariableRow,
} from '../store/variables.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { requireDocument } from './documentRules.ts';
import { importVariables } from './importVariables.ts';
import { brief, count } from './words.ts';

export const variableHandlers: Handlers<ProceduresOf<'variables'>> = {
  'variables.list': (context) => {
    const study = context.readable();
    return { variables: listVariables(study).map(toVariable), values: listValues(study) };
  },
  'variables.create': (context, input) =>
    context.operate({ name: 'variables.create', label: `New variable “${brief(input.name)}”` }, (study) =>
      createVariable(study, input),
    ),
  'variables.update': changeVariable,
  'variables.delete': (context, { id }) => {
    const { name } = requireVariable(context.readable(), id);
    return context.operate({ name: 'variables.delete', label: `Delete the variable “${brief(name)}”` }, (study) => {
      deleteVariable(study, requireVariable(study, id).key);
      return { changed: 1 };
    });
  },
  'variables.setValues': setValues,
  'variables.import': importVariables,
};

export const toVariable = ({ key: _, ...variable }: VariableRow): Variable & { choices: string[] } => ({
  ...variable,
  choices: [...variable.choices],
});

/** @throws AxialError `not_found` */
export function requireVariable(study: ReadableStudy, id: VariableId): VariableRow {
  const variable = findVariable(study, id);
  if (!variable) throw new AxialError('not_found', 'This variable is not in the study any more.');
  return variable;
}

/** @throws AxialError `conflict` */
function refuseTakenVariableName(study: ReadableStudy, name: string, except: VariableId | null = null): void {
  if (listVariables(study).some((variable) => variable.name === name && variable.id !== except)) {
    throw new AxialError('conflict', `There is already a variable “${brief(name)}” in this study.`);
  }
}

/** Choices as they are kept: each once, and none for types that have no list. @throws AxialError `invalid_input` */
export function choicesOf(type: Variable['type'], given: readonly string[]): string[] {
  const choices = type === 'choice' ? [...new Set(given)] : [];
  if (type === 'choice' && choices.length === 0) {
    throw new AxialError('invalid_input', 'A variable of type choice needs at least one choice.');
  }
  return choices;
}

/** Makes a variable. @throws AxialError `conflict` when the name is taken; `invalid_input` for a choice without choices. */
export function createVariable(
  study: WritableStudy,
  { name, type, choices }: { name: string; type: Variable['type']; choices: readonly string[] },
): Variable & { choices: string[] } {
  refuseTakenVariableName(study, name);
  const id = insertVariable(study, { name, type, choices: choicesOf(type, choices) });
  return toVariable(requireVariable(study, id));
}

function changeVariable(context: CoreContext, { id, ...change }: ParsedInputOf<'variables.update'>) {
  const before = requireVariable(context.readable(), id);
  const label =
    change.name !== undefined && change.name !== before.name
      ? `Rename “${brief(before.name)}” to “${brief(change.name)}”`
      : `Change the variable “${brief(before.name)}”`;
  return context.operate({ name: 'variables.update', label }, (study) => {
    const name = change.name ?? before.name;
    const type = change.type ?? before.type;
    refuseTakenVariableName(study, name, id);
    const after = { ...before, name, type, choices: choicesOf(type, change.choices ?? before.choices) };
    updateVariable(study, after);
    refitValues(study, after);
    return toVariable(requireVariable(study, id));
  });
}

/** Stored values in the form of a changed type or list of choices. @throws AxialError `conflict` naming one that does not fit. */
function refitValues(study: WritableStudy, variable: VariableRow): void {
  for (const stored of listValuesOf(study, variable.key)) {
    const parsed = parseVariableValue(variable, stored.value);
    if (!parsed.ok) {
      const value = `“${brief(stored.value)}” of “${brief(stored.document)}”`;
      throw new AxialError('conflict', `${value} ${parsed.reason}, so “${brief(variable.name)}” cannot be changed so.`);
    }
    if (parsed.value !== stored.value) replaceValue(study, stored.key, parsed.value);
  }
}

function setValues(context: CoreContext, { cells }: ParsedInputOf<'variables.setValues'>) {
  const names = new Set(cells.map((cell) => requireVariable(context.readable(), cell.variableId).name));
  const [only] = names;
  const what = names.size === 1 && only !== undefined ? `“${brief(only)}”` : count(names.size, 'variable');
  const label = `Set ${what} of ${count(new Set(cells.map((cell) => cell.documentId)).size, 'document')}`;
  return context.operate({ name: 'variables.setValues', label }, (study) => {
    let changed = 0;
    for (const { documentId, variableId, value } of cells) {
      const documentKey = requireDocumentKey(study, documentId);
      const variable = requireVariable(study, variableId);
      const fitting = value === null || value.trim() === '' ? null : toCanonical(study, variable, documentId, value);
      if (setValue(study, documentKey, variable.key, fitting)) changed++;
    }
    return { changed };
  });
}

function toCanonical(study: ReadableStudy, variable: VariableRow, documentId: DocumentId, value: string): string {
  const parsed = parseVariableValue(variable, value);
  if (parsed.ok) return parsed.value;
  const document = requireDocument(study, documentId).name;
  throw new AxialError(
    'invalid_input',
    `“${brief(value)}” ${parsed.reason}: “${brief(variable.name)}” of “${brief(document)}” is a ${variableTypeWords[variable.type]}.`,
  );
}
