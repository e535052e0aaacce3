import { toCsv } from '#shared/interchange/csv.ts';
import { type DataTable, dataReadme, dataSheets, readmeTable } from '#shared/interchange/dataSet.ts';
import type { ExportFacts } from '#shared/interchange/facts.ts';
import type { PackedFile } from '../export/zip.ts';
import { type Chosen, chosenBy } from './chosen.ts';
import type { CoreContext } from './context.ts';
import { codersTable, codesTable, speakersTables, variablesTables } from './dataSetFrame.ts';
import { codingsTable, memosTables, textTables } from './dataSetTexts.ts';
import { atOneRevision, type ExportDraft, factsOf, madeOfEach, type RequestFor } from './exportDraft.ts';

/** The study as tidy tables for R, Python and statistics programs, with a README of every column. */
export async function draftDataSet(context: CoreContext, { choice }: RequestFor<'data-set'>): Promise<ExportDraft> {
  const chosen = chosenBy(context, choice);
  const tables = await atOneRevision(context, () => readTables(context, chosen));
  const facts = factsOf(context, chosen.words);
  const readme = (form: Parameters<typeof dataReadme>[1]) => dataReadme(tables, form, facts);
  return {
    name: 'data set',
    items: tables.length,
    facts,
    zip: async () => [
      { name: 'README.md', text: readme('csv') },
      ...(await madeOfEach(
        context,
        tables,
        (table): PackedFile => ({ name: `${table.name}.csv`, text: csvOf(table) }),
      )),
    ],
    sheets: () => dataSheets([...tables, readmeTable(tables)]),
    sqlite: () => [...tables, readmeTable(tables), factsTable(facts, readme('sqlite'))],
  };
}

async function readTables(context: CoreContext, chosen: Chosen): Promise<DataTable[]> {
  const { documents, paragraphs } = await textTables(context, chosen);
  return [
    documents,
    codesTable(context, chosen),
    await codingsTable(context, chosen),
    ...memosTables(context, chosen),
    ...variablesTables(context, chosen),
    codersTable(chosen),
    ...speakersTables(context, chosen),
    paragraphs,
  ];
}

const csvOf = ({ columns, rows }: DataTable): string =>
  toCsv({ columns: columns.map(({ name }) => ({ title: name, width: 0 })), rows });

/** The README and where the data come from, inside the database. */
function factsTable({ study, revision, exported, options }: ExportFacts, readme: string): DataTable {
  return {
    name: 'about',
    row: 'a fact about this data set',
    columns: [
      { name: 'fact', type: 'text', meaning: 'what it is' },
      { name: 'value', type: 'text', meaning: 'its value' },
    ],
    rows: [
      ['study', study],
      ['revision', String(revision)],
      ['exported', exported],
      ...options.map(([name, value]) => [name, value]),
      ['readme', readme],
    ],
  };
}
