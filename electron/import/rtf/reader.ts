import type { FormatMark } from '#shared/domain/document.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { damagedFile } from '../refusals.ts';
import { rubyBaseOf } from '../ruby.ts';
import { decodeRun, encodingOfCharset, encodingOfPage, symbolAt, symbolEncoding } from './codePages.ts';
import {
  characters,
  type Destination,
  plainParagraph,
  plainState,
  type RtfParagraph,
  type RtfState,
  signs,
  skipped,
  starredText,
} from './state.ts';
import { type RtfToken, tokensOf } from './tokens.ts';
import { RtfWriter } from './writer.ts';

/** Deeper than any program writes. */
const deepest = 5000;

export interface RtfText {
  readonly text: string;
  readonly format: FormatMark[];
  readonly pictures: number;
  /** True when groups were still open at the end of the file. */
  readonly cutOff: boolean;
  /** True when words were left out because they are hidden. */
  readonly hidden: boolean;
}

/** A note, or the text itself: what is written, and the paragraph that it stands in. */
interface Part {
  readonly writer: RtfWriter;
  paragraph: RtfParagraph;
  /** Depth of the group that it ends with. */
  readonly depth: number;
}

/** Reads an RTF file from its first piece to its last; every group changes the look of its own words only. */
export class RtfReader {
  readonly #name: string;
  readonly #options: ReadingOptions;
  readonly #styleNames = new Map<number, string>();
  readonly #fontEncodings = new Map<number, string>();
  readonly #stack: RtfState[] = [];
  readonly #parts: Part[];
  readonly #notes: { text: string; format: FormatMark[] }[] = [];
  #state: RtfState = plainState(-1);
  #encoding = 'windows-1252';
  #defaultFont = -1;
  /** Bytes that wait for the rest of their character. */
  #bytes: number[] = [];
  #bytesEncoding = '';
  /** Characters that wait to be written with one look. */
  #waiting = '';
  /** Characters still to be passed over behind a `\u`. */
  #standIns = 0;
  #starred = false;
  #pictures = 0;
  #hidden = false;
  /** The font, style, list text or field that is being described. */
  #described = { font: 0, style: 0, text: '' };

  constructor(name: string, options: ReadingOptions) {
    this.#name = name;
    this.#options = options;
    this.#parts = [{ writer: new RtfWriter(this.#styleNames), paragraph: plainParagraph(), depth: 0 }];
  }

  read(bytes: Uint8Array): RtfText {
    for (const token of tokensOf(bytes)) this.#take(token);
    this.#flush();
    const cutOff = this.#stack.length > 0;
    while (this.#parts.length > 1) this.#endNote();
    const part = this.#part;
    return {
      ...withNotes(part.writer.finish(part.paragraph), this.#notes),
      pictures: this.#pictures,
      cutOff,
      hidden: this.#hidden,
    };
  }

  get #part(): Part {
    return this.#parts.at(-1) as Part;
  }

  #take(token: RtfToken): void {
    if (token.type === 'open') this.#openGroup();
    else if (token.type === 'close') this.#closeGroup();
    else if (token.type === 'byte') this.#takeByte(token.value);
    else if (token.type === 'sign') this.#takeSign(token.sign);
    else this.#takeWord(token.word, token.number);
  }

  #openGroup(): void {
    this.#flush();
    this.#standIns = 0;
    this.#starred = false;
    if (this.#stack.length >= deepest) throw damagedFile(this.#name, 'a rich text file');
    this.#stack.push({ ...this.#state });
  }

  #closeGroup(): void {
    this.#flush();
    this.#standIns = 0;
    this.#starred = false;
    const { destination } = this.#state;
    const before = this.#stack.pop();
    if (!before) return;
    if (this.#parts.length > 1 && this.#part.depth > this.#stack.length) this.#endNote();
    this.#state = before;
    if (destination !== before.destination) this.#endDescription(destination);
  }

  #takeSign(sign: string): void {
    if (sign === '*') {
      this.#starred = true;
      return;
    }
    const character = signs[sign];
    if (character !== undefined) this.#takeCharacter(character);
  }

  #takeByte(value: number): void {
    if (this.#standIns > 0) {
      this.#standIns--;
      return;
    }
    const encoding = this.#fontEncodings.get(this.#state.font) ?? this.#encoding;
    if (encoding !== this.#bytesEncoding) this.#decodeBytes();
    this.#bytesEncoding = encoding;
    this.#bytes.push(value);
  }

  #takeCharacter(character: string): void {
    if (this.#standIns > 0) {
      this.#standIns--;
      return;
    }
    this.#decodeBytes();
    this.#waiting += character;
  }

  #takeWord(word: string, number: number | null): void {
    if (word === 'u') {
      this.#standIns = 0;
      const unit = (number ?? 63) & 0xffff;
      const isSymbol = this.#fontEncodings.get(this.#state.font) === symbolEncoding && unit >= 0xf020 && unit <= 0xf0ff;
      this.#takeCharacter(isSymbol ? symbolAt(unit) : String.fromCharCode(unit));
      this.#standIns = this.#state.standIns;
      return;
    }
    const character = characters[word];
    if (character !== undefined) {
      this.#takeCharacter(character);
      return;
    }
    if (word === 'uc') {
      this.#state.standIns = Math.max(0, Math.min(number ?? 1, 16));
      return;
    }
    this.#standIns = 0;
    this.#flush();
    if (this.#enterDestination(word)) return;
    this.#takeLook(word, number);
    this.#takeParagraph(word, number);
    this.#takeDocument(word, number);
  }

  /** A control word at the head of a group may say what the group is for. */
  #enterDestination(word: string): boolean {
    const starred = this.#starred;
    this.#starred = false;
    if (this.#state.destination === 'skip') return true;
    if (word === 'pict') this.#pictures++;
    const destination = destinations[word] ?? (skipped.has(word) ? 'skip' : null);
    if (destination !== null) {
      this.#state.destination = destination;
      this.#described.text = '';
      return destination === 'skip';
    }
    if (word === 'footnote') return this.#beginNote();
    if (word === 'ud' && this.#state.destination === 'twice') this.#state.destination = 'text';
    if (starred && !starredText.has(word)) this.#state.destination = 'skip';
    return false;
  }

  #takeLook(word: string, number: number | null): void {
    const on = number !== 0;
    const state = this.#state;
    switch (word) {
      case 'plain':
        Object.assign(state, plainState(this.#defaultFont), {
          destination: state.destination,
          standIns: state.standIns,
          link: state.link,
        });
        return;
      case 'b':
        state.bold = on;
        return;
      case 'i':
        state.italic = on;
        return;
      case 'strike':
      case 'striked':
        state.strike = on;
        return;
      case 'v':
        state.hidden = on;
        return;
      case 'revised':
        state.inserted = on;
        return;
      case 'deleted':
        state.deleted = on;
        return;
      case 'ulnone':
        state.underline = false;
        return;
      case 'f':
        state.font = number ?? this.#defaultFont;
        this.#described.font = state.font;
        return;
      default:
        if (
          /^ul(?:d|dash|dashd|dashdd|db|hwave|ldash|th|thd|thdash|thdashd|thdashdd|thldash|uldbwave|w|wave)?$/.test(
            word,
          )
        ) {
          state.underline = on;
        }
    }
  }

  #takeParagraph(word: string, number: number | null): void {
    // What a bullet or a style looks like says nothing of the paragraph that it stands at.
    if (this.#state.destination !== 'text') {
      if (word === 's') this.#described.style = number ?? 0;
      return;
    }
    const part = this.#part;
    switch (word) {
      case 'par':
      case 'sect':
        if (this.#writes()) part.writer.endParagraph(part.paragraph);
        part.paragraph.listText = null;
        return;
      case 'line':
      case 'page':
      case 'column':
        this.#waiting += '\n';
        return;
      case 'pard':
        part.paragraph = { ...plainParagraph(), listText: part.paragraph.listText };
        return;
      case 's':
        part.paragraph.style = number ?? 0;
        return;
      case 'outlinelevel':
        part.paragraph.outline = number;
        return;
      case 'ilvl':
        part.paragraph.level = Math.max(0, Math.min(number ?? 0, 8));
        return;
      case 'intbl':
        part.paragraph.inTable = number !== 0;
        return;
      case 'cell':
        if (this.#writes()) part.writer.endCell(part.paragraph);
        part.paragraph.listText = null;
        return;
      case 'nestcell':
        this.#waiting += '\t';
        return;
      case 'nestrow':
        this.#waiting += '\n';
        return;
      case 'row':
        if (this.#writes()) part.writer.endRow();
    }
  }

  #takeDocument(word: string, number: number | null): void {
    switch (word) {
      case 'ansicpg':
        this.#encoding = encodingOfPage(number ?? 1252) ?? this.#encoding;
        return;
      case 'mac':
        this.#encoding = 'macintosh';
        return;
      case 'pc':
        this.#encoding = 'ibm437';
        return;
      case 'pca':
        this.#encoding = 'ibm850';
        return;
      case 'deff':
        this.#defaultFont = number ?? -1;
        this.#state.font = this.#defaultFont;
        return;
      case 'fcharset':
        this.#noteFont(encodingOfCharset(number ?? 1));
        return;
      case 'cpg':
        this.#noteFont(encodingOfPage(number ?? 0));
    }
  }

  #noteFont(encoding: string | null): void {
    if (this.#state.destination !== 'fonts') return;
    if (encoding === null) this.#fontEncodings.delete(this.#described.font);
    else this.#fontEncodings.set(this.#described.font, encoding);
  }

  #beginNote(): boolean {
    if (!this.#writes()) {
      this.#state.destination = 'skip';
      return true;
    }
    const depth = this.#stack.length;
    this.#parts.push({ writer: new RtfWriter(this.#styleNames), paragraph: plainParagraph(), depth });
    return true;
  }

  #endNote(): void {
    const part = this.#parts.pop();
    if (part) this.#notes.push(part.writer.finish(part.paragraph));
  }

  /** What was gathered in a group that describes something. */
  #endDescription(destination: Destination): void {
    const { text } = this.#described;
    if (destination === 'listText') this.#part.paragraph.listText = text;
    if (destination === 'fieldInstruction') {
      const link = /HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"/i.exec(text)?.[1];
      if (link !== undefined && /^(?:https?:|mailto:)/i.test(link)) this.#state.link = link;
      this.#waiting += rubyBaseOf(text) ?? '';
    }
  }

  /** Whether words at this place are words of the text. */
  #writes(): boolean {
    const { destination, hidden, inserted, deleted } = this.#state;
    if (destination !== 'text') return false;
    if (hidden && !this.#options.hidden) return false;
    return this.#options.changes === 'accepted' ? !deleted : !inserted;
  }

  #decodeBytes(): void {
    if (this.#bytes.length === 0) return;
    this.#waiting += decodeRun(this.#bytes, this.#bytesEncoding);
    this.#bytes = [];
  }

  /** Writes what waits, with the look that it has. */
  #flush(): void {
    this.#decodeBytes();
    // Half a character waits for its other half, whatever stands between them.
    const isHalf = /[\ud800-\udbff]$/.test(this.#waiting);
    const text = isHalf ? this.#waiting.slice(0, -1) : this.#waiting;
    this.#waiting = isHalf ? this.#waiting.slice(-1) : '';
    if (text === '') return;
    const { destination } = this.#state;
    if (this.#writes()) this.#part.writer.words(text, this.#state, this.#part.paragraph);
    else if (destination === 'text' && this.#state.hidden) this.#hidden = true;
    else if (destination === 'styles') this.#nameStyle(text);
    else if (destination === 'listText' || destination === 'fieldInstruction') this.#described.text += text;
  }

  /** `heading 1;`: a name ends with a semicolon. */
  #nameStyle(text: string): void {
    const before = this.#styleNames.get(this.#described.style) ?? '';
    if (!before.endsWith(';')) this.#styleNames.set(this.#described.style, before + text);
    if (text.endsWith(';')) this.#described.style = 0;
  }
}

const destinations: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  stylesheet: 'styles',
  listtext: 'listText',
  pntext: 'listText',
  fldinst: 'fieldInstruction',
  upr: 'twice',
};

/** Notes stand at the end of the text, each a paragraph of its own with the number that it is called by. */
function withNotes(
  body: { text: string; format: FormatMark[] },
  notes: readonly { text: string; format: FormatMark[] }[],
): { text: string; format: FormatMark[] } {
  const format = [...body.format];
  const parts = [body.text];
  let length = body.text.length;
  for (const [index, note] of notes.entries()) {
    const indent = note.text.length - note.text.trimStart().length;
    const words = note.text.trim();
    if (words === '') continue;
    if (length > 0 && !parts.at(-1)?.endsWith('\n')) {
      parts.push('\n');
      length++;
    }
    const end = length + words.length;
    for (const mark of note.format) {
      const start = Math.max(length, mark.start - indent + length);
      if (start < Math.min(end, mark.end - indent + length)) {
        format.push({ ...mark, start, end: Math.min(end, mark.end - indent + length) });
      }
    }
    format.push({ kind: 'footnote', start: length, end, value: String(index + 1) });
    parts.push(words);
    length = end;
  }
  return { text: parts.join(''), format };
}
