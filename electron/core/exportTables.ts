import type { Operation } from '#shared/contract/procedures/operations.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { column, factsRecord, isoTime, withFacts } from '#shared/interchange/facts.ts';
import { variableCell, variableColumns } from '#shared/interchange/segments.ts';
import { recordsOf, type Table } from '#shared/interchange/table.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import type { CoreContext } from './context.ts';
import { documentHandlers } from './documents.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';
import { operationHandlers } from './operations.ts';
import { variableHandlers } from './variables.ts';

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
  const wanted = request.documentIds && new Set(request.documentIds);
  const documents = listDocuments(context.readable()).filter(({ id }) => wanted?.has(id) ?? true);
  const groups = new Map(listGroups(context.readable()).map((group) => [group.id, group.name]));
  const counts = await documentHandlers['documents.counts'](context, {});
  const codings = new Map(counts.documentIds.map((id, index) => [id, counts.codings[index] ?? 0]));
  const { columns, valuesOf } = await variablesOf(
    context,
    documentColumns.map(({ title }) => title),
  );
  const facts = factsOf(context, [['unit', 'characters in Unicode code points, codings']]);
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
    sheets: () => [table],
  };
}

/** Columns of all variables, and the values of a document in their order. */
async function variablesOf(context: CoreContext, taken: readonly string[]) {
  const { variables, values } = await variableHandlers['variables.list'](context, {});
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
export async function draftVariables(context: CoreContext): Promise<ExportDraft> {
  const documents = listDocuments(context.readable());
  const { columns, valuesOf } = await variablesOf(context, ['document']);
  const facts = factsOf(context, []);
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
    sheets: () => [table],
  };
}

/** The audit trail: every step of the history, oldest first. */
export async function draftAudit(context: CoreContext): Promise<ExportDraft> {
  const operations = await readOperations(context);
  const facts = factsOf(context, [['unit', 'steps of the history; changes are rows of the study']]);
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
    sheets: () => [table],
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
