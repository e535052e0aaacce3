/** Words for labels and sentences that people read. */

export { count } from '#shared/text/counts.ts';

/** A name or a title as it stands in a sentence: one line, cut after 80 characters. */
export function brief(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= 80 ? line : `${characters.slice(0, 79).join('')}…`;
}

/** The beginning of a text that is longer than `most` UTF-16 units, cut at the edge of a word where it has one, with an ellipsis. */
export function beginningOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '');
  const edge = /\s/u.test(text[most] ?? '') ? most : cut.search(/\s\S*$/u);
  const shown = cut.slice(0, edge > 0 ? edge : most).trimEnd();
  // Behind a whole sentence it stands apart, as where something is left out.
  return /[.!?”"]$/u.test(shown) ? `${shown} …` : `${shown}…`;
}
