import { counted, formatCount } from '#shared/charts/sentences.ts';
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

/** A bar for each day on which the code was given; days without it take no room, their dates stand below. */
export function DayBars({ made, color }: { readonly made: Float64Array; readonly color: string }) {
  const days = daysOf(made);
  const most = Math.max(1, ...days.map(({ codings }) => codings));
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const words = (day: Day) =>
    `${formatDay(dayMoment(day.key))}: ${counted(day.codings, 'coding')}, ${formatCount(day.sofar)} so far.`;
  return (
    <figure className="page-days" {...hueOf(color)}>
      <ol aria-label="Codings by day">
        {days.map((day) => (
          <li key={day.key} title={words(day)}>
            <span className="visually-hidden">{words(day)}</span>
            <span className="page-day" style={{ height: Math.max(2, (day.codings / most) * height) }} />
          </li>
        ))}
      </ol>
      <figcaption>
        <span>{formatDay(dayMoment(first.key))}</span>
        {first !== last && <span>{formatDay(dayMoment(last.key))}</span>}
      </figcaption>
    </figure>
  );
}
