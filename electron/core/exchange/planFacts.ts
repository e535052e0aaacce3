import type { ExchangeKind } from '#shared/domain/exchange.ts';
import type { VariableType } from '#shared/domain/variable.ts';
import { parseVariableValue, variableTypeWords } from '#shared/domain/variableValue.ts';
import type { IncomingStudy, KeptKind, KeptPart } from '#shared/interchange/incoming.ts';
import { retargetKept } from '#shared/interchange/refi/settleKept.ts';
import { findPart, listIdRows } from '../../store/exchangeRows.ts';
import { brief } from '../words.ts';
import { emptyPlan, type KindPlan, lose, type Planning, type Steps, treatmentOf } from './plan.ts';

/** A value by the ids of the study. */
export interface ValueThing {
  readonly documentId: string;
  readonly variableId: string;
  readonly value: string;
}

interface KnownVariable {
  readonly name: string;
  readonly type: VariableType;
  /** Grows with the values that come in. */
  readonly choices: string[];
}

/** Choices that variables of the study get, by the id of the variable. */
export type NewChoices = Map<string, string[]>;
export interface ValuesPlan extends KindPlan<ValueThing> {
  readonly choices: NewChoices;
  /** The variables that there will be, by their ids in the study. */
  readonly known: ReadonlyMap<string, KnownVariable>;
}

/**
 * Values meet at their document and variable. A variable that the study has keeps its type: values that do not fit it stay
 * out and are listed; a choice that is new to it is added.
 */
export function planValues(planning: Planning): ValuesPlan {
  const known = knownVariables(planning);
  const plan: ValuesPlan = { ...emptyPlan<ValueThing>('values'), choices: new Map(), known };
  const { incoming, study } = planning;
  const mine = new Map(
    (study ? listIdRows(study, 'variable_values') : []).map((row) => [placeOf(row), String(row.value)] as const),
  );
  const names = new Map(incoming.documents.map(({ id, name }) => [id, name]));
  const seen = new Set<string>();
  for (const given of incoming.values) {
    plan.found++;
    const id = `${given.documentId} ${given.variableId}`;
    const met = meetValue(planning, plan, seen, given);
    const name = `${met.variable?.name ?? ''}: ${names.get(given.documentId) ?? ''}`;
    if ('thing' in met) place(planning, plan, { id, name }, met.thing, mine);
    else {
      plan.leftOut++;
      lose(planning, 'value of a variable', name, id, met.sentence);
    }
  }
  return plan;
}

const placeOf = (row: { readonly document_id?: unknown; readonly variable_id?: unknown }): string =>
  `${row.document_id} ${row.variable_id}`;

type MetValue = { readonly variable: KnownVariable | undefined } & (
  | { readonly thing: ValueThing }
  | { readonly sentence: string }
);

/** A value as it can come in, or why it cannot. */
function meetValue(
  { targets }: Planning,
  { choices, known }: ValuesPlan,
  seen: Set<string>,
  given: IncomingStudy['values'][number],
): MetValue {
  const documentId = targets.documents.get(given.documentId);
  const variableId = targets.variables.get(given.variableId);
  const variable = variableId === undefined ? undefined : known.get(variableId);
  if (documentId === undefined || variableId === undefined || !variable) {
    return { variable, sentence: 'Its document or its variable did not come in.' };
  }
  const at = `${documentId} ${variableId}`;
  if (seen.has(at)) {
    return { variable, sentence: `The document has a second value, “${brief(given.value)}”; the first one came in.` };
  }
  const parsed = parseFor(choices, variableId, variable, given.value);
  if (!parsed.ok) {
    const type = variableTypeWords[variable.type];
    const sentence = `“${brief(given.value)}” ${parsed.reason}; “${brief(variable.name)}” holds ${type} in this study.`;
    return { variable, sentence };
  }
  seen.add(at);
  return { variable, thing: { documentId, variableId, value: parsed.value } };
}

function place(
  planning: Planning,
  plan: ValuesPlan,
  { id, name }: { readonly id: string; readonly name: string },
  thing: ValueThing,
  mine: ReadonlyMap<string, string>,
): void {
  const target = `${thing.documentId} ${thing.variableId}`;
  const there = mine.get(target);
  if (there === undefined) plan.fresh.push({ thing, target });
  else if (there === thing.value) plan.same++;
  else {
    const treatment = treatmentOf(planning, 'values', id);
    const fields = [`“${brief(there)}” here, “${brief(thing.value)}” there`];
    plan.different.push({ thing, id, target, name, fields, text: false, treatment });
  }
}

/** The variables that there will be, by their ids in the study. */
function knownVariables({ study, incoming, targets }: Planning): Map<string, KnownVariable> {
  const known = new Map<string, KnownVariable>();
  for (const { id, name, type, choices } of incoming.variables) {
    known.set(targets.variables.get(id) ?? id, { name, type, choices: [...choices] });
  }
  for (const row of study ? listIdRows(study, 'variables') : []) {
    const choices = JSON.parse(String(row.choices)) as string[];
    known.set(String(row.id), { name: String(row.name), type: row.type as VariableType, choices });
  }
  return known;
}

function parseFor(choices: NewChoices, variableId: string, variable: KnownVariable, value: string) {
  const choice = value.trim();
  if (variable.type === 'choice' && choice !== '' && !variable.choices.includes(choice)) {
    variable.choices.push(choice);
    choices.set(variableId, variable.choices);
  }
  return parseVariableValue(variable, value);
}

/** The kinds whose things a part belongs to; a part of another kind is a whole thing of the foreign program. */
const ownerOf: Readonly<Partial<Record<KeptKind, ExchangeKind>>> = {
  user: 'coders',
  code: 'codes',
  variable: 'variables',
  source: 'documents',
  note: 'memos',
  coding: 'codings',
};

/**
 * What other programs said and Axial has no place for: it goes in as it is. What a part says of a thing that the study has
 * goes with that thing, whichever side is taken of it.
 */
export function* planKept(planning: Planning): Steps<KindPlan<KeptPart>> {
  const plan = emptyPlan<KeptPart>('kept');
  const seen = new Set<string>();
  const ids = otherIds(planning);
  let waiting = 0;
  for (const incoming of planning.incoming.kept) {
    const part = retargetKept(incoming, ids);
    // Parts of documents are long: one of them may be a step.
    waiting += part.data.length;
    if (waiting > mostData) {
      waiting = 0;
      yield;
    }
    plan.found++;
    const place = `${part.kind} ${part.id}`;
    if (seen.has(place)) {
      plan.leftOut++;
      const sentence = 'Something else in the file has the same id; the first one was kept.';
      lose(planning, 'part kept for export', part.kind, part.id, sentence);
      continue;
    }
    seen.add(place);
    const mine = planning.study ? findPart(planning.study, part.kind, part.id) : undefined;
    if (!mine) plan.fresh.push({ thing: part, target: part.id });
    else if (mine.data === part.data) plan.same++;
    else meetPart(planning, plan, part);
  }
  return plan;
}

/** Characters of kept parts that are planned in one step. */
const mostData = 500_000;

/** Ids of things that have another one in the study than in the file. */
function otherIds({ targets }: Planning): Map<string, string> {
  const pairs = Object.values(targets).flatMap((ids) => [...ids]);
  return new Map(pairs.filter(([theirs, mine]) => theirs !== mine));
}

function meetPart(planning: Planning, plan: KindPlan<KeptPart>, part: KeptPart): void {
  const owner = ownerOf[part.kind];
  const treatment = treatmentOf(planning, owner ?? 'kept', part.id);
  if (owner && treatment === 'mine') plan.same++;
  else {
    const { kind: name, id } = part;
    plan.different.push({ thing: part, id, target: id, name, fields: ['content'], text: false, treatment });
  }
}
