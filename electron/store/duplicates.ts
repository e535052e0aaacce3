import type { DocumentId } from '#shared/domain/ids.ts';
import { insertCoding, listCodingRowsIn } from './codings.ts';
import { insertSpeaker, listSpeakerRowsIn, setSpeakerColor } from './speakers.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** Adds a copy of a document at the end of its group: text, file, note, values, how it was read, and who speaks. */
export function copyDocument(
  study: WritableStudy,
  from: number,
  name: string,
  withCodings: boolean,
): { key: number; id: DocumentId; groupKey: number | null } {
  const id = study.newId() as DocumentId;
  const groupKey = study[reader].value<number | null>('SELECT group_key FROM documents WHERE key = ?', from) ?? null;
  const key = study[writer].insert(
    `INSERT INTO documents (id, name, group_key, position, text_hash, source_hash, source_name, note, created_at, changed_at)
     SELECT ?, ?, group_key, (SELECT max(position) + 1 FROM documents o WHERE o.group_key IS d.group_key), text_hash,
       source_hash, source_name, note, ?, ? FROM documents d WHERE key = ?`,
    ...[id, name, study.now, study.now, from],
  );
  study[writer].run(
    `INSERT INTO variable_values (document_key, variable_key, value)
     SELECT ?, variable_key, value FROM variable_values WHERE document_key = ? ORDER BY key`,
    ...[key, from],
  );
  study[writer].run(
    `INSERT INTO document_readings (document_key, kind, encoding, confidence, options, warnings, read_at)
     SELECT ?, kind, encoding, confidence, options, warnings, read_at FROM document_readings WHERE document_key = ?`,
    ...[key, from],
  );
  copySpeakers(study, from, { key, id });
  if (withCodings) copyCodings(study, from, key);
  return { key, id, groupKey };
}

function copySpeakers(study: WritableStudy, from: number, to: { readonly key: number; readonly id: DocumentId }): void {
  for (const speaker of listSpeakerRowsIn(study, from)) {
    insertSpeaker(study, to, speaker);
    const copy = findCopy(study, to.key, speaker.name);
    if (speaker.color !== null) setSpeakerColor(study, copy, speaker.color);
    study[writer].run(
      `INSERT INTO speaker_values (speaker_key, variable_key, value)
       SELECT ?, variable_key, value FROM speaker_values WHERE speaker_key = ? ORDER BY key`,
      ...[copy, speaker.key],
    );
  }
}

const findCopy = (study: ReadableStudy, documentKey: number, name: string): number =>
  study[reader].value<number>('SELECT key FROM speakers WHERE document_key = ? AND name = ?', documentKey, name) ?? 0;

/** Codings keep their coder, weight, comment and time. */
function copyCodings(study: WritableStudy, from: number, to: number): void {
  for (const row of listCodingRowsIn(study, from)) insertCoding(study, { ...row, documentKey: to });
}
