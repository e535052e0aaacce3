import type { DocumentId } from '#shared/domain/ids.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import type { Place } from '../../state/session.ts';

/** Where a DOM point lies in its document: the run it stands in says where it starts (`data-from`, UTF-16 units). */
function positionOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const run = element?.closest<HTMLElement>('[data-from]');
  const from = Number(run?.dataset.from ?? Number.NaN);
  if (Number.isNaN(from)) return null;
  return node instanceof Text ? from + offset : offset === 0 ? from : from + (run?.textContent?.length ?? 0);
}

/**
 * The words selected inside one shown segment, as a place in its document, snapped to whole characters as people see
 * them; `null` when nothing is selected there.
 */
export function selectedPlace(container: HTMLElement, documentId: DocumentId): Place | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.startContainer) || !container.contains(range.endContainer)) return null;
  const start = positionOf(range.startContainer, range.startOffset);
  const end = positionOf(range.endContainer, range.endOffset);
  if (start === null || end === null || start >= end) return null;
  const shown = container.textContent ?? '';
  const from = Number(container.querySelector<HTMLElement>('[data-from]')?.dataset.from ?? 0);
  const snapped = snapToGraphemes(shown, start - from, end - from);
  return { documentId, start: from + snapped.start, end: from + snapped.end };
}
