import { ChevronDown, ChevronUp, Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import { RightPane } from '../../frame/slots.tsx';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { formatTime, formatWeekday } from '../../ui/dates.ts';
import { hueOf } from '../../ui/hues.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { codingsLeft, type Merged, readMerge, tally, undoSentence } from './changes.ts';
import { StepChips } from './StepChips.tsx';
import { setHistoryView } from './view.ts';

type Told = OutputOf<'operations.read'>;

function Note({ operation }: { readonly operation: Operation }) {
  const [draft, setDraft] = useState<string | null>(null);
  const { send } = useSend('operations.setNote');
  const keep = () => {
    if (draft !== null && draft !== operation.note) void send({ number: operation.number, note: draft });
    setDraft(null);
  };
  if (draft === null) {
    return (
      <button type="button" className="history-detail-note" onClick={() => setDraft(operation.note)}>
        {operation.note || 'Add a note: why was this done?'}
      </button>
    );
  }
  return (
    <textarea
      className="field history-note-field"
      aria-label="Note on this step"
      rows={3}
      // biome-ignore lint/a11y/noAutofocus: the note was pressed in order to write
      autoFocus
      value={draft}
      maxLength={10_000}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setDraft(null);
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
      }}
    />
  );
}

const rowHeight = 26;

/** The codes that went, drawn into the one that stayed. */
function MergePicture({ merged, operation }: { readonly merged: Merged; readonly operation: Operation }) {
  const tree = useCodeTree();
  const id = operation.touches.find((touch) => touch.kind === 'code' && tree.byId.has(touch.id as CodeId))
    ?.id as CodeId;
  const survivor = id && tree.byId.get(id)?.code.name;
  const { gone } = merged;
  if (!survivor) return null;
  const height = gone.length * rowHeight;
  const end = height - rowHeight / 2;
  return (
    <div className="history-merge" {...hueOf(shownColor(tree, id))}>
      <ul>
        {gone.map(({ key, name, codings }) => (
          <li key={key} className="gone">
            <Swatch color={shownColor(tree, id)} />
            <span className="ellipsis">{name}</span>
            <span className="count">{formatCount(codings)}</span>
          </li>
        ))}
      </ul>
      <svg width="30" height={height} viewBox={`0 0 30 ${height}`} aria-hidden="true">
        {gone.map(({ key }, at) => {
          const from = at * rowHeight + rowHeight / 2;
          return <path key={key} d={`M4 ${from}C18 ${from} 12 ${end} 26 ${end}`} />;
        })}
      </svg>
      <div className="history-survivor" style={{ paddingTop: height - rowHeight }}>
        <Swatch color={shownColor(tree, id)} />
        <b className="ellipsis">{survivor}</b>
        <span className="count">+{formatCount(merged.codings)}</span>
      </div>
    </div>
  );
}

/** Sentences of one kind that are shown before the rest is only counted. */
const mostTold = 12;

function Changes({ told }: { readonly told: Told }) {
  const tallies = tally(told.changes);
  return (
    <table className="history-tally">
      <tbody>
        {tallies.map(({ key, count, words, changes }) => (
          <tr key={key}>
            <td>{formatCount(count)}</td>
            <td>
              {words}
              {!key.startsWith('codings') && (
                <ul>
                  {changes.slice(0, mostTold).map(({ sentence }, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: changes of a step never change their order
                    <li key={place}>{sentence}</li>
                  ))}
                  {changes.length > mostTold && <li>and {formatCount(changes.length - mostTold)} more</li>}
                </ul>
              )}
            </td>
          </tr>
        ))}
        {told.total > told.changes.length && (
          <tr>
            <td>…</td>
            <td>
              {formatCount(told.total)} changes in all; the first {formatCount(told.changes.length)} are counted here
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** As many words as are read at a glance. */
const mostQuoted = 6;

function Words({ told }: { readonly told: Told }) {
  const ids = codingsLeft(told.changes, mostQuoted) as CodingId[];
  const choice = { codingIds: ids, withSubcodes: false };
  const { data } = useAsk(
    'segments.query',
    { choice, context: 'none', limit: mostQuoted },
    { enabled: ids.length > 0 },
  );
  const codings = told.changes.filter((change) => change.table === 'codings');
  const there = ids.length > 0 ? (data?.segments ?? []) : [];
  const rest = codings.filter((change) => !there.some((segment) => segment.id === (change.after ?? change.before)?.id));
  if (codings.length === 0) return null;
  const shown = Math.min(codings.length, mostQuoted);
  return (
    <div className="section">
      <header>
        <h3>The words</h3>
        <span className="muted">
          {shown < codings.length ? `${shown} of ${countOf(codings.length, 'coding')}` : countOf(shown, 'coding')}
        </span>
      </header>
      {there.map((segment) => (
        <div key={segment.id} className="history-words">
          <p className="quote" {...hueOf(segment.color)}>
            <mark>{segment.text.length > 280 ? `${segment.text.slice(0, 280)}…` : segment.text}</mark>
          </p>
          <p className="source-line">
            <button
              type="button"
              className="link"
              onClick={() => session().openSegment({ ...segment, codingId: segment.id })}
            >
              {segment.documentName} · ¶ {segment.paragraph}
            </button>
            <span>{segment.codePath.split('/').at(-1)}</span>
          </p>
        </div>
      ))}
      {rest.slice(0, Math.max(0, mostQuoted - there.length)).map(({ sentence }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: changes of a step never change their order
        <p key={place} className="history-sentence">
          {sentence}
        </p>
      ))}
    </div>
  );
}

/** The document whose text a step changed, while it is there; a step over many documents shows none. */
function correctedDocument({ changes }: Told): string | null {
  const texts = changes.filter(
    ({ table, before, after }) => table === 'documents' && before && after && before.text_hash !== after.text_hash,
  );
  const [only] = texts;
  return only && texts.length === 1 ? String(only.after?.id) : null;
}

interface StepDetailProps {
  readonly number: number;
  /** The steps beside it in the list, by number. */
  readonly earlier: number | undefined;
  readonly later: number | undefined;
  readonly onUndoTo: (step: Operation) => void;
}

/** One step: who, when, why, what there was and what there is, and the way back to before it. */
export function StepDetail({ number, earlier, later, onUndoTo }: StepDetailProps) {
  const { data, failure, outdated } = useAsk('operations.read', { number });
  const show = (next: number | undefined) => next !== undefined && setHistoryView({ current: next });
  const merged = data && readMerge(data);
  const touches = data?.operation.touches ?? [];
  const corrected = data && correctedDocument(data);
  return (
    <RightPane label="The step in detail">
      <div className="history-detail-head">
        <PaneHead title={`Step ${formatCount(number)}`}>
          <IconButton label="Earlier step" icon={ChevronDown} disabled={!earlier} onClick={() => show(earlier)} />
          <IconButton label="Later step" icon={ChevronUp} disabled={!later} onClick={() => show(later)} />
        </PaneHead>
      </div>
      {failure && <p className="pane-note">{failure.message}</p>}
      {data && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys */}
          <section className="scroll grow" aria-label="Before and after" tabIndex={0}>
            <div className="section">
              <p className="history-detail-label">{data.operation.label}</p>
              <p className="source-line">
                {data.operation.actor} · {formatWeekday(data.operation.at)}, {formatTime(data.operation.at)}
              </p>
              <Note key={data.operation.number} operation={data.operation} />
            </div>
            <div className="section">
              <header>
                <h3>Before → after</h3>
              </header>
              {merged && <MergePicture merged={merged} operation={data.operation} />}
              <Changes told={data} />
              {corrected && (
                <Button variant="line" onClick={() => session().openDialog('documents.versions', { id: corrected })}>
                  Compare the texts…
                </Button>
              )}
              {touches.length > 0 && (
                <p className="history-touched">
                  <StepChips touches={touches} opens />
                </p>
              )}
            </div>
            <Words told={data} />
          </section>
          <div className="history-detail-foot">
            <Button
              variant="line"
              icon={Undo2}
              disabled={outdated || data.undoes === 0 || data.operation.kind !== 'do'}
              onClick={() => onUndoTo(data.operation)}
            >
              Undo to here
            </Button>
            <p>{undoSentence(data.undoes)}</p>
          </div>
        </>
      )}
    </RightPane>
  );
}
