import type { FormatMark } from '../../domain/document.ts';
import { type DocumentKind, type ReadingOptions, usualReadingOptions } from '../../domain/reading.ts';
import type { VariableType } from '../../domain/variable.ts';
import type {
  IncomingCode,
  IncomingCoding,
  IncomingDocument,
  IncomingLink,
  IncomingMemo,
  IncomingStudy,
  IncomingVariable,
  KeptKind,
  Supplement,
} from '../incoming.ts';
import type { SupplementRow, SupplementTables } from './supplement.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Tables that are answered by the study itself and say nothing more to whoever brings it in. */
const answered: ReadonlySet<string> = new Set(['exchange_parts', 'exchange_files', 'texts', 'sources']);

/**
 * What came by the exchange format with what the other Axial says beyond it: for everything that both know, the other
 * Axial's word is whole. Rows that the model has no place for (speakers, presets …) stay in the supplement.
 */
export function layOver(
  study: IncomingStudy,
  { schema, tables }: Supplement & { readonly tables: SupplementTables },
  files: Files,
): IncomingStudy {
  const rows = (name: string): readonly SupplementRow[] => tables[name] ?? [];
  const byId = (name: string) => new Map(rows(name).map((row) => [text(row.id), row]));
  const codes = byId('codes');
  const codings = byId('codings');
  const variables = byId('variables');
  const memos = byId('memos');
  const links = Map.groupBy(rows('memo_links'), (row) => text(row.memo_id));
  const rest = Object.entries(tables).filter(([name]) => !answered.has(name));
  return {
    ...study,
    codes: study.codes.map((code) => overCode(code, codes.get(code.id))),
    groups: rows('document_groups').map((row) => ({ id: text(row.id), name: text(row.name) })),
    documents: overDocuments(study.documents, tables, files),
    codings: study.codings.map((coding) => overCoding(coding, codings.get(coding.id))),
    variables: study.variables.map((variable) => overVariable(variable, variables.get(variable.id))),
    values: valuesOf(study, rows('variable_values')),
    sets: setsOf(study, tables),
    memos: study.memos.map((memo) => overMemo(memo, memos.get(memo.id), links.get(memo.id) ?? [])),
    ...keptOf(study, tables, files),
    supplement: { schema, tables: { ...Object.fromEntries(rest), codings: codingsBeyond(rows('codings')) } },
    report: overReport(study),
  };
}

/** Of codings, all is laid over but when they were changed: the rest of these many rows need not travel on. */
const codingsBeyond = (rows: readonly SupplementRow[]): SupplementRow[] =>
  rows.flatMap(({ id = null, created_at, changed_at = null }) =>
    changed_at === created_at ? [] : [{ id, changed_at }],
  );

/** What the other Axial keeps of further programs. A part of a study says nothing of it: then it is as the project has it. */
function keptOf(
  study: IncomingStudy,
  { exchange_parts: parts, exchange_files: named = [] }: SupplementTables,
  files: Files,
): Pick<IncomingStudy, 'kept' | 'keptFiles'> {
  if (!parts) return { kept: study.kept, keptFiles: study.keptFiles };
  return {
    kept: parts.map((row) => ({
      ...{ kind: text(row.kind) as KeptKind, id: text(row.id) },
      ...{ position: number(row.position) ?? 0, data: text(row.data) },
    })),
    keptFiles: named.flatMap((row) => {
      const bytes = files.get(text(row.file).toLowerCase());
      return bytes ? [{ name: text(row.name), bytes }] : [];
    }),
  };
}

type Cell = SupplementRow[string] | undefined;
const text = (cell: Cell): string => (typeof cell === 'string' ? cell : '');
const textOrNull = (cell: Cell): string | null => (typeof cell === 'string' ? cell : null);
const number = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);

function json<Value>(cell: Cell, otherwise: Value): Value {
  try {
    return typeof cell === 'string' ? (JSON.parse(cell) as Value) : otherwise;
  } catch {
    return otherwise;
  }
}

function overCode(code: IncomingCode, row: SupplementRow | undefined): IncomingCode {
  if (!row) return code;
  return {
    ...code,
    color: textOrNull(row.color),
    description: text(row.description),
    whenToUse: text(row.when_to_use),
    whenNotToUse: text(row.when_not_to_use),
    example: text(row.example),
  };
}

function overCoding(coding: IncomingCoding, row: SupplementRow | undefined): IncomingCoding {
  if (!row) return coding;
  return { ...coding, weight: number(row.weight), comment: text(row.comment), createdAt: number(row.created_at) };
}

function overVariable(variable: IncomingVariable, row: SupplementRow | undefined): IncomingVariable {
  if (!row) return variable;
  return { ...variable, type: text(row.type) as VariableType, choices: json<string[]>(row.choices, []) };
}

function overDocuments(
  documents: readonly IncomingDocument[],
  tables: SupplementTables,
  files: Files,
): IncomingDocument[] {
  const rows = new Map((tables.documents ?? []).map((row) => [text(row.id), row]));
  const texts = new Map((tables.texts ?? []).map((row) => [text(row.hash), row]));
  const sources = new Map((tables.sources ?? []).map((row) => [text(row.hash), row]));
  const readings = new Map((tables.document_readings ?? []).map((row) => [text(row.document_id), row]));
  return documents.map((document) => {
    const row = rows.get(document.id);
    if (!row) return document;
    const words = texts.get(text(row.text_hash));
    const bytes = files.get(text(sources.get(text(row.source_hash))?.file).toLowerCase());
    return {
      ...document,
      groupId: textOrNull(row.group_id),
      note: text(row.note),
      text: textOrNull(words?.text) ?? document.text,
      format: json<FormatMark[]>(words?.format, []),
      file: bytes ? { name: text(row.source_name), bytes } : null,
      reading: overReading(readings.get(document.id)),
      createdAt: number(row.created_at),
      changedAt: number(row.changed_at),
    };
  });
}

function overReading(row: SupplementRow | undefined): IncomingDocument['reading'] {
  if (!row) return null;
  const options = { ...usualReadingOptions, ...json<Partial<ReadingOptions>>(row.options, {}) };
  const origin = {
    kind: text(row.kind) as DocumentKind,
    encoding: textOrNull(row.encoding),
    confidence: number(row.confidence) ?? 1,
    options,
  };
  return { origin, warnings: json<string[]>(row.warnings, []) };
}

function valuesOf(study: IncomingStudy, rows: readonly SupplementRow[]): IncomingStudy['values'] {
  const documents = new Set(study.documents.map(({ id }) => id));
  const variables = new Set(study.variables.map(({ id }) => id));
  return rows
    .map((row) => ({
      documentId: text(row.document_id),
      variableId: text(row.variable_id),
      value: text(row.value),
    }))
    .filter(({ documentId, variableId }) => documents.has(documentId) && variables.has(variableId));
}

/** A live set has no list of its own; groups of documents are no sets here. */
function setsOf(study: IncomingStudy, tables: SupplementTables): IncomingStudy['sets'] {
  const documents = new Set(study.documents.map(({ id }) => id));
  const members = Map.groupBy(tables.document_set_members ?? [], (row) => text(row.set_id));
  return (tables.document_sets ?? []).map((row) => {
    const id = text(row.id);
    const listed = (members.get(id) ?? []).map((member) => text(member.document_id));
    return { id, name: text(row.name), documentIds: listed.filter((each) => documents.has(each)) };
  });
}

function overMemo(memo: IncomingMemo, row: SupplementRow | undefined, links: readonly SupplementRow[]): IncomingMemo {
  if (!row) return memo;
  return {
    ...memo,
    title: text(row.title),
    type: text(row.type),
    body: text(row.body),
    flag: textOrNull(row.flag),
    author: text(row.author),
    createdAt: number(row.created_at),
    changedAt: number(row.changed_at),
    links: links.filter(({ origin }) => origin === 'link').flatMap((each) => linkOf(each) ?? []),
  };
}

function linkOf(row: SupplementRow): IncomingLink | null {
  const codeId = textOrNull(row.code_id);
  if (codeId !== null) return { kind: 'code', codeId };
  const memoId = textOrNull(row.target_memo_id);
  if (memoId !== null) return { kind: 'memo', memoId };
  const documentId = textOrNull(row.document_id);
  if (documentId === null) return null;
  const [start, end] = [number(row.start_at), number(row.end_at)];
  if (start === null || end === null) return { kind: 'document', documentId };
  return { kind: 'segment', documentId, start, end, codingId: textOrNull(row.coding_id) };
}

const fromAxial = 'It comes from another Axial, with what the exchange format has no place for.';

/** Between two Axials nothing is lost, so there is nothing to tell of what others would lose. */
function overReport({ report }: IncomingStudy): IncomingStudy['report'] {
  return { ...report, notes: [...report.notes, fromAxial] };
}
