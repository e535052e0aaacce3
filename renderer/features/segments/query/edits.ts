import { type CodeTree, codeAtPath, parsePath, pathOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { JoinOperatorId, StepOperatorId } from '#shared/query/operators.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import type { Operand, Query, Reference, RelationStep, Step } from '#shared/query/tree.ts';

const everything: Operand = { kind: 'everything' };

/** The query of a line; an empty line asks for everything. `null` while what is typed cannot be read. */
export function readLine(expression: string): Query | null {
  if (expression.trim() === '') return { start: everything, steps: [] };
  const parsed = parseQuery(expression);
  return parsed.ok ? parsed.query : null;
}

/** The expression of a query; one that asks for everything without a condition is an empty line. */
export function writeLine(query: Query): string {
  return query.start.kind === 'everything' && query.steps.length === 0 ? '' : printQuery(query);
}

/** A code as a query names it: by its path, and by its id where a sibling has the same name. */
export function referTo(tree: CodeTree, id: CodeId): Reference {
  const name = pathOf(tree, id);
  return { name, id: codeAtPath(tree, parsePath(name))?.code.id === id ? null : id };
}

export const codeOperand = (code: Reference, own = false): Operand => ({ kind: 'code', code, own });

/** A thing of the study by its name, and by its id where several have it. */
export const referToNamed = (
  things: readonly { readonly id: string; readonly name: string }[],
  { id, name }: { readonly id: string; readonly name: string },
): Reference => ({ name, id: things.filter((each) => each.name === name).length > 1 ? id : null });

/** An operand as a query of its own: what stands in brackets, or what stands alone. */
export const toQuery = (operand: Operand): Query =>
  operand.kind === 'group' ? operand.query : { start: operand, steps: [] };

/** A query as a relation looks at it: in brackets where it has steps of its own. */
export const toOperand = (query: Query): Operand => (query.steps.length === 0 ? query.start : { kind: 'group', query });

/** Whether a list names nothing but codes: drawn on one line, and all that `only` can be said of. */
export const isPlainList = (operand: Operand): boolean =>
  partsOf(operand).every(({ start, steps }) => start.kind === 'code' && steps.length === 0);

/** Whether the parts of a query can be shown; `only` of something else than codes makes no sense and is text. */
export const canBuild = ({ start }: Query): boolean => start.kind !== 'only' || isPlainList(start);

/** A whole query joined with one code more. */
export const joinWhole = (query: Query, operator: JoinOperatorId, code: Operand): Query =>
  toQuery(withOperator([query, toQuery(code)], operator));

/** What a query begins with, joined with one code more. */
export function joinStart(start: Operand, operator: JoinOperatorId, code: Operand): Operand {
  const of = start.kind === 'everything' ? [toQuery(code)] : [...partsOf(start), toQuery(code)];
  return withOperator(of, operator);
}

/** The parts of a list, or what stands alone as the only one. */
export function partsOf(operand: Operand): readonly Query[] {
  if (operand.kind === 'only') return partsOf(operand.of);
  return 'of' in operand ? operand.of : [toQuery(operand)];
}

/** Parts under another operator. */
export function withOperator(of: readonly Query[], operator: JoinOperatorId): Operand {
  if (operator === 'atLeast') return { kind: 'atLeast', least: Math.min(2, of.length), of };
  if (operator !== 'only') return { kind: operator, of };
  const [first] = of;
  return { kind: 'only', of: of.length === 1 && first ? toOperand(first) : { kind: 'any', of } };
}

/** A list with one part less; a list of one is that part alone. */
export function withoutPart(operand: Operand, at: number): Operand {
  const of = partsOf(operand).filter((_, place) => place !== at);
  const [first] = of;
  if (!first) return everything;
  if (operand.kind === 'only') return withOperator(of, 'only');
  if (of.length === 1) return toOperand(first);
  return operand.kind === 'atLeast'
    ? { ...operand, of, least: Math.min(operand.least, of.length) }
    : ({ ...operand, of } as Operand);
}

/** A list with another part in the place of one. */
export function withPart(operand: Operand, at: number, part: Query): Operand {
  const of = partsOf(operand).map((query, place) => (place === at ? part : query));
  if (operand.kind === 'only') return withOperator(of, 'only');
  return 'of' in operand ? ({ ...operand, of } as Operand) : toOperand(part);
}

const distant: readonly string[] = ['followed', 'preceded', 'near'];

/** A step of an operator about something; `within` of the step that it takes the place of is kept. */
export function stepOf(operator: StepOperatorId, other: Operand, before: Step | null = null): Step {
  if (operator === 'except') return { kind: 'except', other };
  const relation = operator === 'outside' ? 'overlapping' : operator === 'sameDocument' ? 'document' : operator;
  const within = before?.kind === 'relation' && before.within > 0 ? before.within : 1;
  return {
    kind: 'relation',
    relation,
    not: operator === 'outside',
    within: distant.includes(relation) ? within : 0,
    other,
  };
}

/** The operator that a step shows as. */
export function operatorOf(step: RelationStep | { readonly kind: 'except' }): StepOperatorId {
  if (step.kind === 'except') return 'except';
  if (step.relation === 'document') return 'sameDocument';
  return step.relation === 'overlapping' && step.not ? 'outside' : step.relation;
}

export const hasDistance = (step: Step): step is RelationStep =>
  step.kind === 'relation' && distant.includes(step.relation);

export const withStep = (query: Query, at: number, step: Step): Query => ({
  ...query,
  steps: query.steps.map((each, place) => (place === at ? step : each)),
});
export const withoutStep = (query: Query, at: number): Query => ({
  ...query,
  steps: query.steps.filter((_, place) => place !== at),
});
export const addStep = (query: Query, step: Step): Query => ({ ...query, steps: [...query.steps, step] });

/** The query without its last part: a step, a code of the list, the code that it begins with. */
export function withoutLast({ start, steps }: Query): Query {
  if (steps.length > 0) return { start, steps: steps.slice(0, -1) };
  return { start: withoutPart(start, partsOf(start).length - 1), steps };
}
