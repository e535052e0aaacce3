import type { CodeTree } from '../domain/codeTree.ts';
import type { Variable } from '../domain/variable.ts';
import { parseVariableValue } from '../domain/variableValue.ts';
import type { TextRange } from '../text/intervals.ts';
import { closestName } from './closest.ts';
import { doubtsOf } from './doubts.ts';
import { type Found, findCode, findNamed, type Named } from './names.ts';
import {
  type Condition,
  type Gives,
  givesOf,
  type LostThing,
  type NamedKind,
  type Operand,
  operandGives,
  type Places,
  type Query,
  type QueryError,
  type Reference,
  type Step,
} from './tree.ts';

/** The names of a study that a query can use. */
export interface QueryStudy {
  readonly tree: CodeTree;
  readonly documents: readonly Named[];
  readonly groups: readonly Named[];
  readonly sets: readonly Named[];
  readonly coders: readonly Named[];
  readonly variables: readonly Variable[];
}

export interface BoundQuery {
  /** With names and ids as they are in the study now; what was not found stays as it was. */
  readonly query: Query;
  /** The same without ids wherever the name is enough: to be read and typed. */
  readonly spoken: Query;
  readonly errors: readonly QueryError[];
  /** What can be run and makes no sense all the same; empty while there are errors. */
  readonly doubts: readonly QueryError[];
}

/** Holds a query against a study: finds what it names, and says of every part that makes no sense why it does not. */
export function bindQuery(query: Query, study: QueryStudy, places: Places = new Map()): BoundQuery {
  const errors: QueryError[] = [];
  const unique = new Map<string, boolean>();
  const at = (part: object) => places.get(part) ?? { start: 0, end: 0 };
  const say = (part: object, message: string): void => {
    errors.push({ ...at(part), message });
  };
  const put = (kind: LostThing['kind'], reference: Reference, found: Found): Reference => {
    if (!found.ok) {
      const lost = found.gone && reference.id !== null ? { gone: true, lost: { kind, id: reference.id } } : {};
      errors.push({ ...at(reference), message: found.message, ...lost });
      return reference;
    }
    unique.set(found.id, found.isUnique);
    return { name: found.name, id: found.id };
  };
  const bound = mapQuery(query, {
    code: (reference) => put('code', reference, findCode(study.tree, reference)),
    named: (kind, reference) => put(kind, reference, findNamed(kind, reference, listOf(study, kind))),
  });
  checkQuery(query, say);
  checkValues(bound, query, study, say);
  const strip = (reference: Reference): Reference =>
    reference.id !== null && unique.get(reference.id) === true ? { ...reference, id: null } : reference;
  const spoken = mapQuery(bound, { code: strip, named: (_, reference) => strip(reference) });
  const doubts = errors.length > 0 ? [] : doubtsOf(spoken, samePlaces(query, spoken, places), canonicalValue(study));
  return { query: bound, spoken, errors, doubts };
}

/** The places of a query for another of the same shape. */
function samePlaces(query: object, other: object, places: Places): Places {
  const same = new Map<object, TextRange>();
  const walk = (one: unknown, two: unknown): void => {
    if (typeof one !== 'object' || one === null || typeof two !== 'object' || two === null) return;
    const place = places.get(one);
    if (place) same.set(two, place);
    for (const [key, part] of Object.entries(one)) walk(part, (two as Readonly<Record<string, unknown>>)[key]);
  };
  walk(query, other);
  return same;
}

/** A value as its variable keeps it: `1` and `1.0` are one number. */
const canonicalValue =
  ({ variables }: QueryStudy) =>
  ({ variable: { name, id }, value }: Extract<Condition, { kind: 'variable' }>): string => {
    const variable = variables.find((each) => (id === null ? each.name === name : each.id === id));
    const parsed = variable && parseVariableValue(variable, value);
    return (parsed?.ok ? parsed.value : value).toLowerCase();
  };

type Say = (part: object, message: string) => void;

const listOf = (study: QueryStudy, kind: NamedKind): readonly Named[] => study[`${kind}s`];

interface Mapping {
  readonly code: (reference: Reference) => Reference;
  readonly named: (kind: NamedKind, reference: Reference) => Reference;
}

/** The same query with other references. */
export function mapQuery({ start, steps }: Query, mapping: Mapping): Query {
  return { start: mapOperand(start, mapping), steps: steps.map((step) => mapStep(step, mapping)) };
}

function mapOperand(operand: Operand, mapping: Mapping): Operand {
  if (operand.kind === 'everything') return operand;
  if (operand.kind === 'code') return { ...operand, code: mapping.code(operand.code) };
  if (operand.kind === 'only') return { ...operand, of: mapOperand(operand.of, mapping) };
  if (operand.kind === 'group') return { ...operand, query: mapQuery(operand.query, mapping) };
  return { ...operand, of: operand.of.map((query) => mapQuery(query, mapping)) };
}

function mapStep(step: Step, mapping: Mapping): Step {
  if ('other' in step) return { ...step, other: mapOperand(step.other, mapping) };
  if (step.kind === 'documents') return { ...step, names: step.names.map((name) => mapping.named(step.by, name)) };
  if (step.kind === 'coder') return { ...step, names: step.names.map((name) => mapping.named('coder', name)) };
  return step.kind === 'variable' ? { ...step, variable: mapping.named('variable', step.variable) } : step;
}

function checkQuery(query: Query, say: Say): void {
  checkOperand(query.start, say);
  const gives = givesOf(query);
  for (const step of query.steps) checkStep(step, gives, say);
}

function checkOperand(operand: Operand, say: Say): void {
  if (operand.kind === 'group') checkQuery(operand.query, say);
  if ('of' in operand && Array.isArray(operand.of))
    for (const each of operand.of as readonly Query[]) checkQuery(each, say);
  if (operand.kind === 'all' && operand.of.length < 2) say(operand, '“all of” needs at least two parts.');
  if (operand.kind === 'whole' && operand.of.length < 2) say(operand, '“all of … whole” needs at least two parts.');
  if (operand.kind === 'only' && !namesCodes(operand.of)) {
    say(operand, '“only” is followed by a code or by “any of” some codes: it leaves out what other codes lie on.');
  }
  if (operand.kind !== 'atLeast') return;
  if (operand.least < 1) say(operand, '“at least” needs a number from 1 on.');
  else if (operand.least > operand.of.length) {
    say(operand, `“at least ${operand.least}” of ${operand.of.length} can never be: name more, or ask for fewer.`);
  }
}

const namesCodes = (operand: Operand): boolean =>
  operand.kind === 'code' ||
  (operand.kind === 'any' && operand.of.every(({ start, steps }) => steps.length === 0 && start.kind === 'code'));

const ofCodings: Readonly<Partial<Record<Step['kind'], string>>> = {
  coder: 'coder',
  weight: 'weight',
  has: 'comment, memo or weight',
  coded: 'day of coding',
};

function checkStep(step: Step, gives: Gives, say: Say): void {
  if ('other' in step) checkOperand(step.other, say);
  if (step.kind === 'except' && operandGives(step.other) !== gives) {
    say(
      step,
      '“but not” takes away the same kind of thing, and one side finds codings, the other stretches: use “outside”.',
    );
  }
  const lacking = ofCodings[step.kind];
  if (gives === 'stretches' && lacking) {
    say(step, `A stretch where codes meet has no ${lacking}: put this condition to a code, in brackets.`);
  }
  if (step.kind === 'weight') checkWeight(step, say);
  if (step.kind === 'coded') checkDays(step, say);
  if (step.kind === 'text' && step.words.trim() === '') say(step, 'The words to look for are missing.');
}

function checkWeight(step: Extract<Step, { kind: 'weight' }>, say: Say): void {
  if (step.most > 100 || step.least > 100) say(step, 'A weight is never over 100.');
  else if (step.least > step.most)
    say(step, `No weight lies from ${step.least} to ${step.most}: the first is the greater.`);
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;

function checkDays(step: Extract<Step, { kind: 'coded' }>, say: Say): void {
  const days = [step.from, step.to].filter((day) => day !== null);
  const wrong = days.find((day) => !isDay(day));
  if (wrong !== undefined) say(step, `“${wrong}” is no day of the calendar: write it as YYYY-MM-DD.`);
  else if (step.from !== null && step.to !== null && step.from > step.to) {
    say(step, 'This range of days is empty: it ends before it begins.');
  }
}

function isDay(day: string): boolean {
  const at = dayPattern.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Values that their variable cannot have. `bound` and `query` are the same but for their references. */
function checkValues(bound: Query, query: Query, study: QueryStudy, say: Say): void {
  const conditions = conditionsOf(query);
  for (const [index, condition] of conditionsOf(bound).entries()) {
    if (condition.kind !== 'variable' || ['contains', 'empty', 'filled'].includes(condition.test)) continue;
    const variable = study.variables.find(({ id }) => id === condition.variable.id);
    const part = conditions[index] ?? condition;
    const values = condition.test === 'between' ? [condition.value, condition.upTo] : [condition.value];
    for (const value of variable ? values : []) {
      const parsed = variable && parseVariableValue(variable, value);
      if (!parsed || parsed.ok) continue;
      const near = variable.type === 'choice' ? closestName(value, variable.choices) : null;
      const meant = near === null ? '' : ` Did you mean “${near}”?`;
      say(part, `“${value}” ${parsed.reason}, so no “${variable.name}” compares with it.${meant}`);
    }
  }
}

function conditionsOf({ start, steps }: Query): Condition[] {
  return [
    ...operandConditions(start),
    ...steps.flatMap((step) => ('other' in step ? operandConditions(step.other) : [step])),
  ];
}

function operandConditions(operand: Operand): Condition[] {
  if (operand.kind === 'group') return conditionsOf(operand.query);
  return 'of' in operand && Array.isArray(operand.of) ? (operand.of as readonly Query[]).flatMap(conditionsOf) : [];
}
