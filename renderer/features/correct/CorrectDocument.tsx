import { ChevronDown, ChevronUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FormatMark, StudyDocument } from '#shared/domain/document.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { moveMarks } from '#shared/text/movedMarks.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { CheckPane, saveCorrection } from './CheckPane.tsx';
import { CorrectionEditor, type CorrectionHandle } from './CorrectionEditor.tsx';
import type { CorrectionPreview } from './checking.ts';
import './correct.css';
import {
  type CorrectionDraft,
  endCorrection,
  isTouched,
  noteTyped,
  showWindow,
  tidyDraft,
  updateCorrection,
  useCorrections,
} from './drafts.ts';
import { followCorrection, type LiveCorrection } from './live.ts';
import { nextWindow, windowAround } from './window.ts';

interface CorrectDocumentProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly format: readonly FormatMark[];
}

/** A document whose text is being corrected: an editor in the place of the reader, then the codings to look at. */
export function CorrectDocument({ document, text, format }: CorrectDocumentProps) {
  const draft = useCorrections((state) => state.drafts.get(document.id));
  return draft ? <Correction document={document} stored={text} format={format} draft={draft} /> : null;
}

interface CorrectionProps {
  readonly document: StudyDocument;
  /** The text as it stands in the study. */
  readonly stored: string;
  readonly format: readonly FormatMark[];
  readonly draft: CorrectionDraft;
}

/** A pause in typing (ms) after which codings and changes are drawn anew. */
const pause = 250;

function Correction({ document, stored, format, draft }: CorrectionProps) {
  const { id, name } = document;
  const editor = useRef<CorrectionHandle>(null);
  const [live, setLive] = useState<LiveCorrection | null>(null);
  const [hand, setHand] = useState<TextRange | null>(null);
  const preview = usePreview(id, draft);
  const tree = useCodeTree();
  const { data: columns } = useAsk('codings.inDocument', { documentId: id });
  const checking = draft.checking && preview !== null;

  const look = useCallback(() => {
    const typed = editor.current?.text();
    if (typed !== undefined) noteTyped(id, typed);
    const text = useCorrections.getState().drafts.get(id)?.text;
    if (text !== undefined) setLive(followCorrection(stored, text, columns));
  }, [id, stored, columns]);
  const wanted = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lookSoon = useCallback(() => {
    clearTimeout(wanted.current);
    wanted.current = setTimeout(look, pause);
  }, [look]);
  useEffect(() => {
    look();
    return () => clearTimeout(wanted.current);
  }, [look]);
  // What was typed last is taken over when another tab is opened, before the pause is over.
  useEffect(() => {
    const mounted = editor;
    return () => {
      const typed = mounted.current?.text();
      if (typed === undefined) return;
      noteTyped(id, typed);
      const start = useCorrections.getState().drafts.get(id)?.window.start ?? 0;
      updateCorrection(id, { caret: start + (mounted.current?.caret() ?? 0) });
    };
  }, [id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret goes where it was when an editor is made, not later
  useEffect(() => editor.current?.putCaret(draft.caret - draft.window.start), [draft.edition]);

  const { window } = draft;
  useEffect(() => {
    editor.current?.draw({
      codings: codedWords(live, window, (place) => shownColor(tree, columns?.codeIds[place] as never)),
      changed: within(live?.changed ?? [], window),
      hand: hand && (within([hand], window)[0] ?? null),
    });
  }, [live, window, hand, tree, columns]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition is another editor: what is in hand is shown in it
  useEffect(() => {
    const range = hand && within([hand], window)[0];
    if (range) editor.current?.reveal(range);
  }, [hand, draft.edition]);

  const check = async () => {
    look();
    const tidy = tidyDraft(id);
    if (!tidy) return;
    if (!isTouched(tidy)) {
      endCorrection(id);
      return;
    }
    updateCorrection(id, { checking: true });
  };
  const giveUp = () => {
    look();
    const now = useCorrections.getState().drafts.get(id);
    if (now && isTouched(now)) session().openDialog('correct.discard', { documentId: id });
    else endCorrection(id);
  };
  const show = (range: TextRange | null) => {
    setHand(range);
    if (range && (range.start < window.start || range.end > window.end)) {
      showWindow(id, windowAround(draft.text, range.start));
    }
  };
  const selected = (): TextRange | null => {
    const range = editor.current?.selected();
    return range ? { start: range.start + window.start, end: range.end + window.start } : null;
  };
  useCommand('documents.correct', () => void check());
  const marks = useMarks(stored, format, draft);

  return (
    <section
      className="correct"
      aria-label={`Correction of ${name}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        if (checking) updateCorrection(id, { checking: false });
        else giveUp();
      }}
    >
      <div className="correct-head">
        <h1 className="ellipsis" title={name}>
          {checking ? 'Check the correction of' : 'Correcting'} {name}
        </h1>
        <WindowBar draft={draft} onMove={(next) => showWindow(id, next)} />
        <span className="grow" />
        <span className="correct-state" role="status">
          {stateOf(draft, live)}
        </span>
        {!checking && (
          <>
            <Button onClick={giveUp}>Cancel</Button>
            <Button variant="primary" onClick={() => void check()}>
              Check and save
            </Button>
          </>
        )}
      </div>
      {draft.base !== stored && (
        <p className="correct-notice" role="note">
          The text was changed since this correction was begun. Saving it puts yours in its place.
        </p>
      )}
      <CorrectionEditor
        key={draft.edition}
        ref={editor}
        name={name}
        text={draft.text.slice(window.start, window.end)}
        marks={marks}
        editable={!checking}
        onChange={lookSoon}
      />
      {checking && preview && (
        <CheckPane key={preview.text} documentId={id} preview={preview} selected={selected} onShow={show} />
      )}
    </section>
  );
}

/** What the correction does, once it is checked; with no coding to look at it is saved at once. */
function usePreview(id: StudyDocument['id'], { checking, text, format }: CorrectionDraft): CorrectionPreview | null {
  const [preview, setPreview] = useState<CorrectionPreview | null>(null);
  useEffect(() => {
    setPreview(null);
    if (!checking) return undefined;
    const stop = new AbortController();
    void ask('documents.correctionPreview', { id, text, format: format && [...format] }, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      if (!result.ok) {
        updateCorrection(id, { checking: false });
        showToast({ message: result.error.message, tone: 'danger' });
      } else if (result.value.affected.length === 0) void saveCorrection(id, result.value.baseHash);
      else setPreview(result.value);
    });
    return () => stop.abort();
  }, [id, checking, text, format]);
  return preview;
}

/** Headings and names as they stand in the part that is shown, in its own positions. Worked out once an edition. */
function useMarks(stored: string, format: readonly FormatMark[], draft: CorrectionDraft): readonly FormatMark[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another edition shows marks anew
  return useMemo(() => {
    const { text, window } = draft;
    const live = followCorrection(stored, text, undefined);
    const marks = draft.format ?? (live ? moveMarks(stored, text, live.edits, format) : []);
    return marks
      .filter((mark) => mark.end > window.start && mark.start < window.end)
      .map((mark) => ({ ...mark, start: mark.start - window.start, end: mark.end - window.start }));
  }, [draft.edition]);
}

function WindowBar({
  draft,
  onMove,
}: {
  readonly draft: CorrectionDraft;
  readonly onMove: (window: TextRange) => void;
}) {
  const { text, window } = draft;
  if (window.start === 0 && window.end >= text.length) return null;
  const [earlier, later] = [nextWindow(text, window, -1), nextWindow(text, window, 1)];
  const percent = (position: number) => Math.round((position / text.length) * 100);
  return (
    <span className="correct-window">
      <IconButton
        label="Earlier part of the text"
        icon={ChevronUp}
        disabled={!earlier}
        onClick={() => earlier && onMove(earlier)}
      />
      <IconButton
        label="Later part of the text"
        icon={ChevronDown}
        disabled={!later}
        onClick={() => later && onMove(later)}
      />
      <span className="muted">
        {percent(window.start)} to {percent(window.end)} % of a long text
      </span>
    </span>
  );
}

/** `3 places changed · 2 codings to look at` */
function stateOf(draft: CorrectionDraft, live: LiveCorrection | null): string {
  if (!isTouched(draft)) return 'Nothing changed yet';
  if (!live) return 'Much changed';
  const touched = live.codings.filter(({ state }) => state === 'changed' || state === 'removed').length;
  const places = `${countOf(live.edits.length, 'place')} changed`;
  return touched === 0
    ? `${places} · codings keep their words`
    : `${places} · ${formatCount(touched)} ${touched === 1 ? 'coding' : 'codings'} to look at`;
}

const within = (ranges: readonly TextRange[], window: TextRange): TextRange[] =>
  ranges
    .filter(({ start, end }) => start < window.end && end > window.start)
    .map(({ start, end }) => ({
      start: Math.max(0, start - window.start),
      end: Math.min(end, window.end) - window.start,
    }));

/** Coded words in the part that is shown, by colour; one coding over another hides no line of it that matters. */
function codedWords(
  live: LiveCorrection | null,
  window: TextRange,
  colorOf: (place: number) => string,
): ReadonlyMap<string, readonly TextRange[]> {
  const byColor = new Map<string, TextRange[]>();
  for (const { place, range } of live?.codings ?? []) {
    const [shown] = range ? within([range], window) : [];
    if (!shown) continue;
    const color = colorOf(place);
    byColor.set(color, [...(byColor.get(color) ?? []), shown]);
  }
  return byColor;
}
