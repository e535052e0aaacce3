/** "1 coding", "3 codings": a number with its noun, as sentences have it. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? singular : plural}`;
}
