import { coefficients, comparisonAxes, coOccurrenceUnits, sliceRules } from '#shared/analysis/results.ts';
import type { ExportRequest } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import { formatOf, readOut } from './export.ts';
import {
  findCode,
  findCodeIds,
  findCoderIds,
  findDocumentIds,
  findSpeakers,
  findVariable,
  readCodeTree,
  speakerDetails,
  speakerOptions,
} from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { print, printJson } from './output.ts';
import { type Command, readChoice, readWholeNumber, readWords, UsageError } from './usage.ts';

const later = ['portrait', 'codeline', 'matrix', 'map', 'relationships', 'properties', 'saturation'];
const orders = ['tree', 'given', 'name', 'frequency', 'similarity'] as const;

const options = {
  out: { type: 'string' },
  codes: { type: 'string', multiple: true },
  'with-subcodes': { type: 'boolean' },
  documents: { type: 'string', multiple: true },
  coders: { type: 'string', multiple: true },
  ...speakerOptions,
  unit: { type: 'string' },
  near: { type: 'string' },
  coefficient: { type: 'string' },
  order: { type: 'string' },
  x: { type: 'string' },
  slices: { type: 'string' },
  'group-by': { type: 'string' },
  sort: { type: 'string' },
  descending: { type: 'boolean' },
  theme: { type: 'string' },
  width: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Values = ReturnType<typeof readWords<typeof options>>['values'];

const onlyFor: Readonly<Record<string, readonly string[]>> = {
  'co-occurrence': ['unit', 'near', 'coefficient', 'order'],
  comparison: ['x', 'slices', 'group-by', 'sort', 'descending'],
};

export const chart: Command = {
  usage: 'chart STUDY.axial co-occurrence|comparison --out FILE.(svg|png|csv|json) [options]',
  summary: 'Draws a chart, or writes its numbers.',
  details: [
    '',
    '--codes A,B            codes by path (otherwise the themes, with their subcodes)',
    '--with-subcodes        count the codings of subcodes into the codes that --codes names',
    '--documents D,E        only these documents; --coders likewise',
    ...speakerDetails,
    '--theme light|dark     --width PIXELS',
    '',
    'co-occurrence:',
    `--unit ${coOccurrenceUnits.join('|')}   --near N (paragraphs, for the unit near)`,
    `--coefficient ${coefficients.join('|')}   --order ${orders.join('|')}`,
    '',
    'comparison:',
    `--x ${comparisonAxes.join('|')}   --slices ${sliceRules.join('|')}`,
    '--group-by group|VARIABLE   --sort study|name|similarity|share:CODE|VARIABLE   --descending',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', kind = ''] = positionals;
    if (later.includes(kind)) throw new AxialError('unsupported_format', `The chart “${kind}” is not there yet.`);
    if (!Object.hasOwn(onlyFor, kind)) {
      throw new UsageError(`There is no chart “${kind}”; there are ${Object.keys(onlyFor).join(' and ')}.`);
    }
    refuseForeignOptions(kind, values);
    const out = readOut(values.out);
    const format = formatOf(out, undefined);
    const makeRequest = kind === 'co-occurrence' ? coOccurrence(values) : comparison(values);
    return withStudyToRead(study, async (ask) => {
      const request = await makeRequest(ask);
      const written = await ask('exports.write', { request, format, path: out, overwrite: true });
      if (values.json) printJson({ path: written.path, bytes: written.bytes });
      else print(written.path);
      return 0;
    });
  },
};

function refuseForeignOptions(kind: string, values: Values): void {
  for (const [other, names] of Object.entries(onlyFor)) {
    const foreign = other === kind ? undefined : names.find((name) => name in values);
    if (foreign !== undefined) throw new UsageError(`--${foreign} belongs to the chart ${other}, not to ${kind}.`);
  }
}

async function choiceOf(ask: Ask, values: Values) {
  const codeIds = await findCodeIds(ask, values.codes);
  return {
    codeIds,
    withSubcodes: codeIds === null || values['with-subcodes'] === true,
    documentIds: await findDocumentIds(ask, values.documents),
    coderIds: await findCoderIds(ask, values.coders),
    speakers: await findSpeakers(ask, values),
  };
}

const pictureOf = (values: Values) => ({
  theme: readChoice('theme', values.theme ?? 'light', ['light', 'dark']),
  width: readWholeNumber('width', values.width ?? '1200', { least: 320, most: 8000 }),
});

/** What to ask for; options are read at once, names are looked up in the study. */
type MakeRequest = (ask: Ask) => Promise<ExportRequest>;

function coOccurrence(values: Values): MakeRequest {
  const options = {
    unit: readChoice('unit', values.unit ?? 'pairs', coOccurrenceUnits),
    near: readWholeNumber('near', values.near ?? '1', { most: 1000 }),
    coefficient: readChoice('coefficient', values.coefficient ?? 'c', coefficients),
    // Codes that were named stand as they were named.
    order: readChoice('order', values.order ?? (values.codes ? 'given' : 'tree'), orders),
  };
  const picture = pictureOf(values);
  return async (ask) => ({
    what: 'co-occurrence',
    options: { ...(await choiceOf(ask, values)), ...options },
    ...picture,
  });
}

function comparison(values: Values): MakeRequest {
  const options = {
    x: readChoice('x', values.x ?? 'sections', comparisonAxes),
    slices: readChoice('slices', values.slices ?? 'assignments', sliceRules),
    descending: values.descending === true,
  };
  const picture = pictureOf(values);
  return async (ask) => ({
    what: 'comparison',
    options: {
      ...(await choiceOf(ask, values)),
      ...options,
      groupBy: await groupingOf(ask, values['group-by']),
      sort: await sortOf(ask, values.sort),
    },
    ...picture,
  });
}

async function groupingOf(ask: Ask, given: string | undefined) {
  if (given === undefined || given === 'none') return 'none' as const;
  return given === 'group' ? ('group' as const) : { variableId: await findVariable(ask, given) };
}

async function sortOf(ask: Ask, given = 'study') {
  if (given === 'study' || given === 'name' || given === 'similarity') return { by: given } as const;
  if (given.startsWith('share:')) {
    return { by: 'share', codeId: findCode(await readCodeTree(ask), given.slice('share:'.length)) } as const;
  }
  return { by: 'variable', variableId: await findVariable(ask, given) } as const;
}
