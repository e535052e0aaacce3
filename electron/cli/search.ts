import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { searchPlaces } from '#shared/contract/procedures/finding.ts';
import { codeAtPath, formatPath, parsePath } from '#shared/domain/codeTree.ts';
import { AxialError } from '#shared/domain/result.ts';
import { astralPositions, toCodePoints } from '#shared/text/offsets.ts';
import { findDocumentIds, findSpeakers, readCodeTree, speakerDetails, speakerOptions, splitList } from './names.ts';
import { type Ask, withStudyToRead, withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson, printTable } from './output.ts';
import { type Command, readChoice, readWholeNumber, readWords, UsageError } from './usage.ts';

const options = {
  match: { type: 'string' },
  'whole-words': { type: 'boolean' },
  'match-case': { type: 'boolean' },
  'match-marks': { type: 'boolean' },
  in: { type: 'string', multiple: true },
  document: { type: 'string', multiple: true },
  ...speakerOptions,
  width: { type: 'string' },
  order: { type: 'string' },
  limit: { type: 'string' },
  code: { type: 'string' },
  unit: { type: 'string' },
  paragraphs: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof readWords<typeof options>>['values'];
type Hit = OutputOf<'search.find'>['hits'][number];

export const search: Command = {
  usage:
    'search STUDY.axial "WORDS" [--match all|any|phrase|pattern] [options] [--code "Theme/Concept" --unit UNIT] [--json]',
  summary: 'Finds words in documents, memos, codes and comments, and codes what was found in one step.',
  details: [
    '',
    '--match      all words in one paragraph (as usual), any of them, the whole as one phrase, or a regular expression;',
    '             "quoted" words are a phrase, * stands for any letters of a word and ? for one',
    '--in         documents, memos, codes, comments; several parted by commas',
    '--document   only this document; may be given several times',
    ...speakerDetails,
    '--whole-words  --match-case  --match-marks   compare more strictly',
    '--width N    code points shown on either side; --order place, left, hit or right; --limit N hits (1,000)',
    '--code PATH  codes what was found in documents; --unit hit, sentence, paragraph (as usual) or around,',
    '             which takes --paragraphs N on either side',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', text = ''] = positionals;
    if (values.code !== undefined) return codeFound(study, text, values, values.code);
    const stray = (['unit', 'paragraphs'] as const).find((name) => values[name] !== undefined);
    if (stray !== undefined) throw new UsageError(`--${stray} goes with --code.`);
    return withStudyToRead(study, async (ask) => listHits(ask, await requestOf(ask, text, values), values));
  },
};

type Request = InputOf<'search.find'>['request'];

async function requestOf(ask: Ask, text: string, values: Values): Promise<Request> {
  return {
    text,
    match: readChoice('match', values.match ?? 'all', ['all', 'any', 'phrase', 'pattern']),
    wholeWords: values['whole-words'] ?? false,
    matchCase: values['match-case'] ?? false,
    matchMarks: values['match-marks'] ?? false,
    in:
      values.in === undefined
        ? [...searchPlaces]
        : splitList(values.in).map((each) => readChoice('in', each, searchPlaces)),
    documentIds: await findDocumentIds(ask, values.document),
    speakers: await findSpeakers(ask, values),
  };
}

const page = 1000;

async function listHits(ask: Ask, request: Request, values: Values): Promise<number> {
  const width = readWholeNumber('width', values.width ?? '40', { most: 500 });
  const order = readChoice('order', values.order ?? 'place', ['place', 'left', 'hit', 'right']);
  const limit = readWholeNumber('limit', values.limit ?? '1000', { least: 1, most: 1_000_000 });
  const hits: Hit[] = [];
  let found: OutputOf<'search.find'>;
  do {
    const size = Math.min(page, limit - hits.length);
    found = await ask('search.find', { request, width, order, offset: hits.length, limit: size });
    hits.push(...found.hits);
  } while (found.more && hits.length < limit);
  for (const warning of found.warnings) complain(warning);
  if (values.json)
    printJson({ hits: await Promise.all(hits.map(recorder(ask))), more: found.more, warnings: found.warnings });
  else printHits(hits, found.more);
  return 0;
}

function printHits(hits: readonly Hit[], more: boolean): void {
  if (hits.length > 0) {
    const rows = hits.map((hit) => [hit.where, paragraphOf(hit), hit.before, hit.text, hit.after]);
    printTable(['where', 'paragraph', 'before', 'hit', 'after'], rows);
  }
  print(`${countOf(hits.length, 'hit')}${more ? ', and there are more' : ''}.`);
}

const paragraphOf = ({ in: place }: Hit): string | number => ('paragraph' in place ? place.paragraph : place.kind);

/** Hits as they leave the program: positions in code points of the text that they stand in. */
function recorder(ask: Ask): (hit: Hit) => Promise<unknown> {
  const known = new Map<string, Promise<Int32Array>>();
  return async ({ in: place, where, start, end, before, text, after }) => {
    const name = JSON.stringify(place.kind === 'document' ? place.documentId : place);
    const reading = known.get(name) ?? textOf(ask, place).then(astralPositions);
    known.set(name, reading);
    const astral = await reading;
    return {
      in: place,
      where,
      start: toCodePoints(astral, start),
      end: toCodePoints(astral, end),
      before,
      text,
      after,
    };
  };
}

async function textOf(ask: Ask, place: Hit['in']): Promise<string> {
  switch (place.kind) {
    case 'document':
      return (await ask('documents.read', { id: place.documentId })).text;
    case 'memo':
      return (await ask('memos.read', { id: place.memoId }))[place.field];
    case 'code':
      return (await ask('codes.list', {})).find(({ id }) => id === place.codeId)?.[place.field] ?? '';
    case 'comment':
      return (await ask('codings.read', { id: place.codingId })).comment;
    case 'note':
      return (await ask('documents.list', {})).documents.find(({ id }) => id === place.documentId)?.note ?? '';
  }
}

function codeFound(study: string, text: string, values: Values, path: string): Promise<number> {
  const unit = readChoice('unit', values.unit ?? 'paragraph', ['hit', 'sentence', 'paragraph', 'around']);
  if (values.paragraphs !== undefined && unit !== 'around')
    throw new UsageError('--paragraphs goes with --unit around.');
  const paragraphs = readWholeNumber('paragraphs', values.paragraphs ?? '1', { most: 50 });
  return withStudyToWrite(study, async (ask) => {
    const request = await requestOf(ask, text, values);
    const coded = await ask('search.code', { request, unit, paragraphs, ...(await codeNamed(ask, path)) });
    const { added, existing, documents } = coded;
    if (values.json) printJson({ added, existing, documents, made: coded.newCode !== null });
    else {
      print(`${countOf(added, 'coding')} added in ${countOf(documents, 'document')}.`);
      if (existing > 0) print(`${countOf(existing, 'coding')} stood there already and was left as it is.`);
    }
    return 0;
  });
}

/** The code at a path, or a new one below the code that stands there. @throws AxialError `not_found` */
async function codeNamed(ask: Ask, path: string): Promise<Pick<InputOf<'search.code'>, 'codeIds' | 'newCode'>> {
  const tree = await readCodeTree(ask);
  const names = parsePath(path);
  const found = codeAtPath(tree, names);
  if (found) return { codeIds: [found.code.id] };
  const above = names.slice(0, -1);
  const parent = above.length === 0 ? null : codeAtPath(tree, above);
  if (above.length > 0 && parent === null) {
    throw new AxialError('not_found', `There is no code “${formatPath(above)}” in this study.`);
  }
  return { newCode: { name: names.at(-1) ?? '', parentId: parent?.code.id ?? null } };
}
