import type { TextRange } from '../text/intervals.ts';
import { parseCondition } from './parseCondition.ts';
import { beginReading, type Reading, Unreadable } from './reading.ts';
import { type Operand, type Places, type Query, type QueryError, type Relation, relations, type Step } from './tree.ts';

export type ParsedQuery =
  | { readonly ok: true; readonly query: Query; readonly places: Places }
  | { readonly ok: false; readonly error: QueryError };

/**
 * Reads an expression. The grammar, `[ ]` = may be left out, `{ }` = any number of times:
 *
 * | part | is |
 * |---|---|
 * | query | start { step } |
 * | start | operand, or operands joined by `and` (the stretch where all overlap) or by `or` (any of them) |
 * | operand | code, `exactly` code, `everything`, `any of` list, `all of` list [`whole`], `at least` N `of` list, `only` operand, `(` query `)` |
 * | list | `(` query { `,` query } `)` |
 * | step | [`not`] relation operand, `but not` operand, condition |
 * | relation | `overlapping`, `outside`, `inside`, `in same document as`; and with `within` N `paragraphs` behind the operand (otherwise 1): `followed by`, `preceded by`, `near` |
 * | condition | [`not`] `in group` names, `in set` names, `in document` names, `by coder` names, `text` "words"; `where` variable test; `weight` N [`to` N]; `with` or `without` `comment`, `memo`, `weight`; `coded from` DAY `to` DAY, `coded since` DAY, `coded until` DAY |
 * | test | `=`, `!=`, `<`, `<=`, `>`, `>=`, `contains` value; `between` value `and` value; `is empty`, `is filled` |
 * | code, name, value | words, or in quotation marks (`""` = a quotation mark); names in brackets with commas are several; `#id` behind a name is the very thing |
 *
 * Read from left to right: each step narrows all that stands before it. Words of the language may be in capitals.
 */
export function parseQuery(expression: string): ParsedQuery {
  const places = new Map<object, TextRange>();
  try {
    const reading = beginReading(expression, places);
    const query = readQuery(reading);
    if (reading.now().kind !== 'end') reading.refuse(unexpected(reading));
    return { ok: true, query, places };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, error: error.error };
    throw error;
  }
}

function unexpected(reading: Reading): string {
  const { text, kind } = reading.now();
  if (kind === 'quoted' || kind === 'id') return 'A name stands here where a word such as “overlapping” was expected.';
  if (text === ')') return 'This bracket was never opened.';
  if (text === ',') return 'A comma stands only between the parts of a list in brackets.';
  if (/^(and|or)$/iu.test(text)) {
    return `“${text}” can be read in two ways here: put brackets around what belongs together.`;
  }
  if (/^within$/iu.test(text)) return '“within” belongs to “followed by”, “preceded by” and “near”.';
  if (text === '=') return 'A comparison begins with “where” and the name of a variable.';
  return `“${text}” cannot stand here.`;
}

function readQuery(reading: Reading): Query {
  const from = reading.now().start;
  const first = readOperand(reading);
  const start = readJoined(reading, first, from);
  const isFlat = start.kind === 'group';
  const steps: Step[] = isFlat ? [...start.query.steps] : [];
  for (let step = readStep(reading); step; step = readStep(reading)) steps.push(step);
  return reading.placed(from, { start: isFlat ? start.query.start : start, steps });
}

/** `A and B and C`, or `A or B or C`; the two are not mixed. */
function readJoined(reading: Reading, first: Operand, from: number): Operand {
  const joiner = reading.now().kind === 'word' ? reading.now().text.toLowerCase() : '';
  if (joiner !== 'and' && joiner !== 'or') return first;
  const of = [toQuery(first)];
  while (reading.takes(joiner)) of.push(toQuery(readOperand(reading)));
  return reading.placed(from, { kind: joiner === 'and' ? ('all' as const) : ('any' as const), of });
}

const toQuery = (operand: Operand): Query => (operand.kind === 'group' ? operand.query : { start: operand, steps: [] });

function readOperand(reading: Reading): Operand {
  const from = reading.now().start;
  return reading.placed(
    from,
    reading.nested(() => readBareOperand(reading)),
  );
}

function readBareOperand(reading: Reading): Operand {
  const opening = reading.now();
  if (reading.takes('(')) {
    const query = readQuery(reading);
    if (reading.now().kind === 'end') reading.refuseAt(opening, 'This bracket is never closed.');
    if (!reading.takes(')')) reading.refuse(unexpected(reading));
    return query.steps.length === 0 ? query.start : { kind: 'group', query };
  }
  if (reading.takes('everything')) return { kind: 'everything' };
  if (reading.takes('exactly')) return { kind: 'code', code: reading.name('a code'), own: true };
  if (reading.takes('any')) return { kind: 'any', of: readList(reading) };
  if (reading.takes('all')) {
    if (reading.sees('codes') || reading.sees('codings')) reading.refuse('For all codings the word is “everything”.');
    const of = readList(reading);
    return { kind: reading.takes('whole') ? 'whole' : 'all', of };
  }
  if (reading.takes('at')) {
    reading.needs('least', '“at” is followed by “least”, as in “at least 2 of (A, B, C)”.');
    return { kind: 'atLeast', least: reading.number('how many of them'), of: readList(reading) };
  }
  if (reading.takes('only')) return { kind: 'only', of: readOperand(reading) };
  if (reading.sees('not') || reading.sees('but')) {
    reading.refuse('“not” alone says nothing of what to find: begin with a code, or with “everything”.');
  }
  return { kind: 'code', code: reading.name('a code'), own: false };
}

function readList(reading: Reading): Query[] {
  reading.needs('of', 'The word “of” is missing, and the list in brackets behind it.');
  reading.needs('(', 'The list stands in brackets, with commas: (A, B).');
  const of: Query[] = [];
  do of.push(readQuery(reading));
  while (reading.takes(','));
  reading.needs(')', 'This list is never closed: a bracket is missing.');
  return of;
}

function readStep(reading: Reading): Step | null {
  const from = reading.now().start;
  if (reading.takes('but')) {
    reading.needs('not', '“but” is followed by “not”.');
    return reading.placed<Step>(from, { kind: 'except', other: readOperand(reading) });
  }
  const not = reading.takes('not');
  const step = readRelation(reading, not) ?? parseCondition(reading, not);
  if (step) return reading.placed(from, step);
  return not ? reading.placed<Step>(from, { kind: 'except', other: readOperand(reading) }) : null;
}

const distant: ReadonlySet<Relation> = new Set(['followed', 'preceded', 'near']);

function readRelation(reading: Reading, not: boolean): Step | null {
  if (reading.takes('outside')) return relationStep(reading, 'overlapping', !not);
  if (reading.seesDocumentRelation()) {
    reading.skipDocumentRelation();
    return relationStep(reading, 'document', not);
  }
  const relation = relations.find((each) => each !== 'document' && reading.takes(each));
  if (!relation) return null;
  if (relation === 'followed' || relation === 'preceded') {
    reading.needs('by', `“${relation}” is followed by “by”.`);
  }
  return relationStep(reading, relation, not);
}

function relationStep(reading: Reading, relation: Relation, not: boolean): Step {
  const other = readOperand(reading);
  return { kind: 'relation', relation, not, within: distant.has(relation) ? readDistance(reading) : 0, other };
}

function readDistance(reading: Reading): number {
  if (!reading.takes('within')) return 1;
  const within = reading.number('how many paragraphs');
  if (!reading.takes('paragraphs'))
    reading.needs('paragraph', 'The distance is counted in paragraphs: “within 2 paragraphs”.');
  return within;
}
