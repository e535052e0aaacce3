import { type ReadableStudy, reader } from './study.ts';

/** A step of the history that took something away. */
export interface Deletion {
  readonly number: number;
  readonly name: string;
  readonly label: string;
  /** ms since 1970. */
  readonly at: number;
}

/**
 * The newest step that stands and deleted the row of this id; `null` when none is known, as for what came with a copied
 * query. Looks through the changes of deleting and merging steps only.
 */
export function findDeletion(study: ReadableStudy, table: string, id: string): Deletion | null {
  const found = study[reader].one<Deletion>(
    `SELECT o.number, o.name, o.label, o.at FROM operations o
     JOIN changes c ON c.key BETWEEN o.first_change AND o.last_change
     WHERE o.kind = 'do' AND o.undone_by IS NULL AND (o.name LIKE '%.delete' OR o.name = 'codes.merge')
       AND c.table_name = ? AND c.after IS NULL AND json_extract(c.before, '$.id') = ?
     ORDER BY o.number DESC LIMIT 1`,
    table,
    id,
  );
  return found ?? null;
}
