import { Check, Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { openReader } from '../../reader/current.ts';
import { session, useSession } from '../../state/session.ts';
import { hueOf } from '../../ui/hues.ts';
import { Kbd, Swatch } from '../../ui/marks.tsx';
import { applyCodes, applyNewCode, type WordsInHand } from '../read/applyCodes.ts';
import { recodeAsNew, recodeCodings } from '../read/codingSteps.ts';
import { type CodeMatch, codeEntries, findCodes, pathPieces } from './codeMatches.ts';
import './CodingBar.css';
import { useCodeCounts, useCodeTree } from './tree.ts';

interface CodingBarProps {
  /** Where the last line of the words stands in the window just now; the bar stands 8 px under it. */
  readonly anchor: () => DOMRect | null;
  /** What scrolls, so that the bar can make room for itself below the words. */
  readonly scroller?: () => HTMLElement | null;
  /** The words that are coded. */
  readonly ranges: WordsInHand;
  /** What is being coded, in words: `¶ 4 · 65 characters selected`. */
  readonly what: string;
  /** Codings that get another code, instead of words that get one more. */
  readonly recode?: readonly CodingId[];
  /** Typed already when it opens. */
  readonly typed?: string;
  readonly onDone: () => void;
}

const mostShown = 60;

/**
 * Finds or creates a code by typing and codes words with it. Enter codes and closes, Shift Enter codes and goes on,
 * Ctrl Enter makes a new code, Tab chooses where the new code stands, Escape gives up.
 */
export function CodingBar({ anchor, scroller, ranges, what, recode, typed: first = '', onDone }: CodingBarProps) {
  const [typed, setTyped] = useState(first);
  const [at, setAt] = useState(0);
  const [choosingParent, setChoosingParent] = useState<string | null>(null);
  const { matches, newParentId, setNewParentId, name, canCreate } = useChoices(choosingParent, typed);
  const box = usePlace(anchor, scroller);
  const listId = useId();
  const count = useCodeCounts();
  const tree = useCodeTree();
  const already = useMemo(() => codesAlready(ranges), [ranges]);
  const rows = matches.length + (choosingParent !== null || canCreate ? 1 : 0);
  const current = Math.min(at, rows - 1);

  const type = (value: string) => {
    setTyped(value);
    setAt(0);
  };
  const goOn = () => {
    type('');
    box.current?.querySelector('input')?.focus();
  };
  const finish = (stay: boolean) => (stay ? goOn() : onDone());
  const chooseParent = (parentId: CodeId | null) => {
    setNewParentId(parentId);
    setTyped(choosingParent ?? '');
    setChoosingParent(null);
    setAt(Number.MAX_SAFE_INTEGER);
  };
  const create = (stay: boolean) => {
    if (name === '') return;
    if (recode) void recodeAsNew(recode, ranges.documentId, name, newParentId);
    else void applyNewCode(ranges, name, newParentId);
    finish(stay);
  };
  const choose = (match: CodeMatch, stay: boolean) => {
    if (recode) void recodeCodings(recode, ranges.documentId, match.entry.id);
    else void applyCodes(ranges, [match.entry.id]);
    finish(stay && !recode);
  };
  const press = (row: number, stay: boolean) => {
    const match = matches[row];
    if (choosingParent !== null) chooseParent(match?.entry.id ?? null);
    else if (match) choose(match, stay);
    else if (canCreate) create(stay);
  };
  const giveUp = () => (choosingParent === null ? onDone() : chooseParent(newParentId));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step) setAt((current + step + rows) % Math.max(1, rows));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && choosingParent === null)
      create(event.shiftKey);
    else if (event.key === 'Enter') press(current, event.shiftKey);
    else if (event.key === 'Escape') giveUp();
    else if (event.key === 'Tab' && canCreate && choosingParent === null) {
      setChoosingParent(typed);
      type('');
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const optionId = (row: number) => `${listId}-${row}`;
  return createPortal(
    <div
      ref={box}
      className="coding-bar floating"
      role="dialog"
      aria-label={recode ? 'Recode' : 'Code the words'}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onDone();
      }}
    >
      <div className="coding-bar-field">
        <input
          // biome-ignore lint/a11y/noAutofocus: the bar was asked for in order to type in it
          autoFocus
          role="combobox"
          aria-expanded={rows > 0}
          aria-controls={listId}
          aria-activedescendant={rows > 0 ? optionId(current) : undefined}
          aria-label={choosingParent === null ? 'Find or create a code' : 'Find the code to stand above the new one'}
          placeholder={placeholderOf(choosingParent, recode !== undefined)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <span className="coding-bar-what">
          {choosingParent === null ? what : `new code “${choosingParent.trim()}”`}
        </span>
      </div>
      <div className="coding-bar-list" role="listbox" id={listId} aria-label="Codes">
        <div className="coding-bar-found" role="presentation">
          {matches.map((match, row) => (
            <CodeOption
              key={match.entry.id}
              id={optionId(row)}
              match={match}
              count={count(match.entry.id).codings}
              chosen={row === current}
              done={already.has(match.entry.id)}
              onPress={(stay) => press(row, stay)}
            />
          ))}
        </div>
        {choosingParent !== null && (
          <Option id={optionId(matches.length)} chosen={current === matches.length} onPress={() => chooseParent(null)}>
            <Plus className="icon small" aria-hidden="true" />
            <span>No code above it: a new theme</span>
          </Option>
        )}
        {choosingParent === null && canCreate && (
          <Option id={optionId(matches.length)} chosen={current === matches.length} onPress={create}>
            <Plus className="icon small" aria-hidden="true" />
            <span className="ellipsis">
              New code <strong>“{name}”</strong>{' '}
              {newParentId === null ? 'as a theme' : `under ${tree.byId.get(newParentId)?.code.name ?? 'its theme'}`}
            </span>
            <span className="coding-bar-end">
              <Kbd>Ctrl ↵</Kbd>
            </span>
          </Option>
        )}
      </div>
      <Hints choosingParent={choosingParent !== null} canCreate={canCreate} recode={recode !== undefined} />
    </div>,
    document.body,
  );
}

const placeholderOf = (choosingParent: string | null, recode: boolean): string => {
  if (choosingParent !== null) return 'Under which code?';
  return recode ? 'Another code' : 'Find or create a code';
};

/** What fits what was typed, and where a new code of that name would stand: under the theme used last. */
function useChoices(choosingParent: string | null, typed: string) {
  const tree = useCodeTree();
  const counts = useCodeCounts();
  const lastCodeIds = useSession((state) => state.lastCodeIds);
  const entries = useMemo(() => codeEntries(tree), [tree]);
  const matches = useMemo(
    () => findCodes(entries, typed, lastCodeIds, (id) => counts(id).codings).slice(0, mostShown),
    [entries, typed, lastCodeIds, counts],
  );
  const [newParentId, setNewParentId] = useState<CodeId | null>(() => session().lastThemeId);
  const parentId = newParentId !== null && tree.byId.has(newParentId) ? newParentId : null;
  const name = typed.replace(/\s+/gu, ' ').trim();
  const siblings = parentId === null ? tree.themes : (tree.byId.get(parentId)?.children ?? []);
  const taken = siblings.some((node) => node.code.name.toLowerCase() === name.toLowerCase());
  return {
    matches,
    newParentId: parentId,
    setNewParentId,
    name,
    canCreate: choosingParent === null && name !== '' && !taken,
  };
}

/** Codes that stand on exactly these words already. */
function codesAlready({ documentId, ranges }: WordsInHand): ReadonlySet<CodeId> {
  const reader = openReader();
  const range = ranges.length === 1 ? ranges[0] : undefined;
  if (!range || reader?.documentId !== documentId) return new Set();
  const here = reader.codings().within(range.start, range.end);
  return new Set(
    here.filter((each) => each.start === range.start && each.end === range.end).map((each) => each.codeId),
  );
}

/** Stands 8 px under the words; what scrolls moves up to make room, so that the bar never covers what is coded. */
function usePlace(anchor: () => DOMRect | null, scroller?: () => HTMLElement | null) {
  const box = useRef<HTMLDivElement>(null);
  const places = useRef({ anchor, scroller });
  places.current = { anchor, scroller };
  useLayoutEffect(() => {
    makeRoom(box.current, places.current);
    place(box.current, places.current.anchor());
    const leaving = new AbortController();
    const follow = () => place(box.current, places.current.anchor());
    const options = { signal: leaving.signal, passive: true };
    window.addEventListener('scroll', follow, { ...options, capture: true });
    window.addEventListener('resize', follow, options);
    // While typing, rows come and go.
    const grown = new ResizeObserver(() => {
      makeRoom(box.current, places.current);
      follow();
    });
    if (box.current) grown.observe(box.current);
    return () => {
      leaving.abort();
      grown.disconnect();
    };
  }, []);
  return box;
}

const margin = 8;
/** Height of the status bar, which the bar leaves free. */
const foot = 34;

interface Places {
  readonly anchor: () => DOMRect | null;
  readonly scroller?: (() => HTMLElement | null) | undefined;
}

function makeRoom(box: HTMLElement | null, { anchor, scroller }: Places): void {
  const words = anchor();
  const moving = scroller?.();
  if (!box || !words || !moving) return;
  const missing = words.bottom + margin + box.offsetHeight - (window.innerHeight - foot);
  if (missing > 0) moving.scrollTop += missing;
}

function place(box: HTMLElement | null, words: DOMRect | null): void {
  if (!box || !words) return;
  const { offsetWidth, offsetHeight } = box;
  const left = Math.max(margin, Math.min(words.right - offsetWidth * 0.45, window.innerWidth - offsetWidth - margin));
  const lowest = window.innerHeight - foot - offsetHeight;
  const top = Math.max(margin, Math.min(words.bottom + margin, lowest));
  box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

interface OptionProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly onPress: (stay: boolean) => void;
  readonly children: React.ReactNode;
  readonly color?: string;
}

function Option({ id, chosen, onPress, children, color }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="coding-bar-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onPress(event.shiftKey)}
      {...(color ? hueOf(color) : {})}
    >
      {children}
    </div>
  );
}

interface CodeOptionProps {
  readonly id: string;
  readonly match: CodeMatch;
  readonly count: number;
  readonly chosen: boolean;
  readonly done: boolean;
  readonly onPress: (stay: boolean) => void;
}

function CodeOption({ id, match, count, chosen, done, onPress }: CodeOptionProps) {
  const { entry } = match;
  let offset = 0;
  return (
    <Option id={id} chosen={chosen} onPress={onPress} color={entry.color}>
      <Swatch color={entry.color} theme={entry.theme} />
      <span className="ellipsis">
        {pathPieces(match).map(({ text, above, matched }) => {
          const start = offset;
          offset += text.length;
          const words = matched ? <b>{text}</b> : text;
          return (
            <span key={start} className={above ? 'coding-bar-above' : undefined}>
              {words}
            </span>
          );
        })}
      </span>
      <span className="coding-bar-end">
        {done && (
          <span className="coding-bar-done">
            <Check className="icon small" aria-hidden="true" />
            coded so
          </span>
        )}
        {entry.key && <Kbd>{entry.key.toUpperCase()}</Kbd>}
        <span className="coding-bar-count">{count}</span>
      </span>
    </Option>
  );
}

interface HintsProps {
  readonly choosingParent: boolean;
  readonly canCreate: boolean;
  readonly recode: boolean;
}

function Hints({ choosingParent, canCreate, recode }: HintsProps) {
  if (choosingParent) {
    return (
      <div className="coding-bar-foot">
        <Hint keys="↵">choose</Hint>
        <Hint keys="Esc">back</Hint>
      </div>
    );
  }
  return (
    <div className="coding-bar-foot">
      <Hint keys="↵">{recode ? 'recode' : 'code'}</Hint>
      {!recode && <Hint keys="⇧ ↵">code, go on</Hint>}
      {canCreate && <Hint keys="Tab">new code elsewhere</Hint>}
      <span className="grow" />
      <Kbd>Esc</Kbd>
    </div>
  );
}

const Hint = ({ keys, children }: { readonly keys: string; readonly children: string }) => (
  <span>
    <Kbd>{keys}</Kbd> {children}
  </span>
);
