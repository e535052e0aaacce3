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
 * about; where it is about several, those that they agree in. Facts that have no place are told. Cases of several documents,
 * and those that share one, also become sets.
 */
export function addFacts(draft: IncomingDraft, facts: ForeignFacts): void {
  const values: Values = new Map(facts.variables.map(({ name }) => [name, new Map()]));
  for (const { documentId, ...fact } of facts.documents)
    valuesOf(values, fact.variable).set(documentId, fact.value.trim());
  const disputed = disputes(facts.cases);
  const casesOf = countCases(facts.cases);
  for (const one of facts.cases) addCase(draft, values, one, casesOf, disputed);
  const declared = new Map(facts.variables.map(({ name, declared: type }) => [name, type]));
  for (const [name, byDocument] of values) addVariable(draft, name, declared.get(name) ?? null, byDocument);
}

function valuesOf(values: Values, variable: string): Map<string, string> {
  const known = values.get(variable) ?? new Map<string, string>();
  values.set(variable, known);
  return known;
}

const disputeKey = (variable: string, documentId: string): string => `${documentId} ${variable}`;

/** What the cases of one document do not agree in. */
function disputes(cases: readonly ForeignCase[]): ReadonlySet<string> {
  const said = new Map<string, string>();
  const disputed = new Set<string>();
  for (const { documentIds, facts } of cases) {
    for (const { variable, value } of facts.filter((fact) => fact.value.trim() !== '')) {
      for (const key of documentIds.map((id) => disputeKey(variable, id))) {
        if (said.has(key) && said.get(key) !== value.trim()) disputed.add(key);
        said.set(key, value.trim());
      }
    }
  }
  return disputed;
}

function countCases(cases: readonly ForeignCase[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { documentIds } of cases) for (const id of documentIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Notes a fact of a case for a document; `false` where the document, or another case of it, says otherwise. */
function take(
  values: Values,
  { variable, value }: ForeignFact,
  documentId: string,
  disputed: ReadonlySet<string>,
): boolean {
  const known = valuesOf(values, variable);
  if (known.has(documentId)) return known.get(documentId) === value.trim();
  if (disputed.has(disputeKey(variable, documentId))) return false;
  known.set(documentId, value.trim());
  return true;
}

const listOf = (facts: readonly ForeignFact[]): string =>
  facts.map(({ variable, value }) => `${variable}: ${value.trim()}`).join('; ');

function addCase(
  draft: IncomingDraft,
  values: Values,
  one: ForeignCase,
  casesOf: ReadonlyMap<string, number>,
  disputed: ReadonlySet<string>,
): void {
  const { key, id, name, documentIds } = one;
  const thing = { what: 'cases', name, id: key };
  const said = one.facts.filter(({ value }) => value.trim() !== '');
  const lost = said.filter((fact) =>
    documentIds.map((document) => take(values, fact, document, disputed)).includes(false),
  );
  if (documentIds.length === 0) {
    const facts = said.length === 0 ? '' : `, and so its facts have no place (${listOf(said)})`;
    draft.leftOut(thing, `No document is about it${facts}.`);
  } else if (lost.length === 0) draft.came('cases');
  else
    draft.changed(
      thing,
      `Its documents, or other cases of them, say otherwise; these facts were left out: ${listOf(lost)}.`,
    );
  const shared = documentIds.filter((document) => (casesOf.get(document) ?? 0) > 1);
  for (const document of documentIds) {
    if (!shared.includes(document)) take(values, { variable: caseVariable, value: name }, document, disputed);
  }
  if (documentIds.length > 1 || shared.length > 0) draft.sets.push({ id, name, documentIds });
  if (one.memo.trim() === '') return;
  const links = documentIds.map((documentId) => ({ kind: 'document' as const, documentId }));
  const stamps = { type: 'document', author: '', createdAt: null, changedAt: null };
  draft.memo('case memo', key, { title: name, text: one.memo, ...stamps, links });
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
