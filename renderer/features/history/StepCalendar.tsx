import { type KeyboardEvent, useMemo, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { countOf } from '../../ui/counts.ts';
import { dayMoment, formatWeekday } from '../../ui/dates.ts';
import { layoutCalendar, type Square } from './calendar.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** Every other day is named to the eye; all are to the ear. */
const isShown = (weekday: number) => weekday % 2 === 0 && weekday < 5;
const steps: Readonly<Record<string, number>> = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 };

interface StepCalendarProps {
  readonly days: OutputOf<'operations.calendar'>['days'];
  readonly day: string | null;
  readonly onDay: (day: string) => void;
}

const wordsOf = ({ day, steps: count }: Square): string =>
  `${formatWeekday(dayMoment(day))}: ${count === 0 ? 'nothing' : countOf(count, 'step')}`;

/** Weeks by weekdays, darker where more was done. One Tab stop; arrows move, Enter shows the day. */
export function StepCalendar({ days, day, onDay }: StepCalendarProps) {
  const calendar = useMemo(() => layoutCalendar(days), [days]);
  const { squares, weeks, months } = calendar;
  const [at, setAt] = useState<string | null>(null);
  const current = at ?? day ?? squares.at(-1)?.day;
  const pressKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = steps[event.key];
    const place = squares.findIndex((square) => square.day === current);
    const next = step === undefined ? undefined : squares[place + step];
    if (!next) return;
    setAt(next.day);
    event.currentTarget.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
    event.preventDefault();
  };
  return (
    <table
      className="history-calendar"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days are chosen in it, with the keys of a grid
      role="grid"
      aria-label="Steps a day"
      onKeyDown={pressKey}
    >
      <thead>
        <tr>
          <td />
          {months.map((month, place) => (
            <th
              key={`${month.name}-${month.week}`}
              scope="colgroup"
              colSpan={Math.max(1, (months[place + 1]?.week ?? weeks) - month.week)}
            >
              {month.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((name, weekday) => (
          <tr key={name}>
            <th scope="row">
              <span className={isShown(weekday) ? '' : 'visually-hidden'}>{name}</span>
            </th>
            {squares
              .filter((square) => square.weekday === weekday)
              .map((square) => (
                <td key={square.day}>
                  <button
                    type="button"
                    data-day={square.day}
                    data-step={square.step}
                    aria-pressed={square.day === day}
                    aria-label={wordsOf(square)}
                    title={wordsOf(square)}
                    tabIndex={square.day === current ? 0 : -1}
                    onClick={() => onDay(square.day)}
                  />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
