import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { EncodingCandidate } from '#shared/domain/reading.ts';
import {
  bodyOf,
  proposeSurvey,
  type Rows,
  type SurveyColumn,
  type SurveyProposal,
} from '#shared/interchange/survey.ts';
import { documentsOfSurvey, type SurveyDocument, type SurveyPlan } from '#shared/interchange/surveyDocuments.ts';
import { columnOf, type VariableColumn } from '#shared/interchange/variableTable.ts';
import { chooseSheet, type ReadTable, readTableFile } from './readTable.ts';
import { refusedFile } from './refusals.ts';
import type { Delimiter, TableRequest, TableSheet } from './table.ts';

/** A look into a table: nothing comes in. */
export interface SurveyLook extends SurveyProposal {
  readonly name: string;
  readonly sheets: readonly { name: string; hidden: boolean; rows: number; columns: number }[];
  readonly sheet: string | null;
  readonly encodings: readonly EncodingCandidate[];
  readonly delimiter: Delimiter | null;
  readonly columns: readonly SurveyColumn[];
  /** rows × columns, row by row: 1 where a cell holds anything. */
  readonly filled: Uint8Array<ArrayBuffer>;
  /** The first rows below the header. */
  readonly sample: readonly (readonly string[])[];
  readonly warnings: readonly string[];
}

/** One table as it comes into a study. */
export interface SurveyTable {
  /** What it is called: the file without its ending, with the sheet where more than one comes in. */
  readonly name: string;
  readonly variables: readonly VariableColumn[];
  /** Name of every column: an answer says which of them it is from. */
  readonly columns: readonly string[];
  readonly documents: readonly SurveyDocument[];
}

export interface SurveyReading {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly tables: readonly SurveyTable[];
  readonly encoding: string | null;
  readonly confidence: number;
  readonly warnings: readonly string[];
}

/** A table and what was decided about it; without a row of its names they are looked for, without a plan all is proposed. */
export type SurveyRequest = TableRequest & {
  readonly plan: (Omit<SurveyPlan, 'headerRow'> & { readonly headerRow: number | null }) | null;
};

/** Rows that a look shows, and how much of a cell. */
const [shownRows, shownUnits] = [50, 400];

/** Looks into a table and proposes how it could come in. @throws AxialError as `readTableFile` */
export async function lookIntoSurvey(
  request: TableRequest & { readonly headerRow: number | null },
): Promise<SurveyLook> {
  const table = await readTableFile(request);
  const sheet = sheetOf(table, request.sheet);
  const proposal = proposeSurvey(sheet.rows, request.headerRow);
  const body = bodyOf(sheet.rows, proposal.headerRow);
  return {
    ...proposal,
    name: table.name,
    sheets: isWorkbook(table) ? table.sheets.map(describeSheet) : [],
    sheet: isWorkbook(table) ? sheet.name : null,
    encodings: table.encodings,
    delimiter: table.delimiter,
    filled: filledCells(body, proposal.columns.length),
    sample: body
      .slice(0, shownRows)
      .map(({ cells }) => proposal.columns.map((_, column) => shorten(cells[column] ?? ''))),
    warnings: [...table.warnings, ...sheet.warnings],
  };
}

function filledCells(body: ReturnType<typeof bodyOf>, width: number): Uint8Array<ArrayBuffer> {
  const filled = new Uint8Array(body.length * width);
  for (const [row, { cells }] of body.entries()) {
    for (let column = 0; column < width; column++) {
      if ((cells[column] ?? '').trim() !== '') filled[row * width + column] = 1;
    }
  }
  return filled;
}

const isWorkbook = ({ delimiter }: ReadTable): boolean => delimiter === null;

const shorten = (cell: string): string =>
  cell.length <= shownUnits ? cell : `${cell.slice(0, shownUnits).toWellFormed()}…`;

const describeSheet = ({ name, hidden, rows }: TableSheet) => ({
  name,
  hidden,
  rows: rows.length,
  columns: rows.reduce((most, row) => Math.max(most, row.length), 0),
});

function sheetOf(table: ReadTable, wanted: string | null | undefined): TableSheet {
  const sheet = chooseSheet(table.sheets, wanted);
  if (!sheet) throw refusedFile(`${table.name} holds no table.`);
  if (wanted !== null && wanted !== undefined && isWorkbook(table) && sheet.name !== wanted) {
    throw refusedFile(`${table.name} has no sheet “${wanted}”.`);
  }
  return sheet;
}

/**
 * Reads a table into documents: one sheet by a plan, or, without one, every sheet in view by its own proposal.
 * @throws AxialError as `readTableFile`, and `unsupported_format` when there is no text in it
 */
export async function readSurvey(request: SurveyRequest): Promise<SurveyReading> {
  const table = await readTableFile(request);
  const bare = table.name.slice(0, table.name.length - extname(table.name).length) || table.name;
  const { tables, warnings } = request.plan ? planned(table, request, request.plan, bare) : proposed(table, bare);
  if (tables.every(({ documents }) => documents.length === 0)) throw refusedFile(`${table.name} holds no text.`);
  return {
    name: table.name,
    bytes: table.bytes,
    hash: createHash('sha256').update(table.bytes).digest('hex'),
    tables,
    encoding: table.encodings[0]?.encoding ?? null,
    confidence: table.encodings[0]?.confidence ?? 1,
    warnings: [...table.warnings, ...warnings],
  };
}

interface Tables {
  readonly tables: SurveyTable[];
  readonly warnings: string[];
}

function planned(
  table: ReadTable,
  request: TableRequest,
  plan: NonNullable<SurveyRequest['plan']>,
  name: string,
): Tables {
  const sheet = sheetOf(table, request.sheet);
  const headerRow = plan.headerRow ?? proposeSurvey(sheet.rows).headerRow;
  const read = tableOf(sheet.rows, { ...plan, headerRow }, name);
  return { tables: [read.table], warnings: [...sheet.warnings, ...read.warnings] };
}

function proposed(table: ReadTable, name: string): Tables {
  const inView = table.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0);
  const left = table.sheets.filter(({ hidden, rows }) => hidden && rows.length > 0);
  const read = inView.map((sheet) => {
    const title = inView.length > 1 ? `${name}, ${sheet.name}` : name;
    const { table: one, warnings } = tableOf(sheet.rows, proposeSurvey(sheet.rows), title);
    const where = inView.length > 1 ? `${sheet.name}: ` : '';
    return { table: one, warnings: [...sheet.warnings, ...warnings].map((warning) => where + warning) };
  });
  return {
    tables: read.map((each) => each.table),
    warnings: [
      ...read.flatMap(({ warnings }) => warnings),
      ...left.map(({ name: hidden }) => `The sheet “${hidden}” is hidden and was left out.`),
    ],
  };
}

function tableOf(rows: Rows, plan: SurveyPlan, name: string): { table: SurveyTable; warnings: readonly string[] } {
  const { documents, warnings } = documentsOfSurvey(rows, plan, name);
  const used = plan.columns.filter(({ use }) => use === 'variable');
  const variables = used.map((column, index) => {
    const values = documents.flatMap(({ values: all }) => (all[index] === '' ? [] : [all[index] ?? '']));
    return columnOf(column.name, values, column.type);
  });
  return { table: { name, variables, columns: plan.columns.map((column) => column.name), documents }, warnings };
}
