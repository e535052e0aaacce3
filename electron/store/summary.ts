import { type ReadableStudy, reader } from './study.ts';

export interface StudyCounts {
  readonly documents: number;
  readonly groups: number;
  readonly codes: number;
  readonly codings: number;
  readonly memos: number;
  readonly variables: number;
  /** Steps of the history. */
  readonly operations: number;
}

/** How much there is in a study. */
export function countStudy(study: ReadableStudy): StudyCounts {
  const count = (table: string) => study[reader].value<number>(`SELECT count(*) FROM ${table}`) ?? 0;
  return {
    documents: count('documents'),
    groups: count('document_groups'),
    codes: count('codes'),
    codings: count('codings'),
    memos: count('memos'),
    variables: count('variables'),
    operations: count('operations'),
  };
}
