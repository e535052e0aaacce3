import { Parser } from 'htmlparser2';
import type { FormatMark } from '#shared/domain/document.ts';
import { refusedFile } from '../refusals.ts';
import { Flow, type FlowMark } from './flow.ts';
import { blocks, emphases, headings, preformatted, unseen } from './tags.ts';

/** Deeper than any page is; a parser's own lists grow with every level. */
const deepest = 4000;

interface OpenElement {
  readonly name: string;
  readonly hides: boolean;
  readonly close: (() => void) | null;
}

interface List {
  readonly ordered: boolean;
  readonly level: number;
  next: number;
}

/** A block around the line that is being written. `used`: the first line of an item has the sign, the others have none. */
interface Around {
  readonly mark: FlowMark;
  readonly once: boolean;
  used: boolean;
}

export interface PageText {
  readonly text: string;
  readonly format: FormatMark[];
  readonly pictures: number;
}

/**
 * The words of a web page that a reader sees, and how they look: headings, lists, quotes, tables row by row with TABs
 * between the cells, emphasis and links. Nothing is run or fetched.
 * @throws AxialError `unsupported_format` when its elements are nested without end
 */
export function readPage(source: string, name: string): PageText {
  const page = new Page(name);
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => page.open(tag, attributes),
      ontext: (words) => page.words(words),
      onclosetag: (tag) => page.close(tag),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  );
  parser.write(source);
  parser.end();
  return page.finish();
}

class Page {
  readonly #name: string;
  readonly #flow = new Flow();
  readonly #elements: OpenElement[] = [];
  readonly #around: Around[] = [];
  readonly #lists: List[] = [];
  #hidden = 0;
  #exact = 0;
  /** Right behind the beginning of preformatted text a line end does not count. */
  #justOpened = false;
  /** Cells written in the row, one number a table that is open. */
  readonly #cells: number[] = [];
  #pictures = 0;

  constructor(name: string) {
    this.#name = name;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#elements.length >= deepest) {
      throw refusedFile(`${this.#name} is damaged: its elements are nested without end.`);
    }
    const hides = unseen.has(tag) || isHidden(attributes) || (tag === 'dialog' && attributes.open === undefined);
    if (hides) this.#hidden++;
    if (this.#hidden > 0) {
      this.#elements.push({ name: tag, hides, close: null });
      return;
    }
    if (blocks.has(tag) || tag === 'br') this.#endLine();
    this.#elements.push({ name: tag, hides: false, close: this.#begin(tag, attributes) });
  }

  words(source: string): void {
    if (this.#hidden > 0) return;
    if (this.#exact === 0) {
      this.#flow.words(source);
      return;
    }
    const words = source.replace(/\r\n?/g, '\n');
    this.#flow.exact(this.#justOpened ? words.replace(/^\n/, '') : words);
    this.#justOpened = false;
  }

  close(tag: string): void {
    const element = this.#elements.pop();
    if (!element) return;
    if (element.hides) this.#hidden--;
    if (this.#hidden > 0 || element.hides) return;
    if (blocks.has(tag)) this.#endLine();
    element.close?.();
  }

  finish(): PageText {
    this.#endLine();
    return { ...this.#flow.finish(), pictures: this.#pictures };
  }

  /** What an element begins, and what is to be done at its end. */
  #begin(tag: string, attributes: Readonly<Record<string, string>>): (() => void) | null {
    const emphasis = emphases[tag];
    if (emphasis) return this.#openMark({ kind: emphasis });
    const heading = headings[tag];
    if (heading) return this.#putAround({ kind: heading }, false);
    if (preformatted.has(tag)) return this.#beginExact();
    switch (tag) {
      case 'a':
        return isLink(attributes.href) ? this.#openMark({ kind: 'link', value: attributes.href }) : null;
      case 'blockquote':
        return this.#putAround({ kind: 'quote' }, false);
      case 'q':
        this.#flow.words('“');
        return () => this.#flow.words('”');
      case 'ul':
      case 'menu':
      case 'dir':
      case 'ol':
        return this.#beginList(tag === 'ol', attributes);
      case 'li':
        return this.#beginItem(attributes);
      case 'table':
        this.#cells.push(0);
        return () => void this.#cells.pop();
      case 'tr':
        return this.#beginRow();
      case 'td':
      case 'th':
        return this.#beginCell();
      case 'img':
        this.#pictures++;
        return null;
      default:
        return null;
    }
  }

  #openMark(mark: FlowMark): () => void {
    const opened = this.#flow.open(mark);
    return () => this.#flow.close(opened);
  }

  #putAround(mark: FlowMark, once: boolean): () => void {
    const around = { mark, once, used: false };
    this.#around.push(around);
    return () => void this.#around.splice(this.#around.lastIndexOf(around), 1);
  }

  #beginExact(): () => void {
    this.#exact++;
    this.#justOpened = true;
    return () => {
      this.#exact--;
    };
  }

  #beginList(ordered: boolean, attributes: Readonly<Record<string, string>>): () => void {
    const start = Number.parseInt(attributes.start ?? '', 10);
    const list = { ordered, level: this.#lists.length, next: Number.isSafeInteger(start) ? start : 1 };
    this.#lists.push(list);
    return () => void this.#lists.splice(this.#lists.lastIndexOf(list), 1);
  }

  #beginItem(attributes: Readonly<Record<string, string>>): () => void {
    const list = this.#lists.at(-1);
    if (!list?.ordered) return this.#putAround({ kind: 'bullet', level: list?.level ?? 0 }, true);
    const given = Number.parseInt(attributes.value ?? '', 10);
    const number = Number.isSafeInteger(given) ? given : list.next;
    list.next = number + 1;
    return this.#putAround({ kind: 'number', level: list.level, value: `${number}.` }, true);
  }

  #beginRow(): () => void {
    if (this.#cells.length === 0) return () => {};
    this.#cells[this.#cells.length - 1] = 0;
    this.#flow.beginLine();
    const start = this.#flow.length;
    return () => this.#flow.mark({ kind: 'table-row' }, start);
  }

  #beginCell(): () => void {
    const last = this.#cells.length - 1;
    if (last < 0) return () => {};
    if ((this.#cells[last] ?? 0) > 0) this.#flow.tab();
    this.#cells[last] = (this.#cells[last] ?? 0) + 1;
    const start = this.#flow.length;
    return () => this.#flow.mark({ kind: 'table-cell' }, start);
  }

  #endLine(): void {
    const marks = this.#around.filter(({ once, used }) => !(once && used));
    if (!this.#flow.endLine(marks.map(({ mark }) => mark))) return;
    for (const around of marks) around.used = true;
  }
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  if (attributes.hidden !== undefined) return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(attributes.style ?? '');
}

/** Targets that mean something outside the page. */
const isLink = (target: string | undefined): target is string =>
  target !== undefined && /^(?:https?:|mailto:)/i.test(target.trim());
