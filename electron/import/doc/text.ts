import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { FormattedTextBuilder } from '../formattedText.ts';
import { rubyBaseOf } from '../ruby.ts';
import type { OldWordFile } from './file.ts';
import type { CharacterLook } from './properties.ts';

export interface OldWordText {
  readonly text: string;
  readonly format: FormatMark[];
  readonly pictures: number;
  readonly leftHidden: boolean;
}

/** The text of an old Word document with its marks: body, notes at the end, text boxes behind them. */
export function writeOldWordText(file: OldWordFile, options: ReadingOptions): OldWordText {
  const first = new OldWordWriter(file, options, true);
  const text = first.write();
  // A field that is never closed would swallow the rest of the text: then its codes are not told apart.
  return first.isInField ? new OldWordWriter(file, options, false).write() : text;
}

/** What single characters stand for ([MS-DOC] 2.4.1 and 2.9); the others of their kind are no text. */
const signs: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\u000B': '\n',
  '\u001E': '\u2011',
  '\u001F': '\u00AD',
};

interface Field {
  code: string;
  inCode: boolean;
  start: number;
}

class OldWordWriter {
  readonly #file: OldWordFile;
  readonly #options: ReadingOptions;
  readonly #withFields: boolean;
  readonly #builder = new FormattedTextBuilder();
  readonly #fields: Field[] = [];
  readonly #called: { readonly start: number; readonly end: number }[] = [];
  /** Start of the line, and of the row and the cell when one is open. */
  #line = 0;
  #row: number | null = null;
  #cell = 0;
  /** A line break that is due before the next words. */
  #due = '';
  #pictures = 0;
  #leftHidden = false;

  constructor(file: OldWordFile, options: ReadingOptions, withFields: boolean) {
    this.#file = file;
    this.#options = options;
    this.#withFields = withFields;
  }

  get isInField(): boolean {
    return this.#fields.some(({ inCode }) => inCode);
  }

  write(): OldWordText {
    const { parts, text } = this.#file;
    this.#writeRange(0, Math.min(parts.body, text.length));
    for (const [index, note] of this.#called.entries()) {
      const start = this.#begun();
      this.#writeRange(note.start, note.end);
      this.#builder.mark({ kind: 'footnote', value: String(index + 1) }, start);
    }
    const boxes = parts.body + parts.footnotes + parts.headers + parts.macros + parts.comments + parts.endnotes;
    this.#writeRange(boxes, boxes + parts.boxes);
    return { ...this.#builder.finish(), pictures: this.#pictures, leftHidden: this.#leftHidden };
  }

  /** Where the words will stand that come next. */
  #begun(): number {
    return this.#builder.length + this.#due.length;
  }

  #writeRange(from: number, to: number): void {
    const { text } = this.#file;
    this.#line = this.#begun();
    let run = from;
    for (let at = from; at < Math.min(to, text.length); at++) {
      const character = text[at] as string;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what the format is made of.
      if (!/[\u0000-\u001F(]/.test(character)) continue;
      this.#writeWords(run, at);
      this.#writeSign(character, at);
      run = at + 1;
    }
    this.#writeWords(run, Math.min(to, text.length));
  }

  /** Words between two signs, look by look. */
  #writeWords(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const look = this.#file.characterAt(at);
      let end = at + 1;
      while (end < to && this.#file.characterAt(end) === look) end++;
      this.#append(this.#file.text.slice(at, end), look);
      at = end;
    }
  }

  #append(words: string, look: CharacterLook): void {
    const field = this.#fields.findLast(({ inCode }) => inCode);
    if (field && this.#withFields) {
      field.code += words;
      return;
    }
    if (this.#isLeftOut(words, look)) return;
    this.#settle();
    const start = this.#builder.length;
    this.#builder.append(words);
    for (const kind of ['bold', 'italic', 'underline', 'strike', 'hidden'] as const)
      if (look[kind]) this.#builder.mark({ kind }, start);
  }

  #isLeftOut(words: string, look: CharacterLook): boolean {
    if (this.#options.changes === 'accepted' ? look.deleted : look.inserted) return true;
    if (!look.hidden || this.#options.hidden) return false;
    this.#leftHidden ||= words.trim() !== '';
    return true;
  }

  #settle(): void {
    this.#builder.append(this.#due);
    this.#due = '';
  }

  #writeSign(character: string, at: number): void {
    const look = this.#file.characterAt(at);
    if (character === '\r' || character === '\u000C') this.#endParagraph(at, look);
    else if (character === '\u0007') this.#endCell(at);
    else if (character >= '\u0013' && character <= '\u0015') this.#followField(character, look);
    else if (character === '\u0002') this.#callNote(at);
    // In the code of a field it holds data of the field.
    else if (character === '\u0001' || character === '\u0008') this.#pictures += this.isInField ? 0 : 1;
    else if (character === '(') this.#append(look.symbol === undefined ? '(' : symbolOf(look.symbol), look);
    else if (signs[character] !== undefined) this.#append(signs[character] ?? '', look);
  }

  #callNote(at: number): void {
    const note = this.#file.notes.find(({ call }) => call === at);
    if (note && note.end > note.start) this.#called.push(note);
  }

  #followField(sign: string, look: CharacterLook): void {
    const field = this.#fields.at(-1);
    if (sign === '\u0013') this.#fields.push({ code: '', inCode: true, start: 0 });
    else if (sign === '\u0014' && field) {
      field.inCode = false;
      field.start = this.#begun();
    } else if (field) {
      this.#fields.pop();
      const target = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(field.code)?.[1];
      if (target && !field.inCode) this.#builder.mark({ kind: 'link', value: target }, field.start);
      const base = field.inCode || this.#begun() === field.start ? rubyBaseOf(field.code) : null;
      if (base !== null) this.#append(base, look);
    }
  }

  /** The mark of a paragraph that was deleted, or never there, joins it with the next. */
  #endParagraph(at: number, look: CharacterLook): void {
    if (this.#options.changes === 'accepted' ? look.deleted : look.inserted) return;
    if (this.isInField && this.#withFields) return;
    const { style, outline, inTable } = this.#file.paragraphAt(at);
    const isEmpty = this.#begun() === this.#line;
    if (look.hidden && !this.#options.hidden && isEmpty) return;
    const heading = inTable ? null : headingOf(style, outline);
    if (heading) this.#builder.mark({ kind: heading }, this.#line);
    if (inTable && this.#row === null) this.#openRow();
    this.#settle();
    this.#due = '\n';
    this.#line = this.#begun();
  }

  #openRow(): void {
    this.#row = this.#line;
    this.#cell = this.#line;
  }

  /** Ends a cell, or a row when all its cells have ended. */
  #endCell(at: number): void {
    if (this.#row === null) this.#openRow();
    if (this.#file.paragraphAt(at).endsRow) {
      // Behind the last cell stands no TAB.
      this.#due = '\n';
      this.#builder.mark({ kind: 'table-row' }, this.#row ?? 0);
      this.#row = null;
    } else {
      this.#builder.mark({ kind: 'table-cell' }, this.#cell);
      this.#settle();
      this.#due = '\t';
      this.#cell = this.#begun();
    }
    this.#line = this.#begun();
  }
}

function headingOf(style: number, outline: number | undefined): MarkKind | null {
  const depth = style >= 1 && style <= 9 ? style : outline !== undefined && outline < 9 ? outline + 1 : 0;
  return depth === 0 ? null : depth === 1 ? 'heading1' : depth === 2 ? 'heading2' : 'heading3';
}

/** Characters of symbol fonts stand at private places; those at the places of ASCII mean what they mean there. */
function symbolOf(code: number): string {
  const plain = code >= 0xf020 && code <= 0xf07e ? code - 0xf000 : code;
  return plain >= 0xe000 && plain <= 0xf8ff ? '' : String.fromCharCode(plain);
}
