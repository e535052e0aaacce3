import './memo.css';
import { HistoryExtension } from '@lexical/history';
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import { RichTextExtension } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isParagraphNode,
  $isRangeSelection,
  CLEAR_HISTORY_COMMAND,
  defineExtension,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { type MouseEvent, type ReactNode, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import type { SegmentQuote } from '#shared/domain/memoBody.ts';
import { $setParagraphs, canParse, putContent, serialise } from './content.ts';
import { MentionMenu } from './MentionMenu.tsx';
import { MemoNodeContent } from './MentionViews.tsx';
import { memoNodes } from './memoNodes.ts';
import { MemoNodeViews } from './nodeViews.ts';
import { type OpenedBody, openBody } from './openBody.ts';
import { usePassagePaint } from './passages.ts';
import { registerPlainStructure } from './plainStructure.ts';
import { $createSegmentQuoteNode } from './SegmentQuoteNode.ts';
import { registerTypedStructure } from './typedStructure.ts';

/** What others may ask of an open memo. */
export interface MemoEditorHandle {
  /** The body as it stands now. */
  serialise(): string;
  /** Shows another body in place of this one; the editor's own undo begins anew. */
  replace(body: string): void;
  focus(): void;
  quote(quote: Omit<SegmentQuote, 'type'>): void;
}

interface MemoEditorProps {
  /** Read when the editor is made; mount anew for another memo. */
  readonly body: string;
  readonly editable: boolean;
  readonly ref: Ref<MemoEditorHandle>;
  readonly onChange: () => void;
  readonly onLeave: () => void;
  /** The bar above the page while one may write. */
  readonly tools: ReactNode;
  /** The bar above the page while one may only read. */
  readonly readingTools: ReactNode;
  /** Above the words: title and facts. */
  readonly head: ReactNode;
  /** Below the words: links. */
  readonly foot: ReactNode;
  /** Makes a memo that may only be read one that can be written, as plain paragraphs. */
  readonly onTakePlain: (paragraphs: readonly string[]) => void;
}

/** A body as it opens here: one that the editor cannot read after all is shown as words, and kept. */
export function openForEditing(body: string): OpenedBody {
  const opened = openBody(body);
  if (opened.kind === 'words' || canParse(opened.json)) return opened;
  const why = 'This memo is damaged: below is what could be read. Nothing was changed.';
  return { kind: 'words', paragraphs: [body], why };
}

const theme = {
  text: { underline: 'memo-underline' },
  list: { nested: { listitem: 'memo-nested' } },
  mark: 'memo-passage',
};

function makeExtension(opened: OpenedBody) {
  return defineExtension({
    name: 'memo',
    namespace: 'axial-memo',
    dependencies: [RichTextExtension, HistoryExtension, ListExtension, LinkExtension],
    nodes: memoNodes,
    theme,
    $initialEditorState: opened.kind === 'state' ? opened.json : () => $setParagraphs(opened.paragraphs),
    register: (editor) => mergeRegister(registerPlainStructure(editor), registerTypedStructure(editor)),
  });
}

/** Below the block with the caret, or in its place when it is empty; the caret goes to the line after it. */
function insertQuote(editor: LexicalEditor, quote: Omit<SegmentQuote, 'type'>): void {
  editor.update(() => {
    const selection = $getSelection();
    const block = $isRangeSelection(selection)
      ? selection.focus.getNode().getTopLevelElement()
      : ($getRoot().getLastChild() ?? null);
    const node = $createSegmentQuoteNode(quote);
    if (!block) $getRoot().append(node);
    else if ($isParagraphNode(block) && block.isEmpty()) block.replace(node);
    else block.insertAfter(node);
    const next = node.getNextSibling();
    const line = $isElementNode(next) ? next : $createParagraphNode();
    if (!next) node.insertAfter(line);
    line.selectStart();
  });
  editor.focus();
}

/** Hears every change of the words, but not the opening of a memo or the moving of the caret. */
function useChanges(editor: LexicalEditor, onChange: () => void, silent: Readonly<{ current: boolean }>): void {
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (!silent.current && (dirtyElements.size > 0 || dirtyLeaves.size > 0)) latest.current();
      }),
    [editor, silent],
  );
}

function Inside({ editable, ref, onChange }: Pick<MemoEditorProps, 'editable' | 'ref' | 'onChange'>) {
  const [editor] = useLexicalComposerContext();
  const silent = useRef(false);
  useChanges(editor, onChange, silent);
  usePassagePaint(editor);
  useEffect(() => editor.setEditable(editable), [editor, editable]);
  useImperativeHandle(
    ref,
    () => ({
      serialise: () => serialise(editor),
      replace(body) {
        silent.current = true;
        putContent(editor, openForEditing(body));
        editor.dispatchCommand(CLEAR_HISTORY_COMMAND, undefined);
        queueMicrotask(() => {
          silent.current = false;
        });
      },
      focus: () => editor.focus(undefined, { defaultSelection: 'rootEnd' }),
      quote: (quote) => insertQuote(editor, quote),
    }),
    [editor],
  );
  return <MentionMenu />;
}

/** An address in a memo is something to read: pressing it never leaves the program. */
function holdLinks(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
}

/** The editor of a memo: words with headings, lists, quotes, links, mentions, quoted segments and coded passages. */
export function MemoEditor(props: MemoEditorProps) {
  const { body, editable, ref, onChange, onLeave, tools, readingTools, head, foot, onTakePlain } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the body is read once; later ones come through the handle
  const opened = useMemo(() => openForEditing(body), []);
  const extension = useMemo(() => makeExtension(opened), [opened]);
  const why = opened.kind === 'words' ? opened.why : null;
  return (
    <MemoNodeViews value={MemoNodeContent}>
      <LexicalExtensionComposer extension={extension} contentEditable={null}>
        {why === null && editable ? tools : readingTools}
        <div className="memo-page scroll">
          <article className="memo-sheet">
            {head}
            {why && opened.kind === 'words' && (
              <p className="memo-notice" role="note">
                {why}{' '}
                <button type="button" className="link" onClick={() => onTakePlain(opened.paragraphs)}>
                  Make it a memo of plain paragraphs
                </button>
              </p>
            )}
            <div className="memo-prose" onClickCapture={holdLinks} onAuxClickCapture={holdLinks}>
              <ContentEditable
                className="memo-words"
                aria-label="Words of the memo"
                aria-multiline="true"
                aria-placeholder="Write. # mentions a code, @ a document or a memo."
                placeholder={
                  <div className="memo-placeholder" aria-hidden="true">
                    Write. <b>#</b> mentions a code, <b>@</b> a document or a memo.
                  </div>
                }
                spellCheck
                onBlur={onLeave}
              />
            </div>
            {foot}
          </article>
        </div>
        <Inside editable={editable && why === null} ref={ref} onChange={onChange} />
      </LexicalExtensionComposer>
    </MemoNodeViews>
  );
}
