import { SaxesParser, type SaxesTagNS } from 'saxes';

/** What is to be done with the pieces of an XML document, in their order. */
export interface XmlVisitor {
  readonly open?: (tag: SaxesTagNS, depth: number) => void;
  readonly text?: (text: string) => void;
  readonly close?: (tag: SaxesTagNS, depth: number) => void;
  /** A document type declaration, which may declare entities; they are not followed whether this is heard or not. */
  readonly doctype?: () => void;
}

/** Deeper than any writer nests. */
const deepest = 400;
const chunk = 65_536;

/**
 * Walks through an XML document. Entities that the document itself declares are never followed (they could multiply, or
 * name files), nor is anything fetched. A long document can come in pieces.
 * @throws Error when it is not well formed, or nested beyond all reason.
 */
export function walkXml(source: string | Iterable<string>, { open, text, close, doctype }: XmlVisitor): void {
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
  if (doctype) parser.on('doctype', doctype);
  parser.on('error', (error) => {
    throw error;
  });
  for (const piece of typeof source === 'string' ? piecesOf(source) : source) parser.write(piece);
  parser.close();
}

function* piecesOf(source: string): Generator<string> {
  for (let at = 0; at < source.length; at += chunk) yield source.slice(at, at + chunk);
}
