import { AxialError } from '#shared/domain/result.ts';
import type { Losses } from './losses.ts';

const refuse = (sentence: string) => new AxialError('unsupported_format', sentence);

/** A file that opens with a password only. */
export const protectedFile = (name: string): AxialError =>
  refuse(
    `${name} is protected by a password: open it in the program it was made with, save it without one, and import that.`,
  );

/** A file that is broken or cut off; `called` is its kind with its article ("a Word document"). */
export const damagedFile = (name: string, called: string): AxialError =>
  refuse(`${name} is damaged: it cannot be read as ${called}.`);

export const emptyFile = (name: string): AxialError => refuse(`${name} is empty: there is no text in it.`);

/** All that a file holds is hidden text, and hidden text was not asked for. */
export const onlyHidden = (name: string): AxialError =>
  refuse(`${name} holds hidden text only: import it with its hidden text.`);

export const refusedFile = refuse;

/** Why a document has no text although it is whole. */
export function withoutWords(name: string, { pictures, leftHidden }: Losses): AxialError {
  if (leftHidden) return onlyHidden(name);
  return pictures > 0 ? refuse(`${name} holds pictures and no text.`) : emptyFile(name);
}
