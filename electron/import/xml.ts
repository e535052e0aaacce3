import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What is to be done with the pieces of an XML document, in their order. */
export interface XmlVisitor {
  readonly open?: (tag: SaxesTagNS, depth: number) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: SaxesTagNS, depth: number) => void;
}

/** Deeper than any writer nests. */
const deepest = 400;
const chunk = 65_536;

/**
 * Walks through an XML document. Entities that the document itself declares are never followed (they could multiply, or
 * name files), nor is anything fetched.
 * @throws Error when it is not well formed, or nested beyond all reason.
 */
export function walkXml(source: string, { open, text, close }: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new Error('nested too deeply');
    open?.(tag, depth);
  });
  parser.on('closetag', (tag) => {
    close?.(tag, depth);
    depth -= 1;
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  parser.on('error', (error) => {
    throw error;
  });
  for (let at = 0; at < source.length; at += chunk) parser.write(source.slice(at, at + chunk));
  parser.close();
}
