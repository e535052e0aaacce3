import type { Coding } from '#shared/domain/coding.ts';
import type { CodeId, CoderId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { KeptPart } from '#shared/interchange/incoming.ts';
import type { ExchangeDocument, ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';
import type { StudyExtras } from '#shared/interchange/refi/projectLosses.ts';
import { listCodes } from './codes.ts';
import { listDocumentSets, listSetMembers } from './documentSets.ts';
import { listDocuments, listGroups, readStudy } from './documents.ts';
import { listWholeMemos } from './memos.ts';
import { type ReadableStudy, reader } from './study.ts';
import { readText } from './texts.ts';
import { listValues, listVariables } from './variables.ts';

/** The documents of live sets as they are now: whoever asks has worked them out. */
export type LiveSets = readonly { readonly id: string; readonly documentIds: readonly string[] }[];

/** Everything of a study that the exchange format has a place for. `texts` false: the words are not needed. */
export function readExchangeStudy(
  study: ReadableStudy,
  live: LiveSets,
  { texts }: { readonly texts: boolean },
): ExchangeStudy {
  return {
    study: readStudy(study),
    coders: study[reader].all('SELECT id, name FROM coders ORDER BY key'),
    codes: listCodes(study),
    groups: listGroups(study),
    documents: documentsOf(study, texts),
    codings: [...codingsOf(study)],
    variables: listVariables(study).map(({ key: _, ...variable }) => variable),
    values: valuesInOrder(study),
    sets: setsOf(study, live),
    memos: listWholeMemos(study),
    parts: study[reader].all<KeptPart>(
      'SELECT kind, id, position, data FROM exchange_parts ORDER BY kind, position, id',
    ),
    keptFiles: study[reader].values<string>('SELECT name FROM exchange_files ORDER BY name'),
  };
}

function documentsOf(study: ReadableStudy, texts: boolean): ExchangeDocument[] {
  const hashes = new Map(
    study[reader]
      .all<{ id: DocumentId; hash: string }>('SELECT id, text_hash AS hash FROM documents')
      .map(({ id, hash }) => [id, hash]),
  );
  return listDocuments(study).map(({ id, name, groupId, note, sourceName, sourceHash, createdAt, changedAt }) => ({
    ...{ id, name, groupId, note, createdAt, changedAt },
    text: texts ? (readText(study, hashes.get(id) ?? '')?.text ?? '') : '',
    source: sourceHash === '' ? null : { name: sourceName, hash: sourceHash },
  }));
}

type CodingTuple = [CodingId, DocumentId, CodeId, CoderId, number, number, number | null, string, number, number];

function* codingsOf(study: ReadableStudy): Generator<Coding> {
  const rows = study[reader].tuples<CodingTuple>(
    `SELECT g.id, d.id, c.id, o.id, g.start_at, g.end_at, g.weight, g.comment, g.created_at, g.changed_at
     FROM codings g JOIN documents d ON d.key = g.document_key JOIN codes c ON c.key = g.code_key
     JOIN coders o ON o.key = g.coder_key ORDER BY g.document_key, g.start_at, g.end_at DESC, g.key`,
  );
  for (const [id, documentId, codeId, coderId, start, end, weight, comment, createdAt, changedAt] of rows) {
    yield { id, documentId, codeId, coderId, start, end, weight, comment, createdAt, changedAt };
  }
}

/** Values in the order of the variables, so that every export has the same. */
function valuesInOrder(study: ReadableStudy): ExchangeStudy['values'] {
  const place = new Map(listVariables(study).map(({ id, position }) => [id, position]));
  return listValues(study).toSorted((a, b) => (place.get(a.variableId) ?? 0) - (place.get(b.variableId) ?? 0));
}

function setsOf(study: ReadableStudy, live: LiveSets): ExchangeStudy['sets'] {
  const members = listSetMembers(study);
  const now = new Map(live.map(({ id, documentIds }) => [id, documentIds]));
  const order = listDocuments(study).map(({ id }) => id);
  return listDocumentSets(study).map(({ key, id, name, filter }) => {
    const listed = new Set<string>(filter ? now.get(id) : members.get(key));
    return { id, name, documentIds: order.filter((document) => listed.has(document)) };
  });
}

/** Memos that say more than plain lines do: headings, lists, quotations, links, mentions, looks of words. */
const formattedMemos = `SELECT id FROM memos WHERE body LIKE '%"type":"heading"%' OR body LIKE '%"type":"list"%'
  OR body LIKE '%"type":"quote"%' OR body LIKE '%"type":"link"%' OR body LIKE '%-mention"%'
  OR body LIKE '%"segment-quote"%' OR body GLOB '*"format":[1-9]*'`;

/** How much of a study there is that the exchange format has no place for, by what it belongs to. */
export function readExtras(study: ReadableStudy): StudyExtras {
  const values = (sql: string) => study[reader].values<string>(sql);
  const count = (table: string) => study[reader].value<number>(`SELECT count(*) FROM ${table}`) ?? 0;
  return {
    formattedDocuments: values(
      `SELECT d.id FROM documents d JOIN texts t ON t.hash = d.text_hash WHERE t.format <> '[]'`,
    ),
    formattedMemos: values(formattedMemos),
    speakers: values('SELECT d.id FROM speakers s JOIN documents d ON d.key = s.document_key'),
    speakerValues: values(
      `SELECT d.id FROM speaker_values v JOIN speakers s ON s.key = v.speaker_key
       JOIN documents d ON d.key = s.document_key`,
    ),
    liveSets: values('SELECT id FROM document_sets WHERE filter IS NOT NULL'),
    presets: count('export_presets'),
    steps: count('operations'),
  };
}

/** Names and hashes of the files that other programs' parts need. */
export const listExchangeFiles = (study: ReadableStudy): { name: string; hash: string }[] =>
  study[reader].all('SELECT name, source_hash AS hash FROM exchange_files ORDER BY name');

/** When the last step of a study was done, in ms since 1970; `undefined` before the first. */
export const lastChangedAt = (study: ReadableStudy): number | undefined =>
  study[reader].value<number>('SELECT at FROM operations ORDER BY number DESC LIMIT 1');
