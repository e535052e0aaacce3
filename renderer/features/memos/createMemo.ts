import type { InputOf } from '#shared/contract/index.ts';
import type { CodeId, CodingId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { ask } from '../../client/client.ts';
import { queryClient } from '../../client/hooks.ts';
import { quoteBody, quotesBody } from '../../memo/newBody.ts';
import { openReader } from '../../reader/current.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { stretchOfRow } from '../segments/found.ts';
import { useSegmentView } from '../segments/view.ts';
import { wantFocus } from './view.ts';

/** What a new memo is about. Positions in UTF-16 units. */
export interface MemoPlace {
  readonly documentId: DocumentId;
  readonly start: number;
  readonly end: number;
  readonly codingId?: CodingId | null;
}

/** A place together with what stands there. */
interface Found {
  readonly place: MemoPlace;
  readonly codeId: CodeId | null;
}

const say = (message: string): null => {
  showToast({ message, tone: 'danger' });
  return null;
};

async function placeOfCoding(id: CodingId): Promise<Found | null> {
  const coding = await ask('codings.read', { id });
  if (!coding.ok) return say(coding.error.message);
  const { documentId, start, end, codeId } = coding.value;
  return { place: { documentId, start, end, codingId: id }, codeId };
}

/** The paragraph that is current in the reader. */
function paragraphPlace(): MemoPlace | null {
  const { paragraph } = session();
  const reader = openReader();
  const range = reader && paragraph !== null ? reader.paragraphRange(paragraph) : null;
  return reader && range ? { documentId: reader.documentId, ...range } : null;
}

/** What is in hand: the coding, the selected words or the paragraph in the reader; the segment in hand in Segments. */
async function inHand(): Promise<Found | null> {
  const { tab, selection, codingId } = session();
  const row = tab === 'segments' ? useSegmentView.getState().current : codingId;
  const stretch = row === null ? null : stretchOfRow(row);
  if (stretch) return { place: stretch, codeId: null };
  const coding = row as CodingId | null;
  if (coding) return placeOfCoding(coding);
  if (selection && tab !== 'segments') return { place: selection, codeId: null };
  const place = paragraphPlace();
  return place && { place, codeId: null };
}

async function inputFor({ place, codeId }: Found): Promise<InputOf<'memos.create'> | null> {
  const answer = await ask('documents.read', { id: place.documentId });
  if (!answer.ok) return say(answer.error.message);
  const { document, text } = answer.value;
  const { documentId, start, end, codingId = null } = place;
  const links: MemoLink[] = [{ origin: 'link', target: { kind: 'document', documentId } }];
  if (codeId) links.unshift({ origin: 'link', target: { kind: 'code', codeId } });
  return {
    body: quoteBody({ documentId, start, end, codingId, text: text.slice(start, end), label: document.name }),
    links,
  };
}

async function create(input: InputOf<'memos.create'>): Promise<MemoId | null> {
  const memo = await ask('memos.create', input);
  if (!memo.ok) return say(memo.error.message);
  // The page opens with the answer: whoever types on at once must not lose a letter.
  queryClient.setQueryData(['memos.read', { id: memo.value.id }], memo.value);
  return memo.value.id;
}

/**
 * A new memo about a place in a text (left out: the coding, words or paragraph in hand). It begins with the quoted
 * segment, is linked to the code and the document, and opens beside the text with the caret below the quote.
 */
export async function createMemoHere(place?: MemoPlace): Promise<MemoId | null> {
  const found = place
    ? await (place.codingId ? placeOfCoding(place.codingId) : { place, codeId: null })
    : await inHand();
  if (!found) {
    if (!place) showToast({ message: 'Select some words or a coding first: the memo will begin with them.' });
    return null;
  }
  const input = await inputFor(found);
  const memoId = input && (await create(input));
  if (!memoId) return null;
  wantFocus(memoId, 'body');
  const { tab } = session();
  if (tab !== 'read') session().openSegment(found.place);
  session().set({ memoId, memoBeside: true, rightOpen: true });
  return memoId;
}

type Quote = Parameters<typeof quoteBody>[0];

/**
 * A new memo that says in its first line what it quotes, quotes it, and is linked to the codes of the quotes, in one step.
 * It opens in Memos with the caret in its title.
 */
export async function createMemoOfQuotes(
  head: string,
  quotes: readonly Quote[],
  codeIds: Iterable<CodeId>,
): Promise<MemoId | null> {
  const links = [...codeIds].map((codeId): MemoLink => ({ origin: 'link', target: { kind: 'code', codeId } }));
  return createMemo({ body: quotesBody(head, quotes), links });
}

/** A new memo with the caret in its title: beside the text while one is read, else in Memos. */
export async function createMemo(input: InputOf<'memos.create'> = {}): Promise<MemoId | null> {
  const memoId = await create(input);
  if (!memoId) return null;
  wantFocus(memoId, 'title');
  const { tab, documentId } = session();
  if (tab === 'read' && documentId) session().set({ memoId, memoBeside: true, rightOpen: true });
  else session().openMemo(memoId);
  return memoId;
}
