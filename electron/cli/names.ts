import type { SpeakerChoice } from '#shared/contract/entities.ts';
import { buildCodeTree, type CodeTree, codeAtPath, parsePath } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { CodeId, CoderId, DocumentId, VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Ask } from './openStudy.ts';
import { readChoice } from './usage.ts';

/** The document that a person names: by its name, or `#id`. */
export function findDocument(documents: readonly StudyDocument[], given: string): StudyDocument {
  const byId = given.startsWith('#') ? documents.filter((document) => document.id === given.slice(1)) : [];
  const found = byId.length > 0 ? byId : documents.filter((document) => document.name === given);
  const [document] = found;
  if (document === undefined)
    throw new AxialError('not_found', `There is no document called “${given}” in this study.`);
  if (found.length > 1) {
    throw new AxialError(
      'conflict',
      `${found.length} documents are called “${given}”: name the one you mean by its #id.`,
    );
  }
  return document;
}

export async function findDocumentIds(ask: Ask, given: readonly string[] | undefined): Promise<DocumentId[] | null> {
  if (given === undefined) return null;
  const { documents } = await ask('documents.list', {});
  const isOne = (name: string) => documents.some((document) => document.name === name);
  return listNames(given, isOne).map((name) => findDocument(documents, name).id);
}

export const readCodeTree = async (ask: Ask): Promise<CodeTree> => buildCodeTree(await ask('codes.list', {}));

/** The code that stands at a path such as `Theme/Concept`. */
export function findCode(tree: CodeTree, path: string): CodeId {
  const node = codeAtPath(tree, parsePath(path));
  if (node === null) throw new AxialError('not_found', `There is no code “${path}” in this study.`);
  return node.code.id;
}

export async function findCodeIds(ask: Ask, given: readonly string[] | undefined): Promise<CodeId[] | null> {
  if (given === undefined) return null;
  const tree = await readCodeTree(ask);
  const isOne = (path: string) => codeAtPath(tree, parsePath(path)) !== null;
  return listNames(given, isOne).map((path) => findCode(tree, path));
}

export async function findCoderIds(ask: Ask, given: readonly string[] | undefined): Promise<CoderId[] | null> {
  if (given === undefined) return null;
  const coders = await ask('study.coders', {});
  const isOne = (name: string) => coders.some((coder) => coder.name === name);
  return listNames(given, isOne).map((name) => {
    const coder = coders.find((each) => each.name === name);
    if (coder === undefined) throw new AxialError('not_found', `Nobody called “${name}” has coded in this study.`);
    return coder.id;
  });
}

export async function findVariable(ask: Ask, name: string): Promise<VariableId> {
  const { variables } = await ask('variables.list', {});
  const variable = variables.find((each) => each.name === name);
  if (variable === undefined) throw new AxialError('not_found', `There is no variable called “${name}” in this study.`);
  return variable.id;
}

/** {@link splitList}, but for names that hold commas themselves and are there as they stand: `Smith, Anna`. */
const listNames = (given: readonly string[], isOne: (name: string) => boolean): string[] =>
  given.flatMap((name) => (isOne(name) ? [name] : splitList([name])));

/** `A,B` given once, or an option given several times; `\,` is a comma in a name. */
export const splitList = (given: readonly string[]): string[] =>
  given.flatMap((list) => list.split(/(?<!\\),/).map((name) => name.replaceAll('\\,', ',').trim()));

/** Options that choose whose words count. */
export const speakerOptions = {
  'leave-out': { type: 'string', multiple: true },
  speaker: { type: 'string', multiple: true },
} as const;

export const speakerDetails: readonly string[] = [
  '--leave-out interviewer  words of interviewers (or of participants) are left out',
  '--speaker NAME         only the words of this speaker, in every document; may be given several times',
];

/** `--leave-out` and `--speaker` as the engine takes them; `null` = everybody's words. */
export async function findSpeakers(
  ask: Ask,
  given: { readonly 'leave-out'?: readonly string[] | undefined; readonly speaker?: readonly string[] | undefined },
): Promise<SpeakerChoice> {
  if (given['leave-out'] === undefined && given.speaker === undefined) return null;
  const leaveOut = splitList(given['leave-out'] ?? []).map((role) =>
    readChoice('leave-out', role.replace(/s$/u, ''), ['interviewer', 'participant']),
  );
  if (given.speaker === undefined) return { leaveOut, only: null };
  const { speakers } = await ask('speakers.list', {});
  const isOne = (name: string) => speakers.some((speaker) => speaker.name === name);
  const names = listNames(given.speaker, isOne);
  const missing = names.find((name) => !isOne(name));
  if (missing !== undefined) throw new AxialError('not_found', `Nobody called “${missing}” speaks in this study.`);
  return { leaveOut, only: speakers.filter(({ name }) => names.includes(name)).map(({ id }) => id) };
}
