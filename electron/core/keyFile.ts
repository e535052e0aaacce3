import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { z } from 'zod';
import type { Pseudonym } from '#shared/anonymity/pseudonyms.ts';
import { pseudonym } from '#shared/contract/procedures/anonymity.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readStudy } from '../store/documents.ts';
import { isPartOfOpenStudy } from '../store/openFiles.ts';
import type { CoreContext } from './context.ts';
import { studyEnding } from './studyEnding.ts';
import { writeWholeFile } from './wholeFile.ts';

const keyFileSchema = z.object({
  format: z.literal('axial-pseudonyms'),
  version: z.literal(1),
  study: z.object({ id: z.string(), name: z.string() }),
  pseudonyms: z.array(pseudonym),
  kept: z.array(z.string()).default([]),
});

/** Names and what stands for them, and words that a person looked at and kept. */
export interface PseudonymTable {
  readonly pseudonyms: readonly Pseudonym[];
  readonly kept: readonly string[];
}

/** Where this machine remembers the key file of a study: the study itself says nothing of it. */
const memoryOf = (context: CoreContext): string => `keyFile:${readStudy(context.readable()).id}`;

/** Path of the key file of the open study, or `null`. */
export function keyFilePath(context: CoreContext): string | null {
  const path = context.preferences.read().layout[memoryOf(context)];
  return typeof path === 'string' ? path : null;
}

export function rememberKeyFile(context: CoreContext, path: string | null): void {
  context.preferences.change({ layout: { [memoryOf(context)]: path } });
}

/**
 * Reads a key file.
 * @throws AxialError `not_found` when it is not there; `unsupported_format` when it is something else or damaged;
 * `conflict` when it belongs to another study
 */
export function readKeyFile(context: CoreContext, path: string): PseudonymTable {
  const name = `“${basename(path)}”`;
  if (!existsSync(path)) throw new AxialError('not_found', `The key file ${name} is not where it was.`);
  const parsed = keyFileSchema.safeParse(parse(path));
  if (!parsed.success) throw new AxialError('unsupported_format', `${name} is no key file of Axial, or it is damaged.`);
  if (parsed.data.study.id !== readStudy(context.readable()).id) {
    throw new AxialError('conflict', `${name} belongs to another study, “${parsed.data.study.name}”.`);
  }
  return parsed.data;
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/** The table of the open study, empty without a key file. @throws AxialError as {@link readKeyFile} */
export function readPseudonyms(context: CoreContext): PseudonymTable {
  const path = keyFilePath(context);
  return path === null ? { pseudonyms: [], kept: [] } : readKeyFile(context, path);
}

/** The pseudonyms that are asked for. @throws AxialError `not_found` */
export function chosenPseudonyms(context: CoreContext, ids: readonly string[] | null): readonly Pseudonym[] {
  const { pseudonyms } = readPseudonyms(context);
  const chosen = ids === null ? pseudonyms : pseudonyms.filter(({ id }) => ids.includes(id));
  if (chosen.length === 0) throw new AxialError('not_found', 'There are no names in the table to look for.');
  return chosen;
}

/** Where a key file may stand. @throws AxialError `invalid_input` for the place or ending of a study */
export function keyFilePlace(path: string): string {
  const place = resolve(path);
  if (place.toLowerCase().endsWith(studyEnding) || isPartOfOpenStudy(place)) {
    throw new AxialError('invalid_input', 'The key file is kept apart from the study: give it another name.');
  }
  return extname(place) === '' ? `${place}.json` : place;
}

/**
 * Writes a key file whole or not at all, readable by its person alone where the system knows such a thing.
 * @throws AxialError `conflict`, `not_found`, `io`
 */
export async function writeKeyFile(
  context: CoreContext,
  path: string,
  { pseudonyms, kept }: PseudonymTable,
  overwrite: boolean,
): Promise<void> {
  const { id, name } = readStudy(context.readable());
  const content = { format: 'axial-pseudonyms', version: 1, study: { id, name }, pseudonyms, kept };
  const bytes = new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
  await writeWholeFile(path, bytes, { overwrite, newId: context.ports.newId });
  try {
    chmodSync(path, 0o600);
  } catch {
    // Some disks know no owners.
  }
}
