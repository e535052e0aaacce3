import { paletteNames } from '#shared/charts/palette.ts';
import { reservedReaderKeys } from '#shared/contract/commands.ts';
import type { Code } from '#shared/domain/code.ts';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { fiveThemes } from '#shared/domain/fiveThemes.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import {
  type CodeFields,
  findChildKey,
  findCode,
  findCodeIdByKey,
  findCodeKey,
  freeShortcut,
  insertCode,
  listCodes,
  listLineKeys,
} from '../store/codes.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import { brief } from './words.ts';

/** Codes nest at most so deep; deeper trees come from broken files. */
export const deepestNesting = 100;

/** @throws AxialError `not_found` */
export function requireCodeKey(study: ReadableStudy, id: CodeId): number {
  const key = findCodeKey(study, id);
  if (key === undefined) throw new AxialError('not_found', 'This code is not in the study any more.');
  return key;
}

/** @throws AxialError `not_found` */
export function requireCode(study: ReadableStudy, id: CodeId): Code {
  const code = findCode(study, id);
  if (!code) throw new AxialError('not_found', 'This code is not in the study any more.');
  return code;
}

/** Looks many codes up in the tree, which is at hand. @throws AxialError `not_found` */
export function requireCodes(tree: CodeTree, ids: readonly CodeId[]): void {
  if (ids.some((id) => !tree.byId.has(id)))
    throw new AxialError('not_found', 'This code is not in the study any more.');
}

/** Siblings are told apart by their names, exactly as spelled. @throws AxialError `conflict` */
export function refuseTakenName(
  study: ReadableStudy,
  parentKey: number | null,
  name: string,
  except: number | null = null,
): void {
  const found = findChildKey(study, parentKey, name);
  if (found !== undefined && found !== except) {
    throw new AxialError('conflict', `There is already a code “${brief(name)}” in this place.`);
  }
}

/** @throws AxialError `invalid_input` when a code below this parent would stand too deep. */
export function refuseTooDeep(study: ReadableStudy, parentKey: number | null, levels = 1): void {
  const depth = parentKey === null ? 0 : listLineKeys(study, parentKey).length;
  if (depth + levels > deepestNesting) {
    throw new AxialError('invalid_input', `Codes can be nested at most ${deepestNesting} levels deep.`);
  }
}

/**
 * Makes a code after its siblings. A theme without a colour gets the first palette colour that no theme has yet.
 * @throws AxialError `conflict` when a sibling has the name; `invalid_input` when it would stand too deep.
 */
export function createCode(
  study: WritableStudy,
  parentKey: number | null,
  fields: CodeFields & { readonly name: string },
): { key: number; id: CodeId } {
  refuseTakenName(study, parentKey, fields.name);
  refuseTooDeep(study, parentKey);
  const color = fields.color ?? (parentKey === null ? freeThemeColor(study) : null);
  return insertCode(study, parentKey, { ...fields, color });
}

function freeThemeColor(study: ReadableStudy): string {
  const themes = listCodes(study).filter((code) => code.parentId === null);
  const used = new Set(themes.map((code) => code.color));
  const turn = paletteNames[themes.length % paletteNames.length];
  return paletteNames.find((name) => !used.has(name)) ?? turn ?? 'grey';
}

/**
 * The code at a path of names from the theme down, made where it is missing (also the codes above it).
 * @throws AxialError `invalid_input` for a blank or too long name.
 */
export function ensurePath(study: WritableStudy, names: readonly string[]): { key: number; id: CodeId; made: number } {
  if (names.length === 0) throw new AxialError('invalid_input', 'A code needs a name.');
  let parentKey: number | null = null;
  let made = 0;
  for (const given of names) {
    const name: string = checkName(given);
    const found: number | undefined = findChildKey(study, parentKey, name);
    if (found === undefined) made++;
    parentKey = found ?? createCode(study, parentKey, { name }).key;
  }
  const key = parentKey ?? 0;
  return { key, id: idOf(study, key), made };
}

function idOf(study: ReadableStudy, key: number): CodeId {
  const id = findCodeIdByKey(study, key);
  if (id === undefined) throw new AxialError('not_found', 'This code is not in the study any more.');
  return id;
}

/** A name as the contract takes it: one line, not blank, at most 500 characters. @throws AxialError `invalid_input` */
export function checkName(given: string): string {
  const name = given.replace(/\s+/gu, ' ').trim();
  if (name === '') throw new AxialError('invalid_input', 'A name needs at least one character.');
  if (name.length > 500) throw new AxialError('invalid_input', 'A name may have at most 500 characters.');
  return name;
}

/**
 * A key of the keyboard as it is stored: lower case. It moves here from the code that had it.
 * @throws AxialError `invalid_input` when it is not one character; `conflict` when the reader itself uses it.
 */
export function takeShortcut(study: WritableStudy, given: string): string {
  const shortcut = given.normalize('NFC').toLowerCase();
  if ([...shortcut].length !== 1 || shortcut.trim() === '') {
    throw new AxialError('invalid_input', 'The key of a code is one character.');
  }
  if (reservedReaderKeys.has(shortcut)) {
    throw new AxialError(
      'conflict',
      `The key “${shortcut.toUpperCase()}” has a meaning while reading; choose another.`,
    );
  }
  freeShortcut(study, shortcut);
  return shortcut;
}

/** The palette name of each theme’s hue. */
export const paletteOfHue = {
  need: 'red',
  experience: 'green',
  specification: 'purple',
  change: 'amber',
  alignment: 'blue',
} as const;

/** Gives a new study the five themes, each with its description and key. */
export function addFiveThemes(study: WritableStudy): void {
  for (const { hue, ...theme } of fiveThemes) {
    insertCode(study, null, { ...theme, color: paletteOfHue[hue], role: 'theme' });
  }
}
