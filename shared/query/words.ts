import type { Condition, Operand, Query, Reference, Relation, RelationStep, Step, VariableTest } from './tree.ts';

/** The exact rule of a query in words, as one sentence: what stands under the line and above an export. */
export function queryWords(query: Query): string {
  const words = describe(query);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function describe({ start, steps }: Query): string {
  const parts = steps.map(stepWords);
  return [operandWords(start), ...(parts.length > 0 ? [parts.join(', and ')] : [])].join(' ');
}

const named = ({ name }: Reference): string => name.replaceAll('\\/', '∕').split('/').join(' › ').replaceAll('∕', '/');

function operandWords(operand: Operand): string {
  switch (operand.kind) {
    case 'everything':
      return 'all codings';
    case 'code':
      return operand.own
        ? `codings of exactly ${named(operand.code)}`
        : `codings of ${named(operand.code)} or its subcodes`;
    case 'any':
      return operand.of.map(describe).join(', or ');
    case 'all':
      return `the longest stretches of text that are covered by ${parted(operand.of)}`;
    case 'atLeast':
      return `the longest stretches of text that are covered by at least ${operand.least} of: ${operand.of.map(describe).join('; ')}`;
    case 'whole':
      return wholeWords(operand.of);
    case 'only':
      return `${operandWords(operand.of)} that share no character with a coding of any other code`;
    case 'group':
      return `(${describe(operand.query)})`;
  }
}

const parted = (queries: readonly Query[]): string => queries.map(describe).join(', and by ');

function wholeWords([first, ...others]: readonly Query[]): string {
  const shared = others.map((each) => `with ${one(describe(each))}`).join(', and ');
  return `${first ? describe(first) : 'nothing'} that share at least one character ${shared}`;
}

/** “one of” before what stands in the plural. */
const one = (plural: string): string => `one of the ${plural.replace(/^the /u, '')}`;

function stepWords(step: Step): string {
  if (step.kind === 'relation') return relationWords(step);
  if (step.kind === 'except') return `that are not among the ${operandWords(step.other).replace(/^the /u, '')}`;
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

function relationWords({ relation, not, within, other }: RelationStep): string {
  const theirs = operandWords(other);
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
