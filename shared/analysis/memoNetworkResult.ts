import type { ChartResult } from './chartResult.ts';
import type { Network } from './reading/memoNetwork.ts';

/** Memos, codes and documents with the links between them. */
export interface MemoNetworkResult extends ChartResult, Network {
  readonly kind: 'memo-network';
  readonly settings: {
    readonly nodes: 'all' | 'codes' | 'documents' | 'memos';
    readonly types: string;
    readonly least: number;
  };
  readonly memoCount: number;
  /** Memos of the chosen types that are linked to other documents only; `null` = no documents were chosen. */
  readonly leftOut?: number | null;
}
