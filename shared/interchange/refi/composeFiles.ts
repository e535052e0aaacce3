import type { Composing } from './composing.ts';
import { internalName } from './file.ts';
import type { RefiSource } from './model.ts';
import { nvivoText, rawText, standardText, type WrittenText } from './writtenText.ts';
import { replaceIllegal } from './xmlCharacters.ts';

/** How the words of a text go out: where they stand, and how positions in them are written. */
export interface AddedText {
  readonly written: WrittenText;
  readonly place: { readonly plainTextPath?: string; readonly content?: string };
}

export interface TextToAdd {
  readonly guid: string;
  readonly text: string;
  /** Of the file that held it. */
  readonly path: string | undefined;
  /** It stood in the XML itself. */
  readonly inline: boolean;
  /** As it stood there, where line ends are others. */
  readonly raw?: string | undefined;
}

/**
 * Puts the words of a text into the project: into a file of their own, or into the XML where they came so, or where there
 * is no archive. Signs that XML forbids are replaced one for one in both, so that no position moves.
 */
export function addText(composing: Composing, { guid, text, path, inline, raw }: TextToAdd): AddedText {
  const { options } = composing;
  const safe = replaceIllegal(text);
  // A parser of XML turns CR LF into LF, so words that count so need a file.
  if (options.inline || (inline && !options.choice.nvivo)) {
    return { written: raw === undefined ? standardText(safe) : rawText(raw), place: { content: raw ?? safe } };
  }
  const written = options.choice.nvivo ? nvivoText(safe) : standardText(safe);
  const isInside = internalName(path) !== null;
  const name = isInside ? (path ?? '').replace(/^.*[/\\]/, '') : `${guid}.txt`;
  composing.files.set(name, { name, from: 'text', text: written.text });
  return { written, place: { plainTextPath: isInside && path ? path : `internal://${name}` } };
}

/**
 * Path to a file that is kept, as it came; `undefined` where the file stays out. Files outside are only named. Plain words
 * go along also where the files of the study stay out.
 */
export function keepPath(composing: Composing, path: string | undefined, isText = false): string | undefined {
  const inside = internalName(path);
  if (path === undefined || inside === null) return path;
  if (composing.options.inline || !(isText || composing.options.choice.sources)) return undefined;
  const kept = composing.study.keptFiles.find((name) => name.toLowerCase() === inside);
  if (kept === undefined) return composing.isNarrowed ? undefined : path;
  composing.files.set(kept, { name: kept, from: 'kept', kept });
  return path;
}

/** Where files lay on other computers goes out only when it is asked for. */
export const pathsAllowed = (
  composing: Composing,
  { currentPath }: Exclude<RefiSource, { readonly kind: 'TextSource' }>,
): { readonly currentPath?: string | undefined } =>
  composing.options.choice.paths ? { currentPath } : { currentPath: undefined };
