import { documentOf } from '#shared/analysis/found.ts';
import { runQuery } from '#shared/analysis/query.ts';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { bindQuery } from '#shared/query/bind.ts';
import { compileQuery, type QueryFacts } from '#shared/query/compile.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { columnsOf, type SmallStudy } from './columns.ts';

/** A code for tests, known by its path. */
const codeAt = (path: string, position: number): Code => {
  const names = path.split('/');
  return {
    ...{ id: path as CodeId, name: names.at(-1) ?? '', position, color: null, key: null, role: null },
    parentId: (names.slice(0, -1).join('/') || null) as CodeId | null,
    ...{ description: '', whenToUse: '', whenNotToUse: '', example: '', createdAt: 0, changedAt: 0 },
  };
};

/** What a query knows of a small study; codings have no weight, comment or memo unless they are given. */
export function factsOf(study: SmallStudy, more: Partial<QueryFacts> = {}): QueryFacts {
  const columns = columnsOf(study);
  return {
    columns,
    tree: buildCodeTree(study.codes.map(codeAt)),
    documents: columns.documents.ids.map((id) => ({ id, name: id })),
    groups: [],
    sets: [],
    coders: study.coders.map((name) => ({ id: name, name })),
    variables: [],
    groupOf: () => null,
    documentsOfSet: () => [],
    variableValue: () => undefined,
    weightOf: () => null,
    madeAt: () => 0,
    hasComment: () => false,
    hasMemo: () => false,
    dayBegins: (day, next) => Date.parse(`${day}T00:00:00Z`) + (next ? 86_400_000 : 0),
    holdsWords: (words) => (document, start, end) =>
      (study.texts[document] ?? '').slice(start, end).toLowerCase().includes(words.toLowerCase()),
    ...more,
  };
}

export interface Place {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** What an expression finds in a study, in order. @throws with the first sentence about what is wrong */
export function findIn(facts: QueryFacts, expression: string): (Place & { readonly row: number | null })[] {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const bound = bindQuery(parsed.query, facts, parsed.places);
  if (bound.errors[0]) throw new Error(bound.errors[0].message);
  const found = runQuery(facts.columns, compileQuery(bound.query, facts));
  const documents = documentOf(found);
  return Array.from(found.start, (start, at) => ({
    document: documents[at] ?? 0,
    start,
    end: found.end[at] ?? 0,
    row: found.gives === 'segments' ? (found.row[at] ?? 0) : null,
  }));
}
