/** Words for labels and sentences that people read. */

/** "1 coding", "3 codings". */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? singular : plural}`;
}

/** A name or a title as it stands in a sentence: one line, cut after 80 characters. */
export function brief(name: string): string {
  const line = name.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= 80 ? line : `${characters.slice(0, 79).join('')}…`;
}
