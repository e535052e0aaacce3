/**
 * The name that was probably meant, or `null` when none is near: few letters wrong in it or in some words
 * of it, or what was written is a part of it.
 */
export function closestName(given: string, names: readonly string[]): string | null {
  const wanted = given.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const whole = name.toLowerCase();
    const parts = [whole, whole.slice(whole.lastIndexOf('/') + 1), ...runsOfWords(whole, wanted)];
    const distance = Math.min(...parts.map((part) => editDistance(wanted, part, least)));
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best ?? names.find((name) => wanted.length > 2 && name.toLowerCase().includes(wanted)) ?? null;
}

/** Pieces of a name that have as many words as what was written: of a long name one often writes a part. */
function runsOfWords(name: string, wanted: string): string[] {
  const words = name.split(/[\s/]+/u);
  const many = wanted.split(/\s+/u).length;
  return words.slice(0, Math.max(0, words.length - many + 1)).map((_, at) => words.slice(at, at + many).join(' '));
}

/** Letters to put in, take out or change (Levenshtein 1966); `most` where it is at least that. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return Math.min(most, above[b.length] ?? most);
}
