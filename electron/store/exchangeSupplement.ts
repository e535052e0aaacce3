import type { Supplement } from '#shared/interchange/incoming.ts';
import { sourceFileName } from '#shared/interchange/refi/composeSources.ts';
import { type ExchangeChoice, type ExchangeStudy, isNarrowed, narrow } from '#shared/interchange/refi/exchangeStudy.ts';
import type { SupplementRow } from '#shared/interchange/refi/supplement.ts';
import { replaceIllegal, withoutIllegal } from '#shared/interchange/refi/xmlCharacters.ts';
import { listIdRows, type Row } from './exchangeRows.ts';
import { schemaVersion } from './header.ts';
import { type ReadableStudy, reader } from './study.ts';
import type { LoggedTable } from './triggers.ts';

/** A file of the archive, beside those that the project itself names. */
export interface SupplementFile {
  readonly name: string;
  readonly hash: string;
}

/**
 * What a project cannot say of a study (`refi/supplement.ts`), for the part of it that was chosen, with the original files
 * that are in the archive for Axial alone.
 */
export function readSupplementRows(
  study: ReadableStudy,
  whole: ExchangeStudy,
  choice: ExchangeChoice,
): { readonly supplement: Supplement; readonly files: readonly SupplementFile[] } {
  const part = narrow(whole, choice);
  const narrowed = isNarrowed(choice);
  const rows = (table: LoggedTable) => listIdRows(study, table) as SupplementRow[];
  const ids = idsOf(part);
  const isIn = (among: ReadonlySet<string>, column: string) => (row: Row) => among.has(String(row[column]));
  const documents = rows('documents').filter(isIn(ids.documents, 'id'));
  const speakers = rows('speakers').filter(isIn(ids.documents, 'document_id'));
  const speakerIds = new Set(speakers.map(({ id }) => String(id)));
  const files = choice.sources ? originals(documents) : [];
  const tables: Record<string, SupplementRow[]> = {
    study: rows('study'),
    document_groups: rows('document_groups').filter(isIn(ids.groups, 'id')),
    documents,
    texts: textsOf(study, part),
    sources: files.map(({ name, hash }) => ({ hash, file: name })),
    codes: rows('codes').filter(isIn(ids.codes, 'id')),
    codings: codingRows(study, part),
    memo_types: rows('memo_types'),
    memos: rows('memos').filter(isIn(ids.memos, 'id')),
    memo_links: rows('memo_links').filter((row) => isLinkIn(row, ids)),
    variables: rows('variables').filter(isIn(ids.variables, 'id')),
    variable_values: rows('variable_values')
      .filter(isIn(ids.documents, 'document_id'))
      .filter(isIn(ids.variables, 'variable_id')),
    document_readings: rows('document_readings').filter(isIn(ids.documents, 'document_id')),
    speakers,
    speaker_variables: rows('speaker_variables'),
    speaker_values: rows('speaker_values').filter(isIn(speakerIds, 'speaker_id')),
    document_sets: setRows(rows('document_sets'), ids.sets, narrowed),
    document_set_members: narrowed ? membersOf(part) : rows('document_set_members'),
  };
  if (!narrowed) {
    tables.exchange_parts = choice.paths ? rows('exchange_parts') : rows('exchange_parts').map(withoutPaths);
    tables.exchange_files = rows('exchange_files').map(({ name = null }) => ({ name, file: name }));
    tables.export_presets = rows('export_presets');
    tables.saved_views = rows('saved_views');
  }
  return { supplement: { schema: schemaVersion, tables }, files };
}

/** Where files lay on other computers is told only where it is asked for. */
function withoutPaths(row: SupplementRow): SupplementRow {
  const data = String(row.data);
  if (!/"(?:basePath|currentPath)":/.test(data)) return row;
  const kept = JSON.stringify(JSON.parse(data), (key, value: unknown) =>
    key === 'basePath' || key === 'currentPath' ? undefined : value,
  );
  return { ...row, data: kept };
}

interface Ids {
  readonly documents: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
  readonly codings: ReadonlySet<string>;
  readonly memos: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

function idsOf(part: ExchangeStudy): Ids {
  const of = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  return {
    documents: of(part.documents),
    groups: of(part.groups),
    codes: of(part.codes),
    codings: of(part.codings),
    memos: of(part.memos),
    sets: of(part.sets),
    variables: of(part.variables),
  };
}

/** A link of a memo that is in to something that is in. */
function isLinkIn(row: Row, ids: Ids): boolean {
  const has = (among: ReadonlySet<string>, column: string) => among.has(String(row[column]));
  if (!has(ids.memos, 'memo_id')) return false;
  if (row.coding_id !== null && !has(ids.codings, 'coding_id')) return false;
  if (row.code_id !== null) return has(ids.codes, 'code_id');
  return row.document_id === null ? has(ids.memos, 'target_memo_id') : has(ids.documents, 'document_id');
}

/** The marks of texts, and the words of those that a plain text file cannot hold as they are. */
function textsOf(study: ReadableStudy, part: ExchangeStudy): SupplementRow[] {
  const wanted = new Map(part.documents.map((document) => [document.id as string, document]));
  const told = new Set<string>();
  const rows = study[reader].all<{ id: string; hash: string; format: string }>(
    `SELECT d.id, d.text_hash AS hash, t.format FROM documents d JOIN texts t ON t.hash = d.text_hash ORDER BY d.key`,
  );
  return rows.flatMap(({ id, hash, format }): SupplementRow[] => {
    const text = wanted.get(id)?.text;
    const isSafe = text === undefined || replaceIllegal(text) === text;
    if (text === undefined || told.has(hash) || (isSafe && format === '[]')) return [];
    told.add(hash);
    return [isSafe ? { hash, format } : { hash, format, text }];
  });
}

/** Original files by their hashes, each once. */
function originals(documents: readonly SupplementRow[]): SupplementFile[] {
  const files = new Map<string, SupplementFile>();
  for (const { source_hash: hash, source_name: name } of documents) {
    if (typeof hash !== 'string' || files.has(hash)) continue;
    files.set(hash, { name: sourceFileName(String(name), hash), hash });
  }
  return [...files.values()];
}

/**
 * Codings that say more than the project: in a study that keeps something of other programs any may, since what came goes
 * out as it came.
 */
function codingRows(study: ReadableStudy, part: ExchangeStudy): SupplementRow[] {
  const hasKept = part.parts.some(({ kind }) => kind === 'source');
  const ids = new Set<string>(
    part.codings
      .filter(
        ({ weight, comment, createdAt, changedAt }) =>
          hasKept || weight !== null || createdAt !== changedAt || withoutIllegal(comment) !== comment,
      )
      .map(({ id }) => id),
  );
  if (ids.size === 0) return [];
  return (listIdRows(study, 'codings') as SupplementRow[]).filter(({ id }) => ids.has(String(id)));
}

/** Of a part of a study, what a live set holds now is its list: its conditions may be about what was left out. */
function setRows(rows: readonly SupplementRow[], ids: ReadonlySet<string>, narrowed: boolean): SupplementRow[] {
  const inside = rows.filter(({ id }) => ids.has(String(id)));
  return narrowed ? inside.map((row) => ({ ...row, filter: null })) : inside;
}

const membersOf = ({ sets }: ExchangeStudy): SupplementRow[] =>
  sets.flatMap(({ id, documentIds }) => documentIds.map((document) => ({ set_id: id, document_id: document })));
