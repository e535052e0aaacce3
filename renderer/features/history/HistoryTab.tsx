import { Camera, Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { dayMoment, formatDay } from '../../ui/dates.ts';
import { Check } from '../../ui/fields.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { type Day, toDays } from './days.ts';
import { StepCalendar } from './StepCalendar.tsx';
import { StepDetail } from './StepDetail.tsx';
import { StepList } from './StepList.tsx';
import { type Family, setHistoryView, useHistoryView } from './view.ts';
import './history.css';
import './history-detail.css';

const families: readonly { readonly value: Family; readonly label: string }[] = [
  { value: 'all', label: 'all' },
  { value: 'codings', label: 'coding' },
  { value: 'codes', label: 'codes' },
  { value: 'memos', label: 'memos' },
  { value: 'documents', label: 'documents' },
  { value: 'study', label: 'study' },
];

const minutesEast = -new Date().getTimezoneOffset();
const useCalendar = () => useAsk('operations.calendar', { minutesEast }).data;

function Header() {
  const calendar = useCalendar();
  const day = useHistoryView((view) => view.day);
  if (!calendar) return null;
  const { days, actors } = calendar;
  const steps = days.reduce((sum, each) => sum + each.steps, 0);
  const [first, last] = [days[0], days.at(-1)];
  const span =
    first && last && first !== last ? `${formatDay(dayMoment(first.day))} to ${formatDay(dayMoment(last.day))}, ` : '';
  const most = Math.max(0, ...days.map((each) => each.steps));
  return (
    <div className="history-header">
      <div>
        <h1>
          {countOf(steps, 'step')} on {countOf(days.length, 'day')}
        </h1>
        <p>
          {span}by {countOf(actors.length, 'person', 'people')}. Every step can be undone, and none is ever removed.
        </p>
        {most > 1 && (
          <p className="history-scale" aria-hidden="true">
            steps a day, 1
            {[1, 2, 3, 4, 5].map((step) => (
              <i key={step} data-step={step} />
            ))}
            {most}
          </p>
        )}
      </div>
      <StepCalendar days={days} day={day} onDay={(next) => setHistoryView({ day: next, current: null })} />
    </div>
  );
}

function Filters() {
  const { family, actor, undos } = useHistoryView();
  const calendar = useCalendar();
  const counts = calendar?.families ?? {};
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const options = families
    .filter(({ value }) => value === 'all' || (counts[value] ?? 0) > 0 || value === family)
    .map(({ value, label }) => ({ value, label, count: value === 'all' ? all : (counts[value] ?? 0) }));
  const people = [
    { value: '', label: 'everyone' },
    ...(calendar?.actors ?? []).map(({ name }) => ({ value: name, label: name || 'Researcher' })),
  ];
  return (
    <div className="history-filters">
      <Segmented
        label="Kind of step"
        value={family}
        options={options}
        onChange={(next) => setHistoryView({ family: next })}
      />
      {people.length > 2 && (
        <Pick
          label="Who"
          value={actor ?? ''}
          options={people}
          onChange={(next) => setHistoryView({ actor: next || null })}
        />
      )}
      <Check checked={undos} onChange={(next) => setHistoryView({ undos: next })}>
        with undos and redos
      </Check>
      <span className="grow" />
      <IconButton label="Snapshots" icon={Camera} onClick={() => runCommand('study.snapshots')} />
      <IconButton label="Export the history" icon={Download} onClick={() => runCommand('export.audit')} />
    </div>
  );
}

const dayLength = 24 * 60 * 60_000;
const page = 200;
/** As many steps as are drawn at once; earlier ones are reached by the calendar. */
const mostShown = 1000;

/** Does so many steps again, one by one; stops where one cannot be. */
async function redo(steps: number): Promise<void> {
  for (let done = 0; done < steps; done += 1) {
    const redone = await ask('operations.redo', {});
    if (!redone.ok) return showToast({ message: redone.error.message, tone: 'danger' });
  }
}

/** Takes back all steps from the newest down to this one. */
async function undoTo({ number, label }: Operation): Promise<void> {
  const undone = await ask('operations.undoTo', { number });
  if (undone.ok) {
    const others = undone.value.undone - 1;
    const message =
      others > 0 ? `Taken back: “${label}” and ${countOf(others, 'step')} after it` : `Taken back: “${label}”`;
    const { undone: steps } = undone.value;
    showToast({ message, action: { label: steps > 1 ? 'Redo all' : 'Redo', run: () => void redo(steps) } });
  } else showToast({ message: undone.error.message, tone: 'danger' });
}

/** Steps of a day: as the calendar counts them, or as they are listed where a choice leaves some out. */
function useStepsOn(days: readonly Day[], complete: boolean): (day: string) => number | undefined {
  const { family, actor, undos } = useHistoryView();
  const calendar = useCalendar();
  return useMemo(() => {
    if (family === 'all' && !actor && !undos) {
      const counts = new Map(calendar?.days.map(({ day, steps }) => [day, steps]));
      return (day) => counts.get(day);
    }
    const counts = new Map(days.map(({ key, runs }) => [key, runs.reduce((sum, run) => sum + run.steps.length, 0)]));
    // The last day listed may go on.
    const last = complete ? undefined : days.at(-1)?.key;
    return (day) => (day === last ? undefined : counts.get(day));
  }, [family, actor, undos, calendar, days, complete]);
}

/** All steps of the study by day, what each changed, and the way back to before it. */
export function HistoryTab() {
  const { family, actor, day, undos, current } = useHistoryView();
  const [limit, setLimit] = useState(page);
  // A list that begins elsewhere begins anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filter is what it follows
  useEffect(() => setLimit(page), [family, actor, day, undos]);
  const until = day === null ? null : dayMoment(day) + dayLength / 2;
  const { data, pending } = useAsk('operations.list', { limit, family, actor, until, undos });
  const operations = data?.operations;
  const days = useMemo(() => toDays(operations ?? []), [operations]);
  const numbers = useMemo(() => (operations ?? []).map((step) => step.number), [operations]);
  const shown = current !== null && numbers.includes(current) ? current : numbers[0];
  const place = shown === undefined ? -1 : numbers.indexOf(shown);
  const mayGrow = operations !== undefined && operations.length === limit && limit < mostShown;
  const stepsOn = useStepsOn(days, operations !== undefined && operations.length < limit);
  if (operations && operations.length === 0 && family === 'all' && !actor && !day) {
    return (
      <EmptyState title="Nothing has been done in this study yet.">
        <p>Import documents or name a first code: each step will stand here, and can be taken back.</p>
      </EmptyState>
    );
  }
  return (
    <div className="history">
      <Header />
      <Filters />
      <section className="history-list scroll" aria-label="Steps, latest first">
        {day !== null && (
          <p className="history-from">
            Up to {formatDay(dayMoment(day))}{' '}
            <Button variant="line" onClick={() => setHistoryView({ day: null, current: null })}>
              Back to the latest steps
            </Button>
          </p>
        )}
        {operations && operations.length === 0 && <p className="history-none">No step fits this choice.</p>}
        <StepList
          days={days}
          stepsOn={stepsOn}
          current={shown ?? null}
          onUndoTo={(step) => void undoTo(step)}
          onMore={mayGrow && !pending ? () => setLimit((count) => Math.min(mostShown, count + page)) : undefined}
        />
      </section>
      {shown !== undefined && (
        <StepDetail
          number={shown}
          earlier={numbers[place + 1]}
          later={numbers[place - 1]}
          onUndoTo={(step) => void undoTo(step)}
        />
      )}
      {data && <StatusItem>{countOf(data.total, 'step')}</StatusItem>}
    </div>
  );
}
