import { wordsAround } from '#shared/anonymity/context.ts';
import type { FoundPlace } from '#shared/anonymity/findings.ts';
import { createNameFinder, type Pseudonym } from '#shared/anonymity/pseudonyms.ts';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readWritings, type WritingPlace } from '../store/writings.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { chosenPseudonyms, keyFilePath, keyFilePlace, readKeyFile, rememberKeyFile, writeKeyFile } from './keyFile.ts';
import { replacePseudonyms } from './replaceNames.ts';
import { brief } from './words.ts';

export const pseudonymHandlers: Handlers<ProceduresOf<'pseudonyms'>> = {
  'pseudonyms.read': readTable,
  'pseudonyms.use': useKeyFile,
  'pseudonyms.release': (context) => {
    rememberKeyFile(context, null);
    return {};
  },
  'pseudonyms.write': writeTable,
  'pseudonyms.find': findNames,
  'pseudonyms.replace': replacePseudonyms,
};

function readTable(context: CoreContext): OutputOf<'pseudonyms.read'> {
  const path = keyFilePath(context);
  if (path === null) return { path, trouble: null, pseudonyms: [], kept: [] };
  try {
    const { pseudonyms, kept } = readKeyFile(context, path);
    return { path, trouble: null, pseudonyms: pseudonyms.map(toTable), kept: [...kept] };
  } catch (error) {
    if (error instanceof AxialError) return { path, trouble: error.message, pseudonyms: [], kept: [] };
    throw error;
  }
}

const toTable = (pseudonym: Pseudonym) => ({ ...pseudonym, names: [...pseudonym.names] });

async function useKeyFile(context: CoreContext, { path, create }: ParsedInputOf<'pseudonyms.use'>) {
  const place = keyFilePlace(path);
  if (create) await writeKeyFile(context, place, { pseudonyms: [], kept: [] }, false);
  const { pseudonyms } = readKeyFile(context, place);
  rememberKeyFile(context, place);
  return { path: place, pseudonyms: pseudonyms.length };
}

/** @throws AxialError `not_found` without a key file; `conflict` when a spelling stands for two. */
async function writeTable(context: CoreContext, { pseudonyms, kept }: ParsedInputOf<'pseudonyms.write'>) {
  const path = keyFilePath(context);
  if (path === null) throw new AxialError('not_found', 'This study has no key file yet: make one, or open one, first.');
  refuseTwoMeanings(pseudonyms);
  // A key file that cannot be read is not written over: its names would be lost.
  const before = readKeyFile(context, path);
  await writeKeyFile(context, path, { pseudonyms, kept: kept ?? before.kept }, true);
  return { pseudonyms: pseudonyms.length };
}

function refuseTwoMeanings(pseudonyms: readonly Pseudonym[]): void {
  const meaning = new Map<string, Pseudonym>();
  for (const pseudonym of pseudonyms) {
    for (const name of pseudonym.names) {
      const other = meaning.get(name);
      if (other && other.replacement !== pseudonym.replacement) {
        const both = `“${brief(other.replacement)}” and “${brief(pseudonym.replacement)}”`;
        throw new AxialError('conflict', `“${brief(name)}” cannot stand for both ${both}.`);
      }
      meaning.set(name, pseudonym);
    }
  }
}

/** Places that are listed; all are counted. */
const mostPlaces = 1000;

function findNames(context: CoreContext, input: ParsedInputOf<'pseudonyms.find'>): OutputOf<'pseudonyms.find'> {
  const find = createNameFinder(chosenPseudonyms(context, input.pseudonymIds));
  const places: (FoundPlace<WritingPlace> & { pseudonymId: string })[] = [];
  const counts = new Map<string, { places: number; where: Set<string> }>();
  let total = 0;
  for (const { in: place, where, text } of readWritings(context.readable(), input)) {
    for (const { start, end, pseudonym } of find(text)) {
      total++;
      const count = counts.get(pseudonym.id) ?? { places: 0, where: new Set() };
      counts.set(pseudonym.id, count);
      count.places++;
      count.where.add(where);
      if (places.length >= mostPlaces) continue;
      places.push({ in: place, where, start, end, ...wordsAround(text, start, end), pseudonymId: pseudonym.id });
    }
  }
  return {
    total,
    places,
    counts: [...counts].map(([pseudonymId, count]) => ({
      pseudonymId,
      places: count.places,
      documents: count.where.size,
    })),
  };
}
