import type { OutputOf } from '#shared/contract/index.ts';
import { findCode, findCodeIdByKey } from '../store/codes.ts';
import { findDocumentNameByKey } from '../store/documents.ts';
import { type ChangeRecord, findNameIn, type NamedTable } from '../store/history.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readText, readTextOf } from '../store/texts.ts';
import { textHashBefore } from '../store/textVersions.ts';
import { brief } from './words.ts';

type Image = Readonly<Record<string, unknown>>;
type ToldChange = OutputOf<'operations.read'>['changes'][number];

/** Names of rows by key, from the study or, for what is gone, from the changes themselves. */
interface Names {
  code(key: unknown): string;
  document(key: unknown): string;
  /** Words of the text that the document had before the step, or has had since it. */
  words(documentKey: unknown, start: unknown, end: unknown, at: 'before' | 'after'): string;
  /** Who speaks; facts about speakers; sets of documents. */
  named(table: NamedTable, key: unknown): string;
}

/** Tells each change in words: what there was and what there is. */
export function tellChanges(study: ReadableStudy, operation: number, changes: readonly ChangeRecord[]): ToldChange[] {
  const names = collectNames(study, operation, changes);
  return changes.map(({ table, before, after }) => {
    const kind = before === null ? 'insert' : after === null ? 'delete' : 'update';
    return { table, kind, before, after, sentence: tell(names, table, before, after) };
  });
}

function collectNames(study: ReadableStudy, operation: number, changes: readonly ChangeRecord[]): Names {
  const texts = new Map<string, string | undefined>();
  const inChanges = (table: string, key: unknown) => {
    const found = changes.find((change) => change.table === table && (change.before ?? change.after)?.key === key);
    const name = (found?.before ?? found?.after)?.name;
    return typeof name === 'string' ? name : undefined;
  };
  const remember = (find: (key: unknown) => string) => {
    const known = new Map<unknown, string>();
    return (key: unknown) => {
      const name = known.get(key) ?? brief(find(key));
      known.set(key, name);
      return name;
    };
  };
  return {
    code: remember((key) => {
      const id = typeof key === 'number' ? findCodeIdByKey(study, key) : undefined;
      return (id && findCode(study, id)?.name) ?? inChanges('codes', key) ?? 'a code that is gone';
    }),
    document: remember((key) => {
      const name = typeof key === 'number' ? findDocumentNameByKey(study, key) : undefined;
      return name ?? inChanges('documents', key) ?? 'a document that is gone';
    }),
    named: (table, key) => brief(findNameIn(study, table, Number(key)) ?? inChanges(table, key) ?? 'one that is gone'),
    words: (documentKey, start, end, at) => {
      const name = `${documentKey} ${at}`;
      if (!texts.has(name)) texts.set(name, textAround(study, Number(documentKey), operation, at));
      const text = texts.get(name);
      return text === undefined
        ? `${start} to ${end}`
        : brief(text.slice(Number(start), Math.min(Number(end), Number(start) + 400)));
    },
  };
}

/** The text of a document just before a step, or after it: positions in its changes are about the one or the other. */
function textAround(study: ReadableStudy, documentKey: number, operation: number, at: 'before' | 'after') {
  const hash = textHashBefore(study, documentKey, at === 'before' ? operation : operation + 1);
  return hash === undefined ? readTextOf(study, documentKey) : readText(study, hash)?.text;
}

function tell(names: Names, table: string, before: Image | null, after: Image | null): string {
  if (table === 'codings') return tellCoding(names, before, after);
  if (table === 'memo_links') return tellLink(names, before, after);
  const told = tellBeside(names, table, before, after);
  if (told !== null) return told;
  if (table === 'variable_values') {
    const image = (after ?? before) as Image;
    return `${names.document(image.document_key)}: ${shown(before?.value)} → ${shown(after?.value)}.`;
  }
  if (table === 'speaker_values') return `A fact about a speaker: ${shown(before?.value)} → ${shown(after?.value)}.`;
  return tellThing(names, table, before, after);
}

function tellCoding(names: Names, before: Image | null, after: Image | null): string {
  const image = (after ?? before) as Image;
  const place = names.document(image.document_key);
  const words = names.words(image.document_key, image.start_at, image.end_at, after ? 'after' : 'before');
  if (!before) return `Coded “${words}” in ${place} with ${names.code(image.code_key)}.`;
  if (!after) return `Removed ${names.code(image.code_key)} from “${words}” in ${place}.`;
  const said: string[] = [];
  if (before.code_key !== after.code_key) {
    said.push(`code ${names.code(before.code_key)} → ${names.code(after.code_key)}`);
  }
  if (before.start_at !== after.start_at || before.end_at !== after.end_at) {
    said.push(`words “${names.words(before.document_key, before.start_at, before.end_at, 'before')}” → “${words}”`);
  }
  if (before.weight !== after.weight) said.push(`weight ${shown(before.weight)} → ${shown(after.weight)}`);
  if (before.comment !== after.comment) {
    said.push(`comment ${shown(before.comment)} → ${shown(after.comment)}`);
  }
  return `“${words}” in ${place}: ${said.join('; ') || 'time of change'}.`;
}

/** What is noted beside documents: how they were read, who speaks, which sets they are in. */
function tellBeside(names: Names, table: string, before: Image | null, after: Image | null): string | null {
  const image = (after ?? before) as Image;
  switch (table) {
    case 'document_readings': {
      const place = names.document(image.document_key);
      return after ? `Noted how ${place} was read.` : `How ${place} was read is not noted any more.`;
    }
    case 'speakers':
      return tellSpeaker(names, before, after);
    case 'speaker_values': {
      const who = names.named('speakers', image.speaker_key);
      const fact = names.named('speaker_variables', image.variable_key);
      return `${who}, ${fact}: ${shown(before?.value)} → ${shown(after?.value)}.`;
    }
    case 'document_set_members': {
      const [place, set] = [names.document(image.document_key), names.named('document_sets', image.set_key)];
      return after ? `Put ${place} into the set “${set}”.` : `Took ${place} out of the set “${set}”.`;
    }
    case 'exchange_parts':
      return after ? 'Kept something for other programs.' : 'Something kept for other programs is gone.';
    case 'exchange_files':
      return after ? 'Kept a file for other programs.' : 'A file kept for other programs is gone.';
    default:
      return null;
  }
}

function tellSpeaker(names: Names, before: Image | null, after: Image | null): string {
  const image = (after ?? before) as Image;
  const who = `“${brief(String(image.name))}” in ${names.document(image.document_key)}`;
  if (!before) return `New speaker ${who}.`;
  if (!after) return `Deleted the speaker ${who}.`;
  const said = ['name', 'role', 'color']
    .filter((column) => before[column] !== after[column])
    .map((column) => tellField(names, column, before[column], after[column]));
  return `Speaker ${who}: ${said.join('; ') || 'place'}.`;
}

function tellLink(names: Names, before: Image | null, after: Image | null): string {
  const image = (after ?? before) as Image;
  const target =
    image.code_key !== null
      ? `the code ${names.code(image.code_key)}`
      : image.document_key === null
        ? 'another memo'
        : image.start_at === null
          ? names.document(image.document_key)
          : `“${names.words(image.document_key, image.start_at, image.end_at, after ? 'after' : 'before')}” in ${names.document(image.document_key)}`;
  if (!before) return `Linked a memo to ${target}.`;
  if (!after) return `Took the link of a memo to ${target} away.`;
  return `The link of a memo to ${target} moved.`;
}

const thingOf: Readonly<Record<string, string>> = {
  study: 'study',
  documents: 'document',
  document_groups: 'group',
  codes: 'code',
  coders: 'coder',
  memos: 'memo',
  memo_types: 'memo type',
  variables: 'variable',
  document_sets: 'set of documents',
  export_presets: 'saved export',
  saved_views: 'saved view',
  speaker_variables: 'variable of speakers',
};

/** Columns that say nothing to a person, or that are told by their own words. */
const untold = new Set([
  'key',
  'id',
  'changed_at',
  'created_at',
  'body',
  'text_hash',
  'source_hash',
  'choice',
  'content',
]);

const wordOf: Readonly<Record<string, string>> = {
  parent_key: 'parent',
  group_key: 'group',
  when_to_use: 'when to use',
  when_not_to_use: 'when not to use',
  color: 'colour',
  shortcut: 'key of the keyboard',
  position: 'place',
};

function tellThing(names: Names, table: string, before: Image | null, after: Image | null): string {
  const image = (after ?? before) as Image;
  const thing = thingOf[table] ?? table;
  const name = brief(String(image.name ?? (image.title || 'Untitled')));
  if (!before) return `New ${thing} “${name}”.`;
  if (!after) return `Deleted the ${thing} “${name}”.`;
  const said = Object.keys(after)
    .filter((column) => !untold.has(column) && before[column] !== after[column])
    .map((column) => tellField(names, column, before[column], after[column]));
  if (before.text_hash !== after.text_hash) said.push('a new version of its text');
  if (before.choice !== after.choice) said.push('another choice');
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} “${name}”: ${said.join('; ') || 'time of change'}.`;
}

function tellField(names: Names, column: string, before: unknown, after: unknown): string {
  const word = wordOf[column] ?? column;
  if (column === 'group_key') return 'moved to another group';
  if (column !== 'parent_key') return `${word} ${shown(before)} → ${shown(after)}`;
  const parent = (key: unknown) => (key === null ? 'the themes' : names.code(key));
  return `moved from ${parent(before)} to ${parent(after)}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  return typeof value === 'string' ? `“${brief(value)}”` : String(value);
}
