import type { Operation } from '#shared/contract/procedures/operations.ts';
import { dayKey } from '../../ui/dates.ts';

/** Steps that belong together in the list: one step, or a sitting of codings in one document folded into a line. */
export interface Run {
  /** Newest first; at least one. */
  readonly steps: readonly Operation[];
  readonly first: Operation;
}

export interface Day {
  readonly key: string;
  /** A moment of the day, for its title. */
  readonly at: number;
  readonly runs: readonly Run[];
}

/** A pause longer than this ends a sitting. */
const pause = 30 * 60_000;
/** Fewer steps than this are shown one by one. */
const leastFolded = 4;
const folding = new Set(['codings.add', 'codings.apply', 'codings.resize', 'codings.update']);

const documentsOf = (step: Operation): readonly string[] =>
  step.touches.filter((touch) => touch.kind === 'document').map((touch) => touch.id);

function continues(later: Operation, earlier: Operation): boolean {
  const [document, ...others] = documentsOf(later);
  return (
    [later, earlier].every((step) => folding.has(step.name) && step.undoneBy === null && !step.note) &&
    later.actor === earlier.actor &&
    later.at - earlier.at <= pause &&
    document !== undefined &&
    others.length === 0 &&
    documentsOf(earlier).join() === document
  );
}

function toRuns(steps: readonly Operation[]): Run[] {
  const sittings: Operation[][] = [];
  for (const step of steps) {
    const sitting = sittings.at(-1);
    const newer = sitting?.at(-1);
    if (sitting && newer && continues(newer, step)) sitting.push(step);
    else sittings.push([step]);
  }
  const shown = sittings.flatMap((sitting) =>
    sitting.length >= leastFolded ? [sitting] : sitting.map((step) => [step]),
  );
  return shown.flatMap((sitting) => (sitting[0] ? [{ steps: sitting, first: sitting[0] }] : []));
}

/** Steps, newest first, by the day that they were taken on, with sittings of coding folded. */
export function toDays(operations: readonly Operation[]): Day[] {
  const days: { key: string; at: number; steps: Operation[] }[] = [];
  for (const operation of operations) {
    const key = dayKey(operation.at);
    const last = days.at(-1);
    if (last?.key === key) last.steps.push(operation);
    else days.push({ key, at: operation.at, steps: [operation] });
  }
  return days.map(({ key, at, steps }) => ({ key, at, runs: toRuns(steps) }));
}

/** The different things of one kind that a run touches, in the order met. */
export function touchedBy(run: Run): Operation['touches'] {
  const seen = new Map<string, Operation['touches'][number]>();
  for (const step of run.steps) for (const touch of step.touches) seen.set(touch.id, touch);
  return [...seen.values()];
}
