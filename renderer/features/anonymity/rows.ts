import type { OutputOf } from '#shared/contract/index.ts';

export type KeyFile = OutputOf<'pseudonyms.read'>;
export type Pseudonym = KeyFile['pseudonyms'][number];
export type Kind = Pseudonym['kind'];

const nouns: Readonly<Record<Kind, string>> = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  other: 'Name',
};

/** The first of `Person 1`, `Person 2` … that stands for nobody yet. */
export function nextReplacement(kind: Kind, pseudonyms: readonly Pick<Pseudonym, 'replacement'>[]): string {
  const taken = new Set(pseudonyms.map(({ replacement }) => replacement));
  let number = 1;
  while (taken.has(`${nouns[kind]} ${number}`)) number++;
  return `${nouns[kind]} ${number}`;
}

/** Whether a replacement is one that the table proposes, and so may change with the kind. */
export const isProposed = (replacement: string): boolean =>
  Object.values(nouns).some((noun) => new RegExp(`^${noun} \\d+$`, 'u').test(replacement));

/** The spellings of a field, parted by semicolons. */
export const spellingsOf = (words: string): string[] => [
  ...new Set(
    words
      .split(/[;；؛]/u)
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter(Boolean),
  ),
];

export const isComplete = ({ names, replacement }: Pick<Pseudonym, 'names' | 'replacement'>): boolean =>
  names.length > 0 && replacement !== '';

/** What is written of the rows as they are typed: a row that lacks something stays as the key file has it. */
export const toWrite = (rows: readonly Pseudonym[], written: readonly Pseudonym[]): Pseudonym[] =>
  rows.flatMap((row) => {
    const kept = isComplete(row) ? row : written.find(({ id }) => id === row.id);
    return kept ? [kept] : [];
  });

/** A new row of the table. */
export const newPseudonym = (names: readonly string[], replacement: string, kind: Kind = 'person'): Pseudonym => ({
  id: crypto.randomUUID(),
  names: [...names],
  replacement,
  kind,
  matchCase: true,
  wholeWords: true,
});

/** The name of a file at the end of its path. */
export const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;
