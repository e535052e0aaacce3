import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseOpen, chooseSave } from '../files/chooseFile.ts';

export type KeyFile = OutputOf<'pseudonyms.read'>;
export type Pseudonym = KeyFile['pseudonyms'][number];
export type Kind = Pseudonym['kind'];

const none: KeyFile = { path: null, trouble: null, pseudonyms: [], kept: [] };

/** The pseudonym table of this study on this machine. */
export const useKeyFile = (): KeyFile => useAsk('pseudonyms.read', {}).data ?? none;

async function take(path: string, create: boolean): Promise<boolean> {
  const used = await ask('pseudonyms.use', { path, create });
  if (!used.ok) showToast({ message: used.error.message, tone: 'danger' });
  return used.ok;
}

/** Asks where the key file shall lie, and makes it. */
export async function makeKeyFile(studyName: string): Promise<boolean> {
  const path = await chooseSave({
    title: 'Make a key file',
    suggestedName: `${studyName} pseudonyms.json`,
    extensions: ['json'],
    mayReplace: false,
  });
  return path !== null && take(path, true);
}

export async function openKeyFile(): Promise<boolean> {
  const [path] = await chooseOpen({ title: 'Open a key file', what: 'key' });
  return path !== undefined && take(path, false);
}

/** Writes the whole table; the sentence of the failure, or `null`. */
export async function writeTable(input: InputOf<'pseudonyms.write'>): Promise<string | null> {
  const written = await ask('pseudonyms.write', input);
  return written.ok ? null : written.error.message;
}

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
