/** XML changed at random so that it stays well formed: elements taken out, doubled, moved; values of attributes changed. */
export function mutateXml(bytes: Uint8Array, random: () => number): Uint8Array {
  const tokens = new TextDecoder().decode(bytes).split(/(<[^>]*>)/);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) mutateOnce(tokens, random);
  return new TextEncoder().encode(tokens.join(''));
}

function mutateOnce(tokens: string[], random: () => number): void {
  const opening = tokens.flatMap((token, index) => (/^<[^/?!]/.test(token) ? [index] : []));
  const pick = () => opening[Math.floor(random() * opening.length)] ?? 0;
  const start = pick();
  const kind = random();
  if (kind < 0.3) {
    tokens[start] = (tokens[start] ?? '').replace(/"[^"]*"/, () => `"${values[Math.floor(random() * values.length)]}"`);
    return;
  }
  const length = endOf(tokens, start) - start + 1;
  const element = kind < 0.5 ? tokens.slice(start, start + length) : tokens.splice(start, length);
  if (kind < 0.75) tokens.splice(Math.min(pick(), tokens.length), 0, ...element);
}

const values = ['', '0', '-1', '7', '99999999999', 'none', 'P1', 'a b', '1.5', '&amp;', 'true'];

/** The token that closes the element which a token opens. */
function endOf(tokens: readonly string[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const token = tokens[index] ?? '';
    if (/^<[^/?!]/.test(token) && !token.endsWith('/>')) depth += 1;
    if (token.startsWith('</')) depth -= 1;
    if (depth <= 0 && token.startsWith('<')) return index;
  }
  return tokens.length - 1;
}
