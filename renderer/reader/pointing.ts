import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import { wordAt } from '#shared/text/words.ts';
import type { ReaderCoding } from './codingSet.ts';
import { paragraphNumberAt, rangeOfParagraph } from './painter.ts';
import { offsetAtPoint, readSelection, snapSelection, writeSelection } from './selecting.ts';
import type { Sheet } from './sheet.ts';
import type { ReaderListener } from './view.ts';

/** An open text and where it stands in the page. */
export interface ReaderPlace {
  readonly scroller: HTMLElement;
  readonly root: HTMLElement;
  readonly sheet: Sheet;
  readonly text: string;
  readonly documentId: DocumentId;
  /** The words in hand. */
  readonly words: () => TextRange | null;
}

type FindCoding = (id: CodingId) => ReaderCoding | undefined;

const codingIdOf = (target: EventTarget | null): CodingId | null => {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-coding]') : null;
  return (element?.dataset.coding as CodingId | undefined) ?? null;
};

/** Selecting with the mouse, pressing words and lanes, hovering, and dragging the ends of the coding in hand. */
export function listenToPointer(
  place: ReaderPlace,
  listener: ReaderListener,
  find: FindCoding,
  signal: AbortSignal,
): void {
  const { root } = place;
  root.addEventListener('pointerover', (event) => listener.onHover(codingIdOf(event.target)), { signal });
  root.addEventListener('pointerleave', () => listener.onHover(null), { signal });
  root.addEventListener('click', (event) => pick(event, listener), { signal });
  root.addEventListener('pointerdown', (event) => takeGrip(event, place, listener, find, signal), { signal });
  root.addEventListener(
    'mousedown',
    (event) => {
      if (event.button !== 0 || codingIdOf(event.target) || isGrip(event.target)) return;
      window.addEventListener('mouseup', (up) => readWhenSettled(up, place, listener), { once: true, signal });
    },
    { signal },
  );
}

function pick(event: MouseEvent, listener: ReaderListener): void {
  const id = codingIdOf(event.target);
  if (id) listener.onPick(id);
}

/** The browser settles its selection after the button is let go: a press inside a selection collapses it only then. */
function readWhenSettled(event: MouseEvent, place: ReaderPlace, listener: ReaderListener): void {
  setTimeout(() => {
    const { sheet, text } = place;
    const selected = selectedByClicks(event, place) ?? readSelection(sheet, text);
    if (selected) {
      writeSelection(sheet, selected);
      listener.onSelect(selected, null);
      return;
    }
    listener.onSelect(null, offsetAtPoint(sheet, event.clientX, event.clientY));
  }, 0);
}

/** Two clicks take the word, three the paragraph, whole even where it is laid out in pieces. */
function selectedByClicks({ detail, clientX, clientY }: MouseEvent, { sheet, text }: ReaderPlace): TextRange | null {
  const at = detail >= 2 ? offsetAtPoint(sheet, clientX, clientY) : null;
  if (at === null) return null;
  if (detail === 2) {
    const dragged = readSelection(sheet, text);
    const word = wordAt(text, at);
    // Two clicks and a drag select word by word: then the browser's selection is the longer one.
    const longer = dragged && word && dragged.end - dragged.start > word.end - word.start;
    return longer ? dragged : word;
  }
  const paragraph = paragraphNumberAt(sheet, at);
  const range = paragraph === null ? null : rangeOfParagraph(sheet, paragraph);
  return range && snapSelection(text, range);
}

const isGrip = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-grip]') !== null;

/** Drags an end of the coding in hand until the button is let go; Escape gives up. */
function takeGrip(
  event: PointerEvent,
  { root, sheet, text }: ReaderPlace,
  listener: ReaderListener,
  find: FindCoding,
  signal: AbortSignal,
): void {
  const grip = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-grip]') : null;
  const side = grip?.dataset.grip;
  const id = root.querySelector<HTMLElement>('.reader-lane.selected')?.dataset.coding as CodingId | undefined;
  const coding = id && find(id);
  if (!grip || !coding || event.button !== 0) return;
  event.preventDefault();
  const dragging = new AbortController();
  const ends = { signal: AbortSignal.any([signal, dragging.signal]) };
  let range: TextRange | null = null;
  const finish = (kept: boolean) => {
    dragging.abort();
    root.classList.remove('resizing');
    listener.onResize(coding.id, kept ? range : null, true);
  };
  root.classList.add('resizing');
  window.addEventListener(
    'pointermove',
    (move) => {
      const at = offsetAtPoint(sheet, move.clientX, move.clientY);
      const moved = at === null ? null : withEnd(text, coding, side === 'start', at);
      if (!moved || (moved.start === range?.start && moved.end === range.end)) return;
      range = moved;
      listener.onResize(coding.id, range, false);
    },
    ends,
  );
  window.addEventListener('pointerup', () => finish(true), ends);
  window.addEventListener('pointercancel', () => finish(false), ends);
  window.addEventListener(
    'keydown',
    (key) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      finish(false);
    },
    { ...ends, capture: true },
  );
}

/** The coding with one end at a position, snapped to grapheme clusters; `null` when nothing would be left. */
function withEnd(text: string, { start, end }: TextRange, movesStart: boolean, at: number): TextRange | null {
  const moved = movesStart ? { start: at, end } : { start, end: at };
  return moved.start < moved.end ? snapToGraphemes(text, moved.start, moved.end) : null;
}
