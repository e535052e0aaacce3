import type { FormatMark, MarkKind } from '../../domain/document.ts';
import { normaliseText } from '../../text/normalise.ts';
import type { CountedText } from './countedText.ts';
import { decodeEntities } from './entities.ts';

/** A document as Taguette keeps it, as running text: its text, its look, and where positions in it lie. */
export interface TaguetteText {
  readonly counted: CountedText;
  readonly format: readonly FormatMark[];
}

/** Characters of all text between tags, and where each went; positions of one character are its beginning. */
interface Trace {
  /** Of each character: UTF-8 bytes, UTF-16 units and characters before it. */
  readonly bytes: number[];
  readonly units: number[];
  /** Where it stands in the running text; the same twice where it is not shown. */
  readonly start: number[];
  readonly end: number[];
}

/** Elements that stand on lines of their own. */
const blocks = new Set(
  'address article aside blockquote body center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const looks: ReadonlyMap<string, MarkKind> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['s', 'strike'],
  ['a', 'link'],
  ['h1', 'heading1'],
  ['h2', 'heading2'],
  ['h3', 'heading3'],
  ['h4', 'heading3'],
  ['h5', 'heading3'],
  ['li', 'bullet'],
  ['blockquote', 'quote'],
]);
/** Attributes longer than this are no attributes: what looks like a tag is text. */
const token = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:[^>"']|"[^"]*"|'[^']*'){0,10000})>|[^<]+|</giu;

/**
 * Reads the HTML of a Taguette document: white space is one blank, blocks stand on lines of their own, as a browser sets it.
 * Taguette counts positions in UTF-8 bytes over the text between tags (its `extract.py`); UTF-16 units and characters are
 * kept as other ways of counting, should words noted in the file prove them.
 */
export function readTaguetteHtml(html: string): TaguetteText {
  const reading = new HtmlReading();
  for (const [whole, closing, name, attributes] of html.matchAll(token)) {
    if (whole.startsWith('<!--')) continue;
    if (name === undefined) reading.words(decodeEntities(whole));
    else reading.tag(name.toLowerCase(), closing === '/', attributes ?? '');
  }
  return reading.finish();
}

/** A mark that is being written under; it begins with the first word, not with the blank or line end before it. */
interface OpenMark {
  readonly tag: string;
  readonly kind: MarkKind;
  start: number | null;
  readonly level?: number;
  readonly value?: string;
}

class HtmlReading {
  readonly #parts: string[] = [];
  readonly #trace: Trace = { bytes: [], units: [], start: [], end: [] };
  readonly #open: OpenMark[] = [];
  readonly #lists: { ordered: boolean; count: number }[] = [];
  readonly #marks: FormatMark[] = [];
  #length = 0;
  #bytes = 0;
  #units = 0;
  #exact = 0;
  /** Index of the white space that will be a blank when words follow it on the line. */
  #blank: number | null = null;
  #lineDue = false;
  #lineEmpty = true;

  words(decoded: string): void {
    for (const character of decoded.toWellFormed()) this.#character(character);
  }

  tag(name: string, isClosing: boolean, attributes: string): void {
    if (name === 'br') this.#lineBreak();
    if (blocks.has(name)) this.#endLine();
    if (name === 'td' || name === 'th') this.#cell(isClosing);
    if (name === 'pre') this.#exact = Math.max(0, this.#exact + (isClosing ? -1 : 1));
    if (name === 'ul' || name === 'ol') this.#list(name === 'ol', isClosing);
    if (isClosing) this.#close(name);
    else this.#begin(name, attributes);
  }

  finish(): TaguetteText {
    for (const { tag } of [...this.#open].reverse()) this.#close(tag);
    const text = this.#parts.join('');
    const { bytes, units, start, end } = this.#trace;
    const characters = Array.from(bytes, (_, index) => index);
    const positions = [bytes, units, characters].map(
      (column) => (position: number, side: 'start' | 'end') =>
        side === 'start'
          ? startAfter(column, position, start, end, text.length)
          : endBefore(column, position, start, end, position > this.#total(column)),
    );
    const format = this.#marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return { counted: { text, positions, differs: this.#bytes > bytes.length }, format };
  }

  #total(column: readonly number[]): number {
    if (column === this.#trace.bytes) return this.#bytes;
    return column === this.#trace.units ? this.#units : column.length;
  }

  #character(character: string): void {
    const { bytes, units, start, end } = this.#trace;
    const index = bytes.push(this.#bytes) - 1;
    units.push(this.#units);
    this.#bytes += byteLength(character);
    this.#units += character.length;
    start.push(this.#length);
    end.push(this.#length);
    if (this.#exact === 0 && /^[ \t\n\r\f]$/u.test(character)) {
      if (!this.#lineEmpty) this.#blank ??= index;
      return;
    }
    const shown = normaliseText(character === '\uFEFF' ? '' : character);
    if (shown === '') return;
    this.#beginWords();
    start[index] = this.#length;
    this.#write(shown);
    end[index] = this.#length;
    this.#lineEmpty = shown === '\n';
  }

  /** What was due before words: the end of a line, or a blank. */
  #beginWords(): void {
    if (this.#lineDue) this.#write('\n');
    else if (this.#blank !== null) {
      this.#trace.start[this.#blank] = this.#length;
      this.#write(' ');
      this.#trace.end[this.#blank] = this.#length;
    }
    this.#lineDue = false;
    this.#blank = null;
    for (const opened of this.#open) opened.start ??= this.#length;
  }

  #write(words: string): void {
    this.#parts.push(words);
    this.#length += words.length;
  }

  #endLine(): void {
    this.#blank = null;
    this.#lineDue = this.#length > 0;
    this.#lineEmpty = true;
  }

  #lineBreak(): void {
    this.#blank = null;
    if (this.#lineDue) this.#write('\n');
    this.#lineDue = false;
    if (this.#length > 0) this.#write('\n');
    this.#lineEmpty = true;
  }

  #cell(isClosing: boolean): void {
    if (isClosing || this.#lineEmpty) return;
    this.#blank = null;
    this.#write('\t');
  }

  #list(ordered: boolean, isClosing: boolean): void {
    if (isClosing) this.#lists.pop();
    else this.#lists.push({ ordered, count: 0 });
  }

  #begin(tag: string, attributes: string): void {
    const kind = looks.get(tag);
    if (kind === undefined) return;
    if (tag === 'a') {
      const value = decodeEntities(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(attributes)?.slice(1).join('') ?? '');
      if (/^(?:https?:|mailto:)/iu.test(value)) this.#open.push({ tag, kind, start: null, value });
    } else if (tag === 'li') this.#beginItem();
    else this.#open.push({ tag, kind, start: null });
  }

  #beginItem(): void {
    const list = this.#lists.at(-1);
    const level = Math.max(0, this.#lists.length - 1);
    const item = { tag: 'li', start: null, level };
    if (!list?.ordered) this.#open.push({ ...item, kind: 'bullet' });
    else this.#open.push({ ...item, kind: 'number', value: String(++list.count) });
  }

  #close(name: string): void {
    const place = this.#open.findLastIndex(({ tag }) => tag === name);
    const [opened] = place < 0 ? [] : this.#open.splice(place, 1);
    if (!opened) return;
    const { tag: _, start, ...mark } = opened;
    if (start !== null) this.#marks.push({ ...mark, start, end: this.#length });
  }
}

const byteLength = (character: string): number => {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_0000 ? 3 : 4;
};

/** First place in an ascending column whose value is not below the bound. */
function firstFrom(column: readonly number[], bound: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startAfter(
  column: readonly number[],
  position: number,
  start: readonly number[],
  end: readonly number[],
  length: number,
): number {
  let index = firstFrom(column, position);
  while (index < column.length && start[index] === end[index]) index++;
  return start[index] ?? length;
}

/** Where the last shown character before a position ends; beyond the text where the position is. */
function endBefore(
  column: readonly number[],
  position: number,
  start: readonly number[],
  end: readonly number[],
  isBeyond: boolean,
): number {
  if (isBeyond) return Number.MAX_SAFE_INTEGER;
  let index = firstFrom(column, position) - 1;
  while (index > 0 && start[index] === end[index]) index--;
  return end[index] ?? 0;
}
