import {
  type Condition,
  type Operand,
  operandGives,
  type Query,
  type Reference,
  type Relation,
  type RelationStep,
  type Step,
  type VariableTest,
} from './tree.ts';

/** What the sentence must know of the study. */
export interface WordsOfStudy {
  /** Whether a code has subcodes: where it has none, nothing is said of them. */
  readonly hasSubcodes: (code: Reference) => boolean;
  /** Whether one coding can be of both codes: they are the same, or one stands below the other. */
  readonly mayShare: (one: Reference, other: Reference) => boolean;
  /** The time zone in which days of coding begin and end: `Europe/Amsterdam`. */
  readonly timeZone: string;
}

const anyStudy: WordsOfStudy = {
  hasSubcodes: () => true,
  mayShare: (one, other) => (one.id ?? one.name) === (other.id ?? other.name),
  timeZone: '',
};

/** The exact rule of a query in words, as one sentence: what stands under the line and above an export. */
export function queryWords(query: Query, study: WordsOfStudy = anyStudy): string {
  const words = describe(query, study);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function describe({ start, steps }: Query, has: WordsOfStudy): string {
  const base = operandWords(start, has);
  if (steps.length === 0) return base;
  const narrowed = steps.map((step) => stepWords(step, start, has)).join(', and ');
  if (isOneThing(start)) return `${base} ${narrowed}`;
  // What follows holds for the whole, not for what was named last.
  const whole = start.kind === 'any' ? start.of.map((query) => describe(query, has)).join(' and ') : base;
  return `of the ${whole.replace(/^the /u, '')}, those ${narrowed}`;
}

const isOneThing = (start: Operand): boolean =>
  start.kind === 'code' || start.kind === 'everything' || (start.kind === 'any' && start.of.length === 1);

const named = ({ name }: Reference): string => name.replaceAll('\\/', '∕').split('/').join(' › ').replaceAll('∕', '/');

function operandWords(operand: Operand, has: WordsOfStudy): string {
  switch (operand.kind) {
    case 'everything':
      return 'all codings';
    case 'code':
      if (!has.hasSubcodes(operand.code)) return `codings of ${named(operand.code)}`;
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
      return onlyWords(operand.of, has);
    case 'group':
      return `(${describe(operand.query, has)})`;
  }
}

function onlyWords(of: Operand, has: WordsOfStudy): string {
  const alone = 'that share no character with a coding of any other code';
  if (of.kind !== 'any' || of.of.length < 2) return `${operandWords(of, has)} ${alone}`;
  return `of the ${of.of.map((query) => describe(query, has)).join(' and ')}, those ${alone}`;
}

function wholeWords([first, ...others]: readonly Query[], has: WordsOfStudy): string {
  const shared = others.map((each) => `with ${oneOf(toOperand(each), first?.start, has)}`).join(', and ');
  return `${first ? describe(first, has) : 'nothing'} that share at least one character ${shared}`;
}

const toOperand = (query: Query): Operand => (query.steps.length === 0 ? query.start : { kind: 'group', query });

/**
 * “one of” before what stands in the plural. A coding is never held against itself: where one coding can be on both sides,
 * it is “another of” them. What is put together stands in brackets, so that what follows belongs to the whole.
 */
function oneOf(operand: Operand, beside: Operand | undefined, has: WordsOfStudy): string {
  const isShared = beside !== undefined && sharesCoding(operand, beside, has);
  if (operand.kind === 'everything') return isShared ? 'any other coding' : 'any coding';
  return `${isShared ? 'another' : 'one'} of ${theWords(operand, has)}`;
}

/** With the article, or in brackets. */
function theWords(operand: Operand, has: WordsOfStudy): string {
  const words = operandWords(operand, has);
  if (operand.kind === 'code') return `the ${words}`;
  return operand.kind === 'group' ? `these: ${words}` : `these: (${words})`;
}

/** Whether one and the same coding can be found on both sides. */
function sharesCoding(one: Operand, other: Operand, has: WordsOfStudy): boolean {
  const [codes, others] = [codesOf(one), codesOf(other)];
  if (codes === 'all' || others === 'all') return codes.length > 0 && others.length > 0;
  return codes.some((code) => others.some((each) => has.mayShare(code, each)));
}

/** The codes whose codings an operand can find; stretches are no codings. */
function codesOf(operand: Operand): 'all' | readonly Reference[] {
  if (operand.kind === 'everything') return 'all';
  if (operand.kind === 'code') return [operand.code];
  if (operand.kind === 'only') return codesOf(operand.of);
  if (operand.kind === 'group') return codesOf(operand.query.start);
  if (operandGives(operand) === 'stretches') return [];
  const parts = (operand.kind === 'whole' ? operand.of.slice(0, 1) : operand.of).map(({ start }) => codesOf(start));
  return parts.includes('all') ? 'all' : parts.flatMap((part) => (part === 'all' ? [] : part));
}

function stepWords(step: Step, beside: Operand, has: WordsOfStudy): string {
  if (step.kind === 'relation') return relationWords(step, beside, has);
  if (step.kind === 'except') return `that are not among ${theWords(step.other, has)}`;
  return (
    conditionWords(step) + (step.kind === 'coded' && has.timeZone ? ` (days in the time zone ${has.timeZone})` : '')
  );
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
  overlapping: () => 'that share no character with',
  inside: () => 'that do not lie wholly inside',
  followed: (within) => `that are not followed, within ${paragraphs(within)}, by`,
  preceded: (within) => `that are not preceded, within ${paragraphs(within)}, by`,
  near: (within) => `that do not stand at most ${paragraphs(within)} away from`,
  document: () => 'that stand in no document with',
};

function relationWords({ relation, not, within, other }: RelationStep, beside: Operand, has: WordsOfStudy): string {
  const one = oneOf(other, beside, has);
  const what = not ? one.replace(/^one of/u, 'any of').replace(/^another of/u, 'any other of') : one;
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
