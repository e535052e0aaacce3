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

/** Opens the text or the memo that a place is in; `false` for what has no page of its own. */
export function openPlace({ in: place, start, end }: Place): boolean {
  switch (place.kind) {
    case 'document':
      session().openSegment({ documentId: place.documentId, start, end });
      return true;
    case 'memo':
    case 'memoTitle':
      session().openMemo(place.memoId);
      return true;
    case 'documentName':
    case 'documentNote':
    case 'value':
    case 'comment':
      session().openDocument(place.documentId);
      return true;
    case 'code':
    case 'group':
      return false;
  }
}
