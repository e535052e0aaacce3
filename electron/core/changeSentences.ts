import type { OutputOf } from '#shared/contract/index.ts';
import { findCode, findCodeIdByKey } from '../store/codes.ts';
import { findDocumentNameByKey } from '../store/documents.ts';
import type { ChangeRecord } from '../store/history.ts';
import type { ReadableStudy } from '../store/study.ts';
import { readTextOf } from '../store/texts.ts';
import { brief } from './words.ts';

type Image = Readonly<Record<string, unknown>>;
type ToldChange = OutputOf<'operations.read'>['changes'][number];

/** Names of rows by key, from the study or, for what is gone, from the changes themselves. */
interface Names {
  code(key: unknown): string;
  document(key: unknown): string;
  words(documentKey: unknown, start: unknown, end: unknown): string;
}

/** Tells each change in words: what there was and what there is. */
export function tellChanges(study: ReadableStudy, changes: readonly ChangeRecord[]): ToldChange[] {
  const names = collectNames(study, changes);
  return changes.map(({ table, before, after }) => {
    const kind = before === null ? 'insert' : after === null ? 'delete' : 'update';
    return { table, kind, before, after, sentence: tell(names, table, before, after) };
  });
}

function collectNames(study: ReadableStudy, changes: readonly ChangeRecord[]): Names {
  const texts = new Map<unknown, string | undefined>();
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
    words: (documentKey, start, end) => {
      if (!texts.has(documentKey)) texts.set(documentKey, readTextOf(study, Number(documentKey)));
      const text = texts.get(documentKey);
      return text === undefined
        ? `${start} to ${end}`
        : brief(text.slice(Number(start), Math.min(Number(end), Number(start) + 400)));
    },
  };
}

function tell(names: Names, table: string, before: Image | null, after: Image | null): string {
  if (table === 'codings') return tellCoding(names, before, after);
  if (table === 'memo_links') return tellLink(names, before, after);
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
  const words = names.words(image.document_key, image.start_at, image.end_at);
  if (!before) return `Coded “${words}” in ${place} with ${names.code(image.code_key)}.`;
  if (!after) return `Removed ${names.code(image.code_key)} from “${words}” in ${place}.`;
  const said: string[] = [];
  if (before.code_key !== after.code_key) {
    said.push(`code ${names.code(before.code_key)} → ${names.code(after.code_key)}`);
  }
  if (before.start_at !== after.start_at || before.end_at !== after.end_at) {
    said.push(`words “${names.words(before.document_key, before.start_at, before.end_at)}” → “${words}”`);
  }
  if (before.weight !== after.weight) said.push(`weight ${shown(before.weight)} → ${shown(after.weight)}`);
  if (before.comment !== after.comment) {
    said.push(`comment ${shown(before.comment)} → ${shown(after.comment)}`);
  }
  return `“${words}” in ${place}: ${said.join('; ') || 'time of change'}.`;
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
          : `“${names.words(image.document_key, image.start_at, image.end_at)}” in ${names.document(image.document_key)}`;
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
  speakers: 'speaker',
  speaker_variables: 'variable of speakers',
};

/** Columns that say nothing to a person, or that are told by their own words. */
const untold = new Set(['key', 'id', 'changed_at', 'created_at', 'body', 'text_hash', 'source_hash']);

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
