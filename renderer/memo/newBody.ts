import type { SegmentQuote } from '#shared/domain/memoBody.ts';

const block = { version: 1, direction: null, format: '', indent: 0 } as const;

const emptyParagraph = () => ({ ...block, type: 'paragraph', textFormat: 0, textStyle: '', children: [] });

/** The body of a memo that begins with a quoted segment and has room to write below it. */
export function quoteBody(quote: Omit<SegmentQuote, 'type'>): string {
  const segment = { type: 'segment-quote', version: 1, ...quote };
  return JSON.stringify({ root: { ...block, type: 'root', children: [segment, emptyParagraph()] } });
}
