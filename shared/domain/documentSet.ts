import type { CodeId, GroupId, VariableId } from './ids.ts';

/** `before`/`after` for dates and numbers; the day or number itself belongs to neither. `unequal` holds without a value too. */
export const variableTests = ['equal', 'unequal', 'contains', 'before', 'after', 'empty', 'filled'] as const;
export type VariableTest = (typeof variableTests)[number];

export const codesTests = ['any', 'all', 'none'] as const;
export type CodesTest = (typeof codesTests)[number];

/** One thing that a document must be or have. `groupIds`: `null` stands for documents without a group. */
export type DocumentCondition =
  | { readonly by: 'group'; readonly groupIds: (GroupId | null)[] }
  | { readonly by: 'variable'; readonly variableId: VariableId; readonly is: VariableTest; readonly value: string }
  | { readonly by: 'name'; readonly contains: string }
  /** With subcodes. */
  | { readonly by: 'codes'; readonly codeIds: CodeId[]; readonly has: CodesTest };

/** Which documents belong to a live set: those that meet all (or any) of its conditions, now and later. */
export interface DocumentFilter {
  readonly match: 'all' | 'any';
  readonly conditions: DocumentCondition[];
}
