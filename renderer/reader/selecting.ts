import type { TextRange } from '#shared/text/intervals.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import type { Sheet } from './sheet.ts';
import { withoutBlankEdges } from './steps.ts';

/** Between the page's own selection and ranges of the text (UTF-16 units, whole grapheme clusters). */

/** The words that are selected in the text, without line breaks at the edges; `null` when there are none. */
export function readSelection(sheet: Sheet, text: string): TextRange | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const from = sheet.offsetOf(range.startContainer, range.startOffset);
  const to = sheet.offsetOf(range.endContainer, range.endOffset);
  if (from === null && to === null) return null;
  const start = from ?? sheet.blocks[0]?.start ?? 0;
  const end = to ?? sheet.blocks.at(-1)?.end ?? 0;
  return start < end ? snapSelection(text, { start, end }) : null;
}

/** A range as a person means it: whole characters, and no line break or blank at its edges. */
export function snapSelection(text: string, { start, end }: TextRange): TextRange | null {
  return withoutBlankEdges(text, snapToGraphemes(text, start, end));
}

/** Puts the page's selection on a range, keeping its direction where it has one. */
export function writeSelection(sheet: Sheet, range: TextRange | null): void {
  const selection = document.getSelection();
  if (!selection) return;
  if (!range) {
    if (selection.anchorNode && sheet.offsetOf(selection.anchorNode, selection.anchorOffset) !== null)
      selection.removeAllRanges();
    return;
  }
  const place = sheet.rangeOf(range.start, range.end);
  if (!place) return;
  const { startContainer, startOffset, endContainer, endOffset } = place;
  if (isBackward(selection)) selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

function isBackward({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean {
  if (!anchorNode || !focusNode) return false;
  if (anchorNode === focusNode) return anchorOffset > focusOffset;
  return Boolean(anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_PRECEDING);
}

/** The offset of the letter under a point of the window; `null` outside the text. */
export function offsetAtPoint(sheet: Sheet, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret ? sheet.offsetOf(caret.offsetNode, caret.offset) : null;
}

/** How a key press changes the selection: which way, and by what. Left and right as on the page. */
interface SelectionStep {
  readonly way: 'left' | 'right' | 'backward' | 'forward';
  readonly by: 'character' | 'word' | 'line' | 'lineboundary' | 'documentboundary';
}

/** The step that Shift with an arrow, Home or End stands for. */
export function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): SelectionStep | null {
  if (!shiftKey || altKey) return null;
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowLeft':
      return { way: 'left', by: far ? 'word' : 'character' };
    case 'ArrowRight':
      return { way: 'right', by: far ? 'word' : 'character' };
    case 'ArrowUp':
      return { way: 'backward', by: 'line' };
    case 'ArrowDown':
      return { way: 'forward', by: 'line' };
    case 'Home':
      return { way: 'backward', by: far ? 'documentboundary' : 'lineboundary' };
    case 'End':
      return { way: 'forward', by: far ? 'documentboundary' : 'lineboundary' };
    default:
      return null;
  }
}

/** Makes the step from the selection as the model has it, or from a caret at `caret` where there is none. */
export function stepSelection(
  sheet: Sheet,
  text: string,
  now: TextRange | null,
  caret: number,
  step: SelectionStep,
): TextRange | null {
  const selection = document.getSelection();
  if (!selection) return now;
  const shown = readSelection(sheet, text);
  if (now && (shown?.start !== now.start || shown.end !== now.end)) writeSelection(sheet, now);
  if (!now) {
    const place = sheet.rangeOf(caret, caret + 1);
    if (place) selection.collapse(place.startContainer, place.startOffset);
  }
  selection.modify('extend', step.way, step.by);
  return readSelection(sheet, text);
}
