import { resolve } from 'node:path';
import { withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson } from './output.ts';
import { type Command, needed, readWords } from './usage.ts';

export const variables: Command = {
  usage: 'variables STUDY.axial --from FILE.(csv|xlsx) [--json]',
  summary: 'Reads variables from a table: the first column names the document, each other column is a variable.',
  run: (words) => {
    const options = { from: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = readWords(words, options, { least: 1, most: 1 });
    const path = resolve(needed('from', values.from));
    return withStudyToWrite(positionals[0] ?? '', async (ask) => {
      const report = await ask('variables.import', { path });
      for (const warning of report.warnings) complain(warning);
      if (values.json) printJson(report);
      else {
        const what = [countOf(report.variables, 'variable'), countOf(report.values, 'value')].join(' and ');
        print(`${what} for ${countOf(report.documents, 'document')} came in.`);
      }
      return 0;
    });
  },
};
