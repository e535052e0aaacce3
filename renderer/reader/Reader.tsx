import { type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FormatMark } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { blocksOf } from './blocks.ts';
import { Overview } from './Overview.tsx';
import './reader.css';
import './lanes.css';
import { snapSelection, stepOf, stepSelection } from './selecting.ts';
import { type ReaderListener, type ReaderMarks, ReaderView } from './view.ts';

export interface ReaderProps extends ReaderMarks {
  readonly documentId: DocumentId;
  readonly name: string;
  readonly text: string;
  readonly format: readonly FormatMark[];
  readonly listener: Omit<ReaderListener, 'onScroll'>;
  /** Escape in the text. */
  readonly onGiveUp: () => void;
  readonly ref?: Ref<ReaderHandle>;
}

/** What can be asked of the reader that is mounted. */
export interface ReaderHandle {
  readonly view: ReaderView;
  readonly scroller: HTMLElement;
}

/**
 * The text with its lanes, tints, paragraph numbers and overview. The text itself is built once per document, outside
 * React; give the component a key to read another one.
 */
export function Reader({ documentId, name, text, format, listener, onGiveUp, ref, ...marks }: ReaderProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const view = useRef<ReaderView>(null);
  const [visible, setVisible] = useState<TextRange>({ start: 0, end: 0 });
  const marked = useSteadyFormat(format);
  const blocks = useMemo(() => blocksOf(text, marked), [text, marked]);
  const latest = useRef(listener);
  latest.current = listener;

  useLayoutEffect(() => {
    if (!scroller.current || !sheet.current) return undefined;
    const opened = new ReaderView(scroller.current, sheet.current, documentId, text, blocks, {
      onSelect: (range, at) => latest.current.onSelect(range, at),
      onHover: (id) => latest.current.onHover(id),
      onPick: (id) => latest.current.onPick(id),
      onResize: (id, range, done) => latest.current.onResize(id, range, done),
      onDropCodes: (codeIds, target) => latest.current.onDropCodes(codeIds, target),
      onScroll: setVisible,
    });
    view.current = opened;
    setVisible(opened.visible());
    return () => {
      opened.close();
      view.current = null;
    };
  }, [documentId, text, blocks]);
  const { codings, looks, isOthers, emphasis, words, held, paragraph } = marks;
  useLayoutEffect(
    () => view.current?.show({ codings, looks, isOthers, emphasis, words, held, paragraph }),
    [codings, looks, isOthers, emphasis, words, held, paragraph],
  );
  useImperativeHandle(ref, () => {
    if (!view.current || !scroller.current) throw new Error('The reader is mounted only with its text');
    return { view: view.current, scroller: scroller.current };
  }, []);
  useSelectionKeys(scroller, view, text, marks, latest, onGiveUp);

  return (
    <div className="reader">
      <div
        ref={scroller}
        className="reader-scroll"
        data-keys="reader"
        role="region"
        aria-label={`Text of ${name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, and takes the keys of reading and coding
        tabIndex={0}
      >
        <article ref={sheet} className="reader-sheet" id="text" />
      </div>
      <Overview
        length={text.length}
        codings={codings}
        looks={looks}
        visible={visible}
        onJump={(offset) => view.current?.reveal({ start: offset, end: offset + 1 }, true)}
      />
    </div>
  );
}

/** The same marks under a new name are no reason to build the text anew: the place on the page would be lost. */
function useSteadyFormat(format: readonly FormatMark[]): readonly FormatMark[] {
  const kept = useRef(format);
  if (kept.current !== format && !isSameFormat(kept.current, format)) kept.current = format;
  return kept.current;
}

const isSameFormat = (a: readonly FormatMark[], b: readonly FormatMark[]): boolean =>
  a.length === b.length && JSON.stringify(a) === JSON.stringify(b);

/** Shift with arrows, Home and End, and Ctrl A select as everywhere else; Escape gives up what is in hand. */
function useSelectionKeys(
  scroller: React.RefObject<HTMLElement | null>,
  view: React.RefObject<ReaderView | null>,
  text: string,
  { words, paragraph }: ReaderMarks,
  listener: React.RefObject<Pick<ReaderListener, 'onSelect'>>,
  onGiveUp: () => void,
): void {
  const latest = useRef({ words, paragraph, onGiveUp });
  latest.current = { words, paragraph, onGiveUp };
  useLayoutEffect(() => {
    const closing = new AbortController();
    scroller.current?.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') latest.current.onGiveUp();
        if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          listener.current.onSelect(snapSelection(text, { start: 0, end: text.length }), null);
        }
        const step = stepOf(event);
        if (!step || !view.current) return;
        event.preventDefault();
        event.stopPropagation();
        const { sheet } = view.current;
        const caret = caretOf(view.current, latest.current.paragraph);
        const range = stepSelection(sheet, text, latest.current.words, caret, step);
        listener.current.onSelect(range, null);
        if (range) view.current.reveal(range);
      },
      { signal: closing.signal },
    );
    scroller.current?.addEventListener('copy', (event) => copyWords(event, text, latest.current.words), {
      signal: closing.signal,
    });
    return () => closing.abort();
  }, [scroller, view, text, listener]);
}

/** Words in hand can be copied, also when the page's own selection has moved on. */
function copyWords(event: ClipboardEvent, text: string, words: TextRange | null): void {
  if (!words || document.getSelection()?.isCollapsed === false) return;
  event.clipboardData?.setData('text/plain', text.slice(words.start, words.end));
  event.preventDefault();
}

/** Where a selection by keys begins: at the current paragraph, else at the first one in view. */
function caretOf(view: ReaderView, paragraph: number | null): number {
  const blocks = view.sheet.blocks;
  const current = paragraph === null ? undefined : blocks.find((block) => block.paragraph === paragraph);
  return current?.start ?? view.visible().start;
}
