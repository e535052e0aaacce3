import { type KeyboardEvent, useId, useState } from 'react';
import { counted, formatCount } from '#shared/charts/sentences.ts';
import type { Evidence } from '#shared/contract/procedures/charts.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type Anchor, HoverCard } from '../../charts/HoverCard.tsx';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { dayKey, dayMoment, formatDay } from '../../ui/dates.ts';
import { hueOf } from '../../ui/hues.ts';

interface Day {
  readonly key: string;
  readonly codings: number;
  readonly sofar: number;
}

/** Codings of each day of work, and how many there were up to then. */
export function daysOf(made: Float64Array): Day[] {
  const counts = new Map<string, number>();
  for (const at of made) counts.set(dayKey(at), (counts.get(dayKey(at)) ?? 0) + 1);
  let sofar = 0;
  return [...counts].map(([key, codings]) => {
    sofar += codings;
    return { key, codings, sofar };
  });
}

const height = 72;

const wordsOf = (day: Day): string =>
  `${formatDay(dayMoment(day.key))}: ${counted(day.codings, 'coding')}, ${formatCount(day.sofar)} so far.`;

const noon = 12 * 60 * 60 * 1000;

/** Opens the first coding of the code that was made on a day, as days are here. */
async function openDay(codeId: CodeId, { key }: Day): Promise<void> {
  const from = new Date(`${key}T00:00:00`);
  const to = new Date(dayMoment(key) + 2 * noon);
  to.setHours(0, 0, 0, 0);
  const evidence: Evidence = {
    kind: 'codings',
    codeIds: [codeId],
    made: { from: from.getTime(), to: to.getTime() },
  };
  const behind = await ask('charts.evidence', { request: { kind: 'timeline' }, evidence, limit: 1 });
  const first = behind.ok ? behind.value.segments[0] : undefined;
  if (first) session().openSegment({ ...first, codingId: first.id });
}

/** The day that a key leads to: to the side, or to the first or last. */
function dayAt(key: string, at: number | null, count: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key === 'ArrowRight' || key === ']') return at === null ? 0 : Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === '[') return at === null ? 0 : Math.max(0, at - 1);
  return null;
}

interface DayBarsProps {
  readonly codeId: CodeId;
  readonly made: Float64Array;
  readonly color: string;
}

/** A bar for each day on which the code was given; days without it take no room, their dates stand below. */
export function DayBars({ codeId, made, color }: DayBarsProps) {
  const help = useId();
  const days = daysOf(made);
  const most = Math.max(1, ...days.map(({ codings }) => codings));
  const [first, last] = [days[0], days.at(-1)];
  const [chosen, setChosen] = useState<number | null>(null);
  const [card, setCard] = useState<{ readonly day: Day; readonly anchor: Anchor } | null>(null);
  if (!first || !last) return null;
  const at = chosen === null ? null : Math.min(chosen, days.length - 1);
  const show = (bar: Element | null | undefined, day: Day | undefined) =>
    setCard(bar && day ? { day, anchor: bar.getBoundingClientRect() } : null);
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const day = at === null ? undefined : days[at];
    if (event.key === 'Enter' && day) {
      event.preventDefault();
      return void openDay(codeId, day);
    }
    const next = dayAt(event.key, at, days.length);
    if (next === null) return;
    event.preventDefault();
    setChosen(next);
    show(event.currentTarget.querySelectorAll('li')[next], days[next]);
  };
  return (
    <figure className="page-days" {...hueOf(color)}>
      <div
        className="page-days-walk"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of the picture
        tabIndex={0}
        role="application"
        aria-label="Codings by day"
        aria-describedby={help}
        onKeyDown={key}
        onBlur={() => setCard(null)}
        onPointerLeave={() => setCard(null)}
      >
        <p id={help} className="visually-hidden">
          Left and right go from day to day, Enter goes to the first of its codings.
        </p>
        <p className="visually-hidden" aria-live="polite">
          {at !== null && days[at] && wordsOf(days[at])}
        </p>
        <ol aria-label="Codings by day">
          {days.map((day, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the arrows and Enter of the picture do the same
            <li
              key={day.key}
              className={place === at ? 'chosen' : undefined}
              onPointerEnter={(event) => show(event.currentTarget, day)}
              onClick={() => void openDay(codeId, day)}
            >
              <span className="visually-hidden">{wordsOf(day)}</span>
              <span className="page-day" style={{ height: Math.max(2, (day.codings / most) * height) }} />
            </li>
          ))}
        </ol>
      </div>
      <figcaption>
        <span>{formatDay(dayMoment(first.key))}</span>
        {first !== last && <span>{formatDay(dayMoment(last.key))}</span>}
      </figcaption>
      {card && (
        <HoverCard anchor={card.anchor}>
          <p className="hover-card-name">{formatDay(dayMoment(card.day.key))}</p>
          <p className="soft">
            {counted(card.day.codings, 'coding')}, {formatCount(card.day.sofar)} so far.
          </p>
        </HoverCard>
      )}
    </figure>
  );
}
