import { resolve } from 'node:path';

/** The study that a start asks for: the first argument that names an `.axial` file, as a whole path; else `null`. */
export function studyInArguments(words: readonly string[], workingFolder: string): string | null {
  const name = words.find((word) => !word.startsWith('-') && word.toLowerCase().endsWith('.axial'));
  return name === undefined ? null : resolve(workingFolder, name);
}
