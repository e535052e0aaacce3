import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';
import { foldAll, foldWords } from '#shared/text/folding.ts';
import { indexWordsOf, ownCopy } from '#shared/text/indexWords.ts';
import { runKindAt } from '#shared/text/scripts.ts';
import type { SearchNeed } from '#shared/text/searchNeeds.ts';
import { errorCode } from './connection.ts';
import { createStatements, type ReadableStudy, type Reader, reader, type Writer } from './study.ts';
import { withStudyToRead } from './studyFile.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * Which texts hold which words: a file of this machine beside no study, made from a study and thrown away at will. It tells
 * which documents need not be read; what it names is read and matched all the same.
 */
export interface SearchIndex {
  /** What must be written before the index says what the study says. */
  behind(study: ReadableStudy): IndexGap;
  /** Brings it in step, a portion at a time; `progress` in characters. */
  update(study: ReadableStudy, progress?: (done: number, total: number) => void): void;
  /** Keys of the documents that may hold hits; `null` when all may. The index must be in step. */
  candidates(need: SearchNeed): Set<number> | null;
  /** Whether another thread or program wrote to it since this was asked last. */
  wasChanged(): boolean;
  close(): void;
}

/** {@link SearchIndex.update} as a worker does it, for a study that is open elsewhere. */
export async function updateIndexTask(
  { study, index }: { readonly study: string; readonly index: string },
  progress: (done: number, total: number) => void,
): Promise<Record<string, never>> {
  const opened = openSearchIndex(index, { patience: 5000, verify: true });
  try {
    withStudyToRead(study, (readable) => opened.update(readable, progress));
    return {};
  } finally {
    opened.close();
  }
}

/** Documents whose entry is missing or of another text, entries without a document, and how much there is to read. */
export interface IndexGap {
  readonly missing: readonly { readonly key: number; readonly hash: string; readonly length: number }[];
  readonly gone: readonly number[];
  readonly characters: number;
}

/** Raised when entries are made in another way: an index of another version is made anew. */
const indexVersion = 1;
/** Characters that are written in one transaction. */
const portion = 2_000_000;

const schema = `
  CREATE TABLE entries (key INTEGER PRIMARY KEY, hash TEXT NOT NULL) STRICT;
  CREATE TABLE vocabulary (key INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
  CREATE VIRTUAL TABLE held USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
  INSERT INTO held (held, rank) VALUES ('hashsize', 16777216);
  PRAGMA user_version = ${indexVersion};
`;

export interface IndexOptions {
  /** Milliseconds to wait while another thread or program writes to it. */
  readonly patience: number;
  /** Has SQLite look the whole file through first: in a worker, where it is large. */
  readonly verify: boolean;
}

/**
 * Opens the index at a path, or makes one; one that is damaged, or of another version, gives way to a new one.
 * @throws AxialError `io` when no file can be kept there
 */
export function openSearchIndex(path: string, options: IndexOptions): SearchIndex {
  try {
    return openOrRemake(path, options);
  } catch {
    throw new AxialError('io', 'The search index cannot be kept on this disk.');
  }
}

/** Takes an index away, with what SQLite keeps beside it. */
export function removeSearchIndex(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
}

/** Whether an index cannot be read any more: it is derived, so it is thrown away and made anew. */
export const isIndexDamage = (error: unknown): boolean =>
  ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_ERROR', 'SQLITE_IOERR_SHORT_READ'].some((code) =>
    errorCode(error).startsWith(code),
  );

/** Whether somebody else is writing to the index just now. */
export const isIndexBusy = (error: unknown): boolean => errorCode(error).startsWith('SQLITE_BUSY');

function openOrRemake(path: string, options: IndexOptions): SearchIndex {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return openIndex(path, options);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    removeSearchIndex(path);
    return openIndex(path, options);
  }
}

function openIndex(path: string, { patience, verify }: IndexOptions): SearchIndex {
  const database = new Database(path, { timeout: patience });
  try {
    database.pragma('journal_mode = WAL');
    // Whatever the power does to it, it is made anew.
    database.pragma('synchronous = NORMAL');
    database.pragma('cache_size = -16384');
    const version = database.pragma('user_version', { simple: true });
    if (version !== 0 && version !== indexVersion) throw damage('of another version');
    if (verify && database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damage('damaged');
    if (version === 0) database.transaction(() => database.exec(schema)).immediate();
    return createIndex(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

const damage = (how: string) => Object.assign(new Error(`The search index is ${how}.`), { code: 'SQLITE_CORRUPT' });

function createIndex(database: Database.Database): SearchIndex {
  const sql = createStatements(database);
  const vocabulary = createVocabulary(sql);
  let version = -1;
  return {
    behind: (study) => gapOf(sql, study),
    update: (study, progress) => update(database, sql, study, progress),
    candidates: (need) => {
      const query = queryOf(need, vocabulary);
      if (query === null) return null;
      if (query === nothing) return new Set();
      return new Set(sql.values<number>('SELECT rowid FROM held WHERE held MATCH ?', query));
    },
    wasChanged: () => {
      const before = version;
      version = database.pragma('data_version', { simple: true }) as number;
      return version !== before;
    },
    close: () => {
      if (database.open) database.close();
    },
  };
}

interface TextRow {
  readonly key: number;
  readonly hash: string;
  readonly length: number;
}

function gapOf(sql: Reader, study: ReadableStudy): IndexGap {
  const entries = new Map(sql.tuples<[number, string]>('SELECT key, hash FROM entries'));
  const missing: TextRow[] = [];
  const rows = study[reader].all<TextRow>(
    'SELECT d.key, d.text_hash AS hash, t.length FROM documents d JOIN texts t ON t.hash = d.text_hash ORDER BY d.key',
  );
  for (const row of rows) {
    if (entries.get(row.key) !== row.hash) missing.push(row);
    // What stands under an old hash is taken out when the new text is written.
    entries.delete(row.key);
  }
  return { missing, gone: [...entries.keys()], characters: missing.reduce((sum, row) => sum + row.length, 0) };
}

function update(
  database: Database.Database,
  sql: Reader & Writer,
  study: ReadableStudy,
  progress?: (done: number, total: number) => void,
): void {
  const gap = gapOf(sql, study);
  const known = new Set(sql.values<string>('SELECT word FROM vocabulary'));
  const write = database.transaction((rows: readonly TextRow[], gone: readonly number[]) => {
    for (const key of gone) removeEntry(sql, key);
    for (const row of rows) writeEntry(sql, study, row, known);
  });
  write.immediate([], gap.gone);
  let [done, from] = [0, 0];
  while (from < gap.missing.length) {
    let [to, characters] = [from, 0];
    while (to < gap.missing.length && characters < portion) characters += gap.missing[to++]?.length ?? 0;
    write.immediate(gap.missing.slice(from, to), []);
    done += characters;
    from = to;
    progress?.(done, gap.characters);
  }
}

function removeEntry(sql: Writer, key: number): void {
  sql.run('DELETE FROM held WHERE rowid = ?', key);
  sql.run('DELETE FROM entries WHERE key = ?', key);
}

function writeEntry(sql: Writer, study: ReadableStudy, { key, hash }: TextRow, known: Set<string>): void {
  const text = study[reader].value<string>('SELECT text FROM texts WHERE hash = ?', hash) ?? '';
  const words = indexWordsOf(foldWords(text, foldAll));
  removeEntry(sql, key);
  sql.run('INSERT INTO held (rowid, words) VALUES (?, ?)', key, words.join(' '));
  sql.run('INSERT INTO entries (key, hash) VALUES (?, ?)', key, hash);
  for (const word of words) {
    if (known.has(word)) continue;
    known.add(ownCopy(word));
    // Letters inside of words are only asked for where blanks set words apart.
    if (runKindAt(word, 0) === 'spaced') sql.run('INSERT OR IGNORE INTO vocabulary (word) VALUES (?)', word);
  }
}

/** No text holds it. */
const nothing = Symbol('nothing');
type IndexQuery = string | typeof nothing | null;

/** A need in the language of FTS5; `null` = the index cannot tell. */
function queryOf(need: SearchNeed, vocabulary: Vocabulary): IndexQuery {
  if (need === null) return null;
  switch (need.kind) {
    case 'words':
      return `"${need.words.join(' ')}"${need.open ? ' *' : ''}`;
    case 'holding':
      return anyWord(vocabulary.holding(need.letters, need.atEnd));
    case 'fitting':
      return anyWord(vocabulary.fitting(need.pattern));
    case 'all': {
      const parts = need.needs
        .map((each) => queryOf(each, vocabulary))
        .filter((part): part is NonNullable<IndexQuery> => part !== null);
      if (parts.includes(nothing)) return nothing;
      return parts.length === 0 ? null : parts.map((part) => `(${String(part)})`).join(' AND ');
    }
    case 'any': {
      const parts = need.needs.map((each) => queryOf(each, vocabulary));
      if (parts.includes(null)) return null;
      const some = parts.filter((part) => part !== nothing);
      return some.length === 0 ? nothing : some.map((part) => `(${String(part)})`).join(' OR ');
    }
  }
}

function anyWord(words: readonly string[] | null): IndexQuery {
  if (words === null) return null;
  return words.length === 0 ? nothing : words.map((word) => `"${word}"`).join(' OR ');
}
