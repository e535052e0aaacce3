import type { Variable } from '../domain/variable.ts';
import { column, isoTime } from './facts.ts';
import type { Cell, Table } from './table.ts';

/** A coded segment as it leaves the program. Positions in code points. */
export interface SegmentRecord {
  readonly id: string;
  readonly document: string;
  readonly group: string;
  /** One entry a variable of the study; `null` = no value. */
  readonly variables: readonly (string | number | null)[];
  /** Path of the code. */
  readonly code: string;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  /** First and last paragraph touched, from 1; 0 = none. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  readonly text: string;
  readonly weight: number | null;
  readonly comment: string;
  readonly memos: readonly string[];
  /** ms since 1970. */
  readonly createdAt: number;
}

const ownColumns = [
  'document',
  'group',
  'code',
  'coder',
  'start',
  'end',
  'paragraph',
  'text',
  'weight',
  'comment',
  'memos',
  'created',
  'study',
  'revision',
  'exported',
];

/** One row a segment; a variable that is called like a column of ours is told apart by its title. */
export function segmentsTable(segments: readonly SegmentRecord[], variables: readonly string[]): Table {
  return {
    name: 'Segments',
    columns: [
      column('document', 26),
      column('group', 18),
      ...variableColumns(variables, ownColumns),
      column('code', 34),
      column('coder', 16),
      column('start', 8),
      column('end', 8),
      column('paragraph', 10),
      column('text', 90),
      column('weight', 8),
      column('comment', 40),
      column('memos', 30),
      column('created', 22),
    ],
    rows: segments.map(rowOf),
  };
}

/** A stored value as it leaves the program: numbers as numbers, so that no spreadsheet takes them for words. */
export const variableCell = ({ type }: Pick<Variable, 'type'>, value: string | undefined): string | number | null =>
  value !== undefined && type === 'number' ? Number(value) : (value ?? null);

/** Columns for variables, none of which has the title of another column. */
export function variableColumns(variables: readonly string[], others: readonly string[]) {
  const taken = new Set(others);
  return variables.map((name) => {
    let title = taken.has(name.toLowerCase()) ? `${name} (variable)` : name;
    for (let number = 2; taken.has(title.toLowerCase()); number++) title = `${name} (variable ${number})`;
    taken.add(title.toLowerCase());
    return column(title, 18);
  });
}

const rowOf = (segment: SegmentRecord): Cell[] => [
  segment.document,
  segment.group,
  ...segment.variables,
  segment.code,
  segment.coder,
  segment.start,
  segment.end,
  segment.paragraph === 0 ? null : segment.paragraph,
  segment.text,
  segment.weight,
  segment.comment,
  segment.memos.join('; '),
  isoTime(segment.createdAt),
];

/** One segment as JSON: variables by name, memos as a list. */
export function segmentJson(segment: SegmentRecord, variables: readonly string[]) {
  const { memos, createdAt, variables: values, ...rest } = segment;
  return {
    ...rest,
    variables: Object.fromEntries(variables.map((name, index) => [name, values[index] ?? null])),
    memos,
    created: isoTime(createdAt),
  };
}
