import type { OutputOf } from '#shared/contract/index.ts';
import type { CodingId } from '#shared/domain/ids.ts';
import { countOf } from '../../ui/counts.ts';

type Told = OutputOf<'operations.read'>;
export type Change = Told['changes'][number];

const nameOf: Readonly<Record<string, readonly [string, string]>> = {
  codings: ['coding', 'codings'],
  codes: ['code', 'codes'],
  documents: ['document', 'documents'],
  document_groups: ['group', 'groups'],
  coders: ['coder', 'coders'],
  memos: ['memo', 'memos'],
  memo_links: ['link of a memo', 'links of memos'],
  memo_types: ['type of memo', 'types of memo'],
  variables: ['variable', 'variables'],
  variable_values: ['value', 'values'],
  document_readings: ['note on how it was read', 'notes on how they were read'],
  speakers: ['speaker', 'speakers'],
  speaker_variables: ['fact about speakers', 'facts about speakers'],
  speaker_values: ['value of a speaker', 'values of speakers'],
  document_sets: ['set of documents', 'sets of documents'],
  document_set_members: ['document in a set', 'documents in sets'],
  exchange_parts: ['part for other programs', 'parts for other programs'],
  exchange_files: ['file for other programs', 'files for other programs'],
  export_presets: ['saved export', 'saved exports'],
  saved_views: ['saved chart or query', 'saved charts and queries'],
  study: ['study', 'studies'],
};

/** What befell the rows of one kind: "13 codings moved to another code". */
export interface Tally {
  readonly key: string;
  readonly count: number;
  readonly words: string;
  readonly changes: readonly Change[];
}

const isMoved = ({ table, before, after }: Change): boolean =>
  table === 'codings' && before !== null && after !== null && before.code_key !== after.code_key;

/** A text was corrected, and a coding went with its words: nothing was said about the coding itself. */
const hasGoneAlong = ({ table, before, after }: Change): boolean =>
  table === 'codings' && before?.start_at !== after?.start_at && before?.changed_at === after?.changed_at;

function verbOf(change: Change): string {
  if (change.kind === 'insert') return 'added';
  if (change.kind === 'delete') return 'removed';
  if (isMoved(change)) return 'moved to another code';
  return hasGoneAlong(change) ? 'moved along with the text' : 'changed';
}

/** Counts the changes by what they are about and what was done, in the order met. */
export function tally(changes: readonly Change[]): readonly Tally[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.table} ${verbOf(change)}`;
    const known = groups.get(key);
    if (known) known.push(change);
    else groups.set(key, [change]);
  }
  return [...groups].map(([key, ofKind]) => {
    const [first] = ofKind;
    const [one, many] = (first && nameOf[first.table]) ?? ['row', 'rows'];
    const count = ofKind.length;
    return { key, count, words: `${count === 1 ? one : many} ${first ? verbOf(first) : ''}`, changes: ofKind };
  });
}

/** Ids of codings that a step left in place, so that their words can be shown: at most `most`. */
export function codingsLeft(changes: readonly Change[], most: number): readonly CodingId[] {
  return changes
    .filter((change) => change.table === 'codings' && change.after !== null)
    .slice(0, most)
    .map((change) => String(change.after?.id) as CodingId);
}

/** A merge as a picture: the codes that went, with the codings each gave. */
export interface Merged {
  readonly gone: readonly { readonly key: string; readonly name: string; readonly codings: number }[];
  /** All that moved or was joined. */
  readonly codings: number;
}

/** Reads a merge out of its changes; nothing when the step was none, or when not all of its changes are at hand. */
export function readMerge({ operation, changes, total }: Told): Merged | null {
  if (operation.name !== 'codes.merge' || changes.length < total) return null;
  const codings = changes.filter(
    (change) => isMoved(change) || (change.table === 'codings' && change.kind === 'delete'),
  );
  const gone = changes
    .filter(({ table, kind }) => table === 'codes' && kind === 'delete')
    .map(({ before }) => ({
      key: String(before?.id),
      name: String(before?.name),
      codings: codings.filter((change) => change.before?.code_key === before?.key).length,
    }));
  return gone.length === 0 ? null : { gone, codings: codings.length };
}

/** "Takes back this step and the 37 after it." */
export function undoSentence(undoes: number): string {
  if (undoes === 0) return 'This step is taken back already.';
  const others = undoes - 1;
  const what = others === 0 ? 'this step' : `this step and the ${countOf(others, 'one', '').trim()} after it`;
  return `Takes back ${what}. ${others === 0 ? 'It stays' : 'They stay'} in this list and can be redone.`;
}
