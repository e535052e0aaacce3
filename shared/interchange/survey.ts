import type { ColumnUse, SurveyUnit } from '../domain/survey.ts';
import type { VariableType } from '../domain/variable.ts';
import { guessType } from './variableTable.ts';

/** A column of a table with what is proposed for it. */
export interface SurveyColumn {
  readonly name: string;
  /** Cells that hold anything. */
  readonly filled: number;
  readonly distinct: number;
  /** Length of the longest cell in code points. */
  readonly longest: number;
  readonly use: ColumnUse;
  readonly type: VariableType;
}

/** How a table could come in as documents. */
export interface SurveyProposal {
  /** Row of the names of the columns, from 1; 0 = the table has none. */
  readonly headerRow: number;
  /** Rows below it that hold anything. */
  readonly rows: number;
  readonly columns: readonly SurveyColumn[];
  readonly documents: SurveyUnit;
  readonly nameColumn: number | null;
  readonly speakerColumn: number | null;
}

export type Rows = readonly (readonly string[])[];

const isBlank = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

/** The rows below the header that hold anything, each with its number in the table, from 1. */
export function bodyOf(
  rows: Rows,
  headerRow: number,
): { readonly number: number; readonly cells: readonly string[] }[] {
  return rows
    .map((cells, index) => ({ number: index + 1, cells }))
    .slice(headerRow)
    .filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
}

/**
 * Proposes how a table comes in: answers in sentences are text, all else facts. A table that says who speaks is one
 * transcript; one without answers comes in whole, as it stands. `headerRow` = `null`: found out.
 */
export function proposeSurvey(rows: Rows, headerRow: number | null = null): SurveyProposal {
  const header = headerRow ?? findHeader(rows);
  const body = bodyOf(rows, header).map(({ cells }) => cells);
  const columns = columnsOf(rows, header, body);
  const answers = findAnswers(columns, body);
  const speakerColumn = answers.length === 1 ? findSpeakers(columns, body) : null;
  const nameColumn = speakerColumn === null && answers.length > 0 ? findNames(columns, body.length) : null;
  const isWhole = speakerColumn !== null || answers.length === 0;
  const useOf = (column: ColumnFacts, index: number): ColumnUse => {
    // A table that comes in whole loses nothing, names above empty columns neither.
    if (answers.length === 0) return 'text';
    if (answers.includes(index)) return 'text';
    return isWhole || index === nameColumn || column.filled === 0 ? 'leave' : 'variable';
  };
  return {
    headerRow: header,
    rows: body.length,
    columns: columns.map((column, index) => toColumn(column, useOf(column, index))),
    documents: isWhole ? 'table' : 'row',
    nameColumn,
    speakerColumn,
  };
}

/** The columns of answers; none where hardly a row has one, for then the table is about something else. */
function findAnswers(columns: readonly ColumnFacts[], body: Rows): number[] {
  const answers = columns.flatMap((column, index) => (column.isAnswer ? [index] : []));
  const answered = body.filter((row) => answers.some((column) => !isBlank(row[column])));
  return answered.length * 4 >= body.length ? answers : [];
}

interface ColumnFacts extends Omit<SurveyColumn, 'use'> {
  /** True for answers in words of one's own. */
  readonly isAnswer: boolean;
}

const toColumn = ({ name, filled, distinct, longest, type }: ColumnFacts, use: ColumnUse): SurveyColumn => ({
  name,
  filled,
  distinct,
  longest,
  use,
  type,
});

function columnsOf(rows: Rows, header: number, body: Rows): ColumnFacts[] {
  const names = header > 0 ? (rows[header - 1] ?? []) : [];
  const width = body.reduce(
    (most, row) => Math.max(most, row.length),
    names.findLastIndex((name) => !isBlank(name)) + 1,
  );
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const name = freeName(columnName(names[column], column), taken);
    const values = body.flatMap((row) => (isBlank(row[column]) ? [] : [(row[column] ?? '').trim()]));
    return factsOf(name, values);
  });
}

/** On one line, at most 200 characters; a column without a name is called by its place. */
function columnName(written: string | undefined, column: number): string {
  const name = (written ?? '').replace(/\p{Cc}|\s+/gu, ' ').trim();
  return [...name].slice(0, 200).join('').toWellFormed().trim() || `Column ${column + 1}`;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  taken.add(free);
  return free;
}

function factsOf(name: string, values: readonly string[]): ColumnFacts {
  const type = guessType(values);
  const distinct = new Set(values).size;
  const lengths = values.map((value) => [...value].length);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, values.length);
  // Addresses and codes have no blanks; scripts without blanks between words are told by their letters.
  const inWords = values.filter((value) => /\S\s+\S|\p{Lo}{4}/u.test(value)).length * 2 >= values.length;
  const isLong = longest >= 100 || average >= 25;
  // Short ones that come again and again were ticked, not written.
  const isOwn = distinct * 2 >= values.length || average >= 60;
  const isAnswer = type === 'text' && inWords && isLong && isOwn;
  return { name, filled: values.length, distinct, longest, type, isAnswer };
}

/** How many rows at the top of a table may come before its header. */
const searched = 20;

/**
 * The row with the names of the columns: the first that fills more than half of the columns, unless it is data itself.
 * Answers 0 where there is none.
 */
function findHeader(rows: Rows): number {
  const filledIn = (row: readonly string[]) => row.filter((cell) => !isBlank(cell)).length;
  const width = rows.slice(0, 200).reduce((most, row) => Math.max(most, filledIn(row)), 0);
  const place = rows.slice(0, searched).findIndex((row) => filledIn(row) * 2 > width);
  const row = rows[place];
  if (!row || rows.length === place + 1) return 0;
  const below = rows.slice(place + 1, place + 200);
  const isData = row.some((cell, column) => !isBlank(cell) && looksLikeData(cell.trim(), column, below));
  return isData ? 0 : place + 1;
}

/** A number or a day above numbers or days, or a sentence above long answers. */
function looksLikeData(cell: string, column: number, below: Rows): boolean {
  const values = below.flatMap((row) => (isBlank(row[column]) ? [] : [(row[column] ?? '').trim()]));
  const own = guessType([cell]);
  if (own === 'number' || own === 'date') return values.length === 0 || guessType(values) === own;
  const average = values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length);
  return cell.length > 300 || cell.includes('\n\n') || (average >= 40 && cell.length >= 40 && /[.!…。！]$/u.test(cell));
}

const speakerNames =
  /^(?:speakers?|speaker ?(?:name|id|label)|sprecher(?:in)?|talker|voice|locuteur|locutrice|intervenant|hablante|interlocutor|parlante|spreker|говорящий|说话人|發言人|发言人|話者|発言者|화자)$/iu;

/** The column that says who speaks: it is called so, nearly always filled, and its few names come again and again. */
function findSpeakers(columns: readonly ColumnFacts[], body: Rows): number | null {
  const place = columns.findIndex(
    ({ name, filled, distinct, longest }) =>
      speakerNames.test(name) && longest <= 60 && filled * 10 >= body.length * 8 && distinct * 2 <= filled + 1,
  );
  return place < 0 ? null : place;
}

const idNames =
  /^(?:(?:respondent|participant|response|case|record|interview|person|user|survey)?[ _-]?(?:ids?|nr|no|number|code|name|token|key)\.?|case|name|respondent|participant|pseudonym|title|fall|teilnehmer(?:in)?|kennung|nom|nombre|document)$/iu;

/** The column whose values can name the documents: each row has one, no two the same, and short. */
function findNames(columns: readonly ColumnFacts[], rows: number): number | null {
  const fits = ({ filled, distinct, longest, isAnswer }: ColumnFacts) =>
    rows > 0 && filled === rows && distinct === rows && longest <= 60 && !isAnswer;
  const named = columns.findIndex((column) => fits(column) && idNames.test(column.name));
  if (named >= 0) return named;
  const first = columns[0];
  return first && fits(first) && (first.type === 'text' || first.type === 'number') ? 0 : null;
}
