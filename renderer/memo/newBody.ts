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

type Quote = Omit<SegmentQuote, 'type'>;

const quoteNode = (quote: Quote) => ({ type: 'segment-quote', version: 1, ...quote });

/** The body of a memo that begins with a quoted segment and has room to write below it. */
export const quoteBody = (quote: Quote): string => bodyOf([quoteNode(quote), paragraphNode('')]);

/** The body of a memo that says what it quotes, then quotes it, with room to write below each. */
export const quotesBody = (head: string, quotes: readonly Quote[]): string =>
  bodyOf([paragraphNode(head), ...quotes.flatMap((quote) => [quoteNode(quote), paragraphNode('')])]);
