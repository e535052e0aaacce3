import { countLedger, type LedgerParts } from '#shared/analysis/pairLedger.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { ChartRequest } from './charts.ts';
import { handedOver } from './messages.ts';

/** {@link countLedger} as a worker does it: its matrices belong to the host then. */
export async function countPairsInWorker({ columns, choice }: ChartRequest<CodingChoice>): Promise<LedgerParts> {
  return handedOver(countLedger(columns, choice));
}
