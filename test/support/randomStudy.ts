import fc from 'fast-check';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { type SmallStudy, setOf } from './columns.ts';

/** Codes of the random studies: two themes with subcodes, one nested deeper, and a theme alone. */
export const codeNames = ['A', 'A/a1', 'A/a1/deep', 'A/a2', 'B', 'B/b1', 'C'];

/** Every code for itself. */
export const ownSets: readonly CodeSet[] = codeNames.map((name, index) => setOf(name, [index]));

/** Every code with its subcodes, so that rows may be a code and its own child. */
export const nestedSets: readonly CodeSet[] = codeNames.map((name) =>
  setOf(
    name,
    codeNames.flatMap((other, index) => (other === name || other.startsWith(`${name}/`) ? [index] : [])),
  ),
);

/** The themes with their subcodes, A without one of them: some codes count nowhere. */
export const themeSets: readonly CodeSet[] = [setOf('A', [0, 1, 2]), setOf('C', [6])];

const text = fc
  .array(fc.constantFrom('a', 'word ', 'é', '😀', '\n', '\n\n', '\n \n', ' ', '日本', '\uFEFF', '\u0085'), {
    minLength: 1,
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

/** Positions of a text that split no surrogate pair. */
function positionsOf(content: string): number[] {
  const positions = [0];
  for (const character of content) positions.push((positions.at(-1) ?? 0) + character.length);
  return positions;
}

const draft = fc.record({
  document: fc.nat(),
  code: fc.nat(codeNames.length - 1),
  coder: fc.nat(2),
  from: fc.nat(),
  size: fc.nat({ max: 25 }),
});

/** Studies with astral characters, blank lines, nested codes and several coders; codings may overlap in any way. */
export const randomStudy: fc.Arbitrary<SmallStudy> = fc
  .tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.array(draft, { maxLength: 18 }))
  .map(([texts, drafts]) => ({
    texts,
    codes: codeNames,
    coders: ['Ann', 'Ben', 'Cem'],
    codings: drafts.map(({ document, code, coder, from, size }) => {
      const place = document % texts.length;
      const positions = positionsOf(texts[place] ?? '');
      const first = from % (positions.length - 1);
      const last = Math.min(positions.length - 1, first + 1 + size);
      return { document: place, code, coder, start: positions[first] ?? 0, end: positions[last] ?? 0 };
    }),
  }));
