import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real documents that stand beside the project where they may be had; they do not travel with it. */
const folder = fileURLToPath(new URL('../../../shared/corpus/documents/', import.meta.url));

export const hasCorpus = existsSync(folder);
if (!hasCorpus) console.info('The corpus of real documents is not beside the project: its tests are skipped.');

export const corpusFile = (name: string): string => join(folder, name);

/** The text that a document of the corpus is known to hold. */
export const expectedText = (name: string): string => readFileSync(join(folder, `${name}.expected.txt`), 'utf8');

/** Words in order: runs of white space are one blank. */
export const squashed = (text: string): string => text.replace(/\s+/gu, ' ').trim();
