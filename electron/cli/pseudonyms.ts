import { resolve } from 'node:path';
import type { Ask } from './openStudy.ts';
import { withStudyToRead, withStudyToWrite } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { positionsOf } from './places.ts';
import { type Command, needed, readWords } from './usage.ts';

export const pseudonyms: Command = {
  usage: 'pseudonyms STUDY.axial --key FILE.json [--replace] [--dry-run] [--json]',
  summary: 'Finds the names of a key file in a study; --replace puts their pseudonyms there, in one step.',
  details: [
    '',
    '--replace   replaces them everywhere; codings stay on their words, and undo brings the names back',
    '--dry-run   with --replace: only says where they stand, and changes nothing',
    '--json      places in code points, the first 1,000',
  ],
  run: (words) => {
    const { values, positionals } = readWords(
      words,
      {
        key: { type: 'string' },
        replace: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      { least: 1, most: 1 },
    );
    const [study = ''] = positionals;
    const path = resolve(needed('key', values.key));
    const useKey = (ask: Ask) => ask('pseudonyms.use', { path, create: false });
    if (!values.replace || values['dry-run']) {
      return withStudyToRead(study, async (ask) => {
        await useKey(ask);
        return listPlaces(ask, values.json ?? false);
      });
    }
    return withStudyToWrite(study, async (ask) => {
      await useKey(ask);
      const replaced = await ask('pseudonyms.replace', {});
      if (values.json) printJson(replaced);
      else print(`Pseudonyms were put in ${countOf(replaced.places, 'place')}.`);
      return 0;
    });
  },
};

async function listPlaces(ask: Ask, json: boolean): Promise<number> {
  const { pseudonyms: table } = await ask('pseudonyms.read', {});
  const { total, counts, places } = await ask('pseudonyms.find', {});
  const standsAs = (id: string) => table.find((each) => each.id === id)?.replacement ?? '';
  if (json) {
    const inCodePoints = positionsOf(ask);
    const found = places.map(async ({ pseudonymId, ...place }) => ({
      ...(await inCodePoints(place)),
      replacement: standsAs(pseudonymId),
    }));
    printJson({ total, places: await Promise.all(found) });
    return 0;
  }
  const rows = counts.map(({ pseudonymId, places: count }) => [standsAs(pseudonymId), count]);
  if (rows.length > 0) printTable(['stands as', 'places'], rows);
  print(`${countOf(total, 'place')} in all; nothing was changed.`);
  return 0;
}
