import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type CodeMatch, codeEntries, findCodes, pathPieces } from '../features/codes/codeMatches.ts';
import { useCodeCounts, useCodeTree } from '../features/codes/tree.ts';
import { useSession } from '../state/session.ts';
import { hueOf } from '../ui/hues.ts';
import { Kbd, Swatch } from '../ui/marks.tsx';
import { FloatingBar } from './FloatingBar.tsx';
import { $codesInHand, togglePassageCode } from './passages.ts';

const most = 60;

/** Codes the selected words of a memo: type to find the code, Enter codes; on a code that is there, Enter takes it away. */
export function PassageBar({ anchor, onClose }: { readonly anchor: DOMRect; readonly onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const tree = useCodeTree();
  const count = useCodeCounts();
  const recent = useSession((state) => state.lastCodeIds);
  const [already] = useState(() => editor.getEditorState().read($codesInHand));
  const matches = useMemo(() => {
    const found = findCodes(codeEntries(tree), typed, recent, (id) => count(id).codings);
    const order = (match: CodeMatch) => (typed === '' && already.has(match.entry.id) ? 0 : 1);
    return found.sort((a, b) => order(a) - order(b)).slice(0, most);
  }, [tree, typed, recent, count, already]);
  const current = Math.min(at, matches.length - 1);

  const close = () => {
    onClose();
    editor.focus();
  };
  const take = (match: CodeMatch | undefined) => {
    if (!match) return;
    togglePassageCode(editor, match.entry.id);
    close();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || matches.length === 0) return;
    if (step) setAt((current + step + matches.length) % matches.length);
    else if (event.key === 'Enter') take(matches[current]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FloatingBar label="Code this passage of the memo" anchor={() => anchor} onClose={close} onKeyDown={press}>
      <div className="memo-bar-field">
        <input
          // biome-ignore lint/a11y/noAutofocus: the bar was asked for in order to type in it
          autoFocus
          role="combobox"
          aria-label="Find a code for this passage"
          aria-expanded={matches.length > 0}
          aria-controls={listId}
          aria-activedescendant={matches.length > 0 ? `${listId}-${current}` : undefined}
          placeholder="Find a code for this passage"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div className="memo-bar-list" role="listbox" id={listId} aria-label="Codes">
        {matches.map((match, row) => (
          <PassageOption
            key={match.entry.id}
            id={`${listId}-${row}`}
            match={match}
            chosen={row === current}
            already={already.has(match.entry.id)}
            onTake={() => take(match)}
          />
        ))}
        {matches.length === 0 && <p className="memo-menu-none">No code is called like this.</p>}
      </div>
    </FloatingBar>
  );
}

interface OptionProps {
  readonly id: string;
  readonly match: CodeMatch;
  readonly chosen: boolean;
  readonly already: boolean;
  readonly onTake: () => void;
}

function PassageOption({ id, match, chosen, already, onTake }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  let offset = 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="memo-menu-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      {...hueOf(match.entry.color)}
    >
      <Swatch color={match.entry.color} theme={match.entry.theme} />
      <span className="ellipsis">
        {pathPieces(match).map(({ text, above, matched }) => {
          offset += text.length;
          return (
            <span key={offset} className={above ? 'memo-menu-above' : undefined}>
              {matched ? <b>{text}</b> : text}
            </span>
          );
        })}
      </span>
      {already && (
        <span className="memo-menu-note">
          <Check className="icon small" aria-hidden="true" /> coded so – Enter takes it away
        </span>
      )}
    </div>
  );
}
