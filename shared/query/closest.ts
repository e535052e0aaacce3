/** The name that was probably meant, or `null` when none is near: few letters wrong, or what was written is a part of it. */
export function closestName(given: string, names: readonly string[]): string | null {
  const wanted = given.toLowerCase();
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const distance = Math.min(editDistance(wanted, name.toLowerCase(), least), lastPartDistance(wanted, name, least));
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  return best ?? names.find((name) => wanted.length > 2 && name.toLowerCase().includes(wanted)) ?? null;
}

const lastPartDistance = (wanted: string, path: string, most: number): number =>
  editDistance(wanted, path.toLowerCase().slice(path.lastIndexOf('/') + 1), most);

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
