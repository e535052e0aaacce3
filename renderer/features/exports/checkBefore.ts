import type { InputOf } from '#shared/contract/index.ts';
import { checkBeforeViewer } from '../viewer/checkBefore.ts';
import type { ExportRequest } from './kinds.ts';

type Check = InputOf<'anonymity.check'>;

export interface CheckBefore {
  /** What of the study gets into the file, and so is looked through for names. */
  readonly scope: Required<Pick<Check, 'documentIds' | 'parts'>>;
  /** The same in a sentence. */
  readonly what: string;
}

const everything = (parts: Check['parts'], what: string): CheckBefore => ({
  scope: { documentIds: null, parts: parts ?? null },
  what,
});

/** What a check before an export looks through: rather more than is written than less. */
export function checkBefore(request: ExportRequest): CheckBefore {
  switch (request.what) {
    case 'segments':
      return {
        scope: {
          documentIds: request.choice.documentIds ?? null,
          parts: ['document', 'documentName', 'value', 'speakerValue', 'comment', 'group', 'code', 'label'],
        },
        what: request.choice.documentIds
          ? 'Looks through the documents of these segments, their names, comments and variables.'
          : 'Looks through texts, names, groups and variables of documents, comments and codes.',
      };
    case 'query':
      return everything(
        ['document', 'documentName', 'value', 'speakerValue', 'comment', 'group', 'code', 'label'],
        'Looks through texts, names, groups and variables of documents, comments and codes.',
      );
    case 'document-coding':
    case 'numbered-text':
      return {
        scope: {
          documentIds: request.choice?.documentIds ?? null,
          parts:
            request.what === 'numbered-text'
              ? ['document', 'documentName', 'group', 'label']
              : [
                  ...([
                    'document',
                    'documentName',
                    'documentNote',
                    'value',
                    'group',
                    'comment',
                    'code',
                    'label',
                  ] as const),
                  ...(['memo', 'memoTitle'] as const),
                ],
        },
        what: 'Looks through the texts, and what goes out with them.',
      };
    case 'data-set':
      return everything(null, 'Looks through the whole study: almost all of it goes into a data set.');
    case 'codebook':
      return everything(['code', 'label'], 'Looks through the names and rules of the codes.');
    case 'memos':
      return everything(
        ['memo', 'memoTitle', 'documentName', 'code', 'label'],
        'Looks through memos, and what they link to.',
      );
    case 'documents':
      return everything(
        ['documentName', 'documentNote', 'group', 'label'],
        'Looks through the names, notes and groups of documents.',
      );
    case 'variables':
      return everything(
        ['documentName', 'group', 'value', 'label'],
        'Looks through the variables and the names of documents.',
      );
    case 'audit':
      return everything(
        null,
        'Looks through the study as it is now; earlier steps of the history may still hold names.',
      );
    case 'viewer':
      return checkBeforeViewer(request);
    case 'hits':
      return everything(null, 'Looks through everything that a search looks through.');
    case 'words':
      return everything(['document'], 'Looks through the texts of the documents.');
    case 'co-occurrence':
      return everything(['code'], 'Looks through the codes.');
    case 'comparison':
    case 'chart':
      return everything(
        ['code', 'documentName', 'group', 'value', 'speakerValue', 'label'],
        'Looks through codes, documents, groups and variables.',
      );
  }
}
