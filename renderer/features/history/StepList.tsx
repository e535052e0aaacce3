import { ChevronDown, ChevronRight, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { formatDay, formatTime, formatWeekday, nearDay } from '../../ui/dates.ts';
import { type Day, type Run, touchedBy } from './days.ts';
import { StepChips } from './StepChips.tsx';
import { iconOf } from './stepIcons.ts';
import { setHistoryView, useHistoryView } from './view.ts';

const choose = (number: number) => setHistoryView({ current: number });

/** Folded: "Code in 14 steps with 6 codes". */
function runLabel(run: Run): string {
  const codes = touchedBy(run).filter((touch) => touch.kind === 'code').length;
  return `Code in ${countOf(run.steps.length, 'step')}${codes > 0 ? ` with ${countOf(codes, 'code')}` : ''}`;
}

interface StepRowProps {
  readonly step: Operation;
  readonly label: string;
  readonly touches: Operation['touches'];
  readonly current: boolean;
  readonly fold?: { readonly open: boolean; readonly steps: number; readonly toggle: () => void };
  readonly onUndoTo: (step: Operation) => void;
}

function StepRow({ step, label, touches, current, fold, onUndoTo }: StepRowProps) {
  const Icon = iconOf(step.name);
  const undone = step.undoneBy !== null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the name in the row is the button; the rest of the row follows the pointer
    <li
      className={`history-step${undone ? ' undone' : ''}${step.kind === 'do' ? '' : ' back'}`}
      aria-current={current ? 'true' : undefined}
      onClick={() => choose(step.number)}
    >
      <time dateTime={new Date(step.at).toISOString()}>{formatTime(step.at)}</time>
      <Icon className="icon" aria-hidden="true" />
      <div>
        <div className="history-line">
          <button
            type="button"
            className="history-label"
            data-number={step.number}
            tabIndex={current ? 0 : -1}
            onClick={() => choose(step.number)}
          >
            {label}
          </button>
          <StepChips touches={touches} opens={current} />
          {undone && step.undoneAt !== null && <span className="history-more">undone {formatTime(step.undoneAt)}</span>}
          {fold && (
            <Button
              className="history-fold"
              aria-expanded={fold.open}
              tabIndex={current ? 0 : -1}
              onClick={fold.toggle}
            >
              {countOf(fold.steps, 'step')}
              {fold.open ? (
                <ChevronDown className="icon" aria-hidden="true" />
              ) : (
                <ChevronRight className="icon" aria-hidden="true" />
              )}
            </Button>
          )}
        </div>
        {step.note && <p className="history-note">{step.note}</p>}
      </div>
      <span className="history-who">
        {step.actor}
        {current && !undone && step.kind === 'do' && (
          <Button variant="line" icon={Undo2} onClick={() => onUndoTo(step)}>
            Undo to here
          </Button>
        )}
      </span>
    </li>
  );
}

interface RunRowsProps {
  readonly run: Run;
  readonly current: number | null;
  readonly onUndoTo: (step: Operation) => void;
}

function toggleFold(number: number): void {
  setHistoryView(({ unfolded }) => {
    const next = new Set(unfolded);
    if (!next.delete(number)) next.add(number);
    return { unfolded: next };
  });
}

function RunRows({ run, current, onUndoTo }: RunRowsProps) {
  const open = useHistoryView((view) => view.unfolded.has(run.first.number));
  const row = (step: Operation) => (
    <StepRow
      key={step.number}
      step={step}
      label={step.label}
      touches={step.touches}
      current={step.number === current}
      onUndoTo={onUndoTo}
    />
  );
  if (run.steps.length === 1) return row(run.first);
  const fold = { open, steps: run.steps.length, toggle: () => toggleFold(run.first.number) };
  const documents = touchedBy(run).filter((touch) => touch.kind === 'document');
  return (
    <>
      <StepRow
        step={run.first}
        label={runLabel(run)}
        touches={documents}
        current={!open && run.steps.some((step) => step.number === current)}
        fold={fold}
        onUndoTo={onUndoTo}
      />
      {open && (
        <li className="history-folded">
          <ol>{run.steps.map(row)}</ol>
        </li>
      )}
    </>
  );
}

interface StepListProps {
  readonly days: readonly Day[];
  /** Steps taken on a day, those that are not read yet too; nothing when that is not known. */
  readonly stepsOn: (day: string) => number | undefined;
  readonly current: number | null;
  readonly onUndoTo: (step: Operation) => void;
  /** Called when the end of the list comes near; nothing when there is no more. */
  readonly onMore?: (() => void) | undefined;
}

/** Walks the names of the steps, one Tab stop for all of them. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const labels = [...event.currentTarget.querySelectorAll<HTMLElement>('.history-label')];
  const at = labels.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: labels.length - 1 };
  const next = labels[to[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  choose(Number(next.dataset.number));
  next.focus();
}

const subtitle = (at: number, steps: number | undefined): string =>
  [nearDay(at) ? formatWeekday(at) : '', steps === undefined ? '' : countOf(steps, 'step')].filter(Boolean).join(' · ');

/** The steps by day, newest first. */
export function StepList({ days, stepsOn, current, onUndoTo, onMore }: StepListProps) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  latest.current = onMore;
  const more = onMore !== undefined;
  useEffect(() => {
    if (!end.current || !more) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) latest.current?.();
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [more]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the arrows on the names in it
    <div className="history-days" onKeyDown={walk}>
      {days.map((day) => (
        <section key={day.key} className="history-day" aria-labelledby={`day-${day.key}`}>
          <div className="history-day-head">
            <h2 id={`day-${day.key}`}>{nearDay(day.at) ?? formatWeekday(day.at)}</h2>
            <span className="muted">{subtitle(day.at, stepsOn(day.key))}</span>
          </div>
          <ol>
            {day.runs.map((run) => (
              <RunRows key={run.first.number} run={run} current={current} onUndoTo={onUndoTo} />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end} className="history-end">
        {more
          ? 'Reading earlier steps …'
          : days.length > 0
            ? `The study begins on ${formatDay(days.at(-1)?.at ?? 0)}.`
            : ''}
      </div>
    </div>
  );
}
