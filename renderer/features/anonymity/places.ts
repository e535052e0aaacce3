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
    case 'speakerValue':
      return 'fact about a speaker';
    case 'label':
      return labels[place.of];
  }
}

const labels: Readonly<Record<Extract<Place['in'], { kind: 'label' }>['of'], string>> = {
  study: 'name of the study',
  variable: 'name of a variable',
  speakerVariable: 'name of a fact about speakers',
  set: 'name of a set',
  condition: 'condition of a set',
};

/** Whether there is a page that shows the place; codes, groups and names of other things have none. */
export const opens = ({ in: { kind } }: Place): boolean => !['code', 'group', 'label'].includes(kind);

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
    case 'speakerValue':
    case 'comment':
      session().openDocument(place.documentId);
      break;
    case 'code':
    case 'group':
    case 'label':
      break;
  }
}
