import type { OutputOf } from '#shared/contract/index.ts';
import type { ViewId } from '#shared/domain/ids.ts';
import { ask } from '../../../client/client.ts';
import { useAsk } from '../../../client/hooks.ts';
import { showToast } from '../../../ui/Toast.tsx';

export interface SavedQuery {
  readonly id: ViewId;
  readonly name: string;
  /** As it is kept: with the ids of what it names. */
  readonly expression: string;
  /** ms since 1970. */
  readonly changedAt: number;
}

const toSaved = ({ id, name, changedAt, content }: OutputOf<'views.list'>[number]): SavedQuery[] =>
  content.kind === 'query' ? [{ id, name, changedAt, expression: content.expression }] : [];

/** The queries that are kept in the study. */
export const useSavedQueries = (): SavedQuery[] =>
  (useAsk('views.list', { kind: 'query' }).data ?? []).flatMap(toSaved);

/** Keeps a query under a name, with the ids of what it names; `false` when it could not be. */
export async function keepQuery(name: string, expression: string, replace: boolean): Promise<string | null> {
  const checked = await ask('queries.check', { expression });
  if (!checked.ok) return checked.error.message;
  const content = { kind: 'query', expression: checked.value.kept ?? expression } as const;
  const saved = await ask('views.save', { name, content, replace });
  return saved.ok ? null : saved.error.message;
}

/** The expression of a saved query with the names of now. What it names and was deleted stays by its old name. */
export async function spokenNow({ expression }: SavedQuery): Promise<string> {
  const checked = await ask('queries.check', { expression });
  return checked.ok ? (checked.value.spoken ?? expression) : expression;
}

export async function deleteQuery({ id, name }: SavedQuery): Promise<void> {
  const deleted = await ask('views.delete', { id });
  if (deleted.ok) showToast({ message: `Deleted the saved query ${name}. Undo brings it back.` });
  else showToast({ message: deleted.error.message, tone: 'danger' });
}
