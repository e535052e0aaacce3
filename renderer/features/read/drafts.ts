import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { InputOf, MutationName, OutputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Result } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { queryClient, useAsk } from '../../client/hooks.ts';
import {
  type CodingColumns,
  type CodingDraft,
  type CodingSet,
  createCodingSet,
  isFulfilled,
  type ReaderCoding,
} from '../../reader/codingSet.ts';
import { showToast } from '../../ui/Toast.tsx';

interface SentDraft {
  readonly documentId: DocumentId;
  readonly draft: CodingDraft;
  /** The columns that were there when the engine had answered: any other columns are newer and include the change. */
  readonly answeredOver: CodingColumns | 'none' | null;
}

const useDrafts = create<{ readonly sent: readonly SentDraft[] }>()(() => ({ sent: [] }));

const forget = (draft: CodingDraft) =>
  useDrafts.setState(({ sent }) => ({ sent: sent.filter((each) => each.draft !== draft) }));

function markAnswered(documentId: DocumentId, draft: CodingDraft): void {
  const columns = queryClient.getQueryData<CodingColumns>(['codings.inDocument', { documentId }]) ?? 'none';
  useDrafts.setState(({ sent }) => ({
    sent: sent.map((each) => (each.draft === draft ? { ...each, answeredOver: columns } : each)),
  }));
}

/** Changes of codings reach the engine in the order in which they were made, whatever the pipe does. */
let lastSent: Promise<unknown> = Promise.resolve();

/**
 * Sends a change of codings and paints it at once. When the engine refuses, the paint goes and its sentence is shown.
 */
export async function sendPainted<Name extends MutationName>(
  name: Name,
  input: InputOf<Name>,
  documentId: DocumentId,
  draft: CodingDraft,
): Promise<OutputOf<Name> | undefined> {
  useDrafts.setState(({ sent }) => ({ sent: [...sent, { documentId, draft, answeredOver: null }] }));
  const answer = lastSent.then(() => ask(name, input));
  lastSent = answer;
  const result: Result<OutputOf<Name>> = await answer;
  if (result.ok) {
    markAnswered(documentId, draft);
    return result.value;
  }
  forget(draft);
  showToast({ message: result.error.message, tone: 'danger' });
  return undefined;
}

const isOver = (sent: SentDraft, columns: CodingColumns): boolean =>
  sent.answeredOver !== null && (sent.answeredOver !== columns || isFulfilled(columns, sent.draft));

/** Lets go of the drafts that the engine's answer includes. */
function forgetFulfilled(documentId: DocumentId, columns: CodingColumns, sent: readonly SentDraft[]): void {
  const kept = sent.filter((each) => each.documentId !== documentId || !isOver(each, columns));
  if (kept.length < sent.length) useDrafts.setState({ sent: kept });
}

/** The codings of a document as they should be seen now; `undefined` until they are known. Mount anew for another document. */
export function useCodingSet(
  documentId: DocumentId,
  shows?: (coding: ReaderCoding) => boolean,
  /** A change that is not sent yet: an end that is being dragged. */
  preview: CodingDraft | null = null,
): CodingSet | undefined {
  const { data } = useAsk('codings.inDocument', { documentId });
  const sent = useDrafts((state) => state.sent);
  useEffect(() => {
    if (data) forgetFulfilled(documentId, data, sent);
  }, [documentId, data, sent]);
  return useMemo(() => {
    if (!data) return undefined;
    const here = sent.filter((each) => each.documentId === documentId && !isOver(each, data));
    const open = here.map((each) => each.draft).filter((draft) => !isFulfilled(data, draft));
    return createCodingSet(data, preview ? [...open, preview] : open, shows);
  }, [documentId, data, sent, shows, preview]);
}
