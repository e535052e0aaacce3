import type { Code } from '../../domain/code.ts';
import type { Coding } from '../../domain/coding.ts';
import type { DocumentGroup } from '../../domain/document.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/memo.ts';
import type { Variable, VariableValue } from '../../domain/variable.ts';
import type { KeptPart } from '../incoming.ts';

/** A document with its words, as it goes into a project. */
export interface ExchangeDocument {
  readonly id: DocumentId;
  readonly name: string;
  readonly groupId: string | null;
  readonly text: string;
  readonly note: string;
  /** Name of the file that it was imported from, and its hash; `null` where none is kept. */
  readonly source: { readonly name: string; readonly hash: string } | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** A study as it goes into a project: everything that the exchange format has a place for, in its order. */
export interface ExchangeStudy {
  readonly study: { readonly id: string; readonly name: string; readonly createdAt: number };
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  readonly codes: readonly Code[];
  readonly groups: readonly DocumentGroup[];
  readonly documents: readonly ExchangeDocument[];
  /** In the order of the texts: by start, then longer first. */
  readonly codings: readonly Coding[];
  readonly variables: readonly Variable[];
  readonly values: readonly VariableValue[];
  /** Fixed lists, and live ones with the documents that meet their conditions now. */
  readonly sets: readonly { readonly id: string; readonly name: string; readonly documentIds: readonly string[] }[];
  readonly memos: readonly Memo[];
  readonly parts: readonly KeptPart[];
  /** Names of the files that parts name. */
  readonly keptFiles: readonly string[];
}

/** What of a study goes into a project; `null` = all. */
export interface ExchangeChoice {
  readonly documentIds: readonly string[] | null;
  readonly codeIds: readonly string[] | null;
  readonly variableIds: readonly string[] | null;
  readonly coderIds: readonly string[] | null;
  readonly memos: boolean;
  readonly sources: boolean;
  readonly paths: boolean;
  readonly nvivo: boolean;
}

/** Whether a choice leaves out anything of what people see in the study. */
export const isNarrowed = (choice: ExchangeChoice): boolean =>
  [choice.documentIds, choice.codeIds, choice.variableIds, choice.coderIds].some((ids) => ids !== null) ||
  !choice.memos;

/**
 * The part of a study that was chosen. Codes above a chosen one come along; of the memos those that point at something
 * that is in, or at nothing at all.
 */
export function narrow(study: ExchangeStudy, choice: ExchangeChoice): ExchangeStudy {
  if (!isNarrowed(choice)) return study;
  const documents = chosen(study.documents, choice.documentIds);
  const documentIds = new Set<string>(documents.map(({ id }) => id));
  const applied = choice.codeIds && new Set<string>(choice.codeIds);
  const codes = applied ? withAncestors(study.codes, applied) : study.codes;
  const coders = chosen(study.coders, choice.coderIds);
  const coderIds = new Set<string>(coders.map(({ id }) => id));
  const variables = chosen(study.variables, choice.variableIds);
  const variableIds = new Set<string>(variables.map(({ id }) => id));
  const groupIds = new Set(documents.map(({ groupId }) => groupId));
  const codings = study.codings.filter(
    ({ documentId, codeId, coderId }) =>
      documentIds.has(documentId) && (applied?.has(codeId) ?? true) && coderIds.has(coderId),
  );
  const codeIds = new Set<string>(codes.map(({ id }) => id));
  return {
    ...study,
    ...{ documents, codes, coders, codings },
    groups: study.groups.filter(({ id }) => groupIds.has(id)),
    variables,
    values: study.values.filter(
      ({ documentId, variableId }) => documentIds.has(documentId) && variableIds.has(variableId),
    ),
    sets: study.sets.flatMap((set) => {
      const inside = set.documentIds.filter((id) => documentIds.has(id));
      return inside.length > 0 ? [{ ...set, documentIds: inside }] : [];
    }),
    memos: choice.memos ? memosAbout(study.memos, { documentIds, codeIds, codings }) : [],
  };
}

const chosen = <Item extends { readonly id: string }>(items: readonly Item[], ids: readonly string[] | null) => {
  const wanted = ids && new Set(ids);
  return wanted ? items.filter(({ id }) => wanted.has(id)) : items;
};

function withAncestors(codes: readonly Code[], wanted: ReadonlySet<string>): Code[] {
  const parents = new Map<string, string | null>(codes.map(({ id, parentId }) => [id, parentId]));
  const needed = new Set<string>();
  for (const id of wanted) {
    for (let at: string | null = id; at !== null && !needed.has(at); at = parents.get(at) ?? null) needed.add(at);
  }
  return codes.filter(({ id }) => needed.has(id));
}

interface Inside {
  readonly documentIds: ReadonlySet<string>;
  readonly codeIds: ReadonlySet<string>;
  readonly codings: readonly Coding[];
}

/** Links of the memos that stay lead only to what is in. */
function memosAbout(memos: readonly Memo[], inside: Inside): Memo[] {
  const codingIds = new Set<string>(inside.codings.map(({ id }) => id));
  const isIn = ({ target }: Memo['links'][number], among: ReadonlySet<string>): boolean => {
    if (target.kind === 'code') return inside.codeIds.has(target.codeId);
    if (target.kind === 'memo') return among.has(target.memoId);
    return inside.documentIds.has(target.documentId);
  };
  const nobody = new Set<string>();
  const stay = memos.filter(({ links }) => links.length === 0 || links.some((link) => isIn(link, nobody)));
  const among = new Set<string>(stay.map(({ id }) => id));
  return stay.map((memo) => ({
    ...memo,
    links: memo.links
      .filter((link) => isIn(link, among))
      .map((link) =>
        link.target.kind === 'segment' && link.target.codingId !== null && !codingIds.has(link.target.codingId)
          ? { ...link, target: { ...link.target, codingId: null } }
          : link,
      ),
  }));
}
