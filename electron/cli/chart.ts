import { coefficients, comparisonAxes, coOccurrenceUnits, sliceRules } from '#shared/analysis/results.ts';
import { chartKinds, requireChartKind } from '#shared/charts/kinds/index.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { ExportRequest } from '#shared/contract/procedures/transfers.ts';
import { alongDetails, alongOf } from './along.ts';
import { kindDetails, readSettings, settingFlags } from './chartSettings.ts';
import { formatOf, readOut } from './export.ts';
import { findKeptChart, requestOfKept } from './keptChart.ts';
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
import { type Command, needed, readChoice, readWholeNumber, readWords, UsageError } from './usage.ts';

const orders = ['tree', 'given', 'name', 'frequency', 'similarity'] as const;

const options = {
  out: { type: 'string' },
  kept: { type: 'string' },
  stretch: { type: 'string' },
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
  memos: { type: 'boolean' },
  'no-strips': { type: 'boolean' },
  theme: { type: 'string' },
  width: { type: 'string' },
  figure: { type: 'string' },
  'font-size': { type: 'string' },
  patterns: { type: 'boolean' },
  dpi: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type PictureValues = Pick<Values, 'theme' | 'width' | 'figure' | 'font-size' | 'patterns' | 'dpi'>;
type Values = ReturnType<typeof readWords<typeof options>>['values'] & Readonly<Record<string, unknown>>;

const onlyFor: Readonly<Record<string, readonly string[]>> = {
  'co-occurrence': ['unit', 'near', 'coefficient', 'order'],
  comparison: ['x', 'slices', 'group-by', 'sort', 'descending', 'memos', 'no-strips'],
};

const requestMakers: Readonly<Record<string, (values: Values) => MakeRequest>> = {
  'co-occurrence': coOccurrence,
  comparison,
};
const kindNames = [...Object.keys(onlyFor), ...chartKinds.map(({ kind }) => kind)];

export const chart: Command = {
  usage: 'chart STUDY.axial KIND|--kept NAME --out FILE.(svg|png|csv|json) [options]',
  summary: 'Draws a chart, or writes its numbers.',
  details: [
    '',
    '--codes A,B            codes by path (otherwise the themes, with their subcodes)',
    '--with-subcodes        count the codings of subcodes into the codes that --codes names',
    '--documents D,E        only these documents; --coders likewise',
    ...alongDetails,
    ...speakerDetails,
    '--kept NAME            a chart that is kept in the study, with its own options; `charts STUDY` lists them',
    '--theme light|dark     --width PIXELS',
    '--figure MM            a figure for print, so many millimetres wide, without title and foot',
    '--font-size POINTS     --patterns (greys in place of colours)   --dpi N (for PNG); all three for a figure',
    '',
    'co-occurrence:',
    `--unit ${coOccurrenceUnits.join('|')}   --near N (paragraphs, for the unit near)`,
    `--coefficient ${coefficients.join('|')}   --order ${orders.join('|')}`,
    '',
    'comparison:',
    `--x ${comparisonAxes.join('|')}   --slices ${sliceRules.join('|')}`,
    '--group-by group|VARIABLE   --sort study|name|similarity|share:CODE|VARIABLE   --descending',
    '--memos (where memos point)   --no-strips (without the sums under the groups)',
    ...chartKinds.flatMap(kindDetails),
  ],
  run: async (words) => {
    if (isKeptCall(words)) return drawKept(words);
    const kind = kindOf(words);
    const known = { ...options, ...settingFlags(kind) };
    const { values, positionals } = readWords(words, known, { least: 2, most: 2 });
    refuseForeignOptions(kind, values);
    const out = readOut(values.out);
    const format = formatOf(out, undefined);
    const makeRequest = requestMakers[kind]?.(values) ?? otherChart(kind, values);
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const request = await makeRequest(ask);
      return writeChart(ask, { request, format, path: out }, values.json === true);
    });
  },
};

/** Writes a chart, and says where. */
async function writeChart(
  ask: Ask,
  asked: Pick<InputOf<'exports.write'>, 'request' | 'format' | 'path'>,
  json: boolean,
): Promise<number> {
  const { path, bytes } = await ask('exports.write', { ...asked, overwrite: true });
  if (json) printJson({ path, bytes });
  else print(path);
  return 0;
}

const isKeptCall = (words: readonly string[]): boolean =>
  words.some((word) => word === '--kept' || word.startsWith('--kept='));

const { out, kept, theme, width, figure, 'font-size': fontSize, patterns, dpi, json } = options;
/** What may be said beside the name of a kept chart, which brings its own options. */
const keptOptions = { out, kept, theme, width, figure, 'font-size': fontSize, patterns, dpi, json } as const;

/** Draws a chart that is kept under a name. */
function drawKept(words: readonly string[]): Promise<number> {
  refuseOwnOptions(words);
  const { values, positionals } = readWords(words, keptOptions, { least: 1, most: 1 });
  const path = readOut(values.out);
  const format = formatOf(path, undefined);
  const picture = pictureOf(values);
  return withStudyToRead(positionals[0] ?? '', async (ask) => {
    const chart = await findKeptChart(ask, needed('kept', values.kept));
    return writeChart(ask, { request: await requestOfKept(ask, chart, picture), format, path }, values.json === true);
  });
}

/** A kept chart has its options: others would make another chart of it, under its name. */
function refuseOwnOptions(words: readonly string[]): void {
  const names = words.flatMap((word) => (word.startsWith('--') ? [word.slice(2).split('=')[0] ?? ''] : []));
  const all = new Set([...Object.keys(options), ...chartKinds.flatMap(({ kind }) => Object.keys(settingFlags(kind)))]);
  const other = names.find((name) => all.has(name) && !Object.hasOwn(keptOptions, name));
  if (other === undefined) return;
  throw new UsageError(`A kept chart brings its own options; --${other} cannot be said beside --kept.`);
}

/** The kind that a call names; with it the options are known that the rest of the call may use. */
function kindOf(words: readonly string[]): string {
  const named = words.filter((word) => !word.startsWith('-'));
  const kind = named.find((word) => kindNames.includes(word));
  if (kind !== undefined) return kind;
  if (named.length < 2) throw new UsageError('Something is missing.');
  throw new UsageError(`There is no chart “${named[1]}”; there are ${kindNames.join(', ')}.`);
}

function refuseForeignOptions(kind: string, values: Values): void {
  const own = new Set([...(onlyFor[kind] ?? []), ...Object.keys(settingFlags(kind))]);
  for (const [other, names] of Object.entries(onlyFor)) {
    const foreign = names.find((name) => name in values && !own.has(name));
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
    ...alongOf(values.stretch),
  };
}

const pictureOf = (values: PictureValues) => ({
  theme: readChoice('theme', values.theme ?? 'light', ['light', 'dark']),
  width: readWholeNumber('width', values.width ?? '1200', { least: 320, most: 8000 }),
  figure: figureOf(values),
});

function figureOf(values: PictureValues) {
  if (values.figure === undefined) {
    const lonely = (['font-size', 'patterns', 'dpi'] as const).find((name) => name in values);
    if (lonely !== undefined) throw new UsageError(`--${lonely} belongs to a figure: say its width with --figure.`);
    return null;
  }
  return {
    widthMm: readWholeNumber('figure', values.figure, { least: 40, most: 420 }),
    fontPt: readWholeNumber('font-size', values['font-size'] ?? '9', { least: 5, most: 24 }),
    patterns: values.patterns === true,
    dpi: readWholeNumber('dpi', values.dpi ?? '300', { least: 72, most: 1200 }),
  };
}

/** A chart of any other kind: its settings are read by its own list. */
function otherChart(name: string, values: Values): MakeRequest {
  const kind = requireChartKind(name);
  const picture = pictureOf(values);
  const given = readSettings(kind, values);
  const ownCodings = kind.ownCodings ? { withSubcodes: values['with-subcodes'] === true } : {};
  return async (ask) => ({
    what: 'chart',
    request: { kind: name, ...(await choiceOf(ask, values)), ...ownCodings, settings: await given(ask) },
    ...picture,
  });
}

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
    memos: values.memos === true,
    strips: values['no-strips'] !== true,
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
