import { parseVariableValue } from '../../domain/variableValue.ts';
import { columnOf } from '../variableTable.ts';
import type { IncomingDraft } from './incomingDraft.ts';

/** A fact that another program notes: of a document, or of a case. */
export interface ForeignFact {
  readonly variable: string;
  readonly value: string;
}

/** Somebody or something that documents are about, with facts of its own. */
export interface ForeignCase {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly memo: string;
  readonly documentIds: readonly string[];
  readonly facts: readonly ForeignFact[];
}

export interface ForeignFacts {
  /** Variables in their order, those without values too; `number` where the program says so. */
  readonly variables: readonly { readonly name: string; readonly declared: 'number' | 'text' | null }[];
  readonly documents: readonly (ForeignFact & { readonly documentId: string })[];
  readonly cases: readonly ForeignCase[];
}

/** Longest value that a study takes. */
const longestValue = 10_000;
const caseVariable = 'Case';

/** Values by variable, then by document. */
type Values = Map<string, Map<string, string>>;

/**
 * Makes variables of documents out of facts about documents and cases. A document takes the facts of the case that it is
 * about; where it is about several whose facts differ, the first counts and the others are told. Cases of several documents,
 * and those that share one, also become sets.
 */
export function addFacts(draft: IncomingDraft, facts: ForeignFacts): void {
  const values: Values = new Map(facts.variables.map(({ name }) => [name, new Map()]));
  for (const fact of facts.documents) take(values, fact, fact.documentId);
  const casesOf = countCases(facts.cases);
  for (const one of facts.cases) addCase(draft, values, one, casesOf);
  const declared = new Map(facts.variables.map(({ name, declared: type }) => [name, type]));
  for (const [name, byDocument] of values) addVariable(draft, name, declared.get(name) ?? null, byDocument);
}

/** Notes a value; `false` where the document has another one already. */
function take(values: Values, { variable, value }: ForeignFact, documentId: string): boolean {
  const written = value.trim();
  if (written === '') return true;
  const known = values.get(variable) ?? new Map<string, string>();
  values.set(variable, known);
  if (!known.has(documentId)) known.set(documentId, written);
  return known.get(documentId) === written;
}

function countCases(cases: readonly ForeignCase[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { documentIds } of cases) for (const id of documentIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

function addCase(draft: IncomingDraft, values: Values, one: ForeignCase, casesOf: ReadonlyMap<string, number>): void {
  const thing = { what: 'cases', name: one.name, id: one.key };
  const said = one.facts.filter(({ value }) => value.trim() !== '');
  if (one.documentIds.length === 0) {
    const list = said.map(({ variable, value }) => `${variable}: ${value.trim()}`).join('; ');
    draft.leftOut(thing, `No document is about it${list === '' ? '' : `, and so its facts have no place (${list})`}.`);
  } else {
    const lost = said.filter((fact) => one.documentIds.filter((id) => !take(values, fact, id)).length > 0);
    const list = lost.map(({ variable, value }) => `${variable}: ${value.trim()}`).join('; ');
    if (lost.length === 0) draft.came('cases');
    else draft.changed(thing, `Its documents say otherwise already, and so these facts were left out: ${list}.`);
    for (const id of one.documentIds) {
      if (casesOf.get(id) === 1) take(values, { variable: caseVariable, value: one.name }, id);
    }
    const isShared = one.documentIds.some((id) => (casesOf.get(id) ?? 0) > 1);
    if (one.documentIds.length > 1 || isShared)
      draft.sets.push({ id: one.id, name: one.name, documentIds: one.documentIds });
  }
  const links = one.documentIds.map((documentId) => ({ kind: 'document' as const, documentId }));
  if (one.memo.trim() === '') return;
  const stamps = { type: 'document', author: '', createdAt: null, changedAt: null };
  draft.memo('case memo', one.key, { title: one.name, text: one.memo, ...stamps, links });
}

function addVariable(
  draft: IncomingDraft,
  name: string,
  declared: 'number' | 'text' | null,
  byDocument: ReadonlyMap<string, string>,
): void {
  const kept = [...byDocument].filter(([documentId, value]) => {
    if (value.length <= longestValue) return true;
    const document = draft.documents.find(({ id }) => id === documentId)?.name ?? '';
    draft.leftOut({ what: 'values', name, id: document }, 'The value is longer than 10,000 characters.');
    return false;
  });
  const written = kept.map(([, value]) => value);
  const fitsNumber = written.every((value) => parseVariableValue({ type: 'number', choices: [] }, value).ok);
  const guessed = columnOf(name, written);
  const column = declared === 'number' && fitsNumber ? columnOf(name, written, 'number') : guessed;
  // What a program calls words stays words: `007` and `1` are names there.
  const variable = declared === 'text' && guessed.type === 'number' ? columnOf(name, written, 'text') : column;
  const id = draft.id('variable', name);
  draft.variables.push({ id, name, type: variable.type, choices: variable.choices });
  draft.came('variables');
  for (const [documentId, value] of kept) {
    const parsed = parseVariableValue(variable, value);
    if (!parsed.ok) continue;
    draft.values.push({ documentId, variableId: id, value: parsed.value });
    draft.came('values');
  }
}
