import { exchangeEndings } from '#shared/domain/exchange.ts';
import { documentEndings, kindEndings } from '#shared/domain/fileKinds.ts';
import type { FileRequest } from './fileRequest.ts';

/** Endings that can be opened, by what is asked for; `null` = only folders are shown. */
const endings = {
  study: ['axial'],
  documents: [...documentEndings, ...kindEndings.table, ...exchangeEndings],
  table: ['csv', 'xlsx', 'tsv', 'txt'],
  folder: [] as string[],
  key: ['json'],
  project: [...exchangeEndings, ...kindEndings.table],
} as const;

export function extensionsOf(request: FileRequest): readonly string[] {
  return request.kind === 'save' ? request.extensions : endings[request.what];
}

const folders: readonly string[] = ['folder'];

/** Whether a folder itself can be the answer. */
export const wantsFolder = (request: FileRequest): boolean => request.kind === 'open' && folders.includes(request.what);

/** The name with an ending that fits, and without the signs that no file name may hold. */
export function toFileName(typed: string, extensions: readonly string[]): string {
  const name = typed.trim().replace(/[/\\:*?"<>|]/gu, '-');
  const first = extensions[0];
  const fits = extensions.some((ending) => name.toLowerCase().endsWith(`.${ending.toLowerCase()}`));
  return !name || !first || fits ? name : `${name}.${first}`;
}

/** A path in a folder, with the sign that parts folders on this system. */
export function joinPath(folder: string, name: string): string {
  const sign = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(sign) ? folder + name : folder + sign + name;
}
