import type { TextRange } from '#shared/text/intervals.ts';
import { blockPlaceAt } from './blocks.ts';
import type { ReaderCoding } from './codingSet.ts';
import type { Paint } from './highlights.ts';
import type { CodeLooks } from './lanes.ts';
import type { Sheet, SheetSection } from './sheet.ts';
import { type Emphasis, tintRuns } from './tints.ts';

/** Tints the words of one section and returns how to take the tints back. */
export function paintSection(
  sheet: Sheet,
  section: SheetSection,
  codings: readonly ReaderCoding[],
  looks: CodeLooks,
  emphasis: Emphasis,
  paint: Paint,
): () => void {
  const undo: (() => void)[] = [];
  for (let place = section.first; place < section.last; place++) {
    const block = sheet.blocks[place];
    if (!block) continue;
    for (const run of tintRuns(block, paragraphOf(sheet, place), codings, emphasis)) {
      const range = sheet.rangeOf(run.start, run.end);
      if (range) undo.push(paint.tint(range, looks(run.coding.codeId).color, run.strong ? 'strong' : 'tint'));
    }
  }
  return () => {
    for (const each of undo) each();
  };
}

/** The whole paragraph that a block is, or is a piece of. UTF-16 units. */
function paragraphOf({ blocks }: Sheet, place: number): TextRange {
  let first = place;
  let last = place;
  while (first > 0 && !blocks[first]?.opens) first--;
  while (last < blocks.length - 1 && !blocks[last]?.closes) last++;
  return { start: blocks[first]?.start ?? 0, end: blocks[last]?.end ?? 0 };
}

/** Range of a paragraph numbered from 1; `null` when there is none. */
export function rangeOfParagraph(sheet: Sheet, paragraph: number): TextRange | null {
  const place = placeOfParagraph(sheet, paragraph);
  return sheet.blocks[place]?.paragraph === paragraph ? paragraphOf(sheet, place) : null;
}

/** Place of the first block of a paragraph. */
export function placeOfParagraph({ blocks }: Sheet, paragraph: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.paragraph ?? 0) < paragraph) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Number from 1 of the paragraph at a position; `null` between paragraphs. */
export function paragraphNumberAt({ blocks }: Sheet, position: number): number | null {
  const block = blocks[blockPlaceAt(blocks, position)];
  return block && block.start <= position ? block.paragraph : null;
}
