/** Communities by their letters: A..Z, then A2, B2 … */
export const letterOf = (community: number): string =>
  String.fromCharCode(65 + (community % 26)) + (community < 26 ? '' : String(Math.floor(community / 26) + 1));
