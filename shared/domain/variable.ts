import type { DocumentId, VariableId } from './ids.ts';

export const variableTypes = ['text', 'number', 'date', 'boolean', 'choice'] as const;
export type VariableType = (typeof variableTypes)[number];

/** A fact about each document (who was interviewed, when, where). */
export interface Variable {
  readonly id: VariableId;
  readonly name: string;
  readonly type: VariableType;
  /** The values that a `choice` may take, in the order to show them; empty for other types. */
  readonly choices: readonly string[];
  readonly position: number;
}

/**
 * A value as it is stored: text in a canonical form (`number` with a point, `date` as YYYY-MM-DD, `boolean` as
 * `yes` or `no`). A document without a value has no row.
 */
export interface VariableValue {
  readonly documentId: DocumentId;
  readonly variableId: VariableId;
  readonly value: string;
}
