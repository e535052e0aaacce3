import type { Reading } from './reading.ts';
import type { Condition, Reference } from './tree.ts';

/** A condition that begins here, or `null`. */
export function parseCondition(reading: Reading, not: boolean): Condition | null {
  if (reading.takes('in')) return readDocuments(reading, not);
  if (reading.takes('by')) {
    if (!reading.takes('coders')) reading.takes('coder');
    return { kind: 'coder', names: readNames(reading, 'the name of a coder'), not };
  }
  if (reading.takes('text')) return { kind: 'text', words: reading.value('a word to look for'), not };
  if (reading.takes('with')) return { kind: 'has', what: readHad(reading), not };
  if (reading.takes('without')) return { kind: 'has', what: readHad(reading), not: !not };
  if (not) return null;
  if (reading.takes('where')) return readVariable(reading);
  if (reading.takes('weight')) return readWeight(reading);
  return reading.takes('coded') ? readCoded(reading) : null;
}

const documentWords = { group: 'group', groups: 'group', set: 'set', sets: 'set' } as const;

function readDocuments(reading: Reading, not: boolean): Condition {
  for (const [word, by] of Object.entries(documentWords)) {
    if (reading.takes(word)) return { kind: 'documents', by, names: readNames(reading, `the name of a ${by}`), not };
  }
  if (reading.takes('documents') || reading.takes('document')) {
    return { kind: 'documents', by: 'document', names: readNames(reading, 'the name of a document'), not };
  }
  return reading.refuse(
    '“in” is followed by “group”, “set”, “document” or “same document as”; a name with “in” stands in quotation marks.',
  );
}

function readNames(reading: Reading, what: string): Reference[] {
  if (!reading.takes('(')) return [reading.name(what)];
  const names: Reference[] = [];
  do names.push(reading.name(what));
  while (reading.takes(','));
  reading.needs(')', 'This list is never closed: a bracket is missing.');
  return names;
}

function readHad(reading: Reading): 'comment' | 'memo' | 'weight' {
  for (const what of ['comment', 'memo', 'weight'] as const) if (reading.takes(what)) return what;
  return reading.refuse('“with” and “without” are followed by “comment”, “memo” or “weight”.');
}

function readWeight(reading: Reading): Condition {
  const least = reading.number('the least weight, 0 to 100');
  const most = reading.takes('to') ? reading.number('the greatest weight, 0 to 100') : least;
  return { kind: 'weight', least, most };
}

function readCoded(reading: Reading): Condition {
  const day = () => reading.value('a day as YYYY-MM-DD');
  if (reading.takes('since')) return { kind: 'coded', from: day(), to: null };
  if (reading.takes('until')) return { kind: 'coded', from: null, to: day() };
  if (reading.takes('on')) {
    const only = day();
    return { kind: 'coded', from: only, to: only };
  }
  reading.needs('from', '“coded” is followed by “from”, “since”, “until” or “on” and a day as YYYY-MM-DD.');
  const from = day();
  reading.needs('to', '“from” a day is followed by “to” another.');
  return { kind: 'coded', from, to: day() };
}

const comparisons = { '=': 'is', '!=': 'isnt', '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' } as const;
/** Words that begin a test and so end the name of a variable of several words. */
const testWords = /^(?<name>.*?)\s+(?<test>is|contains|between)(?:\s+(?<value>.*))?$/isu;

function readVariable(reading: Reading): Condition {
  const kept = reading.takes('variable');
  const isBare = reading.now().kind === 'word';
  const given = kept && reading.sees('is') ? { name: 'variable', id: null } : reading.name('the name of a variable');
  // A name without quotation marks swallows the words of its test: `where side is empty`.
  const swallowed = isBare && given.id === null ? testWords.exec(given.name)?.groups : undefined;
  if (!swallowed) return testOf(reading, given);
  const variable = { name: swallowed.name ?? '', id: null };
  return spokenTest(reading, variable, (swallowed.test ?? '').toLowerCase(), swallowed.value ?? '');
}

function testOf(reading: Reading, variable: Reference): Condition {
  const whole = { kind: 'variable', variable, upTo: '' } as const;
  for (const [sign, test] of Object.entries(comparisons)) {
    if (reading.takes(sign)) return { ...whole, test, value: readValue(reading) };
  }
  for (const word of ['contains', 'between']) {
    if (reading.takes(word)) return spokenTest(reading, variable, word, '');
  }
  if (!reading.takes('is'))
    reading.refuse('A variable is followed by =, !=, <, >, “contains”, “between” or “is empty”.');
  const word = reading.now().kind === 'word' ? reading.value('a value') : '';
  return spokenTest(reading, variable, 'is', word);
}

/** A test in words; `value` is what was read of its value already. */
function spokenTest(reading: Reading, variable: Reference, test: string, value: string): Condition {
  const whole = { kind: 'variable', variable, upTo: '' } as const;
  const given = () => value || readValue(reading);
  if (test === 'contains') return { ...whole, test: 'contains', value: given() };
  if (test === 'between') {
    const from = given();
    reading.needs('and', '“between” takes two values with “and” in the middle.');
    return { ...whole, test: 'between', value: from, upTo: readValue(reading) };
  }
  if (/^(empty|filled)$/iu.test(value)) return { ...whole, test: value.toLowerCase() as 'empty' | 'filled', value: '' };
  return { ...whole, test: 'is', value: given() };
}

const readValue = (reading: Reading): string => reading.value('a value');
