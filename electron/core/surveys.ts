import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { CodeId, GroupId } from '#shared/domain/ids.ts';
import { type DocumentOrigin, usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { SurveyDocument } from '#shared/interchange/surveyDocuments.ts';
import type { FileRequest } from '../import/reading.ts';
import type { SurveyReading, SurveyTable } from '../import/readSurvey.ts';
import { ensureCoder } from '../store/coders.ts';
import { findChildKey } from '../store/codes.ts';
import { insertCoding } from '../store/codings.ts';
import { insertGroup, listGroups } from '../store/documents.ts';
import type { WritableStudy } from '../store/study.ts';
import { storeSource } from '../store/texts.ts';
import type { VariableRow } from '../store/variables.ts';
import { createCode, requireCodeKey } from './codeRules.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { addDocument, requireGroup } from './documentRules.ts';
import { refusePartOfOpenStudy } from './importFiles.ts';
import { setCell, shortened, variableFor } from './importVariables.ts';
import { brief, count } from './words.ts';

export const surveyHandlers: Handlers<ProceduresOf<'surveys'>> = {
  'surveys.look': look,
  'surveys.import': importSurvey,
};

type Look = ParsedInputOf<'surveys.look'>;
type Input = ParsedInputOf<'surveys.import'>;

async function look(context: CoreContext, input: Look): Promise<OutputOf<'surveys.look'>> {
  const { file, subject } = fileOf(input.item);
  const { sheet, encoding, delimiter, headerRow } = input;
  const request = { ...file, sheet, encoding, delimiter, headerRow };
  const found = await context.ports.jobs.run('survey.look', request, { subject, signal: context.signal });
  return {
    ...found,
    sheets: [...found.sheets],
    encodings: [...found.encodings],
    columns: [...found.columns],
    sample: found.sample.map((row) => [...row]),
    warnings: [...found.warnings],
  };
}

function fileOf(item: Look['item']): { file: FileRequest; subject: string } {
  if ('path' in item) {
    refusePartOfOpenStudy(item.path);
    return { file: { path: item.path }, subject: item.path.split(/[\\/]/u).at(-1) ?? '' };
  }
  const bytes = new Uint8Array(Buffer.from(item.base64, 'base64'));
  return { file: { name: item.name, bytes }, subject: item.name };
}

/** Reads a table in a worker, then brings it in as one step. Cancelled: nothing came in. */
async function importSurvey(context: CoreContext, input: Input): Promise<OutputOf<'surveys.import'>> {
  const target = context.study();
  if (target.readOnly !== null) throw new AxialError('io', `${target.readOnly} Nothing can be brought into it.`);
  refusePlan(input);
  if (input.groupId !== null) requireGroup(context.readable(), input.groupId);
  if (input.codeParentId !== null) requireCodeKey(context.readable(), input.codeParentId);
  const { file, subject } = fileOf(input.item);
  const job = context.startJob(input.jobId);
  context.emit({ type: 'progress', jobId: input.jobId, done: 0, total: 0, label: subject });
  try {
    const { sheet, encoding, delimiter, headerRow, documents, nameColumn, speakerColumn, columns } = input;
    const plan = { headerRow, documents, nameColumn, speakerColumn, columns };
    const request = { ...file, sheet, encoding, delimiter, plan };
    const reading = await context.ports.jobs.run('survey.read', request, { subject, signal: job.signal });
    if (context.openStudy() !== target) {
      throw new AxialError('conflict', 'The study was closed while the table was being read, so nothing came in.');
    }
    const documentCount = reading.tables.reduce((sum, table) => sum + table.documents.length, 0);
    const label = `Import ${count(documentCount, 'document')} from ${brief(reading.name)}`;
    const came = context.operate({ name: 'surveys.import', label }, (study) =>
      bringInSurvey(study, reading, {
        groupOf: () => input.groupId ?? groupNamed(study, input.groupName),
        codes: input.codeByColumn ? { parentId: input.codeParentId } : null,
      }),
    );
    return { ...came, cancelled: false };
  } catch (error) {
    if (!job.signal.aborted) throw error;
    return { documents: [], variables: 0, codings: 0, warnings: [], cancelled: true };
  } finally {
    job.done();
  }
}

/** @throws AxialError `invalid_input` for a plan that means nothing, or two things */
function refusePlan({ columns, nameColumn, speakerColumn }: Input): void {
  if (!columns.some(({ use }) => use === 'text')) {
    throw new AxialError('invalid_input', 'Choose at least one column as text: it is what will be read and coded.');
  }
  for (const place of [nameColumn, speakerColumn]) {
    if (place !== null && !columns[place]) throw new AxialError('invalid_input', 'The table has no such column.');
  }
  const used = columns.filter(({ use }) => use !== 'leave').map(({ use, name }) => `${use} ${name}`);
  const twice = used.find((name, place) => used.indexOf(name) < place);
  if (twice !== undefined) {
    const name = brief(twice.slice(twice.indexOf(' ') + 1));
    throw new AxialError('invalid_input', `Two columns are called “${name}”: give one of them another name.`);
  }
}

/** The group of that name, made when it is missing; `null` for no name. */
export function groupNamed(study: WritableStudy, name: string | null | undefined): GroupId | null {
  if (!name) return null;
  return (listGroups(study).find((group) => group.name === name) ?? insertGroup(study, name)).id;
}

export interface SurveyPlace {
  /** The group that the documents of a table come into. */
  readonly groupOf: (table: SurveyTable) => GroupId | null;
  /** Whether answers are coded with the names of their columns, and what those codes stand under. */
  readonly codes: { readonly parentId: CodeId | null } | null;
  /** False when the file holds names that must not be in the study; kept where left out. */
  readonly keepsFile?: boolean;
}

type Came = Omit<OutputOf<'surveys.import'>, 'cancelled'>;

/** Adds the documents of a table that was read, with their variables and codings; the file itself is kept once, if at all. */
export function bringInSurvey(study: WritableStudy, reading: SurveyReading, place: SurveyPlace): Came {
  const sourceHash = place.keepsFile === false ? null : storeSource(study, reading.bytes);
  const came: Came = { documents: [], variables: 0, codings: 0, warnings: [] };
  const unfit: string[] = [];
  for (const table of reading.tables) {
    const groupId = table.documents.length > 0 ? place.groupOf(table) : null;
    const variables = table.variables.map((column) => variableFor(study, column));
    const code = place.codes && codeFinder(study, place.codes.parentId, table.columns);
    came.variables += variables.length;
    for (const one of table.documents) {
      const { id, name } = addDocument(study, {
        name: one.name,
        text: one.text,
        format: one.format,
        bytes: null,
        ...(sourceHash === null ? {} : { sourceHash }),
        sourceName: reading.name,
        groupId,
        reading: { origin: originOf(reading), warnings: [] },
      });
      const documentKey = requireDocumentKey(study, id);
      setValues(study, documentKey, variables, one, unfit);
      if (code) came.codings += codeAnswers(study, documentKey, one, code);
      came.documents.push({ id, name });
    }
  }
  return { ...came, warnings: [...reading.warnings, ...shortened(unfit)] };
}

const originOf = ({ encoding, confidence }: SurveyReading): DocumentOrigin => ({
  kind: 'table',
  encoding,
  confidence,
  options: usualReadingOptions,
});

function setValues(
  study: WritableStudy,
  documentKey: number,
  variables: readonly VariableRow[],
  { values, row }: SurveyDocument,
  unfit: string[],
): void {
  for (const [index, variable] of variables.entries()) {
    setCell(study, documentKey, variable, values[index] ?? '', row, unfit);
  }
}

/** Finds the code of a column, and makes it with the first answer that needs it. */
function codeFinder(study: WritableStudy, parentId: CodeId | null, columns: readonly string[]) {
  const parentKey = parentId === null ? null : requireCodeKey(study, parentId);
  const known = new Map<number, number>();
  return (column: number): number => {
    const found = known.get(column);
    if (found !== undefined) return found;
    const name = columns[column] ?? '';
    const key = findChildKey(study, parentKey, name) ?? createCode(study, parentKey, { name }).key;
    known.set(column, key);
    return key;
  };
}

function codeAnswers(
  study: WritableStudy,
  documentKey: number,
  { answers }: SurveyDocument,
  code: (column: number) => number,
): number {
  const coderKey = ensureCoder(study, study.actor);
  for (const { column, start, end } of answers) {
    insertCoding(study, { documentKey, codeKey: code(column), coderKey, start, end, weight: null, comment: '' });
  }
  return answers.length;
}
