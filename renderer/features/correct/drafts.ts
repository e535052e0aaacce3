import { create } from 'zustand';
import type { FormatMark } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { ask } from '../../client/client.ts';
import { openReader } from '../../reader/current.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { windowAround } from './window.ts';

/** A text that is being corrected. It lives until it is saved or given up, whatever tab is open. */
export interface CorrectionDraft {
  /** The text that it was begun from. */
  readonly base: string;
  /** As it is typed. */
  readonly text: string;
  /** Marks of an earlier version that is taken back; they hold while its text is not typed on. */
  readonly format: readonly FormatMark[] | null;
  /** The part of `text` that the editor shows. UTF-16 units. */
  readonly window: TextRange;
  /** Changes when the editor must show another text than the one it was given. */
  readonly edition: number;
  /** Where the caret stands, in `text`. */
  readonly caret: number;
  /** Whether its codings are being looked at. */
  readonly checking: boolean;
}

interface Corrections {
  readonly drafts: ReadonlyMap<DocumentId, CorrectionDraft>;
}

/** The documents that are being corrected: session state, never part of the study. */
export const useCorrections = create<Corrections>()(() => ({ drafts: new Map() }));

export const correctionOf = (id: DocumentId): CorrectionDraft | undefined => useCorrections.getState().drafts.get(id);

function put(id: DocumentId, draft: CorrectionDraft | null): void {
  const drafts = new Map(useCorrections.getState().drafts);
  if (draft) drafts.set(id, draft);
  else drafts.delete(id);
  useCorrections.setState({ drafts });
}

export function updateCorrection(id: DocumentId, change: Partial<CorrectionDraft>): void {
  const draft = correctionOf(id);
  if (draft) put(id, { ...draft, ...change });
}

let editions = 0;
const nextEdition = (): number => ++editions;

/** Opens the text of a document for correction, or shows the correction that is under way. */
export async function beginCorrection(id: DocumentId): Promise<void> {
  const reader = openReader();
  const at = reader?.documentId === id ? reader.visible().start : 0;
  if (!correctionOf(id)) {
    const read = await ask('documents.read', { id });
    if (!read.ok) {
      showToast({ message: read.error.message, tone: 'danger' });
      return;
    }
    const { text } = read.value;
    put(id, {
      ...{ base: text, text, format: null, caret: at, checking: false },
      window: windowAround(text, at),
      edition: nextEdition(),
    });
  }
  session().openDocument(id);
  session().set({ selection: null, codingId: null });
}

/** Opens a correction that gives a document an earlier text back, with the codings to look at. */
export async function takeBack(id: DocumentId, text: string, format: readonly FormatMark[]): Promise<void> {
  endCorrection(id);
  await beginCorrection(id);
  updateCorrection(id, {
    text,
    format,
    caret: 0,
    window: windowAround(text, 0),
    edition: nextEdition(),
    checking: true,
  });
}

export const endCorrection = (id: DocumentId): void => put(id, null);

/** Takes over what stands in the editor. */
export function noteTyped(id: DocumentId, typed: string): void {
  const draft = correctionOf(id);
  if (!draft) return;
  const { start, end } = draft.window;
  if (draft.text.slice(start, end) === typed) return;
  const text = draft.text.slice(0, start) + typed + draft.text.slice(end);
  put(id, { ...draft, text, format: null, window: { start, end: start + typed.length } });
}

/** Shows another part of a long text. */
export function showWindow(id: DocumentId, window: TextRange): void {
  updateCorrection(id, { window, caret: window.start, edition: nextEdition() });
}

/** The text as it is stored (METHOD.md §1), before positions in it are spoken of. */
export function tidyDraft(id: DocumentId): CorrectionDraft | undefined {
  const draft = correctionOf(id);
  const text = draft && normaliseText(draft.text);
  if (!draft || text === undefined || text === draft.text) return draft;
  updateCorrection(id, { text, window: windowAround(text, draft.window.start), edition: nextEdition() });
  return correctionOf(id);
}

/** Whether anything was typed. */
export const isTouched = (draft: CorrectionDraft): boolean => draft.text !== draft.base;
