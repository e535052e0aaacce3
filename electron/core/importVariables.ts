import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import { parseVariableValue, variableTypeWords } from '#shared/domain/variableValue.ts';
import {
  createNameFinder,
  readVariableTable,
  type VariableColumn,
  type VariableTable,
} from '#shared/interchange/variableTable.ts';
import type { ReadRequest } from '../import/reading.ts';
import { findDocumentKey, listDocuments } from '../store/documents.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { insertVariable, listVariables, setValue, updateVariable, type VariableRow } from '../store/variables.ts';
import type { CoreContext } from './context.ts';
import { refusePartOfOpenStudy } from './importFiles.ts';
import { brief, count } from './words.ts';

type Report = OutputOf<'variables.import'>;

/** Warnings of one kind beyond this many are only counted. */
const mostWarnings = 100;

/**
 * Sets variables from a table as one step: the first column names the document, each other column is a variable, made
 * where it is missing, with the type that its values show. Empty cells leave what is there; rows whose document is not
 * found and cells that do not fit are reported.
 */
export async function importVariables(context: CoreContext, input: ParsedInputOf<'variables.import'>): Promise<Report> {
  const target = context.study();
  if (target.readOnly !== null) throw new AxialError('io', `${target.readOnly} Nothing can be brought into it.`);
  const request = requestOf(input);
  const subject = 'name' in request ? request.name : (request.path.split(/[\\/]/).at(-1) ?? '');
  const { rows } = await context.ports.jobs.run('table.read', request, { subject, signal: context.signal });
  if (context.openStudy() !== target)
    throw new AxialError('conflict', 'The study was closed meanwhile; nothing came in.');
  const table = readVariableTable(rows);
  if (table.columns.length === 0) {
    throw new AxialError(
      'invalid_input',
      `${subject} has no variables: its first column names the document, others are variables.`,
    );
  }
  const label = `Import ${count(table.columns.length, 'variable')} from a table`;
  return context.operate({ name: 'variables.import', label }, (study) => bringIn(study, table));
}

function requestOf({ path, name, base64 }: ParsedInputOf<'variables.import'>): ReadRequest {
  if (path !== undefined) {
    refusePartOfOpenStudy(path);
    return { path };
  }
  if (name === undefined || base64 === undefined) throw new AxialError('invalid_input', 'Choose a table to import.');
  return { name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) };
}

function bringIn(study: WritableStudy, table: VariableTable): Report {
  const warnings = [...table.warnings];
  const documents = listDocuments(study);
  const find = createNameFinder(
    documents.map(({ name }) => name),
    documents.map(({ sourceName }) => sourceName),
  );
  const variables = table.columns.map((column) => variableFor(study, column));
  const touched = new Set<number>();
  let values = 0;
  for (const { number, document, values: cells } of table.rows) {
    const place = find(document);
    const id = place === null ? undefined : documents[place]?.id;
    const key = id && findDocumentKey(study, id);
    if (place === null || key === undefined) {
      warnings.push(`Row ${number}: there is no document “${brief(document)}” in this study.`);
      continue;
    }
    touched.add(place);
    for (const [index, variable] of variables.entries()) {
      values += setCell(study, key, variable, cells[index] ?? '', number, warnings) ? 1 : 0;
    }
  }
  return { variables: variables.length, values, documents: touched.size, warnings: shortened(warnings) };
}

/** The variable of that name, or a new one. A choice takes new values into its list. */
export function variableFor(study: WritableStudy, column: VariableColumn): VariableRow {
  const found = named(study, column.name);
  if (!found) {
    insertVariable(study, column);
    return named(study, column.name) as VariableRow;
  }
  const more = column.different.filter((choice) => !found.choices.includes(choice));
  if (found.type !== 'choice' || more.length === 0) return found;
  const grown = { ...found, choices: [...found.choices, ...more] };
  updateVariable(study, grown);
  return grown;
}

const named = (study: ReadableStudy, name: string): VariableRow | undefined =>
  listVariables(study).find((variable) => variable.name === name);

/** Sets a value as it is written; one that does not fit is left out and said so. Answers whether it was set. */
export function setCell(
  study: WritableStudy,
  documentKey: number,
  variable: VariableRow,
  written: string,
  row: number,
  warnings: string[],
): boolean {
  if (written === '') return false;
  const parsed = parseVariableValue(variable, written);
  if (parsed.ok) {
    setValue(study, documentKey, variable.key, parsed.value);
    return true;
  }
  const what = `“${brief(variable.name)}” is a ${variableTypeWords[variable.type]}`;
  warnings.push(`Row ${row}: “${brief(written)}” ${parsed.reason}, and ${what}; it was left out.`);
  return false;
}

/** The first sentences, and how many more there are. */
export function shortened(warnings: readonly string[]): string[] {
  if (warnings.length <= mostWarnings) return [...warnings];
  const rest = warnings.length - mostWarnings;
  return [
    ...warnings.slice(0, mostWarnings),
    `${count(rest, 'more row or cell', 'more rows and cells')} did not come in.`,
  ];
}
