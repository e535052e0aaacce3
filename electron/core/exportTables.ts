import { exportChoice } from '#shared/contract/procedures/exportChoice.ts';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { column, type ExportFacts, factsRecord, isoTime, withFacts } from '#shared/interchange/facts.ts';
import { variableCell, variableColumns } from '#shared/interchange/segments.ts';
import { recordsOf, type Table } from '#shared/interchange/table.ts';
import { tableMarkdown, tablePage } from '#shared/interchange/tableText.ts';
import { tableDocument } from '#shared/interchange/wordDocument.ts';
import { listGroups } from '../store/documents.ts';
import { listValues } from '../store/variables.ts';
import { type Chosen, chosenBy } from './chosen.ts';
import type { CoreContext } from './context.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { operationHandlers } from './operations.ts';

const everything = exportChoice.parse({});

const documentColumns = [
  column('document', 30),
  column('group', 20),
  column('characters', 11),
  column('paragraphs', 11),
  column('codings', 9),
  column('file', 30),
  column('note', 40),
  column('created', 22),
];

/** The documents with their sizes, codings and variables; without their texts. */
export async function draftDocuments(context: CoreContext, request: RequestFor<'documents'>): Promise<ExportDraft> {
  const chosen = chosenBy(context, request.choice);
  const wanted = request.documentIds && new Set(request.documentIds);
  const documents = chosen.documents.filter(({ id }) => wanted?.has(id) ?? true);
  const groups = new Map(listGroups(context.readable()).map((group) => [group.id, group.name]));
  const codings = countByDocument(context, chosen);
  const { columns, valuesOf } = variablesOf(
    context,
    chosen,
    documentColumns.map(({ title }) => title),
  );
  const facts = factsOf(context, [['unit', 'characters in Unicode code points, codings'], ...chosen.words]);
  const table: Table = {
    name: 'Documents',
    columns: [...documentColumns, ...columns],
    rows: documents.map((document) => [
      document.name,
      (document.groupId && groups.get(document.groupId)) ?? '',
      document.characters,
      document.paragraphs,
      codings.get(document.id) ?? 0,
      document.sourceName,
      document.note,
      isoTime(document.createdAt),
      ...valuesOf(document),
    ]),
  };
  return {
    name: 'documents',
    items: documents.length,
    facts,
    csv: () => toCsv(withFacts(table, facts)),
    json: () => ({ ...factsRecord(facts), documents: recordsOf(table) }),
    ...asTable('Documents', 'document', table, facts),
  };
}

/** Codings of the choice in each document. */
function countByDocument(context: CoreContext, chosen: Chosen): Map<string, number> {
  const { codings, documents } = context.columns();
  const counts = new Map<string, number>();
  for (const row of chosen.codings()) {
    const id = documents.ids[codings.document[row] ?? 0] ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** What every table can become besides CSV and JSON. */
const asTable = (title: string, one: string, table: Table, facts: ExportFacts) => ({
  sheets: () => [table],
  html: () => tablePage(title, one, table, facts),
  md: () => tableMarkdown(title, table, facts),
  docx: () => tableDocument(title, table, facts),
});

/** Columns of all variables, and the values of a document in their order. */
function variablesOf(context: CoreContext, { variables }: Chosen, taken: readonly string[]) {
  const values = listValues(context.readable());
  const known = new Map(values.map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]));
  return {
    columns: variableColumns(
      variables.map(({ name }) => name),
      [...taken, 'study', 'revision', 'exported'],
    ),
    valuesOf: ({ id }: StudyDocument) =>
      variables.map((variable) => variableCell(variable, known.get(`${id} ${variable.id}`))),
  };
}

/**
 * The table of variables in the form in which it can be read back: names of documents first. For that reason the facts
 * stand in JSON and workbook, and not in the CSV file, where they would come back as variables.
 */
export async function draftVariables(context: CoreContext, request: RequestFor<'variables'>): Promise<ExportDraft> {
  const chosen = chosenBy(context, request.choice);
  const { documents } = chosen;
  const { columns, valuesOf } = variablesOf(context, chosen, ['document']);
  const facts = factsOf(context, chosen.words);
  const table: Table = {
    name: 'Variables',
    columns: [column('document', 30), ...columns],
    rows: documents.map((document) => [document.name, ...valuesOf(document)]),
  };
  return {
    name: 'variables',
    items: documents.length,
    facts,
    csv: () => toCsv(table),
    json: () => ({ ...factsRecord(facts), documents: recordsOf(table) }),
    ...asTable('Variables', 'document', table, facts),
  };
}

/** The audit trail: every step of the history, oldest first; where coders were chosen, the steps that they took. */
export async function draftAudit(context: CoreContext, { choice }: RequestFor<'audit'>): Promise<ExportDraft> {
  const chosen = chosenBy(context, { ...everything, coderIds: choice.coderIds });
  const actors = choice.coderIds && new Set(chosen.coders.map(({ name }) => name));
  const operations = (await readOperations(context)).filter(({ actor }) => actors?.has(actor) ?? true);
  const facts = factsOf(context, [['unit', 'steps of the history; changes are rows of the study'], ...chosen.words]);
  const table: Table = {
    name: 'Audit trail',
    columns: [
      column('step', 8),
      column('at', 24),
      column('person', 18),
      column('what', 60),
      column('operation', 22),
      column('kind', 8),
      column('about step', 10),
      column('undone by', 10),
      column('changes', 9),
      column('note', 50),
    ],
    rows: operations.map((step) => [
      step.number,
      isoTime(step.at),
      step.actor,
      step.label,
      step.name,
      step.kind,
      step.target,
      step.undoneBy,
      step.changes,
      step.note,
    ]),
  };
  return {
    name: 'audit trail',
    items: operations.length,
    facts,
    csv: () => toCsv(withFacts(table, facts)),
    json: () => ({ ...factsRecord(facts), steps: recordsOf(table) }),
    ...asTable('Audit trail', 'step', table, facts),
  };
}

const page = 1000;

async function readOperations(context: CoreContext): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (let before: number | null = null; ; ) {
    const found: { operations: Operation[] } = await operationHandlers['operations.list'](context, {
      before,
      limit: page,
      family: 'all',
      actor: null,
      until: null,
      undos: true,
    });
    operations.push(...found.operations);
    before = found.operations.at(-1)?.number ?? null;
    if (before === null || found.operations.length < page) return operations.reverse();
  }
}
