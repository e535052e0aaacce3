import type { CodeId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import type { Paint } from './highlights.ts';
import { paragraphNumberAt, rangeOfParagraph } from './painter.ts';
import type { ReaderPlace } from './pointing.ts';
import { offsetAtPoint } from './selecting.ts';
import type { ReaderListener } from './view.ts';

/** What a drag carries: words on the way to a code, or codes on the way to words. */
export const draggedWords = 'application/x-axial-selection';
export const draggedCodes = 'application/x-axial-codes';

/** Where codes were dropped: on the selected words, or on a paragraph. */
export interface DropTarget extends TextRange {
  readonly on: 'words' | 'paragraph';
}

/** Words can be dragged out of the text onto a code, and codes from the tree onto words or a paragraph. */
export function listenToDrops(place: ReaderPlace, paint: Paint, listener: ReaderListener, signal: AbortSignal): void {
  const { root, scroller, sheet } = place;
  const show = (target: DropTarget | null) => paint.words('target', target && sheet.rangeOf(target.start, target.end));
  root.addEventListener('dragstart', (event) => carryWords(event, place), { signal });
  scroller.addEventListener(
    'dragover',
    (event) => {
      if (!event.dataTransfer?.types.includes(draggedCodes)) return;
      const target = targetAt(event, place);
      show(target);
      if (!target) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    { signal },
  );
  scroller.addEventListener('dragleave', () => show(null), { signal });
  window.addEventListener('dragend', () => show(null), { signal });
  scroller.addEventListener(
    'drop',
    (event) => {
      const codeIds = parseCodeIds(event.dataTransfer?.getData(draggedCodes) ?? '');
      const target = targetAt(event, place);
      show(null);
      if (codeIds.length === 0 || !target) return;
      event.preventDefault();
      listener.onDropCodes(codeIds, target);
    },
    { signal },
  );
}

function carryWords(event: DragEvent, { documentId, words }: ReaderPlace): void {
  const range = words();
  if (!range || !event.dataTransfer) return;
  event.dataTransfer.setData(draggedWords, JSON.stringify({ documentId, start: range.start, end: range.end }));
  event.dataTransfer.effectAllowed = 'copy';
  const ghost = document.createElement('span');
  ghost.className = 'reader-ghost';
  ghost.textContent = `${range.end - range.start} characters`;
  document.body.append(ghost);
  event.dataTransfer.setDragImage(ghost, -8, -8);
  // The browser takes its picture of the ghost right after this event.
  setTimeout(() => ghost.remove(), 0);
}

function targetAt({ clientX, clientY }: DragEvent, { sheet, words }: ReaderPlace): DropTarget | null {
  const at = offsetAtPoint(sheet, clientX, clientY);
  if (at === null) return null;
  const range = words();
  if (range && range.start <= at && at <= range.end) return { ...range, on: 'words' };
  const number = paragraphNumberAt(sheet, at);
  const paragraph = number === null ? null : rangeOfParagraph(sheet, number);
  return paragraph && { ...paragraph, on: 'paragraph' };
}

function parseCodeIds(data: string): CodeId[] {
  if (data === '') return [];
  const ids: unknown = JSON.parse(data);
  return Array.isArray(ids) ? ids.filter((id): id is CodeId => typeof id === 'string') : [];
}
