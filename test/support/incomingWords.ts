import { readMemoBody } from '#shared/domain/memoBody.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';

/** A study that comes in, in words: names in the place of ids, coded words in the place of positions. */
export function describeIncoming(study: IncomingStudy) {
  const codes = new Map(study.codes.map((code) => [code.id, code]));
  const documents = new Map(study.documents.map((document) => [document.id, document]));
  const coders = new Map(study.coders.map(({ id, name }) => [id, name]));
  const variables = new Map(study.variables.map(({ id, name }) => [id, name]));
  const pathOf = (id: string | null): string => {
    const code = codes.get(id ?? '');
    if (!code) return '?';
    return code.parentId === null ? code.name : `${pathOf(code.parentId)} / ${code.name}`;
  };
  const documentName = (id: string): string => documents.get(id)?.name ?? '?';
  const wordsAt = (id: string, start: number, end: number) => documents.get(id)?.text.slice(start, end) ?? '?';
  return {
    codes: study.codes.map(({ id }) => pathOf(id)),
    documents: study.documents.map(({ name }) => name),
    codings: study.codings.map(({ documentId, codeId, coderId, start, end }) =>
      [
        documentName(documentId),
        pathOf(codeId),
        coders.get(coderId ?? '') ?? '-',
        wordsAt(documentId, start, end),
      ].join(' | '),
    ),
    values: study.values.map(
      ({ documentId, variableId, value }) => `${documentName(documentId)}: ${variables.get(variableId)} = ${value}`,
    ),
    sets: study.sets.map(({ name, documentIds }) => `${name}: ${documentIds.map(documentName).join(', ')}`),
    memos: study.memos.map(({ title, body }) => `${title}: ${readMemoBody(body)?.text ?? 'no body'}`),
    losses: study.report.losses.map(({ what, name, sentence }) => `${what} “${name}”: ${sentence}`),
  };
}

/** Every id of a study, in its order. */
export const idsOf = (study: IncomingStudy): string[] =>
  [
    ...study.coders,
    ...study.codes,
    ...study.groups,
    ...study.documents,
    ...study.codings,
    ...study.variables,
    ...study.sets,
    ...study.memos,
  ].map(({ id }) => id);
