import type { OutputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';

export type MemoEntry = OutputOf<'memos.list'>[number];

export interface NamedDocument {
  readonly id: DocumentId;
  readonly name: string;
  /** The name of its group; empty outside any. */
  readonly group: string;
}

const longestName = 80;

/** What a memo is called: its title, else its first words. */
export function memoName({ title, excerpt }: Pick<MemoEntry, 'title' | 'excerpt'>): string {
  const words = title.trim() || excerpt.replace(/\s+/gu, ' ').trim();
  return words.length > longestName ? `${words.slice(0, longestName).trimEnd()}…` : words || 'Untitled memo';
}

const longestChip = 40;

/** A name cut to what fits into a line of a narrow pane. */
export const briefly = (name: string): string =>
  name.length > longestChip ? `${[...name].slice(0, longestChip).join('').trimEnd()}…` : name;
