import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import { Flow, type FlowMark } from '../html/flow.ts';
import type { RtfParagraph, RtfState } from './state.ts';

/** Running text of an RTF file, or of one of its notes: paragraphs, rows of tables, marks. */
export class RtfWriter {
  readonly #flow = new Flow();
  readonly #styleNames: ReadonlyMap<number, string>;
  #paragraphStart: number | null = null;
  #row: { start: number; cells: number; tabs: number; cellStart: number } | null = null;

  constructor(styleNames: ReadonlyMap<number, string>) {
    this.#styleNames = styleNames;
  }

  /** Words that look as the state says. */
  words(text: string, state: RtfState, paragraph: RtfParagraph): void {
    if (text === '') return;
    this.#enterRow(paragraph);
    this.#flow.beginLine();
    const start = this.#flow.length;
    this.#paragraphStart ??= start;
    this.#flow.exact(text.toWellFormed());
    for (const mark of looks(state)) this.#flow.mark(mark, start);
  }

  endParagraph(paragraph: RtfParagraph): void {
    if (paragraph.inTable) this.#enterRow(paragraph);
    this.#flow.beginLine();
    const marks = this.#blockMarks(paragraph);
    if (this.#paragraphStart !== null) for (const mark of marks) this.#flow.mark(mark, this.#paragraphStart);
    this.#paragraphStart = null;
    this.#flow.endLineAnyway();
  }

  endCell(paragraph: RtfParagraph): void {
    this.#enterRow({ ...paragraph, inTable: true });
    if (!this.#row) return;
    if (this.#paragraphStart !== null) {
      for (const mark of this.#blockMarks(paragraph)) this.#flow.mark(mark, this.#paragraphStart);
    }
    this.#paragraphStart = null;
    this.#flow.mark({ kind: 'table-cell' }, this.#row.cellStart);
    this.#row.cells++;
  }

  endRow(): void {
    if (!this.#row) return;
    this.#flow.mark({ kind: 'table-row' }, this.#row.start);
    this.#row = null;
    this.#paragraphStart = null;
    this.#flow.endLineAnyway();
  }

  finish(paragraph: RtfParagraph): { text: string; format: FormatMark[] } {
    if (this.#row) this.endRow();
    else if (this.#paragraphStart !== null) this.endParagraph(paragraph);
    return this.#flow.finish();
  }

  /** Begins the row, and puts a TAB in front of every cell but the first. */
  #enterRow(paragraph: RtfParagraph): void {
    if (!paragraph.inTable) {
      if (this.#row) this.endRow();
      return;
    }
    if (!this.#row) {
      this.#flow.beginLine();
      const start = this.#flow.length;
      this.#row = { start, cells: 0, tabs: 0, cellStart: start };
    }
    while (this.#row.tabs < this.#row.cells) {
      this.#flow.tab();
      this.#row.tabs++;
      this.#row.cellStart = this.#flow.length;
    }
  }

  #blockMarks(paragraph: RtfParagraph): FlowMark[] {
    const heading = headingOf(paragraph, this.#styleNames.get(paragraph.style) ?? '');
    if (heading) return [{ kind: heading }];
    const item = itemOf(paragraph);
    if (item) return [item];
    return /^(?:intense )?quot/i.test(this.#styleNames.get(paragraph.style) ?? '') ? [{ kind: 'quote' }] : [];
  }
}

function itemOf({ listText, level }: RtfParagraph): FlowMark | null {
  if (listText === null) return null;
  const value = listText.trim();
  return /[\p{L}\p{N}]/u.test(value) ? { kind: 'number', level, value } : { kind: 'bullet', level };
}

/** By the name of its style, or by its own outline level. */
function headingOf({ outline }: RtfParagraph, style: string): MarkKind | null {
  if (/^title$/i.test(style)) return 'heading1';
  if (/^subtitle$/i.test(style)) return 'heading2';
  const named = /^heading ?([1-9])/i.exec(style)?.[1];
  const depth = named ? Number(named) : outline !== null && outline < 9 ? outline + 1 : 0;
  if (depth === 0) return null;
  return depth === 1 ? 'heading1' : depth === 2 ? 'heading2' : 'heading3';
}

function looks(state: RtfState): FlowMark[] {
  const marks: FlowMark[] = [];
  if (state.bold) marks.push({ kind: 'bold' });
  if (state.italic) marks.push({ kind: 'italic' });
  if (state.strike) marks.push({ kind: 'strike' });
  if (state.underline && state.link === null) marks.push({ kind: 'underline' });
  if (state.hidden) marks.push({ kind: 'hidden' });
  if (state.link !== null) marks.push({ kind: 'link', value: state.link });
  return marks;
}
