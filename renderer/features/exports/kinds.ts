import type { InputOf } from '#shared/contract/index.ts';

export type ExportRequest = InputOf<'exports.write'>['request'];
export type ExportFormat = InputOf<'exports.write'>['format'];

export interface FormatChoice {
  readonly format: ExportFormat;
  readonly title: string;
  /** Its name in a row of several. */
  readonly short: string;
  /** What it is good for, in a few words. */
  readonly use: string;
}

const csv: FormatChoice = {
  format: 'csv',
  title: 'Table (.csv)',
  short: 'CSV',
  use: 'for R, Python, SPSS and any spreadsheet',
};
const xlsx: FormatChoice = {
  format: 'xlsx',
  title: 'Workbook (.xlsx)',
  short: 'Excel',
  use: 'with filter, frozen header and codebook',
};
const plainWorkbook: FormatChoice = { ...xlsx, use: 'with filter and frozen header' };
const docx: FormatChoice = {
  format: 'docx',
  title: 'Word document (.docx)',
  short: 'Word',
  use: 'with headings and contents, to comment on and to print',
};
const html: FormatChoice = {
  format: 'html',
  title: 'Web page (.html)',
  short: 'Web page',
  use: 'to read, print and pass on; one file',
};
const json: FormatChoice = { format: 'json', title: 'Data (.json)', short: 'JSON', use: 'for programs' };
const markdown: FormatChoice = {
  format: 'md',
  title: 'Markdown (.md)',
  short: 'Markdown',
  use: 'plain text for any editor',
};
const text: FormatChoice = { format: 'txt', title: 'Plain text (.txt)', short: 'Text', use: 'for any program' };
const folder: FormatChoice = {
  format: 'zip',
  title: 'Folder of tables (.zip)',
  short: 'CSV files',
  use: 'a CSV file a table and a README, packed as one file',
};
const sqlite: FormatChoice = {
  format: 'sqlite',
  title: 'Database (.sqlite)',
  short: 'SQLite',
  use: 'all tables in one database, to query with SQL',
};
const svg: FormatChoice = {
  format: 'svg',
  title: 'Drawing (.svg)',
  short: 'SVG',
  use: 'sharp at every size, for print',
};
const png: FormatChoice = {
  format: 'png',
  title: 'Picture (.png)',
  short: 'PNG',
  use: 'for slides and text documents',
};

interface Kind {
  readonly title: string;
  readonly name: string;
  /** What is counted when it has been written; `null` where the picture is one thing. */
  readonly counted: string | null;
  readonly formats: readonly FormatChoice[];
}

/** What can be exported, and as what. The engine refuses anything else by a sentence. */
export const exportKinds: Readonly<Record<ExportRequest['what'], Kind>> = {
  segments: {
    title: 'Export coded segments',
    name: 'segments',
    counted: 'segment',
    formats: [csv, xlsx, docx, html, markdown, json],
  },
  query: {
    title: 'Export what the query finds',
    name: 'query results',
    counted: 'result',
    formats: [csv, xlsx, docx, html, markdown, json],
  },
  'document-coding': {
    title: 'Export documents with their coding',
    name: 'documents with coding',
    counted: 'document',
    formats: [html, docx, markdown],
  },
  'numbered-text': {
    title: 'Export numbered text',
    name: 'numbered text',
    counted: 'document',
    formats: [text],
  },
  codebook: {
    title: 'Export the codebook',
    name: 'codebook',
    counted: 'code',
    formats: [html, docx, xlsx, csv, markdown, json],
  },
  memos: {
    title: 'Export memos',
    name: 'memos',
    counted: 'memo',
    formats: [html, docx, markdown, csv, plainWorkbook, json],
  },
  documents: {
    title: 'Export the list of documents',
    name: 'documents',
    counted: 'document',
    formats: [csv, plainWorkbook, docx, html, markdown, json],
  },
  variables: {
    title: 'Export the variables',
    name: 'variables',
    counted: 'document',
    formats: [csv, plainWorkbook, docx, html, markdown, json],
  },
  'data-set': {
    title: 'Export a data set',
    name: 'data set',
    counted: 'table',
    formats: [folder, { ...xlsx, use: 'a sheet a table, and one that explains the columns' }, sqlite],
  },
  audit: {
    title: 'Export the history',
    name: 'history',
    counted: 'step',
    formats: [csv, plainWorkbook, docx, html, markdown, json],
  },
  viewer: { title: 'Write a viewer', name: 'viewer', counted: 'document', formats: [html] },
  hits: { title: 'Export the hits', name: 'search hits', counted: 'hit', formats: [csv, plainWorkbook, json] },
  words: {
    title: 'Export the word frequencies',
    name: 'word frequencies',
    counted: 'word',
    formats: [csv, plainWorkbook, svg, png, json],
  },
  'co-occurrence': {
    title: 'Export the co-occurrence chart',
    name: 'co-occurrence',
    counted: null,
    formats: [svg, png, csv, json],
  },
  chart: { title: 'Export the chart', name: 'chart', counted: null, formats: [svg, png, csv, json] },
  comparison: {
    title: 'Export the comparison chart',
    name: 'comparison',
    counted: null,
    formats: [svg, png, csv, json],
  },
};
