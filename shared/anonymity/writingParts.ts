/** What of a study is in words that somebody said or wrote. */
export const writingParts = [
  'document',
  'documentName',
  'documentNote',
  'value',
  'memo',
  'memoTitle',
  'comment',
  'code',
  'group',
  'speakerValue',
  'label',
] as const;
export type WritingPart = (typeof writingParts)[number];
