import { listKeptCharts } from './keptChart.ts';
import { withStudyToRead } from './openStudy.ts';
import { print, printJson, printTable } from './output.ts';
import { type Command, readWords } from './usage.ts';

/** Milliseconds since 1970 as a day here, `2026-11-12`; empty where it never was. */
function dayOf(at: number | undefined): string {
  if (at === undefined) return '';
  const day = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

const moment = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

export const charts: Command = {
  usage: 'charts STUDY.axial [--json]',
  summary: 'Lists the charts that are kept in a study under a name.',
  details: ['', '`chart STUDY.axial --kept NAME --out FILE` draws one of them, as the study is now.'],
  run: (words) => {
    const { values, positionals } = readWords(words, { json: { type: 'boolean' } }, { least: 1, most: 1 });
    return withStudyToRead(positionals[0] ?? '', async (ask) => {
      const kept = (await listKeptCharts(ask)).map(({ name, changedAt, content }) => ({ name, changedAt, ...content }));
      if (values.json) {
        printJson(
          kept.map(({ name, chart, changedAt, exported, kept: asOf }) => ({
            ...{ name, chart, changed: moment(changedAt), exported: moment(exported?.at), asOf: moment(asOf?.at) },
          })),
        );
      } else if (kept.length === 0) print('No chart is kept in this study.');
      else {
        printTable(
          ['name', 'chart', 'changed', 'exported', 'kept as of'],
          kept.map(({ name, chart, changedAt, exported, kept: asOf }) => [
            ...[name, chart, dayOf(changedAt), dayOf(exported?.at), dayOf(asOf?.at)],
          ]),
        );
      }
      return 0;
    });
  },
};
