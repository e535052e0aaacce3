import type { Condition, Operand, Query, Reference, Relation, RelationStep, Step, VariableTest } from './tree.ts';

/** Whether a code has subcodes: where it has none, nothing is said of them. */
export type HasSubcodes = (code: Reference) => boolean;

/** The exact rule of a query in words, as one sentence: what stands under the line and above an export. */
export function queryWords(query: Query, hasSubcodes: HasSubcodes = () => true): string {
  const words = describe(query, hasSubcodes);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function describe({ start, steps }: Query, has: HasSubcodes): string {
  const base = operandWords(start, has);
  if (steps.length === 0) return base;
  const narrowed = steps.map((step) => stepWords(step, has)).join(', and ');
  if (start.kind !== 'any' || start.of.length < 2) return `${base} ${narrowed}`;
  // What follows holds for all of them, not for the last alone.
  const all = start.of.map((query) => describe(query, has)).join(' and ');
  return `of the ${all.replace(/^the /u, '')}, those ${narrowed}`;
}

const named = ({ name }: Reference): string => name.replaceAll('\\/', '∕').split('/').join(' › ').replaceAll('∕', '/');

function operandWords(operand: Operand, has: HasSubcodes): string {
  switch (operand.kind) {
    case 'everything':
      return 'all codings';
    case 'code':
      if (!has(operand.code)) return `codings of ${named(operand.code)}`;
      return operand.own
        ? `codings of exactly ${named(operand.code)}`
        : `codings of ${named(operand.code)} or its subcodes`;
    case 'any':
      return operand.of.map((query) => describe(query, has)).join(', or ');
    case 'all':
      return `the longest stretches of text that are covered by ${operand.of.map((query) => describe(query, has)).join(', and by ')}`;
    case 'atLeast':
      return `the longest stretches of text that are covered by at least ${operand.least} of: ${operand.of.map((query) => describe(query, has)).join('; ')}`;
    case 'whole':
      return wholeWords(operand.of, has);
    case 'only':
      return `${operandWords(operand.of, has)} that share no character with a coding of any other code`;
    case 'group':
      return `(${describe(operand.query, has)})`;
  }
}

function wholeWords([first, ...others]: readonly Query[], has: HasSubcodes): string {
  const shared = others.map((each) => `with ${one(describe(each, has))}`).join(', and ');
  return `${first ? describe(first, has) : 'nothing'} that share at least one character ${shared}`;
}

/** “one of” before what stands in the plural. */
const one = (plural: string): string => `one of the ${plural.replace(/^the /u, '')}`;

function stepWords(step: Step, has: HasSubcodes): string {
  if (step.kind === 'relation') return relationWords(step, has);
  if (step.kind === 'except') return `that are not among the ${operandWords(step.other, has).replace(/^the /u, '')}`;
  return conditionWords(step);
}

const paragraphs = (count: number): string => `${count} ${count === 1 ? 'paragraph' : 'paragraphs'}`;

const yes: Readonly<Record<Relation, (within: number) => string>> = {
  overlapping: () => 'that share at least one character with',
  inside: () => 'that lie wholly inside',
  followed: (within) => `that are followed, within ${paragraphs(within)}, by`,
  preceded: (within) => `that are preceded, within ${paragraphs(within)}, by`,
  near: (within) => `that stand at most ${paragraphs(within)} away from`,
  document: () => 'that stand in the same document as',
};
const no: typeof yes = {
  overlapping: () => 'that share no character with any of',
  inside: () => 'that do not lie wholly inside',
  followed: (within) => `that are not followed, within ${paragraphs(within)}, by`,
  preceded: (within) => `that are not preceded, within ${paragraphs(within)}, by`,
  near: (within) => `that do not stand at most ${paragraphs(within)} away from`,
  document: () => 'that stand in no document with',
};

function relationWords({ relation, not, within, other }: RelationStep, has: HasSubcodes): string {
  const theirs = operandWords(other, has);
  const what = not && relation === 'overlapping' ? `the ${theirs.replace(/^the /u, '')}` : one(theirs);
  return `${(not ? no : yes)[relation](within)} ${what}`;
}

/** A condition as the end of a sentence. */
export function conditionWords(condition: Condition): string {
  const isNot = 'not' in condition && condition.not;
  switch (condition.kind) {
    case 'documents':
      return `${isNot ? 'not ' : ''}in ${documentWords(condition)}`;
    case 'coder':
      return `${isNot ? 'not ' : ''}made by ${listed(condition.names)}`;
    case 'variable':
      return `in documents whose ${condition.variable.name} ${testWords(condition)}`;
    case 'weight':
      return condition.least === condition.most
        ? `with the weight ${condition.least}`
        : `with a weight from ${condition.least} to ${condition.most}`;
    case 'has':
      return `${isNot ? 'without' : 'with'} a ${condition.what}`;
    case 'text':
      return `${isNot ? 'without' : 'with'} the words “${condition.words}” in them`;
    case 'coded':
      return codedWords(condition);
  }
}

function documentWords({ by, names }: Extract<Condition, { kind: 'documents' }>): string {
  if (by === 'document') return names.length === 1 ? `the document ${listed(names)}` : `the documents ${listed(names)}`;
  return `documents of the ${names.length === 1 ? by : `${by}s`} ${listed(names)}`;
}

const listed = (names: readonly Reference[]): string => names.map(({ name }) => `“${name}”`).join(' or ');

const tests: Readonly<Record<VariableTest, string>> = {
  is: 'is',
  isnt: 'is not',
  less: 'is less than',
  atMost: 'is at most',
  more: 'is more than',
  atLeast: 'is at least',
  between: 'lies between',
  contains: 'contains',
  empty: 'has no value',
  filled: 'has a value',
};

function testWords({ test, value, upTo }: Extract<Condition, { kind: 'variable' }>): string {
  if (test === 'empty' || test === 'filled') return tests[test];
  return `${tests[test]} “${value}”${test === 'between' ? ` and “${upTo}”` : ''}`;
}

function codedWords({ from, to }: Extract<Condition, { kind: 'coded' }>): string {
  if (from === to) return `made on ${from}`;
  if (from === null) return `made until ${to}`;
  return to === null ? `made since ${from}` : `made from ${from} to ${to}`;
}
