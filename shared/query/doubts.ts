import { printOperand, printQuery, printStep } from './print.ts';
import type { Condition, Operand, Places, Query, QueryError, Step } from './tree.ts';

type Say = (part: object, message: string) => void;
/** The value of a condition on a variable, so that equal values are written alike. */
type ValueOf = (condition: Value) => string;
type Value = Extract<Condition, { kind: 'variable' }>;

interface Doubting {
  readonly say: Say;
  readonly canonical: ValueOf;
}

/**
 * What can be run and yet makes no sense: conditions that no coding ever meets together, a part that takes away all before
 * it, the same twice in a list. Each with its place and its reason; an empty answer is then no surprise.
 */
export function doubtsOf(
  query: Query,
  places: Places = new Map(),
  canonical: ValueOf = ({ value }) => value,
): QueryError[] {
  const doubts: QueryError[] = [];
  const say: Say = (part, message) => doubts.push({ ...(places.get(part) ?? { start: 0, end: 0 }), message });
  doubtQuery(query, { say, canonical });
  return doubts.sort((a, b) => a.start - b.start);
}

function doubtQuery({ start, steps }: Query, doubting: Doubting): void {
  const { say, canonical } = doubting;
  doubtOperand(start, doubting);
  for (const [at, step] of steps.entries()) {
    if ('other' in step) doubtOperand(step.other, doubting);
    if (step.kind === 'except' && printOperand(step.other) === printOperand(start)) {
      say(step, `“${printStep(step)}” takes away all that stands before it: nothing can be left.`);
    }
    const against = steps.slice(0, at).find((earlier) => excludes(earlier, step, canonical));
    if (against) say(step, `Nothing can be both “${printStep(against)}” and “${printStep(step)}”.`);
  }
}

function doubtOperand(operand: Operand, doubting: Doubting): void {
  if (operand.kind === 'group') doubtQuery(operand.query, doubting);
  if (operand.kind === 'only') doubtOperand(operand.of, doubting);
  if (!('of' in operand) || operand.kind === 'only') return;
  const seen = new Set<string>();
  for (const part of operand.of) {
    doubtQuery(part, doubting);
    const written = printQuery(part);
    const effect = again[operand.kind];
    if (effect && seen.has(written))
      doubting.say(
        part.steps.length === 0 ? part.start : part,
        `${quoted(written)} stands in this list already: ${effect}.`,
      );
    seen.add(written);
  }
}

/** In quotation marks, once: a name of several words has some already. */
const quoted = (written: string): string => (/^"[^"]*"$/u.test(written) ? `“${written.slice(1, -1)}”` : `“${written}”`);

/** What a part does that stands in a list twice; “whole” asks for two different codings of it, which is a question. */
const again: Readonly<Partial<Record<Operand['kind'], string>>> = {
  any: 'the second time changes nothing',
  all: 'the second time changes nothing',
  atLeast: 'its codings count twice',
};

/** Whether no coding can meet both. */
function excludes(one: Step, other: Step, canonical: ValueOf): boolean {
  if (one.kind === 'relation') {
    return (
      other.kind === 'relation' && one.not !== other.not && printStep({ ...one, not: other.not }) === printStep(other)
    );
  }
  if (one.kind === 'except' || other.kind === 'except' || other.kind === 'relation') return false;
  if (one.kind === 'variable' && other.kind === 'variable') return excludesValue(one, other, canonical);
  return excludesCondition(one, other);
}

function excludesCondition(one: Condition, other: Condition): boolean {
  if (one.kind === 'weight' && other.kind === 'weight') return one.most < other.least || other.most < one.least;
  if (one.kind === 'coded' && other.kind === 'coded') return isBefore(one, other) || isBefore(other, one);
  if (one.kind === 'weight' && other.kind === 'has') return other.what === 'weight' && other.not;
  if (one.kind === 'has' && other.kind === 'weight') return excludesCondition(other, one);
  if (one.kind === 'has' && other.kind === 'has') return one.what === other.what && one.not !== other.not;
  if (one.kind === 'text' && other.kind === 'text') {
    return one.not !== other.not && one.words.toLowerCase() === other.words.toLowerCase();
  }
  return excludesNames(one, other);
}

type Days = Extract<Condition, { kind: 'coded' }>;
const isBefore = (one: Days, other: Days): boolean => one.to !== null && other.from !== null && one.to < other.from;

const keyOf = ({ name, id }: { readonly name: string; readonly id: string | null }): string => id ?? name;

function excludesValue(one: Value, other: Value, canonical: ValueOf): boolean {
  if (keyOf(one.variable) !== keyOf(other.variable)) return false;
  const tests = [one.test, other.test];
  if (tests.includes('empty')) return !tests.every((test) => test === 'empty' || test === 'isnt');
  const isSame = canonical(one) === canonical(other);
  if (tests.every((test) => test === 'is')) return !isSame;
  return tests.includes('is') && tests.includes('isnt') && isSame;
}

/** A document has one group and one name, a coding one coder; a document may be in several sets. */
function excludesNames(one: Condition, other: Condition): boolean {
  if (!('names' in one) || !('names' in other) || one.kind !== other.kind) return false;
  const by = one.kind === 'documents' && other.kind === 'documents' ? [one.by, other.by] : ['coder', 'coder'];
  if (by[0] !== by[1]) return false;
  const [names, others] = [one.names.map(keyOf), other.names.map(keyOf)];
  if (one.not !== other.not)
    return (one.not ? others : names).every((name) => (one.not ? names : others).includes(name));
  return !one.not && by[0] !== 'set' && !names.some((name) => others.includes(name));
}
