import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  $getSelection,
  $isNodeSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_LOW,
  FORMAT_TEXT_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
  type TextFormatType,
} from 'lexical';
import {
  AtSign,
  Bold,
  ChevronDown,
  Hash,
  Italic,
  Link2,
  List,
  ListOrdered,
  type LucideIcon,
  TextQuote,
  Underline,
} from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../ui/Button.tsx';
import { MenuButton, MenuItem } from '../ui/Menu.tsx';
import { selectionRect } from './FloatingBar.tsx';
import { LinkBar } from './LinkBar.tsx';
import { PassageBar } from './PassageBar.tsx';
import {
  type BlockKind,
  blockKinds,
  setBlock,
  type ToolbarState,
  toggleList,
  useToolbarState,
} from './toolbarState.ts';
import { putCaretAfter } from './useNodeInHand.ts';

const blockNames: Readonly<Record<BlockKind, string>> = {
  text: 'Text',
  h1: 'Heading',
  h2: 'Smaller heading',
  h3: 'Smallest heading',
  quote: 'Quote',
};
const blockHints: Readonly<Record<BlockKind, string>> = { text: '', h1: '#', h2: '##', h3: '###', quote: '>' };

/** Types a sign at the caret as if it came from the keyboard: the mention menu opens. */
function typeSign(editor: LexicalEditor, sign: '#' | '@'): void {
  editor.focus(() =>
    editor.update(() => {
      const selection = $getSelection() ?? $getRoot().selectEnd();
      if (!$isRangeSelection(selection)) return;
      const node = selection.anchor.getNode();
      const before = node.getTextContent().slice(0, selection.anchor.offset);
      selection.insertText(/[^\s([{]$/u.test(before) ? ` ${sign}` : sign);
    }),
  );
}

/** One Tab stop for the whole bar; arrows move along it. */
function moveAlong(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

interface ToolProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

/** A tool leaves the focus and the selected words where they are. */
const Tool = ({ label, icon, keys, pressed, onPress }: ToolProps) => (
  <IconButton
    label={label}
    icon={icon}
    {...(keys ? { keys } : {})}
    tabIndex={-1}
    aria-pressed={pressed}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onPress}
  />
);

function FormatTools({ editor, state }: { readonly editor: LexicalEditor; readonly state: ToolbarState }) {
  const format = (kind: TextFormatType) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, kind);
  return (
    <>
      <Tool label="Bold" keys="Ctrl B" icon={Bold} pressed={state.bold} onPress={() => format('bold')} />
      <Tool label="Italic" keys="Ctrl I" icon={Italic} pressed={state.italic} onPress={() => format('italic')} />
      <Tool
        label="Underline"
        keys="Ctrl U"
        icon={Underline}
        pressed={state.underline}
        onPress={() => format('underline')}
      />
      <Tool
        label="List"
        icon={List}
        pressed={state.list === 'bullet'}
        onPress={() => toggleList(editor, 'bullet', state.list)}
      />
      <Tool
        label="Numbered list"
        icon={ListOrdered}
        pressed={state.list === 'number'}
        onPress={() => toggleList(editor, 'number', state.list)}
      />
    </>
  );
}

/** What the lines in hand are. The menu gives the focus back to its button, and the button gives it to the words. */
function BlockMenu({ editor, block }: { readonly editor: LexicalEditor; readonly block: BlockKind }) {
  const chosen = useRef(false);
  const goOn = () => {
    if (!chosen.current) return;
    chosen.current = false;
    const inHand = editor.read(() => {
      const selection = $getSelection();
      return $isNodeSelection(selection) ? selection.getNodes()[0]?.getKey() : undefined;
    });
    if (inHand) putCaretAfter(editor, inHand);
    editor.focus();
  };
  return (
    <MenuButton
      label="Kind of line"
      button={
        <Button className="memo-block" aria-label={`Kind of line: ${blockNames[block]}`} onFocus={goOn}>
          <span className="ellipsis">{blockNames[block]}</span>
          <ChevronDown className="icon small" aria-hidden="true" />
        </Button>
      }
    >
      {blockKinds.map((kind) => (
        <MenuItem
          key={kind}
          hint={blockHints[kind]}
          onChoose={() => {
            chosen.current = true;
            setBlock(editor, kind);
          }}
        >
          {blockNames[kind]}
        </MenuItem>
      ))}
    </MenuButton>
  );
}

interface MemoToolbarProps {
  readonly onQuote: () => void;
  /** What stands at the right end: the state of saving, the width. */
  readonly children: ReactNode;
}

type OpenBar = { readonly kind: 'passage' | 'link'; readonly anchor: DOMRect } | null;

/** Ctrl Alt C codes the selected words of the memo. */
function usePassageKey(editor: LexicalEditor, open: () => void): void {
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const isKey = event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyC';
          if (!isKey) return false;
          event.preventDefault();
          open();
          return true;
        },
        COMMAND_PRIORITY_LOW,
      ),
    [editor, open],
  );
}

/** The tools of a memo. */
export function MemoToolbar({ onQuote, children }: MemoToolbarProps) {
  const [editor] = useLexicalComposerContext();
  const state = useToolbarState(editor);
  const [bar, setBar] = useState<OpenBar>(null);
  const openBar = (kind: 'passage' | 'link') => {
    const anchor = selectionRect(editor.getRootElement());
    if (anchor) setBar({ kind, anchor });
  };
  const [openPassage] = useState(() => () => {
    const anchor = selectionRect(editor.getRootElement());
    if (anchor) setBar({ kind: 'passage', anchor });
  });
  usePassageKey(editor, openPassage);
  return (
    <div className="memo-tools" role="toolbar" aria-label="Format" onKeyDown={moveAlong}>
      <BlockMenu editor={editor} block={state.block} />
      <i />
      <FormatTools editor={editor} state={state} />
      <Tool label="Quote a segment" icon={TextQuote} onPress={onQuote} />
      <Tool label="Link" icon={Link2} pressed={state.link} onPress={() => openBar('link')} />
      <i />
      <Tool
        label={state.words ? 'Code the selected words' : 'Mention a code'}
        keys={state.words ? 'Ctrl Alt C' : '#'}
        icon={Hash}
        onPress={() => (state.words ? openBar('passage') : typeSign(editor, '#'))}
      />
      <Tool label="Mention a document or a memo" keys="@" icon={AtSign} onPress={() => typeSign(editor, '@')} />
      <span className="grow" />
      {children}
      {bar?.kind === 'passage' && <PassageBar anchor={bar.anchor} onClose={() => setBar(null)} />}
      {bar?.kind === 'link' && <LinkBar anchor={bar.anchor} onClose={() => setBar(null)} />}
    </div>
  );
}
