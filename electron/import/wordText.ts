import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import { FormattedTextBuilder } from './formattedText.ts';
import type { NoteReference, WordDocument, WordNode, WordParagraph, WordRun } from './wordModel.ts';

/** What the writer carries through the document. */
interface Writing {
  readonly builder: FormattedTextBuilder;
  /** References to notes in the order in which they were met. */
  readonly notes: NoteReference[];
  /** Last number given in each list and level. */
  readonly numbers: Map<string, number>;
  /** What comments say, by their ids; empty when they are not wanted. */
  readonly comments: ReadonlyMap<string, string>;
  /** Where the words begin that a comment is about. */
  readonly commented: Map<string, number>;
  /** Comments that are about no words in particular. */
  readonly remarks: string[];
  /** True when the next block begins on a new line. */
  started: boolean;
  /** Where the hidden words begin that are being written. */
  hiddenFrom: number;
  /** Where the paragraph begins that is being written. */
  paragraphFrom: number;
  /** True when its next words stand on another page or in another column. */
  isParted: boolean;
}

/**
 * Text and marks of a Word document: one line a paragraph, one row of a table after the other, notes at the end, each marked
 * with the number that it is called by.
 */
export function writeWordText(
  document: WordDocument,
  comments: ReadonlyMap<string, string> = new Map(),
): { text: string; format: FormatMark[] } {
  const writing: Writing = {
    builder: new FormattedTextBuilder(),
    notes: [],
    numbers: new Map(),
    comments,
    commented: new Map(),
    remarks: [],
    started: false,
    hiddenFrom: 0,
    paragraphFrom: 0,
    isParted: false,
  };
  writeBlocks(writing, document.children);
  // A note may call another note, so the list can grow while it is written.
  for (let index = 0; index < writing.notes.length; index++) {
    const reference = writing.notes[index];
    const note = reference && document.notes.resolve(reference);
    if (note) writeNote(writing, index + 1, note.body);
  }
  return writing.builder.finish();
}

function beginLine(writing: Writing): void {
  if (writing.started) writing.builder.append('\n');
  writing.started = true;
}

function writeBlocks(writing: Writing, nodes: readonly WordNode[]): void {
  for (const node of nodes) {
    if (node.type === 'paragraph') {
      if (isHiddenAway(node)) continue;
      beginLine(writing);
      writeParagraph(writing, node);
    } else if (node.type === 'table') {
      for (const row of node.children) writeRow(writing, row);
    } else if ('children' in node) {
      writeBlocks(writing, node.children);
    }
  }
}

/** A paragraph whose mark is hidden, and in which nothing is shown, is no line of the text. */
function isHiddenAway({ alignment, children }: WordParagraph): boolean {
  return /hidden=true/.test(alignment ?? '') && !children.some(showsWords);
}

function showsWords(node: WordNode): boolean {
  if ('children' in node) return node.children.some(showsWords);
  return wordsOf(node) !== '';
}

/** Cells stand in one line with TABs between them; a cell of several paragraphs keeps its line breaks. */
function writeRow(writing: Writing, row: WordNode): void {
  if (row.type !== 'tableRow') {
    writeBlocks(writing, [row]);
    return;
  }
  beginLine(writing);
  const start = writing.builder.length;
  for (const [index, cell] of row.children.entries()) {
    if (index > 0) writing.builder.append('\t');
    const cellStart = writing.builder.length;
    writing.started = false;
    writeBlocks(writing, [cell]);
    writing.builder.mark({ kind: 'table-cell' }, cellStart);
  }
  writing.started = true;
  writing.builder.mark({ kind: 'table-row' }, start);
}

function writeParagraph(writing: Writing, paragraph: WordParagraph): void {
  const start = writing.builder.length;
  writing.paragraphFrom = start;
  writing.isParted = false;
  for (const child of paragraph.children) writeInline(writing, child, plain);
  for (const mark of blockMarks(writing, paragraph)) writing.builder.mark(mark, start);
  for (const value of writing.remarks.splice(0)) writing.builder.mark({ kind: 'comment', value }, start);
}

type BlockMark = Omit<FormatMark, 'start' | 'end'>;

function blockMarks(writing: Writing, paragraph: WordParagraph): BlockMark[] {
  const heading = headingOf(paragraph);
  if (heading) return [{ kind: heading }];
  const item = listMark(writing, paragraph);
  if (item) return [item];
  return /^(?:intense )?quote$/i.test(paragraph.styleName ?? '') ? [{ kind: 'quote' }] : [];
}

/** By the name of its style (the names stay English inside the file), or by its own outline level. */
function headingOf({ styleName, styleId, alignment }: WordParagraph): MarkKind | null {
  const style = styleName ?? styleId ?? '';
  if (/^title$/i.test(style)) return 'heading1';
  if (/^subtitle$/i.test(style)) return 'heading2';
  const level = /^heading ?([1-9])/i.exec(style)?.[1];
  const outline = /outline=([0-8])/.exec(alignment ?? '')?.[1];
  const depth = level ? Number(level) : outline ? Number(outline) + 1 : 0;
  if (depth === 0) return null;
  return depth === 1 ? 'heading1' : depth === 2 ? 'heading2' : 'heading3';
}

function listMark(writing: Writing, { numbering, styleName, styleId, alignment }: WordParagraph): BlockMark | null {
  if (!numbering) return /^list bullet/i.test(styleName ?? '') ? { kind: 'bullet', level: 0 } : null;
  const list = /list=([^;]+)/.exec(alignment ?? '')?.[1] ?? styleId ?? '';
  // List 0 is Word's way of saying that the paragraph has left its list.
  if (list === '0') return null;
  const level = Number(numbering.level) || 0;
  if (!numbering.isOrdered) return { kind: 'bullet', level };
  return { kind: 'number', level, value: `${nextNumber(writing.numbers, list, level)}.` };
}

function nextNumber(numbers: Map<string, number>, list: string, level: number): number {
  const value = (numbers.get(`${list}/${level}`) ?? 0) + 1;
  numbers.set(`${list}/${level}`, value);
  for (let deeper = level + 1; deeper < 9; deeper++) numbers.delete(`${list}/${deeper}`);
  return value;
}

/** How the words of a run look. */
interface Look {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly link: string | null;
}
const plain: Look = { bold: false, italic: false, underline: false, strike: false, link: null };

function writeInline(writing: Writing, node: WordNode, look: Look): void {
  switch (node.type) {
    case 'run':
      for (const child of node.children) writeInline(writing, child, lookOf(node, look));
      return;
    case 'hyperlink':
      for (const child of node.children) writeInline(writing, child, { ...look, link: node.href ?? look.link });
      return;
    case 'noteReference':
      writing.notes.push(node);
      return;
    case 'bookmarkStart':
      followSign(writing, node.name);
      return;
    case 'paragraph':
    case 'table':
      writeBlocks(writing, [node]);
      return;
    default:
      // A new page at the beginning or the end of a paragraph is no line of its own.
      if (node.type === 'break' && node.breakType !== 'line') {
        writing.isParted = writing.builder.length > writing.paragraphFrom;
      } else writeWords(writing, wordsOf(node), look);
  }
}

function lookOf(run: WordRun, around: Look): Look {
  const style = run.styleName ?? '';
  return {
    bold: around.bold || run.isBold || /^strong$/i.test(style),
    italic: around.italic || run.isItalic || /^emphasis$/i.test(style),
    underline: around.underline || run.isUnderline,
    strike: around.strike || run.isStrikethrough,
    link: around.link,
  };
}

function writeWords(writing: Writing, words: string, look: Look): void {
  if (words !== '' && writing.isParted) {
    writing.isParted = false;
    writing.builder.append('\n');
  }
  const start = writing.builder.length;
  writing.builder.append(words);
  if (look.bold) writing.builder.mark({ kind: 'bold' }, start);
  if (look.italic) writing.builder.mark({ kind: 'italic' }, start);
  if (look.strike) writing.builder.mark({ kind: 'strike' }, start);
  // Word underlines links; the reader does so by itself.
  if (look.underline && look.link === null) writing.builder.mark({ kind: 'underline' }, start);
  if (look.link !== null) writing.builder.mark({ kind: 'link', value: look.link }, start);
}

function wordsOf(node: WordNode): string {
  switch (node.type) {
    case 'text':
      // Line breaks inside the XML are layout of the file; Word shows them as a blank.
      return node.value.replace(/[ \t]*[\r\n]+[ \t]*/g, ' ');
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'checkbox':
      return node.checked ? '☒' : '☐';
    default:
      return '';
  }
}

/** Where hidden words and comments begin and end. */
function followSign(writing: Writing, name: string): void {
  const { builder, commented } = writing;
  if (name === 'hide') writing.hiddenFrom = builder.length;
  else if (name === 'show') builder.mark({ kind: 'hidden' }, writing.hiddenFrom);
  const [sign, id] = name.split(/:(.*)/s, 2);
  const value = id === undefined ? undefined : writing.comments.get(id);
  if (id === undefined || value === undefined) return;
  if (sign === 'comment') commented.set(id, builder.length);
  else if (sign === 'uncomment') builder.mark({ kind: 'comment', value }, commented.get(id) ?? builder.length);
  else if (!commented.has(id)) writing.remarks.push(value);
}

function writeNote(writing: Writing, number: number, body: readonly WordNode[]): void {
  beginLine(writing);
  const start = writing.builder.length;
  writing.started = false;
  writeBlocks(writing, body);
  writing.builder.mark({ kind: 'footnote', value: String(number) }, start);
  writing.started = true;
}
