import { $createHeadingNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type ElementNode,
  type LexicalEditor,
  type NodeKey,
} from 'lexical';
import type { FormatMark } from '#shared/domain/document.ts';
import type { TextRange } from '#shared/text/intervals.ts';

/** Letters of the editor that stand in one node, and where they stand in its text. UTF-16 units. */
export interface Piece extends TextRange {
  readonly key: NodeKey;
}

/** What the editor holds: its text as it would be stored, and where each piece of it is. */
export interface EditorText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const headings = { heading1: 'h2', heading2: 'h3', heading3: 'h4' } as const;
const isHeading = (kind: string): kind is keyof typeof headings => kind in headings;

/** Puts lines into the editor, one paragraph each; headings and the names of speakers look as they do when read. */
export function $putText(text: string, marks: readonly FormatMark[]): void {
  const shown = marks.filter(({ kind }) => kind === 'speaker' || isHeading(kind)).sort((a, b) => a.start - b.start);
  const root = $getRoot().clear();
  let next = 0;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    while (next < shown.length && (shown[next]?.end ?? 0) <= start && end > start) next++;
    const here: FormatMark[] = [];
    for (let at = next; (shown[at]?.start ?? Number.POSITIVE_INFINITY) < end; at++) {
      const mark = shown[at];
      if (mark && mark.end > start) here.push(mark);
    }
    root.append($line(text, { start, end }, here));
    start = end + 1;
  }
}

function $line(text: string, { start, end }: TextRange, marks: readonly FormatMark[]): ElementNode {
  const heading = marks.find(({ kind }) => isHeading(kind))?.kind;
  const line = heading && isHeading(heading) ? $createHeadingNode(headings[heading]) : $createParagraphNode();
  const name = marks.find((mark) => mark.kind === 'speaker' && mark.start >= start && mark.end <= end);
  const parts = name
    ? [text.slice(start, name.start), text.slice(name.start, name.end), text.slice(name.end, end)]
    : [text.slice(start, end)];
  for (const [index, words] of parts.entries()) {
    if (words !== '') line.append(index === 1 ? $createTextNode(words).setFormat('bold') : $createTextNode(words));
  }
  return line;
}

/** Reads the editor: its paragraphs are lines, its line breaks too. */
export function readEditor(editor: LexicalEditor): EditorText {
  return editor.getEditorState().read(() => {
    const pieces: Piece[] = [];
    const parts: string[] = [];
    let length = 0;
    const add = (words: string, key: NodeKey | null) => {
      if (key !== null) pieces.push({ key, start: length, end: length + words.length });
      parts.push(words);
      length += words.length;
    };
    const read = (element: ElementNode) => {
      for (const child of element.getChildren()) {
        if ($isTextNode(child)) add(child.getTextContent(), child.getKey());
        else if ($isElementNode(child)) read(child);
        else add('\n', null);
      }
    };
    for (const [index, line] of $getRoot().getChildren().entries()) {
      if (index > 0) add('\n', null);
      if ($isElementNode(line)) read(line);
    }
    return { text: parts.join(''), pieces };
  });
}

const lettersOf = (editor: LexicalEditor, { key }: Piece): Text | null => {
  const child = editor.getElementByKey(key)?.firstChild;
  return child instanceof Text ? child : null;
};

/** The words of a range in the page; `null` where there are no letters. */
export function domRange(editor: LexicalEditor, { pieces }: EditorText, range: TextRange): Range | null {
  const first = firstPiece(pieces, (piece) => piece.end > range.start);
  const last = firstPiece(pieces, (piece) => piece.start >= range.end) - 1;
  const [from, to] = [pieces[first], pieces[last]];
  if (!from || !to || last < first) return null;
  const [start, end] = [lettersOf(editor, from), lettersOf(editor, to)];
  if (!start || !end) return null;
  const found = document.createRange();
  found.setStart(start, Math.min(start.length, Math.max(0, range.start - from.start)));
  found.setEnd(end, Math.min(end.length, range.end - to.start));
  return found.collapsed ? null : found;
}

/** Place of the first piece that has a property which all behind it have too. */
function firstPiece(pieces: readonly Piece[], has: (piece: Piece) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const piece = pieces[middle];
    if (piece && has(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The words selected in the page, as a range of the editor's text; `null` when none are. */
export function selectedRange(editor: LexicalEditor, text: EditorText): TextRange | null {
  const selection = document.getSelection();
  const root = editor.getRootElement();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0 || !root) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const start = offsetAt(editor, text, range.startContainer, range.startOffset);
  const end = offsetAt(editor, text, range.endContainer, range.endOffset);
  return start < end ? { start, end } : null;
}

function offsetAt(editor: LexicalEditor, { text, pieces }: EditorText, node: Node, offset: number): number {
  const point = document.createRange();
  point.setStart(node, offset);
  for (const piece of pieces) {
    const letters = lettersOf(editor, piece);
    if (!letters) continue;
    if (letters === node) return piece.start + offset;
    // The first letters behind the place: it stands between two lines, or before the first.
    if (point.comparePoint(letters, 0) > 0)
      return node instanceof Text ? piece.start : lineEndBefore(text, piece.start);
  }
  return text.length;
}

/** A place between two lines belongs to the end of the one above, as when a whole paragraph is selected. */
const lineEndBefore = (text: string, start: number): number => (text[start - 1] === '\n' ? start - 1 : start);
