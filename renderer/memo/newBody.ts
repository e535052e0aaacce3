import type { SegmentQuote } from '#shared/domain/memoBody.ts';

const block = { version: 1, direction: null, format: '', indent: 0 } as const;

const wordsNode = (text: string) => ({
  type: 'text',
  version: 1,
  detail: 0,
  format: 0,
  mode: 'normal',
  style: '',
  text,
});

const paragraphNode = (words: string) => ({
  ...block,
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  children: words === '' ? [] : [wordsNode(words)],
});

const bodyOf = (children: readonly unknown[]): string => JSON.stringify({ root: { ...block, type: 'root', children } });

/** A body of plain paragraphs. */
export const paragraphsBody = (paragraphs: readonly string[]): string => bodyOf(paragraphs.map(paragraphNode));

/** The body of a memo that begins with a quoted segment and has room to write below it. */
export function quoteBody(quote: Omit<SegmentQuote, 'type'>): string {
  const segment = { type: 'segment-quote', version: 1, ...quote };
  return bodyOf([segment, paragraphNode('')]);
}
