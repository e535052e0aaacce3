import { column } from './facts.ts';
import type { Table } from './table.ts';

/** A stretch of text that codes cover together, as it leaves the program. Positions in code points. */
export interface StretchRecord {
  readonly document: string;
  readonly group: string;
  readonly start: number;
  readonly end: number;
  /** First and last paragraph touched, from 1; 0 = none. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** Paths of all codes that lie on some of it. */
  readonly codes: readonly string[];
  readonly text: string;
}

/** One row a stretch. */
export function stretchesTable(stretches: readonly StretchRecord[]): Table {
  return {
    name: 'Stretches',
    columns: [
      column('document', 26),
      column('group', 18),
      column('start', 8),
      column('end', 8),
      column('paragraph', 10),
      column('codes', 50),
      column('text', 90),
    ],
    rows: stretches.map(({ document, group, start, end, paragraph, codes, text }) => [
      document,
      group,
      start,
      end,
      paragraph,
      codes.join('; '),
      text,
    ]),
  };
}
