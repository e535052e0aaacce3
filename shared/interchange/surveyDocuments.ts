import type { FormatMark } from '../domain/document.ts';
import type { ColumnUse, SurveyUnit } from '../domain/survey.ts';
import type { VariableType } from '../domain/variable.ts';
import { count } from '../text/counts.ts';
import { normaliseText } from '../text/normalise.ts';
import { bodyOf, type Rows } from './survey.ts';

/** What was decided about a table. */
export interface SurveyPlan {
  /** From 1; 0 = the table has none. */
  readonly headerRow: number;
  readonly documents: SurveyUnit;
  readonly nameColumn: number | null;
  /** For a table that is one transcript: who speaks; its words stand before the colon of each turn. */
  readonly speakerColumn: number | null;
  readonly columns: readonly { readonly use: ColumnUse; readonly name: string; readonly type: VariableType }[];
}

/** One document out of a table. */
export interface SurveyDocument {
  readonly name: string;
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  readonly format: readonly FormatMark[];
  /** One value for each column that is a variable, as written; empty = none. */
  readonly values: readonly string[];
  /** Where the answers stand; UTF-16 units, half-open. */
  readonly answers: readonly { readonly column: number; readonly start: number; readonly end: number }[];
  /** Row of the table that it came from, from 1; 0 = the whole table. */
  readonly row: number;
}

export interface SurveyDocuments {
  readonly documents: readonly SurveyDocument[];
  readonly warnings: readonly string[];
}

type Row = ReturnType<typeof bodyOf>[number];

/**
 * The documents that a table gives. A row with one column of text is that text; with several, each answer stands below its
 * column's name as a heading, and unanswered ones are left out with their headings. Rows without any text are left out and
 * said so. `tableName` names what no column names.
 */
export function documentsOfSurvey(rows: Rows, plan: SurveyPlan, tableName: string): SurveyDocuments {
  const body = bodyOf(rows, plan.headerRow);
  const places = (use: ColumnUse) => plan.columns.flatMap((column, index) => (column.use === use ? [index] : []));
  const [texts, variables] = [places('text'), places('variable')];
  if (plan.documents === 'table') return wholeTable(rows, body, plan, texts, variables, tableName);
  const empty: number[] = [];
  const documents = body.flatMap((row, index) => {
    const filled = texts.filter((column) => answerOf(row, column).trim() !== '');
    if (filled.length === 0) empty.push(row.number);
    const name = nameOf(row, plan, `${tableName} ${index + 1}`);
    const values = variables.map((column) => (row.cells[column] ?? '').trim());
    if (plan.documents === 'answer') {
      return filled.map((column) => ({
        ...wordsOf(row, [column], plan, false),
        name: texts.length > 1 ? `${name}, ${plan.columns[column]?.name ?? ''}`.slice(0, 500).toWellFormed() : name,
        values,
        row: row.number,
      }));
    }
    return filled.length === 0
      ? []
      : [{ ...wordsOf(row, filled, plan, texts.length > 1), name, values, row: row.number }];
  });
  return { documents, warnings: [...rowsAbove(rows, plan), ...emptyRows(empty)] };
}

const answerOf = (row: Row, column: number): string => normaliseText(row.cells[column] ?? '');

function nameOf(row: Row, { nameColumn }: SurveyPlan, otherwise: string): string {
  const written = nameColumn === null ? '' : (row.cells[nameColumn] ?? '');
  const name = normaliseText(written).replace(/\s+/gu, ' ').trim();
  return [...name].slice(0, 500).join('') || otherwise;
}

type Words = Pick<SurveyDocument, 'text' | 'format' | 'answers'>;

function wordsOf(row: Row, columns: readonly number[], plan: SurveyPlan, withHeadings: boolean): Words {
  let text = '';
  const format: FormatMark[] = [];
  const answers: { column: number; start: number; end: number }[] = [];
  for (const column of columns) {
    if (text !== '') text += '\n';
    if (withHeadings) {
      const heading = normaliseText(plan.columns[column]?.name ?? '');
      format.push({ kind: 'heading2', start: text.length, end: text.length + heading.length });
      text += `${heading}\n`;
    }
    const start = text.length;
    text += answerOf(row, column);
    answers.push({ column, ...wordsWithin(text, start) });
  }
  return { text, format, answers };
}

/** From the first to the last sign that is not blank, of what stands from `start` on. */
function wordsWithin(text: string, start: number): { start: number; end: number } {
  const added = text.slice(start);
  return { start: start + added.length - added.trimStart().length, end: start + added.trimEnd().length };
}

/** Says that a title or the like stayed out. */
function rowsAbove(rows: Rows, { headerRow }: SurveyPlan): string[] {
  const above = bodyOf(rows.slice(0, Math.max(0, headerRow - 1)), 0);
  if (above.length === 0) return [];
  const what = above.length === 1 ? 'row' : 'rows';
  return [
    `${count(above.length, what, what)} above the names of the columns ${above.length === 1 ? 'was' : 'were'} left out.`,
  ];
}

const mostNamed = 10;

function emptyRows(rows: readonly number[]): string[] {
  if (rows.length === 0) return [];
  const named = rows.slice(0, mostNamed).join(', ') + (rows.length > mostNamed ? ' …' : '');
  return rows.length === 1
    ? [`Row ${named} has no text and was left out.`]
    : [`${count(rows.length, 'row')} have no text and were left out: ${named}.`];
}

function wholeTable(
  rows: Rows,
  body: readonly Row[],
  plan: SurveyPlan,
  texts: readonly number[],
  variables: readonly number[],
  name: string,
): SurveyDocuments {
  const isPlain = plan.speakerColumn !== null || isRunningText(body, plan, texts);
  const words = isPlain ? transcriptOf(body, plan, texts) : linesOf(rows, body, plan, texts);
  if (words.text.trim() === '') return { documents: [], warnings: [] };
  const warnings: string[] = isPlain ? rowsAbove(rows, plan) : [];
  const values = variables.map((column) => {
    const different = [...new Set(body.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== ''))];
    if (different.length > 1) {
      warnings.push(
        `“${plan.columns[column]?.name}” has more than one value, so it is no fact about one document; it was left out.`,
      );
    }
    return different.length === 1 ? (different[0] ?? '') : '';
  });
  return { documents: [{ ...words, name, values, row: 0 }], warnings };
}

/** One column out of several, or one whose cells have lines of their own: words that follow each other, not a table. */
function isRunningText(body: readonly Row[], { columns }: SurveyPlan, texts: readonly number[]): boolean {
  const [only, ...others] = texts;
  if (only === undefined || others.length > 0) return false;
  return columns.length > 1 || body.some((row) => answerOf(row, only).trim().includes('\n'));
}

/** Each row is a turn: the speaker before a colon, marked as one, then the words. */
function transcriptOf(body: readonly Row[], { speakerColumn }: SurveyPlan, texts: readonly number[]): Words {
  let text = '';
  const format: FormatMark[] = [];
  const answers: { column: number; start: number; end: number }[] = [];
  for (const row of body) {
    const filled = texts.filter((column) => answerOf(row, column).trim() !== '');
    if (filled.length === 0) continue;
    if (text !== '') text += '\n';
    const speaker = speakerColumn === null ? '' : nameOfSpeaker(row.cells[speakerColumn] ?? '');
    if (speaker !== '') {
      format.push({ kind: 'speaker', start: text.length, end: text.length + speaker.length + 1, value: speaker });
      text += `${speaker}: `;
    }
    for (const [index, column] of filled.entries()) {
      if (index > 0) text += '\n';
      const start = text.length;
      text += answerOf(row, column);
      answers.push({ column, ...wordsWithin(text, start) });
    }
  }
  return { text, format, answers };
}

const nameOfSpeaker = (written: string): string =>
  normaliseText(written)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/\s*[:：]$/u, '');

/** Each row is a line, its cells told apart by a TAB, the names of the columns before them. */
function linesOf(rows: Rows, body: readonly Row[], plan: SurveyPlan, texts: readonly number[]): Words {
  let text = '';
  const format: FormatMark[] = [];
  const answers: { column: number; start: number; end: number }[] = [];
  // What stands above the names of the columns belongs to the table too.
  const above = bodyOf(rows.slice(0, plan.headerRow), 0);
  for (const row of [...above, ...body]) {
    if (text !== '') text += '\n';
    const rowStart = text.length;
    const last = texts.findLastIndex((column) => answerOf(row, column).trim() !== '');
    for (const [index, column] of texts.slice(0, last + 1).entries()) {
      if (index > 0) text += '\t';
      const start = text.length;
      text += answerOf(row, column).replace(/\s+/gu, ' ').trim();
      if (text.length === start) continue;
      format.push({ kind: 'table-cell', start, end: text.length });
      if (row.number > plan.headerRow) answers.push({ column, ...wordsWithin(text, start) });
    }
    format.push({ kind: 'table-row', start: rowStart, end: text.length });
  }
  return { text, format: format.toSorted((a, b) => a.start - b.start || b.end - a.end), answers };
}
