import { ledgerOfParts, type PairLedger } from '#shared/analysis/pairLedger.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import { type Noun, nouns } from '#shared/contract/procedure.ts';
import { buildCodeTree, type CodeTree } from '#shared/domain/codeTree.ts';
import { AxialError } from '#shared/domain/result.ts';
import { listCodes } from '../store/codes.ts';
import { hasManyCodings, type KeyedColumns, readStudyColumns, refreshStudyColumns } from '../store/columns.ts';
import { type Commit, changedCodingDocuments } from '../store/operations.ts';
import type { StudyFile } from '../store/studyFile.ts';
import { startRollingBackups } from './backups.ts';
import type { CorePorts } from './context.ts';
import { createPairMemory } from './pairMemory.ts';
import { readColumnsByThreads } from './readColumns.ts';
import { createStudySearch, type StudySearch } from './studySearch.ts';

const nounOfTable: Readonly<Record<string, Noun>> = {
  study: 'study',
  document_groups: 'documents',
  documents: 'documents',
  codes: 'codes',
  coders: 'codings',
  codings: 'codings',
  memo_types: 'memos',
  memos: 'memos',
  memo_links: 'memos',
  variables: 'variables',
  variable_values: 'variables',
  document_readings: 'documents',
  speakers: 'speakers',
  speaker_variables: 'speakers',
  speaker_values: 'speakers',
  document_sets: 'sets',
  document_set_members: 'sets',
  exchange_parts: 'exchange',
  exchange_files: 'exchange',
  export_presets: 'presets',
  saved_views: 'views',
};

/** The study that is open, with what was worked out from it: kept, and brought up to date when it is asked for again. */
export interface Session {
  file(): StudyFile | null;
  /** @throws AxialError `not_found` when no study is open. */
  study(): StudyFile;
  /** Makes a study the open one; the one before is closed when its backups are done. */
  change(next: StudyFile | null): Promise<void>;
  columns(): KeyedColumns;
  /** Has a worker read the columns of a large study, where they are not there yet. */
  prepareColumns(): Promise<void>;
  /** Pairs of overlapping codings for every two sets, counted anew only where codings changed. */
  pairs(choice: CodingChoice): PairLedger;
  /** Has a worker count the pairs of a large study, where none are known that could be followed. */
  preparePairs(choice: CodingChoice): Promise<void>;
  codeTree(): CodeTree;
  /** The searches of the open study and their index. */
  search(): StudySearch;
}

/** The pairs of so many codings are counted in a worker. */
const manyPairs = 30_000;
/** Changes of so many rows are read anew as a whole. */
const fewChanges = 20_000;

export function createSession(ports: CorePorts, emit: (event: AxialEvent) => void): Session {
  let file: StudyFile | null = null;
  let end: () => Promise<void> = async () => undefined;
  let search: StudySearch | null = null;
  let tree: CodeTree | null = null;
  let columns: KeyedColumns | null = null;
  /** Steps that changed codings since the columns were read. */
  let unread: Commit[] = [];
  /** Counts up when columns that are being read elsewhere would not be those of this study any more. */
  let era = 0;
  let reading: { readonly of: StudyFile; readonly done: Promise<void> } | null = null;

  const pairMemory = createPairMemory();

  const study = (): StudyFile => {
    if (!file) throw new AxialError('not_found', 'No study is open.');
    return file;
  };
  const forgetColumns = () => {
    columns = null;
    era++;
  };
  const forget = () => {
    tree = null;
    forgetColumns();
    unread = [];
    pairMemory.forget();
  };
  const onCommit = (commit: Commit) => {
    const changed = new Set<Noun>(['operations', ...commit.tables.map((table) => nounOfTable[table] ?? 'study')]);
    if (changed.has('codes')) tree = null;
    if (changed.has('documents')) forgetColumns();
    if (changed.has('codes') || changed.has('codings')) unread.push(commit);
    const ordered = nouns.filter((noun) => changed.has(noun));
    emit({ type: 'changed', revision: commit.number, nouns: ordered, label: commit.label });
  };
  const columnsNow = (): KeyedColumns => {
    const { readable, revision } = study();
    const rows = unread.reduce((sum, commit) => sum + commit.last - commit.first + 1, 0);
    if (!columns || rows > fewChanges) {
      columns = readStudyColumns(readable);
      pairMemory.forget();
    } else if (unread.length > 0) {
      const keys = new Set(unread.flatMap((commit) => changedCodingDocuments(readable, commit.first, commit.last)));
      columns = refreshStudyColumns(readable, columns, keys);
      const { ids } = columns.documents;
      pairMemory.noteChanged(ids.filter((_, place) => keys.has(columns?.documentKeys[place] ?? 0)));
    }
    unread = [];
    if (columns.revision !== revision()) columns = { ...columns, revision: revision() };
    return columns;
  };
  const readAhead = async ({ path }: StudyFile): Promise<void> => {
    const began = era;
    const read = await readColumnsByThreads(ports.jobs, path);
    if (era !== began || columns || !read) return;
    columns = read;
    unread = unread.filter(({ number }) => number > read.revision);
  };
  const prepareColumns = async (): Promise<void> => {
    const opened = study();
    if (columns || !hasManyCodings(opened.readable) || !opened.isInPlace()) return;
    // What goes wrong in the thread shows again when they are read here.
    if (reading?.of !== opened) reading = { of: opened, done: readAhead(opened).catch(() => undefined) };
    const { done } = reading;
    await done;
    if (reading?.done === done) reading = null;
  };
  const preparePairs = async (choice: CodingChoice): Promise<void> => {
    const now = columnsNow();
    if (now.codings.start.length <= manyPairs || !pairMemory.isNew(now, choice)) return;
    const { revision, documents, codings, codeIds, coderIds } = now;
    const request = { columns: { revision, documents, codings, codeIds, coderIds }, choice };
    const parts = await ports.jobs.run('chart.pairs', request, { subject: 'The chart', newestFirst: true });
    // Counted over codings that have changed meanwhile it would be wrong for ever: then it is counted here.
    if (file && columnsNow() === now) pairMemory.adopt(ledgerOfParts(now, choice, parts));
  };
  return {
    file: () => file,
    study,
    change: async (next) => {
      const before = file;
      const finish = end;
      const searched = search?.close();
      search = null;
      file = next;
      forget();
      end = next ? attend(ports, next, onCommit) : async () => undefined;
      await finish();
      await searched;
      before?.close();
    },
    columns: columnsNow,
    prepareColumns,
    preparePairs,
    pairs: (choice) => pairMemory.pairsOf(columnsNow(), choice),
    search: () => {
      search ??= createStudySearch(ports, study());
      return search;
    },
    codeTree: () => {
      tree ??= buildCodeTree(listCodes(study().readable));
      return tree;
    },
  };
}

/** Listens to a study and backs it up; answers what ends that. */
function attend(ports: CorePorts, file: StudyFile, onCommit: (commit: Commit) => void): () => Promise<void> {
  const unsubscribe = file.subscribe(onCommit);
  const backups = startRollingBackups(ports, file);
  return async () => {
    unsubscribe();
    await backups.stop();
  };
}
