import type { OutputOf } from '#shared/contract/index.ts';
import { session } from '../../state/session.ts';

export type Place =
  | OutputOf<'pseudonyms.find'>['places'][number]
  | OutputOf<'anonymity.check'>['findings'][number]['places'][number];

/** What of the study a place is in, where that is not the text of a document. */
export function partOf({ in: place }: Place): string {
  switch (place.kind) {
    case 'document':
      return '';
    case 'documentName':
      return 'name';
    case 'documentNote':
      return 'note';
    case 'value':
      return 'variable';
    case 'comment':
      return 'comment';
    case 'memo':
      return 'memo';
    case 'memoTitle':
      return 'title of a memo';
    case 'code':
      return 'code';
    case 'group':
      return 'group';
  }
}

/** Whether there is a page that shows the place; codes and groups have none. */
export const opens = ({ in: { kind } }: Place): boolean => kind !== 'code' && kind !== 'group';

/** Opens the text or the memo that a place is in. */
export function openPlace({ in: place, start, end }: Place): void {
  switch (place.kind) {
    case 'document':
      session().openSegment({ documentId: place.documentId, start, end });
      break;
    case 'memo':
    case 'memoTitle':
      session().openMemo(place.memoId);
      break;
    case 'documentName':
    case 'documentNote':
    case 'value':
    case 'comment':
      session().openDocument(place.documentId);
      break;
    case 'code':
    case 'group':
      break;
  }
}
