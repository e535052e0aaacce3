import { $getDocument, DecoratorNode, type LexicalUpdateJSON, type NodeKey, type SerializedLexicalNode } from 'lexical';
import type { ReactNode } from 'react';
import type { SegmentQuote } from '#shared/domain/memoBody.ts';
import { viewOf } from './nodeViews.ts';

const noQuote: SegmentQuote = {
  type: 'segment-quote',
  documentId: '',
  start: 0,
  end: 0,
  codingId: null,
  text: '',
  label: '',
};

/** A quoted segment: a block of its own with the words as they stood, which leads back to its place in the text. */
export class SegmentQuoteNode extends DecoratorNode<ReactNode> {
  __data: SegmentQuote;

  override $config() {
    return this.config('segment-quote', { extends: DecoratorNode });
  }

  constructor(data: SegmentQuote = noQuote, key?: NodeKey) {
    super(key);
    this.__data = data;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__data = previous.__data;
  }
  override updateFromJSON(json: LexicalUpdateJSON<SerializedLexicalNode & SegmentQuote>): this {
    const { documentId, start, end, codingId, text, label } = json;
    const self = super.updateFromJSON(json);
    self.__data = { type: 'segment-quote', documentId, start, end, codingId, text, label };
    return self;
  }

  data(): SegmentQuote {
    return this.getLatest().__data;
  }
  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('div');
    element.className = 'memo-quoted';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): false {
    return false;
  }
  override exportJSON(): SerializedLexicalNode {
    return { ...super.exportJSON(), ...this.data() };
  }
  override getTextContent(): string {
    return `“${this.data().text}”`;
  }
  override decorate(): ReactNode {
    return viewOf(this.data(), this.getKey());
  }
}

export const $createSegmentQuoteNode = (quote: Omit<SegmentQuote, 'type'>): SegmentQuoteNode =>
  new SegmentQuoteNode({ type: 'segment-quote', ...quote });
