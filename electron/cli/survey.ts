import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { type ColumnUse, surveyUnits } from '#shared/domain/survey.ts';
import { withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson } from './output.ts';
import { type Command, readChoice, readWholeNumber, readWords, UsageError } from './usage.ts';

type Look = OutputOf<'surveys.look'>;

const options = {
  sheet: { type: 'string' },
  encoding: { type: 'string' },
  header: { type: 'string' },
  documents: { type: 'string' },
  text: { type: 'string', multiple: true },
  variable: { type: 'string', multiple: true },
  leave: { type: 'string', multiple: true },
  name: { type: 'string' },
  'code-by-column': { type: 'boolean' },
  group: { type: 'string' },
  look: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Imports a table with what is proposed for its columns, but where an option says otherwise. */
export const survey: Command = {
  usage: 'survey STUDY.axial TABLE.(csv|xlsx) [--documents row|answer|table] [--text COLUMN]... [options] [--json]',
  summary: 'Brings a survey or another table in as documents; --look only shows what is proposed for its columns.',
  details: [
    '',
    '--look               changes nothing; prints the columns with what is proposed for each',
    '--documents WHAT     a document for each row, for each answer, or for the whole table',
    '--text COLUMN        a column of words to read and code, by its name; may be given several times',
    '--variable COLUMN    a column of facts about each document',
    '--leave COLUMN       a column to leave out',
    '--name COLUMN        the column that names the documents',
    '--code-by-column     every answer is coded with the name of its column',
    '--group NAME         the group that the documents come into, made if missing',
    '--sheet NAME         a sheet of a workbook; the first one in view otherwise',
    '--header ROW         the row with the names of the columns, from 1; 0 = there is none',
    '--encoding NAME      the encoding of a table that is text (found out otherwise)',
  ],
  run: (words) => {
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', table = ''] = positionals;
    const unit = values.documents === undefined ? null : readChoice('documents', values.documents, surveyUnits);
    const reading = {
      item: { path: resolve(table) },
      sheet: values.sheet ?? null,
      encoding: values.encoding ?? null,
      headerRow: values.header === undefined ? null : readWholeNumber('header', values.header, { most: 1000 }),
    };
    return withStudyToWrite(study, async (ask) => {
      const look = await ask('surveys.look', reading);
      if (values.look) return show(look, values.json ?? false);
      const uses: Readonly<Record<ColumnUse, readonly string[]>> = {
        text: values.text ?? [],
        variable: values.variable ?? [],
        leave: values.leave ?? [],
      };
      const nameColumn = values.name === undefined ? look.nameColumn : placeOf(look, values.name);
      const { warnings, ...came } = await ask('surveys.import', {
        jobId: randomUUID(),
        ...reading,
        headerRow: look.headerRow,
        documents: unit ?? look.documents,
        nameColumn,
        speakerColumn: look.speakerColumn,
        columns: choose(look, uses),
        codeByColumn: values['code-by-column'] ?? false,
        ...(values.group === undefined ? {} : { groupName: values.group }),
      });
      for (const warning of warnings) complain(warning);
      if (values.json) printJson({ ...came, warnings });
      else {
        const parts = [
          countOf(came.documents.length, 'document'),
          countOf(came.variables, 'variable'),
          countOf(came.codings, 'coding'),
        ];
        print(`${parts.join(', ')} came in.`);
      }
      return 0;
    });
  },
};

function placeOf({ columns }: Look, name: string): number {
  const place = columns.findIndex((column) => column.name === name);
  if (place < 0) throw new UsageError(`The table has no column “${name}”; --look shows those it has.`);
  return place;
}

/** What was said of each column, else what is proposed; where some are named as text, the other answers stay out. */
function choose(look: Look, uses: Readonly<Record<ColumnUse, readonly string[]>>) {
  const said = new Map<number, ColumnUse>();
  for (const use of ['text', 'variable', 'leave'] as const) {
    for (const name of uses[use]) said.set(placeOf(look, name), use);
  }
  return look.columns.map(({ name, type, use }, place) => ({
    name,
    type,
    use: said.get(place) ?? (use === 'text' && uses.text.length > 0 ? ('leave' as const) : use),
  }));
}

function show(look: Look, asJson: boolean): number {
  const { columns, documents, nameColumn, speakerColumn, headerRow, rows, sheets, sheet, warnings } = look;
  if (asJson) {
    printJson({ columns, documents, nameColumn, speakerColumn, headerRow, rows, sheets, sheet, warnings });
    return 0;
  }
  for (const each of sheets) print(`sheet ${each.name}${each.hidden ? ' (hidden)' : ''}: ${countOf(each.rows, 'row')}`);
  print(`${countOf(rows, 'row')}, a document for each ${documents}`);
  for (const [place, { name, use, type, filled }] of columns.entries()) {
    const becomes = use === 'variable' ? `variable (${type})` : use === 'text' ? 'text' : 'left out';
    const names = place === nameColumn ? ', names the documents' : place === speakerColumn ? ', says who speaks' : '';
    print(`  ${name}: ${becomes}${names}; ${countOf(filled, 'cell')} filled`);
  }
  for (const warning of warnings) complain(warning);
  return 0;
}
