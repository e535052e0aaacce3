import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { FormattedTextBuilder } from '../formattedText.ts';
import { remark } from '../wordComments.ts';
import { elementsOf, findElements, textOf, type XmlElement } from '../xmlTree.ts';
import { readChanges } from './changes.ts';
import type { OdfStyle, OdfStyles } from './styles.ts';

export interface OdfText {
  readonly text: string;
  readonly format: FormatMark[];
  readonly pictures: number;
  /** True when hidden text was left out. */
  readonly leftHidden: boolean;
}

/** The text of a document (`office:text`) with its marks. @throws Error when its tables or lists make no sense. */
export function writeOdfText(body: XmlElement, styles: OdfStyles, options: ReadingOptions): OdfText {
  return new OdfWriter(styles, options, readChanges(body)).write(body);
}

/** Shown nowhere in the text: declarations, sources of indexes, forms, what describes a picture or a change. */
const unshown = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:alphabetical-index-auto-mark-file',
  'text:script',
  'text:note-citation',
  'text:ruby-text',
  'office:forms',
  'office:change-info',
  'office:event-listeners',
  'svg:title',
  'svg:desc',
  'style:style',
]);

/** How words look, and where they stand. */
interface Look extends OdfStyle {
  readonly link?: string;
}

/** A list that is open. */
interface OpenList {
  readonly style: string | undefined;
  /** 1 = outermost. */
  readonly level: number;
}

class OdfWriter {
  readonly #styles: OdfStyles;
  readonly #options: ReadingOptions;
  readonly #changes: ReturnType<typeof readChanges>;
  readonly #builder = new FormattedTextBuilder();
  readonly #notes: XmlElement[] = [];
  /** Text boxes of the paragraph in hand. */
  #boxes: XmlElement[] = [];
  /** Where the words begin that a comment is about, and what it says, by its name. */
  readonly #commented = new Map<string, { readonly start: number; readonly value: string }>();
  /** Comments about no words in particular. */
  #remarks: string[] = [];
  /** Last number of each list and level. */
  readonly #numbers = new Map<string, number>();
  /** Changes whose words are being left out. */
  readonly #leavingOut = new Set<string>();
  #started = false;
  /** The last character was a blank, or none was written in the paragraph: further blanks of the file count for nothing. */
  #blank = true;
  #pictures = 0;
  #leftHidden = false;

  constructor(styles: OdfStyles, options: ReadingOptions, changes: ReturnType<typeof readChanges>) {
    this.#styles = styles;
    this.#options = options;
    this.#changes = changes;
  }

  write(body: XmlElement): OdfText {
    this.#writeBlocks(elementsOf(body), null, {});
    // A note may call another note, so the list can grow while it is written.
    for (let index = 0; index < this.#notes.length; index++)
      this.#writeNote(this.#notes[index] as XmlElement, index + 1);
    return { ...this.#builder.finish(), pictures: this.#pictures, leftHidden: this.#leftHidden };
  }

  #writeBlocks(elements: readonly XmlElement[], list: OpenList | null, look: Look): void {
    for (const element of elements) this.#writeBlock(element, list, look);
  }

  #writeBlock(element: XmlElement, list: OpenList | null, look: Look): void {
    switch (element.name) {
      case 'text:p':
      case 'text:h':
        this.#writeParagraph(element, null, look);
        return;
      case 'text:list':
        this.#writeList(element, list, look);
        return;
      case 'table:table':
        for (const row of rowsOf(element)) this.#writeRow(row, look);
        return;
      case 'text:section':
        this.#writeBlocks(elementsOf(element), list, isHiddenSection(element) ? { ...look, hidden: true } : look);
        return;
      case 'text:change-start':
      case 'text:change-end':
      case 'text:change':
      case 'draw:frame':
        this.#writeInline(element, look);
        this.#writeBoxes(look);
        return;
      default:
        if (!isUnshown(element)) this.#writeBlocks(elementsOf(element), list, look);
    }
  }

  #beginLine(): void {
    if (this.#leavingOut.size > 0) return;
    if (this.#started) this.#builder.append('\n');
    this.#started = true;
    this.#blank = true;
  }

  #writeParagraph(paragraph: XmlElement, item: Omit<FormatMark, 'start' | 'end'> | null, around: Look): void {
    const { name, attributes } = paragraph;
    const style = this.#styles.style('paragraph', attributes['text:style-name']);
    const hidden = style.hidden === true || around.hidden === true || hidesItself(paragraph);
    if (hidden && !this.#options.hidden) {
      this.#leftHidden ||= textOf(paragraph).trim() !== '';
      return;
    }
    this.#beginLine();
    const start = this.#builder.length;
    const heading = headingOf(
      name,
      Number(attributes['text:outline-level']),
      style,
      this.#styles.names(attributes['text:style-name']),
    );
    const { bold, italic, ...rest } = style;
    // A heading is bold by its kind; that is no emphasis.
    const look = heading ? { ...rest, hidden } : { ...rest, ...(bold && { bold }), ...(italic && { italic }), hidden };
    for (const child of paragraph.children) this.#writeNode(child, look);
    const mark = heading ? { kind: heading } : (item ?? this.#quoteOf(attributes['text:style-name']));
    if (mark) this.#builder.mark(mark, start);
    for (const value of this.#remarks.splice(0)) this.#builder.mark({ kind: 'comment', value }, start);
    this.#writeBoxes(around);
  }

  #quoteOf(style: string | undefined): { kind: MarkKind } | null {
    return this.#styles.names(style).some((name) => /^(?:Quotations|Quote|Block_20_?Quotation)/i.test(name))
      ? { kind: 'quote' }
      : null;
  }

  /** Text boxes stand behind the paragraph that they hang on. */
  #writeBoxes(look: Look): void {
    const boxes = this.#boxes;
    this.#boxes = [];
    for (const box of boxes) this.#writeBlocks(elementsOf(box), null, look);
  }

  #writeNode(node: XmlElement | string, look: Look): void {
    if (typeof node === 'string') this.#writeText(node, look);
    else this.#writeInline(node, look);
  }

  #writeInline(element: XmlElement, look: Look): void {
    const { name, attributes, children } = element;
    switch (name) {
      case 'text:s':
        this.#writeWords(' '.repeat(Math.min(Math.max(Number(attributes['text:c'] ?? 1) || 1, 1), 1000)), look);
        return;
      case 'text:tab':
        this.#writeWords('\t', look);
        return;
      case 'text:line-break':
        this.#writeWords('\n', look);
        return;
      case 'text:note':
        if (this.#leavingOut.size === 0) this.#notes.push(element);
        return;
      case 'office:annotation':
      case 'office:annotation-end':
        this.#followComment(element);
        return;
      case 'text:change-start':
      case 'text:change-end':
      case 'text:change':
        this.#followChange(element, look);
        return;
      case 'draw:image':
      case 'draw:object':
      case 'draw:object-ole':
        this.#pictures += name === 'draw:image' && this.#leavingOut.size === 0 ? 1 : 0;
        return;
      case 'draw:text-box':
        if (this.#leavingOut.size === 0) this.#boxes.push(element);
        return;
      case 'text:p':
      case 'text:h':
      case 'text:list':
      case 'table:table':
        // Shapes hold paragraphs without a box around them.
        if (this.#leavingOut.size === 0)
          this.#boxes.push({ name: 'draw:text-box', attributes: {}, children: [element] });
        return;
      default:
        if (isUnshown(element)) return;
        for (const child of children) this.#writeNode(child, this.#lookOf(element, look));
    }
  }

  #lookOf({ name, attributes }: XmlElement, look: Look): Look {
    if (name === 'text:span') return { ...look, ...this.#styles.style('text', attributes['text:style-name']) };
    if (name === 'text:a') return attributes['xlink:href'] ? { ...look, link: attributes['xlink:href'] } : look;
    const isHidden = name === 'text:hidden-text' && attributes['text:is-hidden'] === 'true';
    return isHidden ? { ...look, hidden: true } : look;
  }

  /** Blanks of the file are one blank; none stands at the beginning of a paragraph. */
  #writeText(text: string, look: Look): void {
    let words = text.replace(/[ \t\r\n]+/g, ' ');
    if (this.#blank && words.startsWith(' ')) words = words.slice(1);
    if (words !== '') this.#writeWords(words, look);
  }

  #writeWords(words: string, look: Look): void {
    if (this.#leavingOut.size > 0) return;
    if (look.hidden && !this.#options.hidden) {
      this.#leftHidden ||= words.trim() !== '';
      return;
    }
    const start = this.#builder.length;
    this.#builder.append(words);
    this.#blank = words.endsWith(' ');
    for (const kind of ['bold', 'italic', 'strike', 'hidden'] as const)
      if (look[kind]) this.#builder.mark({ kind }, start);
    // Links are underlined as it is; the reader does so by itself.
    if (look.underline && look.link === undefined) this.#builder.mark({ kind: 'underline' }, start);
    if (look.link !== undefined) this.#builder.mark({ kind: 'link', value: look.link }, start);
  }

  #followComment(element: XmlElement): void {
    const name = element.attributes['office:name'] ?? '';
    if (element.name === 'office:annotation-end') {
      const comment = this.#commented.get(name);
      if (comment) this.#builder.mark({ kind: 'comment', value: comment.value }, comment.start);
      return;
    }
    if (!this.#options.comments) return;
    const author = findElements(element, 'dc:creator').map(textOf).join(' ');
    const value = remark(author, findElements(element, 'text:p').map(textOf));
    if (this.#changes.endedComments.has(name)) this.#commented.set(name, { start: this.#builder.length, value });
    else this.#remarks.push(value);
  }

  /**
   * The accepted text is without what was deleted, which some programs leave where it was; the original text is without what
   * was inserted, and with what was deleted.
   */
  #followChange(element: XmlElement, look: Look): void {
    const { inserted, deleted } = this.#changes;
    const isAccepted = this.#options.changes === 'accepted';
    const id = element.attributes['text:change-id'] ?? '';
    if (element.name === 'text:change') {
      if (!isAccepted) this.#writeDeleted(deleted.get(id) ?? [], look);
    } else if (element.name === 'text:change-end') this.#leavingOut.delete(id);
    else if (isAccepted ? deleted.has(id) : inserted.has(id)) this.#leavingOut.add(id);
  }

  /** The first of the deleted paragraphs goes on where it was cut off, the last one goes on with what follows. */
  #writeDeleted(elements: readonly XmlElement[], look: Look): void {
    for (const [index, element] of elements.entries()) {
      const isParagraph = element.name === 'text:p' || element.name === 'text:h';
      if (!isParagraph) {
        this.#writeBlock(element, null, look);
        continue;
      }
      if (index > 0) this.#beginLine();
      for (const child of element.children) this.#writeNode(child, look);
    }
  }

  #writeList(list: XmlElement, around: OpenList | null, look: Look): void {
    const open = { style: list.attributes['text:style-name'] ?? around?.style, level: (around?.level ?? 0) + 1 };
    const goesOn = list.attributes['text:continue-numbering'] === 'true' || list.attributes['text:continue-list'];
    if (!goesOn) this.#numbers.delete(`${open.style}/${open.level}`);
    for (const item of elementsOf(list)) {
      if (item.name === 'text:list-item' || item.name === 'text:list-header') this.#writeItem(item, open, look);
      else this.#writeBlock(item, around, look);
    }
  }

  /** The first paragraph of an entry bears its sign; the others stand below it. */
  #writeItem(item: XmlElement, list: OpenList, look: Look): void {
    let isFirst = item.name === 'text:list-item';
    for (const element of elementsOf(item)) {
      const isParagraph = element.name === 'text:p' || element.name === 'text:h';
      if (isParagraph && isFirst) this.#writeParagraph(element, this.#signOf(item, list), look);
      else this.#writeBlock(element, list, look);
      isFirst &&= !isParagraph;
    }
  }

  #signOf(item: XmlElement, { style, level }: OpenList): Omit<FormatMark, 'start' | 'end'> {
    if (!this.#styles.isNumbered(style, level)) return { kind: 'bullet', level: level - 1 };
    const key = `${style}/${level}`;
    const number = Number(item.attributes['text:start-value']) || (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, number);
    return { kind: 'number', level: level - 1, value: `${number}.` };
  }

  /** Cells stand in one line with TABs between them; a cell of several paragraphs keeps its line breaks. */
  #writeRow(row: XmlElement, look: Look): void {
    this.#beginLine();
    const start = this.#builder.length;
    for (const [index, cell] of cellsOf(row).entries()) {
      if (index > 0) this.#writeWords('\t', {});
      const cellStart = this.#builder.length;
      this.#started = false;
      this.#blank = true;
      this.#writeBlocks(elementsOf(cell), null, look);
      this.#builder.mark({ kind: 'table-cell' }, cellStart);
    }
    this.#started = true;
    this.#builder.mark({ kind: 'table-row' }, start);
  }

  #writeNote(note: XmlElement, number: number): void {
    this.#beginLine();
    const start = this.#builder.length;
    this.#started = false;
    for (const body of findElements(note, 'text:note-body')) this.#writeBlocks(elementsOf(body), null, {});
    this.#started = true;
    this.#builder.mark({ kind: 'footnote', value: String(number) }, start);
  }
}

const isUnshown = ({ name }: XmlElement): boolean => unshown.has(name) || /^text:.*(?:-source|-template)$/.test(name);

const isHiddenSection = ({ attributes }: XmlElement): boolean =>
  attributes['text:display'] === 'none' || attributes['text:is-hidden'] === 'true';

const hidesItself = (paragraph: XmlElement): boolean =>
  elementsOf(paragraph).some(
    ({ name, attributes }) => name === 'text:hidden-paragraph' && attributes['text:is-hidden'] === 'true',
  );

function headingOf(name: string, level: number, style: OdfStyle, names: readonly string[]): MarkKind | null {
  if (names.includes('Title')) return 'heading1';
  if (names.includes('Subtitle')) return 'heading2';
  const depth = name === 'text:h' ? level || 1 : (style.outline ?? 0);
  return depth === 0 ? null : depth === 1 ? 'heading1' : depth === 2 ? 'heading2' : 'heading3';
}

const rowsOf = (table: XmlElement): XmlElement[] =>
  elementsOf(table).flatMap((element) =>
    element.name === 'table:table-row' ? [element] : /-rows?(?:-group)?$/.test(element.name) ? rowsOf(element) : [],
  );

/** The cells of a row; one that a cell above covers is empty, one that the cell beside it covers is none. */
function cellsOf(row: XmlElement): XmlElement[] {
  let covered = 0;
  return elementsOf(row).filter(({ name, attributes }) => {
    if (name === 'table:table-cell') {
      covered = (Number(attributes['table:number-columns-spanned']) || 1) - 1;
      return true;
    }
    covered -= 1;
    return name === 'table:covered-table-cell' && covered < 0;
  });
}
