import type { Code } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/coding.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { readMemoBody } from '#shared/domain/memoBody.ts';
import type { Variable, VariableValue } from '#shared/domain/variable.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { ExchangeChoice, ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';

export const everything: ExchangeChoice = {
  ...{ documentIds: null, codeIds: null, variableIds: null, coderIds: null },
  ...{ memos: true, sources: true, paths: true, nvivo: false },
};

/** Whoever brings it in. */
export const person = 'f0000000-0000-4000-8000-000000000001';

/** When things without a date come in. */
const broughtIn = Date.UTC(2026, 0, 1);

/** What a study holds into which this was brought and nothing else: what an export reads from it. */
export function studyOfIncoming(incoming: IncomingStudy): ExchangeStudy {
  const positions = new Map<string | null, number>();
  const next = (parent: string | null) => {
    const position = positions.get(parent) ?? 0;
    positions.set(parent, position + 1);
    return position;
  };
  const nameless = incoming.codings.some(({ coderId }) => coderId === null);
  return {
    study: { id: 'f0000000-0000-4000-8000-000000000000', name: incoming.name, createdAt: broughtIn },
    coders: [...incoming.coders, ...(nameless ? [{ id: person, name: 'The researcher' }] : [])],
    codes: incoming.codes.map(
      (code) =>
        ({
          ...{ whenToUse: '', whenNotToUse: '', example: '', key: null, role: null },
          ...{ createdAt: broughtIn, changedAt: broughtIn, ...code, position: next(code.parentId) },
        }) as Code,
    ),
    groups: incoming.groups.map((group, position) => ({ ...group, position })) as never,
    documents: incoming.documents.map(
      ({ file, createdAt, changedAt, ...document }) =>
        ({
          ...document,
          source: file ? { name: file.name, hash: file.name } : null,
          ...{ createdAt: createdAt ?? broughtIn, changedAt: changedAt ?? createdAt ?? broughtIn },
        }) as never,
    ),
    codings: incoming.codings.map(
      (coding) =>
        ({
          ...coding,
          coderId: coding.coderId ?? person,
          ...{ createdAt: coding.createdAt ?? broughtIn, changedAt: coding.createdAt ?? broughtIn },
        }) as Coding,
    ),
    variables: incoming.variables.map((variable, position) => ({ ...variable, position }) as Variable),
    values: incoming.values as readonly VariableValue[],
    sets: incoming.sets,
    memos: incoming.memos.map((memo) => {
      const createdAt = memo.createdAt ?? broughtIn;
      const links = memo.links.map((target) => ({ origin: 'link', target }));
      const text = readMemoBody(memo.body)?.text ?? '';
      return { ...memo, text, links, createdAt, changedAt: memo.changedAt ?? createdAt } as unknown as Memo;
    }),
    parts: incoming.kept,
    keptFiles: incoming.keptFiles.map(({ name }) => name),
  };
}
