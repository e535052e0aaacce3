import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { applyCodes, applyCodesToSelection } from '../read/applyCodes.ts';
import { type CodeMove, type Direction, moveOfStep, outermost } from './moves.ts';
import { beginCode, setCodesView } from './view.ts';

const say = (message: string) => showToast({ message, tone: 'danger' });

/** Gives a code its new name. */
export async function renameCode(id: CodeId, name: string): Promise<void> {
  const result = await ask('codes.update', { id, name });
  if (!result.ok) say(result.error.message);
}

/** Makes a code; `again` opens the row for its next sibling. */
export async function createCode(name: string, parentId: CodeId | null, again: boolean): Promise<void> {
  const result = await ask('codes.create', { name, parentId });
  if (!result.ok) say(result.error.message);
  else session().set({ chosenCodes: [result.value.id] });
  if (again) beginCode(parentId);
}

export async function moveCodes({ ids, parentId, before }: CodeMove): Promise<void> {
  if (ids.length === 0) return;
  const result = await ask('codes.move', { ids: [...ids], parentId, before });
  if (!result.ok) say(result.error.message);
  else if (parentId) setCodesView(({ expanded }) => ({ expanded: expanded && new Set([...expanded, parentId]) }));
}

/** Moves the chosen codes by one place; says nothing when there is no further place that way. */
export function stepCodes(tree: CodeTree, ids: readonly CodeId[], direction: Direction): void {
  const move = moveOfStep(tree, ids, direction);
  if (move) void moveCodes(move);
}

export async function sortCodes(
  parentId: CodeId | null,
  by: 'name' | 'codings' | 'documents',
  deep: boolean,
): Promise<void> {
  const result = await ask('codes.sort', { parentId, by, deep });
  if (!result.ok) say(result.error.message);
}

export async function colorCodes(ids: readonly CodeId[], color: string | null): Promise<void> {
  for (const id of ids) {
    const result = await ask('codes.update', { id, color });
    if (!result.ok) {
      say(result.error.message);
      return;
    }
  }
}

/** The codes an action is about: all chosen ones when it was called on one of them, else the one. */
export function codesInHand(id: CodeId): readonly CodeId[] {
  const { chosenCodes } = session();
  return chosenCodes.includes(id) ? chosenCodes : [id];
}

/** In the reader: codes what is in hand. Elsewhere: shows the segments of the code. */
export async function takeCode(id: CodeId): Promise<void> {
  if (session().tab !== 'read') {
    session().openCodeSegments([id]);
    return;
  }
  await applyCodesToSelection([id]);
  // Back to the text, so that the next key is read there.
  document.querySelector<HTMLElement>('[data-keys=reader]')?.focus({ preventScroll: true });
}

/** Words that were dragged from the reader, as the reader wrote them down. */
interface DraggedWords {
  readonly documentId: Parameters<typeof applyCodes>[0]['documentId'];
  readonly start: number;
  readonly end: number;
}

function isDraggedWords(value: unknown): value is DraggedWords {
  if (typeof value !== 'object' || value === null) return false;
  const { documentId, start, end } = value as Record<string, unknown>;
  return typeof documentId === 'string' && Number.isInteger(start) && Number.isInteger(end);
}

/** Codes the words that were dropped on a code. */
export async function applyToDropped(id: CodeId, dragged: string): Promise<void> {
  const words: unknown = JSON.parse(dragged);
  if (!isDraggedWords(words)) return;
  await applyCodes({ documentId: words.documentId, ranges: [{ start: words.start, end: words.end }] }, [id]);
}

/** Opens the dialog that says what goes with the codes. */
export const askToDelete = (tree: CodeTree, ids: readonly CodeId[]): void =>
  session().openDialog('codes.delete', { ids: outermost(tree, ids) });

/** Opens the dialog in which the surviving code is chosen. */
export const askToMerge = (ids: readonly CodeId[]): void => session().openDialog('codes.merge', { ids });
