import type { Operand, Query, Reference, Step } from './tree.ts';

/** Whether something stays: a name, or a whole condition. */
type Stays = (part: object) => boolean;

/** A query without what cannot stay: a code leaves its list, a relation goes with what it looks at. Never empty. */
export function withoutParts(query: Query, stays: Stays): Query {
  return keepQuery(query, stays) ?? { start: { kind: 'everything' }, steps: keepSteps(query.steps, stays) };
}

/** `null` = nothing is left of what it begins with. */
function keepQuery({ start, steps }: Query, stays: Stays): Query | null {
  const kept = keepOperand(start, stays);
  return kept && { start: kept, steps: keepSteps(steps, stays) };
}

const keepSteps = (steps: readonly Step[], stays: Stays): Step[] => steps.flatMap((step) => keepStep(step, stays));

function keepOperand(operand: Operand, stays: Stays): Operand | null {
  if (!stays(operand)) return null;
  if (operand.kind === 'everything') return operand;
  if (operand.kind === 'code') return stays(operand.code) ? operand : null;
  if (operand.kind === 'only') {
    const of = keepOperand(operand.of, stays);
    return of && { ...operand, of };
  }
  if (operand.kind === 'group') {
    const query = keepQuery(operand.query, stays);
    return query && { ...operand, query };
  }
  return keepList(operand, stays);
}

/** A list of one is that one alone. */
function keepList(operand: Extract<Operand, { of: readonly Query[] }>, stays: Stays): Operand | null {
  const of = operand.of.flatMap((part) => keepQuery(part, stays) ?? []);
  const [first] = of;
  if (!first) return null;
  if (of.length === 1 && operand.of.length > 1) {
    return first.steps.length === 0 ? first.start : { kind: 'group', query: first };
  }
  // What asked for too many before is left as it was: that is said elsewhere.
  if (operand.kind !== 'atLeast' || of.length === operand.of.length) return { ...operand, of };
  return { ...operand, of, least: Math.min(operand.least, of.length) };
}

function keepStep(step: Step, stays: Stays): Step[] {
  if (!stays(step)) return [];
  if ('other' in step) {
    const other = keepOperand(step.other, stays);
    return other ? [{ ...step, other }] : [];
  }
  if ('variable' in step) return stays(step.variable) ? [step] : [];
  if (!('names' in step)) return [step];
  const names = step.names.filter((name: Reference) => stays(name));
  return names.length > 0 ? [{ ...step, names }] : [];
}
