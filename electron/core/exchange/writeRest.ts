import { type CameAs, settleKept } from '#shared/interchange/refi/settleKept.ts';
import { readStudy } from '../../store/documents.ts';
import {
  findPart,
  insertRow,
  listIdRows,
  listKeptFiles,
  placeBehind,
  type Row,
  updateRow,
} from '../../store/exchangeRows.ts';
import { insertSpeaker } from '../../store/speakers.ts';
import { storeSource } from '../../store/texts.ts';
import { freeName, lose } from './plan.ts';
import { supplementRows } from './supplement.ts';
import { requireKey, type Writing } from './writing.ts';

/** What other programs said and the files that belong to it: kept as it came, to be given back. */
export function writeKept(writing: Writing): void {
  const { study, plan } = writing;
  const cameAs = namesInStudy(writing);
  for (const { thing } of plan.kept.fresh) {
    const { kind, id, position, data } = settleKept(thing, cameAs);
    insertRow(study, 'exchange_parts', { kind, id, position, data });
  }
  for (const { thing, treatment } of plan.kept.different) {
    const found = treatment === 'theirs' ? findPart(study, thing.kind, thing.id) : undefined;
    if (found) updateRow(study, 'exchange_parts', found.key, { position: thing.position, data: thing.data });
  }
  writeFiles(writing);
}

/**
 * What things that are new are called here and which colour they have, where that is not what the file says of them. Most
 * are as they came: what is kept of those need not be opened, and what another Axial knows to be changed stays so.
 */
function namesInStudy({ study, plan }: Writing): ReadonlyMap<string, CameAs> {
  const names = new Map<string, CameAs>();
  if (plan.kept.fresh.length === 0) return names;
  const { incoming, targets } = plan.planning;
  const tables = { code: 'codes', source: 'documents', variable: 'variables', user: 'coders' } as const;
  for (const [kind, table] of Object.entries(tables)) {
    const fresh = new Set<string>(plan[table].fresh.map(({ target }) => target));
    const said = new Map<string, Said>(incoming[table].map((thing) => [targets[table].get(thing.id) ?? '', thing]));
    for (const { id, name, color } of listIdRows(study, table)) {
      const came = fresh.has(String(id)) ? said.get(String(id)) : undefined;
      if (!came || (came.name === name && (color === undefined || came.color === color))) continue;
      const shown = color === undefined ? {} : { color: color === null ? null : String(color) };
      names.set(`${kind} ${id}`, { name: String(name), ...shown });
    }
  }
  return names;
}

interface Said {
  readonly name: string;
  readonly color?: string | null;
}

function writeFiles({ study, plan }: Writing): void {
  const there = listKeptFiles(study);
  for (const { name, bytes } of plan.planning.incoming.keptFiles) {
    const source_hash = storeSource(study, bytes);
    const mine = there.get(name);
    if (mine?.hash === source_hash) continue;
    if (!mine) insertRow(study, 'exchange_files', { name, source_hash });
    else if (plan.planning.choice.kinds.kept === 'theirs')
      updateRow(study, 'exchange_files', mine.key, { source_hash });
    else lose(plan.planning, 'kept file', name, '', 'The study keeps another file of this name; it stayed.');
  }
}

/** What only another Axial says: who speaks and facts about them, saved exports, and what a study says of itself. */
export function writeSupplement(writing: Writing): void {
  writeSpeakers(writing);
  writeSpeakerFacts(writing);
  writePresets(writing);
  writeSavedViews(writing);
  if (writing.exact) writeStudyRow(writing);
}

/** Speakers of the documents that are new; those of documents that are there stay as they are. */
function writeSpeakers(writing: Writing): void {
  const { study, plan } = writing;
  for (const row of supplementRows(plan.planning.incoming, 'speakers')) {
    const documentId = plan.planning.targets.documents.get(String(row.document_id));
    const place = plan.documents.places.get(String(row.document_id));
    if (documentId === undefined || !place?.fresh) continue;
    const key = requireKey(writing, 'documents', documentId);
    const { id, name, role, color, position } = row;
    if (typeof id === 'string' && writing.keyOf('speakers', id) === undefined) {
      insertRow(study, 'speakers', { id, document_key: key, name, role, color, position });
    } else insertSpeaker(study, { key, id: documentId as never }, { name: String(name), role: role as never });
  }
}

function writeSpeakerFacts(writing: Writing): void {
  const { study, plan } = writing;
  const mine = listIdRows(study, 'speaker_variables');
  const keys = new Map<string, { id: string; key: number }>();
  for (const row of supplementRows(plan.planning.incoming, 'speaker_variables')) {
    const { id, name, type, choices } = row;
    const same = mine.find((each) => each.id === id) ?? mine.find((each) => each.name === name && each.type === type);
    const taken = (candidate: string) => mine.some((each) => each.name === candidate);
    const position = writing.exact && row.position ? row.position : placeBehind(study, 'speaker_variables');
    const fresh = { id, name: freeName(String(name), taken), type, choices, position };
    const key = same
      ? requireKey(writing, 'speaker_variables', String(same.id))
      : insertRow(study, 'speaker_variables', fresh);
    keys.set(String(id), { id: String(same?.id ?? id), key });
  }
  const facts = new Set(listIdRows(study, 'speaker_values').map((row) => `${row.speaker_id} ${row.variable_id}`));
  for (const { speaker_id, variable_id, value } of supplementRows(plan.planning.incoming, 'speaker_values')) {
    const speakerKey = writing.keyOf('speakers', String(speaker_id));
    const variable = keys.get(String(variable_id));
    if (speakerKey === undefined || !variable || facts.has(`${speaker_id} ${variable.id}`)) continue;
    insertRow(study, 'speaker_values', { speaker_key: speakerKey, variable_key: variable.key, value });
  }
}

/** Saved exports that the study does not have, by their id or their name. */
function writePresets({ study, plan, exact }: Writing): void {
  const mine = listIdRows(study, 'export_presets');
  for (const { id, name, choice, position } of supplementRows(plan.planning.incoming, 'export_presets')) {
    if (mine.some((each) => each.id === id || each.name === name)) continue;
    const place = exact && position ? position : placeBehind(study, 'export_presets');
    insertRow(study, 'export_presets', { id, name, choice, position: place });
  }
}

/** Saved charts, queries and arrangements that the study does not have, by their id or their name. */
function writeSavedViews({ study, plan, exact }: Writing): void {
  for (const { position, ...row } of plan.views.fresh) {
    insertRow(study, 'saved_views', {
      ...row,
      position: exact && position ? position : placeBehind(study, 'saved_views'),
    });
  }
}

/** A new study made of another one is a copy of it: it keeps its identity, and its name unless another was given. */
function writeStudyRow({ study, plan }: Writing): void {
  const [said] = supplementRows(plan.planning.incoming, 'study');
  const mine = readStudy(study);
  const row: Record<string, Row[string]> = {};
  if (typeof said?.id === 'string' && said.id !== mine.id) row.id = said.id;
  if (typeof said?.created_at === 'number') row.created_at = said.created_at;
  updateRow(study, 'study', 1, row);
}
