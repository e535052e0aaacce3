/**
 * The words that an `EQ \o` field of Word shows with their reading above them (furigana): the last of the things it lays
 * over each other, without the reading. `null` where the code of the field is none of that.
 */
export function rubyBaseOf(code: string): string | null {
  const opening = /^\s*EQ\b[^(]*\\o[^(]*\(/i.exec(code);
  if (!opening || !/\\s\s*\\up/i.test(code)) return null;
  const layers = layersOf(code.slice(opening[0].length));
  const base = layers.findLast((layer) => !/^\s*\\s/i.test(layer))?.trim();
  return base || null;
}

/** What stands between the commas (or semicolons) that are not within brackets of their own. */
function layersOf(words: string): string[] {
  const layers = [''];
  let depth = 0;
  for (const character of words) {
    if (character === ')' && depth === 0) break;
    if (character === '(') depth++;
    else if (character === ')') depth--;
    if ((character === ',' || character === ';') && depth === 0) layers.push('');
    else layers[layers.length - 1] += character;
  }
  return layers;
}
