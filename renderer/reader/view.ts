import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { type Block, blockPlaceAt } from './blocks.ts';
import type { CodingSet, ReaderCoding } from './codingSet.ts';
import { type DropTarget, listenToDrops } from './dropping.ts';
import { Paint } from './highlights.ts';
import { type CodeLooks, LineHeights, lineRects, planLanes } from './lanes.ts';
import { paintSection, paragraphNumberAt, placeOfParagraph } from './painter.ts';
import { listenToPointer } from './pointing.ts';
import { writeSelection } from './selecting.ts';
import { buildSheet, type Sheet, type SheetSection } from './sheet.ts';
import type { Emphasis } from './tints.ts';

/** What the reader tells when something is done in it. Ranges in UTF-16 units, snapped to grapheme clusters. */
export interface ReaderListener {
  /** Words were selected (`null`: the selection was given up by pressing `at`). */
  onSelect(range: TextRange | null, at: number | null): void;
  onHover(id: CodingId | null): void;
  /** A lane or label was pressed. */
  onPick(id: CodingId): void;
  /** An end of the coding in hand is being dragged; `done` when it was let go, `range` null when that was given up. */
  onResize(id: CodingId, range: TextRange | null, done: boolean): void;
  onDropCodes(codeIds: readonly CodeId[], target: DropTarget): void;
  /** The part of the text that can be seen changed. */
  onScroll(visible: TextRange): void;
}

/** Everything that the reader draws besides the text itself. */
export interface ReaderMarks {
  readonly codings: CodingSet;
  readonly looks: CodeLooks;
  readonly isOthers: (coding: ReaderCoding) => boolean;
  readonly emphasis: Emphasis;
  /** Words in hand; `held` once they are coded, so that the code's tint can be seen. */
  readonly words: TextRange | null;
  readonly held: boolean;
  /** Current paragraph, from 1. */
  readonly paragraph: number | null;
}

/** What a section showed when it was drawn last; drawn anew only when that changes. */
interface Drawn {
  readonly heights: LineHeights;
  signature: string;
  tinted: () => void;
}

/** Where each document was left in this sitting: the block at the top, and how far its head was above the edge (pixels). */
const leftAt = new Map<DocumentId, { readonly block: number; readonly above: number }>();

/** Sections this far out of sight (pixels) are painted already, so that scrolling meets finished pages. */
const ahead = 800;

/**
 * One open text: builds it once, then keeps lanes and tints of the sections near the viewport in step with what it is
 * told. Everything it sets up ends with `close`.
 */
export class ReaderView {
  readonly sheet: Sheet;
  readonly #scroller: HTMLElement;
  readonly #documentId: DocumentId;
  readonly #paint = new Paint();
  readonly #closing = new AbortController();
  readonly #near = new Map<SheetSection, Drawn>();
  readonly #columns = new Map<CodingId, number>();
  readonly #listener: ReaderListener;
  #marks: ReaderMarks | null = null;
  #wanted: number | null = null;
  /** Width (pixels) that the place in `leftAt` was read or gone to in. */
  #width = 0;

  constructor(
    scroller: HTMLElement,
    root: HTMLElement,
    documentId: DocumentId,
    text: string,
    blocks: readonly Block[],
    listener: ReaderListener,
  ) {
    this.#scroller = scroller;
    this.#documentId = documentId;
    this.#listener = listener;
    this.sheet = buildSheet(root, text, blocks);
    this.#watchSections();
    const place = { scroller, root, sheet: this.sheet, text, documentId, words: () => this.#marks?.words ?? null };
    listenToPointer(place, listener, (id) => this.#marks?.codings.get(id), this.#closing.signal);
    listenToDrops(place, this.#paint, listener, this.#closing.signal);
    this.#goWhereLeft();
    scroller.addEventListener('scroll', () => this.#soon(), { signal: this.#closing.signal, passive: true });
  }

  /** Shows other marks; draws only the sections in which something changed. */
  show(marks: ReaderMarks): void {
    const before = this.#marks;
    this.#marks = marks;
    if (before?.paragraph !== marks.paragraph) this.#showParagraph(before?.paragraph ?? null, marks.paragraph);
    if (before?.words !== marks.words || before.held !== marks.held) this.#showWords(marks);
    this.#draw(this.#near.keys());
  }

  /** Brings a place into view, in the upper half, unless it can be seen already. */
  reveal(range: TextRange, always = false): void {
    const element = this.sheet.elementOf(blockPlaceAt(this.sheet.blocks, range.start));
    if (!element || (!always && this.#isInView(range))) return;
    element.scrollIntoView({ block: 'start' });
    const top = lineRects(this.sheet, range.start, Math.min(range.end, range.start + 2)).at(0)?.top;
    const frame = this.#scroller.getBoundingClientRect();
    if (top !== undefined) this.#scroller.scrollTop += top - frame.top - frame.height * 0.28;
    this.#rememberPlace();
  }

  /** Box of the last line of a range in the window, for what stands under it. */
  lastLine(range: TextRange): DOMRect | null {
    return lineRects(this.sheet, range.start, range.end).at(-1) ?? null;
  }

  /** The part of the text that can be seen. */
  visible(): TextRange {
    const frame = this.#scroller.getBoundingClientRect();
    const shown = this.sheet.sections.filter(({ element }) => {
      const box = element.getBoundingClientRect();
      return box.bottom > frame.top && box.top < frame.bottom;
    });
    const [first, last] = [shown[0], shown.at(-1)];
    if (!first || !last) return { start: 0, end: 0 };
    const within = (section: SheetSection, y: number) => {
      const box = section.element.getBoundingClientRect();
      const part = Math.max(0, Math.min(1, (y - box.top) / Math.max(1, box.height)));
      return Math.round(section.start + part * (section.end - section.start));
    };
    return { start: within(first, frame.top), end: within(last, frame.bottom) };
  }

  close(): void {
    // The last bit of scrolling may not have been told in a frame yet. A pane that goes in the same moment has broken the
    // lines anew already: what is at the top then is not what was seen there.
    const { isConnected, clientHeight, clientWidth } = this.#scroller;
    if (isConnected && clientHeight > 0 && clientWidth === this.#width) this.#rememberPlace();
    this.#closing.abort();
    this.#paint.clear();
    if (this.#wanted !== null) cancelAnimationFrame(this.#wanted);
  }

  #watchSections(): void {
    const resized = new ResizeObserver((entries) => {
      if (this.#scroller.clientWidth !== this.#width) this.#keepPlace();
      this.#columns.clear();
      this.#redraw(entries.map(({ target }) => target));
      this.#soon();
    });
    const seen = new IntersectionObserver(
      (entries) => {
        const entered: SheetSection[] = [];
        for (const { target, isIntersecting } of entries) {
          const section = this.sheet.sectionOf(target);
          if (section && isIntersecting) entered.push(section);
          else if (section) this.#leave(section, resized);
        }
        this.#enter(entered, resized);
      },
      { root: this.#scroller, rootMargin: `${ahead}px 0px` },
    );
    for (const { element } of this.sheet.sections) seen.observe(element);
    resized.observe(this.#scroller);
    this.#closing.signal.addEventListener('abort', () => {
      seen.disconnect();
      resized.disconnect();
    });
    // Fonts that arrive late move lines without changing the size of a section.
    void document.fonts.ready.then(() => {
      if (!this.#closing.signal.aborted) this.#redraw([...this.#near.keys()].map(({ element }) => element));
    });
  }

  #enter(sections: readonly SheetSection[], resized: ResizeObserver): void {
    for (const section of sections) {
      if (this.#near.has(section)) continue;
      this.#near.set(section, { heights: new LineHeights(), signature: '', tinted: () => undefined });
      resized.observe(section.element);
    }
    this.#draw(sections);
  }

  #leave(section: SheetSection, resized: ResizeObserver): void {
    this.#near.get(section)?.tinted();
    this.#near.delete(section);
    resized.unobserve(section.element);
    section.layer.replaceChildren();
  }

  #redraw(elements: readonly Element[]): void {
    const sections = elements.flatMap((element) => this.sheet.sectionOf(element) ?? []);
    for (const section of sections) {
      const drawn = this.#near.get(section);
      if (!drawn) continue;
      drawn.heights.forget();
      drawn.signature = '';
    }
    this.#draw(sections);
  }

  /** Measures all sections first, then draws them: each change of the page between would cost a layout. */
  #draw(sections: Iterable<SheetSection>): void {
    const plans = Array.from(sections, (section) => this.#plan(section));
    for (const plan of plans) plan?.();
  }

  #plan(section: SheetSection): (() => void) | null {
    const drawn = this.#near.get(section);
    const marks = this.#marks;
    if (!drawn || !marks) return null;
    const { codings, looks, emphasis, isOthers } = marks;
    const here = codings.within(section.start, section.end);
    const signature = signatureOf(here, marks);
    if (signature === drawn.signature) return null;
    drawn.signature = signature;
    drawn.tinted();
    drawn.tinted = paintSection(this.sheet, section, here, looks, emphasis, this.#paint);
    return planLanes(this.sheet, section, here, looks, drawn.heights, {
      ...emphasis,
      isOthers,
      columns: this.#columns,
    });
  }

  #showWords({ words, held }: ReaderMarks): void {
    const range = words && this.sheet.rangeOf(words.start, words.end);
    this.#paint.words('pending', held ? null : range);
    this.#paint.words('held', held ? range : null);
    if (!words || held) writeSelection(this.sheet, null);
  }

  #showParagraph(before: number | null, now: number | null): void {
    const mark = (paragraph: number | null, current: boolean) => {
      if (paragraph === null) return;
      this.sheet.elementOf(placeOfParagraph(this.sheet, paragraph))?.classList.toggle('current', current);
    };
    mark(before, false);
    mark(now, true);
  }

  #isInView(range: TextRange): boolean {
    const visible = this.visible();
    if (range.end <= visible.start || range.start >= visible.end) return false;
    const frame = this.#scroller.getBoundingClientRect();
    const rects = lineRects(this.sheet, range.start, range.end);
    const [top, bottom] = [rects[0]?.top, rects.at(-1)?.bottom];
    if (top === undefined || bottom === undefined) return false;
    return top >= frame.top + 8 && (bottom <= frame.bottom - 8 || top <= frame.top + frame.height * 0.4);
  }

  /** Tells what can be seen, at most once a frame. */
  #soon(): void {
    this.#wanted ??= requestAnimationFrame(() => {
      this.#wanted = null;
      this.#keepPlace();
      this.#listener.onScroll(this.visible());
    });
  }

  #goWhereLeft(): void {
    this.#width = this.#scroller.clientWidth;
    const left = leftAt.get(this.#documentId);
    const element = left && this.sheet.elementOf(left.block);
    if (!element) return;
    element.scrollIntoView({ block: 'start' });
    this.#scroller.scrollTop += left.above;
  }

  /** Panes that open and close break the lines anew; the words at the top stay at the top. */
  #keepPlace(): void {
    const { clientWidth } = this.#scroller;
    if (clientWidth === this.#width || !leftAt.has(this.#documentId)) this.#rememberPlace();
    else this.#goWhereLeft();
  }

  #rememberPlace(): void {
    this.#width = this.#scroller.clientWidth;
    const { top } = this.#scroller.getBoundingClientRect();
    const first = blockPlaceAt(this.sheet.blocks, this.visible().start);
    const section = this.sheet.sectionAt(this.sheet.blocks[first]?.start ?? 0);
    for (let block = section?.first ?? 0; block < (section?.last ?? 0); block++) {
      const box = this.sheet.elementOf(block)?.getBoundingClientRect();
      if (!box || box.bottom <= top) continue;
      leftAt.set(this.#documentId, { block, above: top - box.top });
      return;
    }
  }

  /** Number of the paragraph at a position, or of the next one. */
  paragraphAt(position: number): number | null {
    return paragraphNumberAt(this.sheet, position);
  }
}

/** Two drawings with one signature look the same. */
function signatureOf(codings: readonly ReaderCoding[], { looks, emphasis, isOthers }: ReaderMarks): string {
  const parts = codings.map((coding) => {
    const look = looks(coding.codeId);
    const state = coding.id === emphasis.hovered ? 'h' : coding.id === emphasis.selected ? 's' : '';
    return `${coding.id} ${coding.start} ${coding.end} ${look.color} ${look.name} ${state}${isOthers(coding) ? 'o' : ''}`;
  });
  return `${parts.join('\n')}.`;
}
