import { statSync } from 'node:fs';
import { join } from 'node:path';
import { withForeignDatabase } from './foreignDatabase.ts';

export type ForeignKind = 'qualcoder' | 'taguette' | 'rqda';

type Tables = ReadonlyMap<string, readonly string[]>;

const holds = (tables: Tables, table: string, columns: readonly string[]): boolean =>
  columns.every((column) => tables.get(table)?.includes(column) ?? false);

export const isQualCoder = (tables: Tables): boolean =>
  holds(tables, 'code_name', ['cid', 'name']) &&
  holds(tables, 'code_text', ['cid', 'fid', 'pos0', 'pos1']) &&
  holds(tables, 'source', ['id', 'fulltext']);

export const isTaguette = (tables: Tables): boolean =>
  holds(tables, 'projects', ['id', 'name']) &&
  holds(tables, 'documents', ['id', 'contents', 'project_id']) &&
  holds(tables, 'highlights', ['id', 'document_id', 'start_offset', 'end_offset']) &&
  holds(tables, 'tags', ['id', 'path']);

export const isRqda = (tables: Tables): boolean =>
  holds(tables, 'freecode', ['id', 'name']) &&
  holds(tables, 'coding', ['cid', 'fid', 'selfirst', 'selend']) &&
  holds(tables, 'source', ['id', 'file']);

/** Which program a file, or a folder, belongs to, by what stands in its database; `null` when it is none of them. */
export function recogniseForeign(path: string): ForeignKind | null {
  try {
    const isFolder = statSync(path).isDirectory();
    return withForeignDatabase(isFolder ? join(path, 'data.qda') : path, ({ tables }) => kindOf(tables));
  } catch {
    return null;
  }
}

function kindOf(tables: Tables): ForeignKind | null {
  if (isQualCoder(tables)) return 'qualcoder';
  if (isTaguette(tables)) return 'taguette';
  return isRqda(tables) ? 'rqda' : null;
}
