import type { ComparisonResult, ComparisonRow, ResultCode } from '#shared/analysis/results.ts';

/** What one code has of a cell. */
export interface CellPart {
  readonly code: ResultCode;
  /** 0..1 of the cell. */
  readonly share: number;
  /** Codings of the code that touch the cell. */
  readonly codings: number;
}

/** The slices of a cell from left to right. */
export function cellParts(result: ComparisonResult, row: ComparisonRow, cell: number): readonly CellPart[] {
  const parts: CellPart[] = [];
  row.sliceCell.forEach((each, slice) => {
    const code = result.themes[row.sliceTheme[slice] ?? -1];
    if (each === cell && code) {
      parts.push({ code, share: row.sliceShare[slice] ?? 0, codings: row.sliceCodings[slice] ?? 0 });
    }
  });
  return parts;
}

/** Codings of all parts together. */
export const codingsOf = (parts: readonly CellPart[]): number => parts.reduce((sum, { codings }) => sum + codings, 0);
