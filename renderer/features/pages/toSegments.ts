import { type CodeTree, pathOf } from '#shared/domain/codeTree.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { printQuery } from '#shared/query/print.ts';
import { session } from '../../state/session.ts';
import { setSegmentView } from '../segments/view.ts';

/** Shows in Segments what a page counted: these codes (none = all), with their subcodes or without, in one document or in all. */
export function openSegmentsOf(codeIds: readonly CodeId[], documentId: DocumentId | null, withSubcodes = true): void {
  setSegmentView({ along: null, withSubcodes });
  session().openCodeSegments(codeIds);
  session().set({ activeDocuments: new Set(documentId ? [documentId] : []) });
}

/** Shows the segments of one code that share words with another, both with their subcodes. */
export function openTogether(tree: CodeTree, one: CodeId, other: CodeId): void {
  const operand = (id: CodeId) => ({ kind: 'code', code: { name: pathOf(tree, id), id: null }, own: false }) as const;
  const step = { kind: 'relation', relation: 'overlapping', not: false, within: 0, other: operand(other) } as const;
  openSegmentsOf([], null);
  session().set({ query: printQuery({ start: operand(one), steps: [step] }) });
}
