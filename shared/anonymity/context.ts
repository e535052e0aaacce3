/** Words on either side of a place, on one line; UTF-16 units. */
const around = 50;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

/** What stands before, at and after a place, for a list of places. */
export function wordsAround(text: string, start: number, end: number) {
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  return {
    before: oneLine(text.slice(from, start).toWellFormed()),
    text: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, to).toWellFormed()),
  };
}
