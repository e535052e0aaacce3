import type { ExportFacts } from './facts.ts';
import type { Cell, Table } from './table.ts';

/**
 * A study as tidy tables (Wickham 2014: a row an observation, a column a variable, a table a kind of thing), for R, Python
 * and statistics programs. Every column says what it means and in which unit.
 */
export interface DataTable {
  /** Name of the file, the sheet and the table. */
  readonly name: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface DataColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'real';
  /** What it means, with its unit. */
  readonly meaning: string;
}

export const dataColumn = (name: string, type: DataColumn['type'], meaning: string): DataColumn => ({
  name,
  type,
  meaning,
});

/** Sheets of a workbook. Of texts a cell takes no more than 32,767 characters: they stand there paragraph by paragraph. */
export function dataSheets(tables: readonly DataTable[]): Table[] {
  return tables.map(({ name, columns, rows }) => {
    const kept = columns.flatMap((column, index) => (isWholeText(name, column) ? [] : [{ column, index }]));
    return {
      name,
      columns: kept.map(({ column }) => ({ title: column.name, width: column.type === 'text' ? 24 : 12 })),
      rows: rows.map((row) => kept.map(({ index }) => row[index] ?? null)),
    };
  });
}

const isWholeText = (table: string, { name }: DataColumn): boolean => table === 'documents' && name === 'text';

export type DataForm = 'csv' | 'xlsx' | 'sqlite';

const forms: Readonly<Record<DataForm, readonly string[]>> = {
  csv: [
    'Each table is a CSV file (RFC 4180): UTF-8 with a byte order mark, commas, line ends CRLF, a point in numbers, empty = no value.',
    "So that no spreadsheet runs words as a formula, a cell of words that begins with `=`, `+`, `-`, `@` (or quotation marks before one of them) has a `'` put before it. Take the first `'` of such a cell off to have it as it was. Numbers are never changed.",
  ],
  xlsx: [
    'Each table is a sheet. Words are stored as words, never as formulas. Texts of documents stand in `paragraphs` only, for a cell takes no more than 32,767 characters.',
  ],
  sqlite: ['Each table is a table of the SQLite database, with the same name; empty = NULL. Nothing in it is changed.'],
};

const readingOf: Readonly<Record<DataForm, string>> = {
  csv: `\`\`\`r
codings <- read.csv("codings.csv", fileEncoding = "UTF-8-BOM")
documents <- read.csv("documents.csv", fileEncoding = "UTF-8-BOM")
both <- merge(codings, documents, by = "document_id")
\`\`\`

\`\`\`python
import pandas as pd
codings = pd.read_csv("codings.csv", encoding="utf-8-sig")
documents = pd.read_csv("documents.csv", encoding="utf-8-sig")
both = codings.merge(documents, on="document_id")
\`\`\``,
  xlsx: `\`\`\`r
codings <- readxl::read_excel("data set.xlsx", sheet = "codings")
\`\`\`

\`\`\`python
import pandas as pd
codings = pd.read_excel("data set.xlsx", sheet_name="codings")
\`\`\``,
  sqlite: `\`\`\`r
study <- DBI::dbConnect(RSQLite::SQLite(), "data set.sqlite", flags = RSQLite::SQLITE_RO)
codings <- DBI::dbReadTable(study, "codings")
\`\`\`

\`\`\`python
import sqlite3
study = sqlite3.connect("file:data set.sqlite?mode=ro", uri=True)
codings = study.execute("SELECT * FROM codings").fetchall()
\`\`\``,
};

/** What every table and every column means, in Markdown: travels with the data. */
export function dataReadme(tables: readonly DataTable[], form: DataForm, facts: ExportFacts): string {
  const options = facts.options.map(([name, value]) => `- ${name}: ${value}`);
  const parts = [
    `# Data set of the study “${facts.study}”`,
    `Revision ${facts.revision}, exported ${facts.exported} by Axial.`,
    ...(options.length > 0 ? [options.join('\n')] : []),
    '## How to read it',
    ...forms[form],
    readingOf[form],
    '## Units',
    [
      '- Positions (`start`, `end`) are Unicode code points from 0, the end not included: in Python `text[start:end]`, in R `substr(text, start + 1, end)`.',
      '- Paragraphs are numbered from 1; blank lines have no number.',
      '- Times are UTC, ISO 8601. Days are YYYY-MM-DD.',
      '- Ids are the same in every export of this study, and in copies of it.',
    ].join('\n'),
    '## Tables',
    ...tables.flatMap((table) => [
      `### ${table.name}`,
      `${table.rows.length.toLocaleString('en-GB')} rows. A row is ${table.row}.`,
      ['| column | type | meaning |', '| --- | --- | --- |', ...table.columns.map(columnLine)].join('\n'),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const columnLine = ({ name, type, meaning }: DataColumn): string =>
  `| ${[name, type, meaning].map((words) => words.replace(/\s+/gu, ' ').replaceAll('|', '\\|')).join(' | ')} |`;

/** The same as a table: for the sheet, and the table in the database. */
export function readmeTable(tables: readonly DataTable[]): DataTable {
  return {
    name: 'columns',
    row: 'a column of a table: what this README says',
    columns: [
      dataColumn('table', 'text', 'name of the table'),
      dataColumn('column', 'text', 'name of the column'),
      dataColumn('type', 'text', 'text, integer or real'),
      dataColumn('meaning', 'text', 'what it means, with its unit'),
    ],
    rows: tables.flatMap((table) => table.columns.map(({ name, type, meaning }) => [table.name, name, type, meaning])),
  };
}
