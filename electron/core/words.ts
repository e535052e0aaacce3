/** Words for labels and sentences that people read. */

export { count } from '#shared/text/counts.ts';

/** A name or a title as it stands in a sentence: one line, cut after 80 characters. */
export function brief(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= 80 ? line : `${characters.slice(0, 79).join('')}…`;
}
