import type { FormatMark } from '#shared/domain/document.ts';
import { namesAtHeads, namesThatCount, speakerMark } from '#shared/text/speakerNames.ts';

/**
 * Who speaks, as marks over the name and its colon or brackets at the start of a paragraph: `Name:`, `INT:`, `[Name]`,
 * and names in bold where `format` has them. The characters stay in the text. UTF-16 units; `value` is the name.
 */
export function speakerMarks(text: string, format: readonly FormatMark[] = []): FormatMark[] {
  return namesThatCount(namesAtHeads(text, format)).map(speakerMark);
}
