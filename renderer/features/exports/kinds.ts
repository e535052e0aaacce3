import type { InputOf } from '#shared/contract/index.ts';

export type ExportRequest = InputOf<'exports.write'>['request'];
export type ExportFormat = InputOf<'exports.write'>['format'];

export interface FormatChoice {
  readonly format: ExportFormat;
  readonly title: string;
  /** What it is good for, in a few words. */
  readonly use: string;
}

const csv: FormatChoice = { format: 'csv', title: 'Table (.csv)', use: 'for R, Python, SPSS and any spreadsheet' };
const xlsx: FormatChoice = {
  format: 'xlsx',
  title: 'Workbook (.xlsx)',
  use: 'with filter, frozen header and codebook',
};
const plainWorkbook: FormatChoice = { ...xlsx, use: 'with filter and frozen header' };
const html: FormatChoice = { format: 'html', title: 'Web page (.html)', use: 'to read, print and pass on; one file' };
const json: FormatChoice = { format: 'json', title: 'Data (.json)', use: 'for programs' };
const markdown: FormatChoice = { format: 'md', title: 'Markdown (.md)', use: 'plain text for any editor' };
const svg: FormatChoice = { format: 'svg', title: 'Drawing (.svg)', use: 'sharp at every size, for print' };
const png: FormatChoice = { format: 'png', title: 'Picture (.png)', use: 'for slides and text documents' };

interface Kind {
  readonly title: string;
  readonly name: string;
  /** What is counted when it has been written; `null` where the picture is one thing. */
  readonly counted: string | null;
  readonly formats: readonly FormatChoice[];
}

/** What can be exported, and as what. The engine refuses anything else by a sentence. */
export const exportKinds: Readonly<Record<ExportRequest['what'], Kind>> = {
  segments: { title: 'Export coded segments', name: 'segments', counted: 'segment', formats: [csv, xlsx, html, json] },
  codebook: {
    title: 'Export the codebook',
    name: 'codebook',
    counted: 'code',
    formats: [html, xlsx, csv, markdown, json],
  },
  memos: { title: 'Export memos', name: 'memos', counted: 'memo', formats: [html, markdown, csv, json] },
  documents: { title: 'Export the list of documents', name: 'documents', counted: 'document', formats: [csv, json] },
  variables: { title: 'Export the variables', name: 'variables', counted: 'document', formats: [csv, xlsx] },
  audit: { title: 'Export the history', name: 'history', counted: 'step', formats: [csv, xlsx, json] },
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
  comparison: {
    title: 'Export the comparison chart',
    name: 'comparison',
    counted: null,
    formats: [svg, png, csv, json],
  },
};
