import type { FormatMark } from '#shared/domain/document.ts';
import { FormattedTextBuilder } from '../formattedText.ts';

export type FlowMark = Omit<FormatMark, 'start' | 'end'>;

/** An inline mark that is being written under; it begins with the first word, not with the white space before it. */
interface OpenMark {
  readonly mark: FlowMark;
  start: number | null;
}

/** Running text with marks, written as a browser sets it: white space is one blank, blocks stand on lines of their own. */
export class Flow {
  readonly #builder = new FormattedTextBuilder();
  readonly #open: OpenMark[] = [];
  /** Where the line began that is being written; `null` before its first word. */
  #lineStart: number | null = null;
  #blankDue = false;
  #breakDue = false;

  get length(): number {
    return this.#builder.length;
  }

  /** Words with white space as it came. */
  words(source: string): void {
    const words = source.replace(/[ \t\n\r\f]+/g, ' ');
    if (words.startsWith(' ')) this.#blankDue = true;
    const bare = words.trim() === '' && !/\u00a0/.test(words) ? '' : words.replace(/^ | $/g, '');
    if (bare === '') return;
    this.#write(this.#blankDue && this.#lineStart !== null ? ` ${bare}` : bare, this.#blankDue);
    this.#blankDue = words.endsWith(' ');
  }

  /** Words whose white space counts; their line ends are lines. */
  exact(source: string): void {
    for (const [index, line] of source.split('\n').entries()) {
      if (index > 0) this.#writeBreak();
      if (line !== '') this.#write(line, false);
    }
  }

  /** Ends the line, if there are words in it, and puts marks over all of it. */
  endLine(marks: readonly FlowMark[]): boolean {
    this.#blankDue = false;
    if (this.#lineStart === null) return false;
    for (const mark of marks) this.#builder.mark(mark, this.#lineStart);
    this.#lineStart = null;
    this.#breakDue = true;
    return true;
  }

  /** Ends the line, also where no words are in it. */
  endLineAnyway(): void {
    this.#blankDue = false;
    this.#lineStart = null;
    this.#breakDue = true;
  }

  /** Begins a line that may stay empty. */
  beginLine(): void {
    if (this.#breakDue) this.#builder.append('\n');
    this.#breakDue = false;
  }

  /** Tells cells apart. */
  tab(): void {
    this.#breakDue = false;
    this.#builder.append('\t');
  }

  open(mark: FlowMark): OpenMark {
    const opened = { mark, start: null };
    this.#open.push(opened);
    return opened;
  }

  close(opened: OpenMark): void {
    const place = this.#open.lastIndexOf(opened);
    if (place >= 0) this.#open.splice(place, 1);
    if (opened.start !== null) this.#builder.mark(opened.mark, opened.start);
  }

  mark(mark: FlowMark, start: number): void {
    this.#builder.mark(mark, start);
  }

  finish(): { text: string; format: FormatMark[] } {
    return this.#builder.finish();
  }

  #write(words: string, blankInFront: boolean): void {
    this.beginLine();
    const start = this.#builder.length;
    this.#lineStart ??= start;
    const wordStart = blankInFront && words.startsWith(' ') ? start + 1 : start;
    this.#builder.append(words);
    for (const opened of this.#open) opened.start ??= wordStart;
  }

  #writeBreak(): void {
    this.beginLine();
    this.#lineStart ??= this.#builder.length;
    this.#builder.append('\n');
  }
}
