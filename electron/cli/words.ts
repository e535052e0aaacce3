import type { InputOf } from '#shared/contract/index.ts';
import { formatOf, readOut } from './export.ts';
import { findDocumentIds, findSpeakers, findVariable, speakerDetails, speakerOptions, splitList } from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { type Command, readWholeNumber, readWords } from './usage.ts';

const options = {
  out: { type: 'string' },
  by: { type: 'string' },
  document: { type: 'string', multiple: true },
  ...speakerOptions,
  stop: { type: 'string', multiple: true },
  'leave-word': { type: 'string', multiple: true },
  shortest: { type: 'string' },
  numbers: { type: 'boolean' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof readWords<typeof options>>['values'];

export const words: Command = {
  usage: 'words STUDY.axial [--out FILE.csv] [--by group|document|VARIABLE] [--stop en,de] [options] [--json]',
  summary: 'Counts how often each word stands in the documents.',
  details: [
    '',
    '--out FILE     .csv, .xlsx or .json; left out, a table is shown',
    '--by           side by side for document groups, documents, or the values of a variable',
    '--document D   only this document; may be given several times',
    ...speakerDetails,
    '--stop L       leaves out the small words of a language (en, de, fr …); several parted by commas',
    '--leave-word W leaves out this word too; may be given several times',
    '--shortest N   code points of the shortest word that counts (2); --numbers counts numbers too',
    '--limit N      so many of the most frequent words (500)',
  ],
  run: (given) => {
    const { values, positionals } = readWords(given, options, { least: 1, most: 1 });
    const out = values.out === undefined ? null : readOut(values.out);
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const counting = await countingOf(ask, values);
      return out === null ? show(ask, counting, values.json ?? false) : write(ask, counting, out, values.json ?? false);
    });
  },
};

type Counting = InputOf<'words.frequencies'>;

async function countingOf(ask: Ask, values: Values): Promise<Counting> {
  return {
    documentIds: await findDocumentIds(ask, values.document),
    speakers: await findSpeakers(ask, values),
    by: await groupingOf(ask, values.by ?? 'none'),
    stopLists: splitList(values.stop ?? []),
    alsoStop: splitList(values['leave-word'] ?? []),
    shortest: readWholeNumber('shortest', values.shortest ?? '2', { least: 1, most: 50 }),
    numbers: values.numbers ?? false,
    limit: readWholeNumber('limit', values.limit ?? '500', { least: 1, most: 5000 }),
  };
}

async function groupingOf(ask: Ask, by: string): Promise<Counting['by']> {
  if (by === 'none' || by === 'group' || by === 'document') return by;
  return { variableId: await findVariable(ask, by) };
}

async function show(ask: Ask, counting: Counting, json: boolean): Promise<number> {
  const { words: counted, groups, total, distinct } = await ask('words.frequencies', counting);
  if (json) printJson({ words: counted, groups, total, distinct });
  else {
    const columns = counting.by === 'none' ? [] : groups.map(({ name }) => name);
    const rows = counted.map(({ word, count, documents, byGroup }) => [
      word,
      count,
      documents,
      ...(columns.length > 0 ? byGroup : []),
    ]);
    printTable(['word', 'count', 'documents', ...columns], rows);
    print(`${countOf(total, 'word')} counted, ${distinct.toLocaleString('en-GB')} different.`);
  }
  return 0;
}

async function write(ask: Ask, counting: Counting, path: string, json: boolean): Promise<number> {
  const format = formatOf(path, undefined);
  const written = await ask('exports.write', {
    request: { what: 'words', options: counting },
    format,
    path,
    overwrite: true,
  });
  if (json) printJson(written);
  else print(`${written.path}: ${countOf(written.items, 'word')}`);
  return 0;
}
