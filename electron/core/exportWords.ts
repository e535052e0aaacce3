import { provenanceLine } from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { layoutWordCloud } from '#shared/charts/wordCloud.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { column, factsRecord, withFacts } from '#shared/interchange/facts.ts';
import { recordsOf, type Table } from '#shared/interchange/table.ts';
import { findVariable } from '../store/variables.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { frequencyHandlers } from './frequencies.ts';
import { wordsOfChoice } from './speakerChoice.ts';
import { count } from './words.ts';

type Options = RequestFor<'words'>['options'];

/** How often each word stands in the texts: as a table, and as a cloud. */
export async function draftWords(context: CoreContext, request: RequestFor<'words'>): Promise<ExportDraft> {
  const { options, theme, width } = request;
  const result: OutputOf<'words.frequencies'> = await frequencyHandlers['words.frequencies'](context, options);
  const told = optionWords(context, result, options);
  const facts = factsOf(context, [['unit', 'times that a word stands in the texts'], ...told]);
  const table = wordsTable(result);
  const provenance = {
    study: facts.study,
    revision: facts.revision,
    date: facts.exported.slice(0, 10),
    options: told.map(([name, value]) => `${name}: ${value}`),
  };
  return {
    name: 'word frequencies',
    items: result.words.length,
    facts,
    csv: () => toCsv(withFacts(table, facts)),
    json: () => ({ ...factsRecord(facts), words: recordsOf(table) }),
    sheets: () => [table],
    svg: () => {
      const size = { width, height: Math.round(width * 0.6), mode: theme, alone: true };
      return sceneToSvg(layoutWordCloud(result, { ...size, provenance: provenanceLine(provenance) }).scene);
    },
  };
}

function wordsTable({ words, groups }: OutputOf<'words.frequencies'>): Table {
  const parted = groups.length > 1;
  return {
    name: 'Words',
    columns: [
      column('word', 24),
      column('count', 10),
      column('documents', 11),
      ...(parted ? groups.map(({ name }) => column(name, 14)) : []),
    ],
    rows: words.map(({ word, count: times, documents, byGroup }) => [
      ...[word, times, documents],
      ...(parted ? byGroup : []),
    ]),
  };
}

/** What was counted, in words. */
function optionWords(context: CoreContext, result: OutputOf<'words.frequencies'>, options: Options) {
  const names = new Map(result.stopLists.map(({ language, name }) => [language, name]));
  const speakers = wordsOfChoice(context.readable(), options.speakers);
  const words: [string, string][] = [['words', `${result.total} counted, ${result.distinct} different`]];
  if (options.by !== 'none') words.push(['side by side', groupingWords(context, options.by)]);
  if (options.documentIds) words.push(['documents', count(options.documentIds.length, 'chosen document')]);
  if (speakers) words.push(['speakers', speakers]);
  if (options.stopLists.length > 0)
    words.push([
      'small words left out',
      options.stopLists.map((language) => names.get(language) ?? language).join(', '),
    ]);
  if (options.alsoStop.length > 0) words.push(['also left out', options.alsoStop.join(', ')]);
  words.push(['shortest word', count(options.shortest, 'character')]);
  words.push(['numbers', options.numbers ? 'counted' : 'left out']);
  return words;
}

function groupingWords(context: CoreContext, by: Exclude<Options['by'], 'none'>): string {
  if (typeof by === 'string') return `by ${by}`;
  return `by ${findVariable(context.readable(), by.variableId)?.name ?? 'a variable'}`;
}
