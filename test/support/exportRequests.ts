import type { InputOf } from '#shared/contract/index.ts';
import type { DocumentId } from '#shared/domain/ids.ts';

/** One request of each kind that there is, as plain as it can be. */
export const exportRequests: readonly InputOf<'exports.write'>['request'][] = [
  { what: 'segments', choice: {} },
  { what: 'query', expression: 'everything' },
  { what: 'codebook' },
  { what: 'memos' },
  { what: 'documents' },
  { what: 'variables' },
  { what: 'audit' },
  { what: 'hits', request: { text: 'order' } },
  { what: 'words', options: {} },
  { what: 'co-occurrence', options: {} },
  { what: 'comparison', options: {} },
];

/** One request of each kind that is for reading or for other programs, and knows no JSON. */
export const readingRequests = (
  documentIds: readonly DocumentId[] | null,
): readonly InputOf<'exports.write'>['request'][] => {
  const choice = { documentIds: documentIds && [...documentIds] };
  return [
    { what: 'document-coding', choice },
    { what: 'numbered-text', choice },
    { what: 'data-set', choice },
    { what: 'viewer', choice },
  ];
};
