import type { InputOf } from '#shared/contract/index.ts';

/** One request of each kind that there is, as plain as it can be. */
export const exportRequests: readonly InputOf<'exports.write'>['request'][] = [
  { what: 'segments', choice: {} },
  { what: 'codebook' },
  { what: 'memos' },
  { what: 'documents' },
  { what: 'variables' },
  { what: 'audit' },
  { what: 'viewer' },
  { what: 'hits', request: { text: 'order' } },
  { what: 'words', options: {} },
  { what: 'co-occurrence', options: {} },
  { what: 'comparison', options: {} },
];
