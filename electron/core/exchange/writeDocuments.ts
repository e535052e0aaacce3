import { insertRow, placeBehind, type Row, updateRow } from '../../store/exchangeRows.ts';
import { storeSource, storeText } from '../../store/texts.ts';
import { correctText } from '../corrections.ts';
import { noteSpeakers } from '../speakerRules.ts';
import { type Difference, lose } from './plan.ts';
import type { DocumentThing } from './planDocuments.ts';
import { supplementRows } from './supplement.ts';
import { requireKey, type Writing } from './writing.ts';

/** Adds the documents that are new with their files and readings, and takes over what was chosen of the others. */
export function writeDocuments(writing: Writing): void {
  const { documents, planning } = writing.plan;
  const readings = Map.groupBy(supplementRows(planning.incoming, 'document_readings'), (row) => row.document_id);
  const spoken = new Set(supplementRows(planning.incoming, 'speakers').map((row) => row.document_id));
  const add = (thing: DocumentThing, id: string) => {
    const key = addDocument(writing, thing, id);
    addReading(writing, thing, key, readings.get(thing.given.id)?.[0]);
    if (!spoken.has(thing.given.id)) noteSpeakers(writing.study, key, thing.format);
  };
  for (const { thing, target } of documents.fresh) add(thing, target);
  for (const difference of documents.different) {
    if (difference.treatment === 'copy') add(difference.thing, difference.target);
    else if (difference.treatment === 'theirs') takeDocument(writing, difference);
  }
}

function addDocument(writing: Writing, { given, name, groupId, row, format }: DocumentThing, id: string): number {
  const { study, exact } = writing;
  const groupKey = groupId === null ? null : requireKey(writing, 'document_groups', groupId);
  const createdAt = row.created_at ?? study.now;
  const key = insertRow(study, 'documents', {
    id,
    name,
    group_key: groupKey,
    position:
      exact && typeof row.position === 'number' ? row.position : placeBehind(study, 'documents', 'group_key', groupKey),
    text_hash: storeText(study, given.text, format),
    source_hash: given.file ? storeSource(study, given.file.bytes) : null,
    source_name: row.source_name ?? '',
    note: row.note ?? '',
    created_at: createdAt,
    changed_at: row.changed_at ?? createdAt,
  });
  writing.noteKey('documents', id, key);
  return key;
}

function addReading({ study }: Writing, { given }: DocumentThing, key: number, said: Row | undefined): void {
  const reading = given.reading && {
    kind: given.reading.origin.kind,
    encoding: given.reading.origin.encoding,
    confidence: given.reading.origin.confidence,
    options: JSON.stringify(given.reading.origin.options),
    warnings: JSON.stringify(given.reading.warnings),
    read_at: study.now,
  };
  const { document_id: _, ...whole } = said ?? {};
  if (!reading && !said) return;
  insertRow(study, 'document_readings', { document_key: key, ...reading, ...whole });
}

function takeDocument(writing: Writing, difference: Difference<DocumentThing>): void {
  const { study, plan } = writing;
  const { thing, id, target, fields, text } = difference;
  const key = requireKey(writing, 'documents', target);
  if (text) takeWords(writing, thing, key);
  const row: Record<string, Row[string]> = {};
  if (fields.includes('note')) row.note = thing.row.note;
  if (fields.includes('name')) {
    if (plan.documents.taken.has(thing.name)) {
      lose(plan.planning, 'document', thing.name, id, 'Another document has this name; it kept its own.');
    } else row.name = thing.name;
  }
  if (fields.includes('group') && thing.groupId !== null) {
    row.group_key = requireKey(writing, 'document_groups', thing.groupId);
    row.position = placeBehind(study, 'documents', 'group_key', row.group_key);
  }
  if (Object.keys(row).length > 0) updateRow(study, 'documents', key, { ...row, changed_at: study.now });
}

/**
 * The words of the file take the place of those that stood: a correction, with which all that stands on them goes along.
 * Marks stay with their words where the file has none.
 */
function takeWords({ study }: Writing, { given, format }: DocumentThing, key: number): void {
  correctText(study, { documentKey: key, text: given.text, format: format.length > 0 ? format : null });
}
