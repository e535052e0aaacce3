import { HistoryExtension } from '@lexical/history';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import { RichTextExtension } from '@lexical/rich-text';
import {
  $getNodeByKey,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  defineExtension,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  type LexicalEditor,
  mergeRegister,
  PASTE_COMMAND,
} from 'lexical';
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { FormatMark } from '#shared/domain/document.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { $putText, domRange, type EditorText, readEditor, selectedRange } from './editorText.ts';
import { CorrectionPaint } from './paint.ts';

/** What is drawn over the words; UTF-16 units of the editor's own text. */
export interface DrawnWords {
  /** Coded words, by the colour of their code. */
  readonly codings: ReadonlyMap<string, readonly TextRange[]>;
  readonly changed: readonly TextRange[];
  readonly hand: TextRange | null;
}

export interface CorrectionHandle {
  /** What stands in the editor now. */
  text(): string;
  draw(words: DrawnWords): void;
  /** The words selected in the page. */
  selected(): TextRange | null;
  reveal(range: TextRange): void;
  /** Where the caret stands; 0 when it is elsewhere. */
  caret(): number;
  putCaret(position: number): void;
}

interface CorrectionEditorProps {
  readonly name: string;
  /** Read when the editor is made; mount anew for another text. */
  readonly text: string;
  /** Marks of that text. */
  readonly marks: readonly FormatMark[];
  readonly editable: boolean;
  readonly onChange: () => void;
  readonly ref: Ref<CorrectionHandle>;
}

/** Takes text alone: no formatting by keys, and of what is pasted only the words. */
function registerPlainWords(editor: LexicalEditor): () => void {
  const refuse = () => true;
  return mergeRegister(
    editor.registerCommand(FORMAT_TEXT_COMMAND, refuse, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(FORMAT_ELEMENT_COMMAND, refuse, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const words = event instanceof ClipboardEvent ? event.clipboardData?.getData('text/plain') : undefined;
        const selection = $getSelection();
        event.preventDefault();
        if (words && $isRangeSelection(selection)) selection.insertRawText(words.replace(/\r\n?/gu, '\n'));
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

function drawIn(editor: LexicalEditor, text: EditorText, paint: CorrectionPaint, words: DrawnWords): void {
  const toRange = (range: TextRange) => domRange(editor, text, range) ?? [];
  const coded = new Map<string, Range[]>();
  for (const [color, ranges] of words.codings) coded.set(color, ranges.flatMap(toRange));
  paint.codings(coded);
  paint.role('changed', words.changed.flatMap(toRange));
  paint.role('hand', words.hand ? [toRange(words.hand)].flat() : []);
}

function revealIn(editor: LexicalEditor, range: TextRange): void {
  const scroller = editor.getRootElement()?.closest('.correct-scroll');
  const found = domRange(editor, readEditor(editor), range);
  const line = found?.startContainer.parentElement;
  if (!found || !line || !scroller) return;
  line.scrollIntoView({ block: 'nearest' });
  const [words, frame] = [found.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (words.top < frame.top + 40 || words.bottom > frame.bottom - 40) {
    scroller.scrollTop += words.top - frame.top - frame.height * 0.35;
  }
}

function caretOf(editor: LexicalEditor): number {
  const { pieces } = readEditor(editor);
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return 0;
    const { key, offset } = selection.anchor;
    const piece = pieces.find((each) => each.key === key);
    return piece ? piece.start + offset : 0;
  });
}

/** Puts the caret before the letter at a position and brings it into view. */
function putCaret(editor: LexicalEditor, position: number): void {
  const { pieces } = readEditor(editor);
  const piece = pieces.find(({ end }) => end > position);
  if (!piece) return;
  const offset = Math.max(0, position - piece.start);
  const put = () => {
    const node = $getNodeByKey(piece.key);
    if ($isTextNode(node)) node.select(offset, offset);
  };
  editor.update(put, { discrete: true });
  revealIn(editor, { start: piece.start + offset, end: piece.start + offset + 1 });
}

function Inside({ editable, onChange, ref }: Pick<CorrectionEditorProps, 'editable' | 'onChange' | 'ref'>) {
  const [editor] = useLexicalComposerContext();
  const paint = useRef(new CorrectionPaint());
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => {
    const painted = paint.current;
    const stop = editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size > 0 || dirtyLeaves.size > 0) latest.current();
    });
    return () => {
      stop();
      painted.clear();
    };
  }, [editor]);
  useEffect(() => {
    editor.setEditable(editable);
    if (editable) editor.focus(undefined, { defaultSelection: 'rootStart' });
  }, [editor, editable]);
  useImperativeHandle(
    ref,
    () => ({
      text: () => readEditor(editor).text,
      draw: (words) => drawIn(editor, readEditor(editor), paint.current, words),
      selected: () => selectedRange(editor, readEditor(editor)),
      reveal: (range) => revealIn(editor, range),
      caret: () => caretOf(editor),
      putCaret: (position) => putCaret(editor, position),
    }),
    [editor],
  );
  return null;
}

/** The text as plain paragraphs to type in. */
export function CorrectionEditor({ name, text, marks, editable, onChange, ref }: CorrectionEditorProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is read once; mount anew for another one
  const extension = useMemo(
    () =>
      defineExtension({
        name: 'correction',
        namespace: 'axial-correction',
        dependencies: [RichTextExtension, HistoryExtension],
        theme: { text: { bold: 'correct-name' } },
        $initialEditorState: () => $putText(text, marks),
        register: registerPlainWords,
      }),
    [],
  );
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <div className="correct-scroll scroll">
        <ContentEditable
          className="correct-words"
          aria-label={`Text of ${name}, to correct`}
          aria-multiline="true"
          spellCheck={false}
        />
      </div>
      <Inside editable={editable} onChange={onChange} ref={ref} />
    </LexicalExtensionComposer>
  );
}
