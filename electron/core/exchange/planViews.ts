import { listIdRows, type Row } from '../../store/exchangeRows.ts';
import type { Planning } from './plan.ts';
import { supplementRows } from './supplement.ts';

/** What becomes of the charts, queries and arrangements that another Axial keeps. */
export interface ViewsPlan {
  /** Those that the study has neither by their id nor by their name. */
  readonly fresh: readonly Row[];
  /** How many stay out because the study has another one of their id or name. */
  readonly other: number;
}

export function planViews({ study, incoming }: Planning): ViewsPlan {
  const mine = study ? listIdRows(study, 'saved_views') : [];
  const fresh: Row[] = [];
  let other = 0;
  for (const row of supplementRows(incoming, 'saved_views')) {
    const met = mine.find((each) => each.id === row.id) ?? mine.find((each) => isNamesake(each, row));
    if (!met) fresh.push(row);
    else if (!isNamesake(met, row) || met.content !== row.content) other += 1;
  }
  return { fresh, other };
}

const isNamesake = (one: Row, two: Row): boolean => one.kind === two.kind && one.name === two.name;

const all = 'saved charts, queries and arrangements';

/** The plan in sentences. */
export function viewNotes({ fresh, other }: ViewsPlan): string[] {
  return [
    ...(fresh.length > 0
      ? [`Of its ${all} ${fresh.length} ${fresh.length === 1 ? 'is' : 'are'} new to the study.`]
      : []),
    ...(other > 0
      ? [`Of its ${all} ${other} ${other === 1 ? 'stays' : 'stay'} out: the study has its own under that name.`]
      : []),
  ];
}
