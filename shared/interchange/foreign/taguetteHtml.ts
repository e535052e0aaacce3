import type { FormatMark, MarkKind } from '../../domain/document.ts';
import { normaliseText } from '../../text/normalise.ts';
import type { CountedText, PositionMap } from './countedText.ts';
import { decodeEntities } from './entities.ts';

/** A document as Taguette keeps it, as running text: its text, its look, and where positions in it lie. */
export interface TaguetteText {
  readonly counted: CountedText;
  readonly format: readonly FormatMark[];
}

/**
 * Characters of all text between tags, and where each went. Texts may be long and many, and so each takes 9 bytes: columns are
 * as long as the HTML, which holds no more characters than that.
 */
interface Trace {
  /** UTF-8 bytes before each character, and before the end. */
  readonly bytes: Int32Array;
  /** Where it stands in the running text, and how many UTF-16 units it takes there: 0 = it is not shown. */
  readonly start: Int32Array;
  readonly shown: Uint8Array;
  /** Characters that begin a stretch between two tags, ascending. */
  readonly nodes: number[];
  /** How many characters there are. */
  count: number;
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
 * Taguette counts positions in UTF-8 bytes over the text between tags (`extract.py`, and `lengthUTF8` in its window).
 */
export function readTaguetteHtml(html: string): TaguetteText {
  const reading = new HtmlReading(html.length);
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
  readonly #trace: Trace;
  readonly #open: OpenMark[] = [];
  readonly #lists: { ordered: boolean; count: number }[] = [];
  readonly #marks: FormatMark[] = [];
  #length = 0;
  #bytes = 0;
  #exact = 0;
  /** Index of the white space that will be a blank when words follow it on the line. */
  #blank: number | null = null;
  #lineDue = false;
  #lineEmpty = true;

  /** `most` = as many characters as there may be. */
  constructor(most: number) {
    const columns = { bytes: new Int32Array(most + 1), start: new Int32Array(most + 1), shown: new Uint8Array(most) };
    this.#trace = { ...columns, nodes: [0], count: 0 };
  }

  words(decoded: string): void {
    for (const character of decoded.toWellFormed()) this.#character(character);
  }

  tag(name: string, isClosing: boolean, attributes: string): void {
    if (this.#trace.nodes.at(-1) !== this.#trace.count) this.#trace.nodes.push(this.#trace.count);
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
    const trace = trimmed(this.#trace, this.#bytes, this.#length);
    const differs = this.#bytes > trace.count;
    const positions = [(position: number, side: Side) => placeOf(trace, characterAt(trace, position), side)];
    const cut: PositionMap = (position, side) => placeOf(trace, cutBySlicing(trace, position, side), side);
    const format = this.#marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return { counted: { text, positions, cut, differs }, format };
  }

  #character(character: string): void {
    const trace = this.#trace;
    const index = trace.count++;
    trace.bytes[index] = this.#bytes;
    this.#bytes += byteLength(character);
    trace.start[index] = this.#length;
    if (this.#exact === 0 && isHtmlBlank(character)) {
      if (!this.#lineEmpty) this.#blank ??= index;
      return;
    }
    const shown = character < ' ' || character === '\uFEFF' ? normaliseText(character) : character;
    if (shown === '') return;
    this.#beginWords();
    trace.start[index] = this.#length;
    trace.shown[index] = shown.length;
    this.#write(shown);
    this.#lineEmpty = shown === '\n';
  }

  /** What was due before words: the end of a line, or a blank. */
  #beginWords(): void {
    if (this.#lineDue) this.#write('\n');
    else if (this.#blank !== null) {
      this.#trace.start[this.#blank] = this.#length;
      this.#trace.shown[this.#blank] = 1;
      this.#write(' ');
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

type Side = 'start' | 'end';

const isHtmlBlank = (character: string): boolean =>
  character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\f';

/** The columns as long as the text turned out to be, with its end. */
function trimmed({ bytes, start, shown, nodes, count }: Trace, allBytes: number, length: number): Trace {
  bytes[count] = allBytes;
  start[count] = length;
  return {
    bytes: bytes.slice(0, count + 1),
    start: start.slice(0, count + 1),
    shown: shown.slice(0, count),
    nodes,
    count,
  };
}

/** First place in an ascending column whose value is not below the bound. */
function firstFrom(column: ArrayLike<number>, bound: number): number {
  let [low, high] = [0, column.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The character before which so many bytes stand; one beyond the end where there are not so many. */
const characterAt = ({ bytes }: Trace, position: number): number => firstFrom(bytes, position);

/**
 * Versions of Taguette found the stretch of text in which a position lies by bytes, as they should, but then cut it after as
 * many characters (`extract.py`): the words that they noted are shifted wherever a letter takes more than one byte.
 */
function cutBySlicing({ bytes, nodes, count }: Trace, position: number, side: Side): number {
  const beside = firstFrom(bytes, position) - (side === 'start' ? 0 : 1);
  const after = firstFrom(nodes, beside + 1);
  const first = nodes[after - 1] ?? 0;
  return Math.min(first + position - (bytes[first] ?? 0), nodes[after] ?? count);
}

/** Where a range stands that begins, or ends, before a character: on the characters of it that are shown. */
function placeOf({ start, shown, count }: Trace, character: number, side: Side): number {
  if (character > count) return Number.MAX_SAFE_INTEGER;
  let index = character;
  if (side === 'start') {
    while (index < count && shown[index] === 0) index++;
    return start[index] ?? 0;
  }
  index--;
  while (index > 0 && shown[index] === 0) index--;
  return index < 0 ? 0 : (start[index] ?? 0) + (shown[index] ?? 0);
}
