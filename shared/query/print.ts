import { keywords } from './lexer.ts';
import type { Condition, Operand, Query, Reference, RelationStep, Step } from './tree.ts';

/** A query in its canonical written form: `parseQuery` gives the same query back. */
export function printQuery({ start, steps }: Query): string {
  return [printStart(start), ...steps.map(printStep)].join(' ');
}

/** `A and B` where nothing can be read in two ways. */
function printStart(start: Operand): string {
  const isPlain = start.kind === 'all' && start.of.length > 1 && start.of.every(({ steps }) => steps.length === 0);
  return isPlain ? start.of.map((query) => printOperand(query.start)).join(' and ') : printOperand(start);
}

/** An operand as it is written. */
export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'everything':
      return 'everything';
    case 'code':
      return `${operand.own ? 'exactly ' : ''}${printReference(operand.code)}`;
    case 'any':
      return `any of ${printList(operand.of)}`;
    case 'all':
      return `all of ${printList(operand.of)}`;
    case 'whole':
      return `all of ${printList(operand.of)} whole`;
    case 'atLeast':
      return `at least ${operand.least} of ${printList(operand.of)}`;
    case 'only':
      return `only ${printOperand(operand.of)}`;
    case 'group':
      return `(${printQuery(operand.query)})`;
  }
}

const printList = (queries: readonly Query[]): string => `(${queries.map(printQuery).join(', ')})`;

export function printStep(step: Step): string {
  if (step.kind === 'relation') return printRelation(step);
  return step.kind === 'except' ? `but not ${printOperand(step.other)}` : printCondition(step);
}

function printRelation({ relation, not, within, other }: RelationStep): string {
  const operand = printOperand(other);
  const no = not ? 'not ' : '';
  const distance = ` within ${within} ${within === 1 ? 'paragraph' : 'paragraphs'}`;
  switch (relation) {
    case 'overlapping':
      return `${not ? 'outside' : 'overlapping'} ${operand}`;
    case 'inside':
      return `${no}inside ${operand}`;
    case 'followed':
      return `${no}followed by ${operand}${distance}`;
    case 'preceded':
      return `${no}preceded by ${operand}${distance}`;
    case 'near':
      return `${no}near ${operand}${distance}`;
    case 'document':
      return `${no}in same document as ${operand}`;
  }
}

export function printCondition(condition: Condition): string {
  const no = 'not' in condition && condition.not ? 'not ' : '';
  switch (condition.kind) {
    case 'documents': {
      const many = condition.names.length === 1 ? '' : 's';
      return `${no}in ${condition.by}${many} ${printNames(condition.names)}`;
    }
    case 'coder':
      return `${no}by coder${condition.names.length === 1 ? '' : 's'} ${printNames(condition.names)}`;
    case 'variable':
      return `where ${printReference(condition.variable)} ${printTest(condition)}`;
    case 'weight':
      return `weight ${condition.least} to ${condition.most}`;
    case 'has':
      return `${condition.not ? 'without' : 'with'} ${condition.what}`;
    case 'text':
      return `${no}text ${quote(condition.words)}`;
    case 'coded':
      if (condition.from !== null && condition.to !== null) return `coded from ${condition.from} to ${condition.to}`;
      return condition.from === null ? `coded until ${condition.to}` : `coded since ${condition.from}`;
  }
}

function printTest({ test, value, upTo }: Extract<Condition, { kind: 'variable' }>): string {
  switch (test) {
    case 'empty':
      return 'is empty';
    case 'filled':
      return 'is filled';
    case 'contains':
      return `contains ${quote(value)}`;
    case 'between':
      return `between ${quote(value)} and ${quote(upTo)}`;
    default:
      return `${signs[test]} ${quote(value)}`;
  }
}

const signs = { is: '=', isnt: '!=', less: '<', atMost: '<=', more: '>', atLeast: '>=' } as const;

const printNames = (names: readonly Reference[]): string =>
  names.length === 1 && names[0] ? printReference(names[0]) : `(${names.map(printReference).join(', ')})`;

/** A name, quoted where it could be read as something else, with its id where it has one. */
export function printReference({ name, id }: Reference): string {
  const isPlain = /^[^\s(),"“”=!<>#]+$/u.test(name) && !keywords.has(name.toLowerCase());
  const written = isPlain ? name : quote(name);
  return id === null ? written : `${written} #${id}`;
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
