import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  COMMAND_PRIORITY_HIGH,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_ESCAPE_COMMAND,
  KEY_TAB_COMMAND,
  type LexicalEditor,
  mergeRegister,
} from 'lexical';
import { FileText, NotebookPen } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { codeEntries } from '../features/codes/codeMatches.ts';
import { useCodeCounts, useCodeTree } from '../features/codes/tree.ts';
import { useSession } from '../state/session.ts';
import { hueOf } from '../ui/hues.ts';
import { CodePath } from './codeRows.tsx';
import {
  insertMention,
  isSameTrigger,
  type OpenTrigger,
  placeKey,
  readTrigger,
  signRect,
  useTrigger,
  useTypedColour,
} from './mentionCaret.ts';
import { codeChoices, letterPieces, type MentionChoice, placeChoices } from './mentionChoices.ts';
import { useDocumentNames, useMemoNames } from './names.ts';

function useChoices(): (trigger: OpenTrigger | null) => readonly MentionChoice[] {
  const tree = useCodeTree();
  const count = useCodeCounts();
  const recent = useSession((state) => state.lastCodeIds);
  const documents = useDocumentNames();
  const memos = useMemoNames();
  const here = useSession((state) => state.memoId);
  const entries = useMemo(() => codeEntries(tree), [tree]);
  return (trigger) => {
    if (!trigger) return [];
    if (trigger.sign === '#') return codeChoices(entries, trigger.typed, recent, (id) => count(id).codings);
    const others = [...memos.byId.values()].filter((memo) => memo.id !== here);
    return placeChoices([...documents.byId.values()], others, trigger.typed);
  };
}

const margin = 6;

/** Below the line; above it only where there is no room below. */
function placeMenu(menu: HTMLElement | null, sign: DOMRect | null): void {
  if (!menu || !sign) return;
  const { offsetWidth, offsetHeight } = menu;
  const left = Math.max(margin, Math.min(sign.left - 14, window.innerWidth - offsetWidth - margin));
  const below = sign.bottom + margin;
  const fits = below + offsetHeight < window.innerHeight - 30;
  const top = fits ? below : sign.top - margin - offsetHeight;
  menu.style.transform = `translate(${Math.round(left)}px, ${Math.round(Math.max(margin, top))}px)`;
}

/**
 * The menu that `#` (codes) and `@` (documents and memos) open while one writes: arrows move, Enter or Tab takes, Escape
 * leaves what was typed as words.
 */
export function MentionMenu() {
  const [editor] = useLexicalComposerContext();
  const { trigger, dismiss } = useTrigger(editor);
  const choicesFor = useChoices();
  const choices = choicesFor(trigger);
  const [at, setAt] = useState(0);
  const listId = useId();
  const isOpen = trigger !== null && (choices.length > 0 || !/\s/u.test(trigger.typed));
  const current = Math.min(at, choices.length - 1);
  const latest = useRef({ trigger, choices, choicesFor, current, dismiss });
  latest.current = { trigger, choices, choicesFor, current, dismiss };

  const typed = trigger ? `${placeKey(trigger)}:${trigger.typed}` : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed anew begins at the best match again
  useLayoutEffect(() => setAt(0), [typed]);

  useLayoutEffect(() => {
    if (!isOpen) return;
    const move = (step: number) => (event: KeyboardEvent) => {
      const rows = latest.current.choices.length;
      if (rows === 0) return false;
      event.preventDefault();
      setAt((latest.current.current + step + rows) % rows);
      return true;
    };
    const take = (event: KeyboardEvent | null) => {
      const { trigger: shown, choices: rows, choicesFor: search, current: row } = latest.current;
      // Whoever types fast is ahead of the menu: then the best match of what stands there by now is meant.
      const mention = readTrigger(editor.getEditorState());
      const choice = isSameTrigger(shown, mention) ? rows[row] : search(mention)[0];
      if (!choice || !mention || event?.isComposing) return false;
      event?.preventDefault();
      insertMention(editor, mention, choice);
      return true;
    };
    const leave = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      latest.current.dismiss();
      return true;
    };
    return mergeRegister(
      editor.registerCommand(KEY_ARROW_DOWN_COMMAND, move(1), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ARROW_UP_COMMAND, move(-1), COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ENTER_COMMAND, take, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_TAB_COMMAND, take, COMMAND_PRIORITY_HIGH),
      editor.registerCommand(KEY_ESCAPE_COMMAND, leave, COMMAND_PRIORITY_HIGH),
    );
  }, [editor, isOpen]);

  const optionId = (row: number) => `${listId}-${row}`;
  useEditorAttributes(editor, isOpen ? listId : null, isOpen && choices.length > 0 ? optionId(current) : null);
  if (!isOpen || !trigger) return null;
  return (
    <Menu editor={editor} trigger={trigger} listId={listId}>
      {choices.map((choice, row) => (
        <ChoiceRow
          key={keyOf(choice)}
          id={optionId(row)}
          choice={choice}
          chosen={row === current}
          onTake={() => insertMention(editor, trigger, choice)}
        />
      ))}
      {choices.length === 0 && (
        <div className="memo-menu-none" role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
          {trigger.sign === '#' ? 'No code is called like this.' : 'No document or memo is called like this.'}
        </div>
      )}
    </Menu>
  );
}

const keyOf = ({ mention }: MentionChoice): string =>
  mention.type === 'code-mention'
    ? mention.codeId
    : mention.type === 'document-mention'
      ? mention.documentId
      : mention.memoId;

/** Tells assistive technology which row of the menu is current while the focus stays in the text. */
function useEditorAttributes(editor: LexicalEditor, listId: string | null, optionId: string | null): void {
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root) return;
    if (listId) root.setAttribute('aria-controls', listId);
    else root.removeAttribute('aria-controls');
    if (optionId) root.setAttribute('aria-activedescendant', optionId);
    else root.removeAttribute('aria-activedescendant');
  }, [editor, listId, optionId]);
}

interface MenuProps {
  readonly editor: LexicalEditor;
  readonly trigger: OpenTrigger;
  readonly listId: string;
  readonly children: React.ReactNode;
}

function Menu({ editor, trigger, listId, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => placeMenu(menu.current, signRect(editor, trigger)));
  useTypedColour(editor, trigger);
  useEffect(() => {
    const leaving = new AbortController();
    const follow = () => placeMenu(menu.current, signRect(editor, trigger));
    window.addEventListener('scroll', follow, { signal: leaving.signal, capture: true, passive: true });
    window.addEventListener('resize', follow, { signal: leaving.signal, passive: true });
    return () => leaving.abort();
  }, [editor, trigger]);
  return (
    <div
      ref={menu}
      id={listId}
      className="memo-menu floating"
      role="listbox"
      aria-label={trigger.sign === '#' ? 'Codes' : 'Documents and memos'}
    >
      {children}
    </div>
  );
}

interface ChoiceRowProps {
  readonly id: string;
  readonly choice: MentionChoice;
  readonly chosen: boolean;
  readonly onTake: () => void;
}

function ChoiceRow({ id, choice, chosen, onTake }: ChoiceRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the editor's, which keeps the focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="memo-menu-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      {...(choice.kind === 'code' ? hueOf(choice.match.entry.color) : {})}
    >
      {choice.kind === 'code' ? <CodeRow choice={choice} /> : <PlaceRow choice={choice} />}
    </div>
  );
}

function CodeRow({ choice }: { readonly choice: Extract<MentionChoice, { kind: 'code' }> }) {
  return (
    <>
      <CodePath match={choice.match} />
      <span className="memo-menu-note">{choice.count}</span>
    </>
  );
}

function PlaceRow({ choice }: { readonly choice: Exclude<MentionChoice, { kind: 'code' }> }) {
  const Icon = choice.kind === 'document' ? FileText : NotebookPen;
  return (
    <>
      <Icon className="icon small" aria-hidden="true" />
      <span className="ellipsis">
        {letterPieces(choice.name, choice.letters).map(({ text, start, matched }) =>
          matched ? <b key={start}>{text}</b> : text,
        )}
      </span>
      <span className="memo-menu-note">{choice.note}</span>
    </>
  );
}
