import type { InputOf } from '#shared/contract/index.ts';
import { chosenExports, type ExportChoice, exportChoice } from '#shared/contract/procedures/exportChoice.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import {
  findCodeIds,
  findCoderIds,
  findDocumentIds,
  findSpeakers,
  findVariable,
  speakerDetails,
  speakerOptions,
} from './names.ts';
import type { Ask } from './openStudy.ts';
import { readWholeNumber, UsageError } from './usage.ts';

type Request = InputOf<'exports.write'>['request'];
type ExportName = (typeof chosenExports)[number];

/** What can be exported by name. */
export const exportNames: readonly ExportName[] = chosenExports;
export const isExportName = (name: string): name is ExportName => (exportNames as readonly string[]).includes(name);

/** Options that narrow an export, the same for all kinds. */
export const choiceOptions = {
  code: { type: 'string', multiple: true },
  'without-subcodes': { type: 'boolean' },
  document: { type: 'string', multiple: true },
  variable: { type: 'string', multiple: true },
  coder: { type: 'string', multiple: true },
  ...speakerOptions,
  preset: { type: 'string' },
  'without-notes': { type: 'boolean' },
  width: { type: 'string' },
} as const;

export const choiceDetails: readonly string[] = [
  '--code     only this code, with its subcodes; may be given several times',
  '--without-subcodes     only the codes that are named',
  '--document only this document; may be given several times',
  '--variable only this variable; may be given several times',
  '--coder    only what this person coded; may be given several times',
  ...speakerDetails,
  '--preset   the choice saved under this name; what is said beside it counts instead of that part of it',
  '--without-notes  document-coding: without comments and memos',
  '--width    numbered-text: wraps lines at this many characters',
];

export interface Given {
  readonly code?: readonly string[] | undefined;
  readonly 'without-subcodes'?: boolean | undefined;
  readonly document?: readonly string[] | undefined;
  readonly variable?: readonly string[] | undefined;
  readonly coder?: readonly string[] | undefined;
  readonly 'leave-out'?: readonly string[] | undefined;
  readonly speaker?: readonly string[] | undefined;
  readonly preset?: string | undefined;
  readonly 'without-notes'?: boolean | undefined;
  readonly width?: string | undefined;
}

/** The request that the words of a call mean. @throws AxialError `not_found` for names that are not in the study */
export async function readRequest(ask: Ask, what: ExportName, given: Given): Promise<Request> {
  if (given.width !== undefined && what !== 'numbered-text') throw new UsageError('--width is for numbered-text.');
  const preset = await findPreset(ask, given.preset);
  const choice = await readChoice(ask, given, preset?.choice ?? exportChoice.parse({}));
  switch (what) {
    case 'document-coding':
      return { what, choice, notes: given['without-notes'] ? false : (preset?.notes ?? true) };
    case 'numbered-text': {
      const width = given.width === undefined ? null : readWholeNumber('width', given.width, { least: 20, most: 1000 });
      return { what, choice, width: width ?? preset?.width ?? null };
    }
    default:
      return { what, choice };
  }
}

/** The part of a study that the words of a call mean. @throws AxialError `not_found` for names that are not in the study */
export async function readExportChoice(ask: Ask, given: Given): Promise<ExportChoice> {
  return readChoice(ask, given, (await findPreset(ask, given.preset))?.choice ?? exportChoice.parse({}));
}

async function findPreset(ask: Ask, name: string | undefined) {
  if (name === undefined) return null;
  const found = (await ask('presets.list', {})).find((each) => each.name === name);
  if (!found) throw new AxialError('not_found', `There is no saved export “${name}” in this study.`);
  return found.preset;
}

async function readChoice(ask: Ask, given: Given, saved: ExportChoice): Promise<ExportChoice> {
  return {
    documentIds: (await findDocumentIds(ask, given.document)) ?? saved.documentIds,
    codeIds: (await findCodeIds(ask, given.code)) ?? saved.codeIds,
    withSubcodes: given['without-subcodes'] ? false : given.code ? true : saved.withSubcodes,
    variableIds: (await findVariableIds(ask, given.variable)) ?? saved.variableIds,
    coderIds: (await findCoderIds(ask, given.coder)) ?? saved.coderIds,
    speakers: (await findSpeakers(ask, given)) ?? saved.speakers,
  };
}

async function findVariableIds(ask: Ask, names: readonly string[] | undefined): Promise<VariableId[] | null> {
  if (names === undefined) return null;
  const ids: VariableId[] = [];
  for (const name of names) ids.push(await findVariable(ask, name));
  return ids;
}
