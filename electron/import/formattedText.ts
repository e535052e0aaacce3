import type { FormatMark } from '#shared/domain/document.ts';
import { normaliseText } from '#shared/text/normalise.ts';

/** Text that grows together with its marks; positions in UTF-16 units. */
export class FormattedTextBuilder {
  readonly #parts: string[] = [];
  readonly #marks: FormatMark[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Appends words; control characters that no text may hold are left out first, so that marks stay in place. */
  append(words: string): void {
    const text = normaliseText(words);
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** Marks from `start` to the end of what has been written. Two marks of one kind that touch become one. */
  mark(mark: Omit<FormatMark, 'start' | 'end'>, start: number): void {
    if (start >= this.#length) return;
    const before = this.#marks.at(-1);
    const continues =
      before?.kind === mark.kind && before.end === start && before.value === mark.value && isInline(mark.kind);
    if (continues) this.#marks[this.#marks.length - 1] = { ...before, end: this.#length };
    else this.#marks.push({ ...mark, start, end: this.#length });
  }

  finish(): { text: string; format: FormatMark[] } {
    const format = this.#marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
    return { text: this.#parts.join(''), format };
  }
}

const isInline = (kind: FormatMark['kind']): boolean =>
  ['bold', 'italic', 'underline', 'strike', 'link', 'hidden'].includes(kind);
