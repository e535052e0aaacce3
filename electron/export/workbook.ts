import type { Table } from '#shared/interchange/table.ts';

/** Tables to write as one workbook, a sheet each. */
export interface WorkbookRequest {
  readonly sheets: readonly Table[];
}
