import {
  $getDocument,
  DecoratorNode,
  type LexicalNode,
  type LexicalUpdateJSON,
  type NodeKey,
  type SerializedLexicalNode,
} from 'lexical';
import type { ReactNode } from 'react';
import type { CodeMention, DocumentMention, MemoMention } from '#shared/domain/memoBody.ts';
import { viewOf } from './nodeViews.ts';

type Mention = CodeMention | DocumentMention | MemoMention;

/** A mention in the line: one thing that the caret steps over, and that opens what it names. */
abstract class MentionNode<Data extends Mention> extends DecoratorNode<ReactNode> {
  __data: Data;

  constructor(data: Data, key?: NodeKey) {
    super(key);
    this.__data = data;
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__data = previous.__data;
  }
  data(): Data {
    return this.getLatest().__data;
  }
  setData(data: Data): this {
    const self = this.getWritable();
    self.__data = data;
    return self;
  }
  override createDOM(): HTMLElement {
    const element = $getDocument().createElement('span');
    element.className = 'memo-mention';
    return element;
  }
  override updateDOM(): false {
    return false;
  }
  override isInline(): true {
    return true;
  }
  override exportJSON(): SerializedLexicalNode {
    return { ...super.exportJSON(), ...this.data() };
  }
  override decorate(): ReactNode {
    return viewOf(this.data(), this.getKey());
  }
}

const noCode: CodeMention = { type: 'code-mention', codeId: '', label: '' };

export class CodeMentionNode extends MentionNode<CodeMention> {
  override $config() {
    return this.config('code-mention', { extends: DecoratorNode });
  }
  constructor(data: CodeMention = noCode, key?: NodeKey) {
    super(data, key);
  }
  override updateFromJSON(json: LexicalUpdateJSON<SerializedLexicalNode & CodeMention>): this {
    const { codeId, label } = json;
    return super.updateFromJSON(json).setData({ type: 'code-mention', codeId, label });
  }
  override getTextContent(): string {
    return `#${this.data().label}`;
  }
}

const noDocument: DocumentMention = { type: 'document-mention', documentId: '', label: '' };

export class DocumentMentionNode extends MentionNode<DocumentMention> {
  override $config() {
    return this.config('document-mention', { extends: DecoratorNode });
  }
  constructor(data: DocumentMention = noDocument, key?: NodeKey) {
    super(data, key);
  }
  override updateFromJSON(json: LexicalUpdateJSON<SerializedLexicalNode & DocumentMention>): this {
    const { documentId, label } = json;
    return super.updateFromJSON(json).setData({ type: 'document-mention', documentId, label });
  }
  override getTextContent(): string {
    return `@${this.data().label}`;
  }
}

const noMemo: MemoMention = { type: 'memo-mention', memoId: '', label: '' };

export class MemoMentionNode extends MentionNode<MemoMention> {
  override $config() {
    return this.config('memo-mention', { extends: DecoratorNode });
  }
  constructor(data: MemoMention = noMemo, key?: NodeKey) {
    super(data, key);
  }
  override updateFromJSON(json: LexicalUpdateJSON<SerializedLexicalNode & MemoMention>): this {
    const { memoId, label } = json;
    return super.updateFromJSON(json).setData({ type: 'memo-mention', memoId, label });
  }
  override getTextContent(): string {
    return `@${this.data().label}`;
  }
}

export type AnyMentionNode = CodeMentionNode | DocumentMentionNode | MemoMentionNode;

/** The node for a mention, ready to be inserted. */
export function $createMentionNode(mention: Mention): AnyMentionNode {
  if (mention.type === 'code-mention') return new CodeMentionNode(mention);
  if (mention.type === 'document-mention') return new DocumentMentionNode(mention);
  return new MemoMentionNode(mention);
}

export const $isMentionNode = (node: LexicalNode | null | undefined): node is AnyMentionNode =>
  node instanceof CodeMentionNode || node instanceof DocumentMentionNode || node instanceof MemoMentionNode;
