import { create } from 'zustand';
import type { InputOf } from '#shared/contract/index.ts';
import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { ask, subscribe } from '../../client/client.ts';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { type DroppedFile, toBase64 } from './droppedFiles.ts';

export type ImportItem = InputOf<'imports.run'>['items'][number];

/** An import from the moment that files are given until its report is put away. */
export type Importing =
  | { readonly phase: 'reading'; readonly files: number }
  | {
      readonly phase: 'asking';
      readonly items: readonly ImportItem[];
      readonly groupId: GroupId | null;
      readonly files: number;
      /** Files whose bytes are in the study already, and the documents that hold them. */
      readonly known: readonly { readonly file: string; readonly duplicateOf: string }[];
    }
  | {
      readonly phase: 'running';
      readonly jobId: string;
      readonly files: number;
      readonly done: number;
      readonly total: number;
      readonly label: string;
      readonly cancelling: boolean;
    }
  | { readonly phase: 'done'; readonly report: ImportReport; readonly cancelled: boolean };

interface ImportState {
  readonly importing: Importing | null;
  /** The dialog is open; a running import goes on without it. */
  readonly shown: boolean;
}

export const useImporting = create<ImportState>()(() => ({ importing: null, shown: false }));

const set = (importing: Importing | null, shown = true) => useImporting.setState({ importing, shown });
const current = () => useImporting.getState().importing;

/** Puts the report away, or hides the progress of an import that goes on in the background. */
export function hideImport(): void {
  useImporting.setState((state) =>
    state.importing?.phase === 'running' ? { shown: false } : { importing: null, shown: false },
  );
}

export const showImport = (): void => useImporting.setState({ shown: true });

/** False when an import is under way already: one at a time, so that each has its own report. */
function mayBegin(): boolean {
  const phase = current()?.phase;
  if (phase === undefined || phase === 'done') return true;
  showImport();
  return false;
}

/** Imports files and folders by their paths. */
export async function importPaths(paths: readonly string[], groupId: GroupId | null = null): Promise<void> {
  if (paths.length === 0 || !mayBegin()) return;
  await prepare(
    paths.map((path) => ({ path })),
    groupId,
  );
}

/** Imports files that were dropped into the window, by their bytes. */
export async function importDropped(files: readonly DroppedFile[], groupId: GroupId | null = null): Promise<void> {
  if (files.length === 0) {
    showToast({ message: 'There was no file in what was dropped.' });
    return;
  }
  if (!mayBegin()) return;
  set({ phase: 'reading', files: files.length });
  const items: ImportItem[] = [];
  for (const { file, folder } of files) {
    const base64 = await toBase64(file).catch(() => null);
    if (base64 === null) showToast({ message: `“${file.name}” could not be read and was left out.`, tone: 'danger' });
    else items.push({ name: file.name, base64, folder });
  }
  if (items.length > 0) await prepare(items, groupId);
  else set(null, false);
}

async function prepare(items: readonly ImportItem[], groupId: GroupId | null): Promise<void> {
  set({ phase: 'reading', files: items.length });
  const preview = await ask('imports.preview', { items: [...items] });
  if (!preview.ok) {
    set(null, false);
    showToast({ message: preview.error.message, tone: 'danger' });
    return;
  }
  const files = preview.value.length;
  const known = preview.value.flatMap(({ file, duplicateOf }) => (duplicateOf === null ? [] : [{ file, duplicateOf }]));
  if (known.length > 0) set({ phase: 'asking', items, groupId, files, known });
  else await runImport(items, groupId, files, 'skip');
}

/** Brings the files in, in one step of the history. */
export async function runImport(
  items: readonly ImportItem[],
  groupId: GroupId | null,
  files: number,
  duplicates: 'skip' | 'copy',
): Promise<void> {
  const jobId = crypto.randomUUID();
  set({ phase: 'running', jobId, files, done: 0, total: files, label: '', cancelling: false });
  const stop = subscribe((event) => {
    const importing = current();
    if (event.type !== 'progress' || event.jobId !== jobId || importing?.phase !== 'running') return;
    const { done, total, label } = event;
    useImporting.setState({ importing: { ...importing, done, total, label } });
  });
  const result = await ask('imports.run', { jobId, items: [...items], groupId, duplicates });
  stop();
  if (result.ok) finish(result.value.report, result.value.cancelled);
  else {
    set(null, false);
    showToast({ message: result.error.message, tone: result.error.code === 'cancelled' ? 'plain' : 'danger' });
  }
}

/** What came in and what did not, in one sentence. */
export function reportSentence(report: ImportReport): string {
  const documents = report.reduce((sum, entry) => sum + entry.documents.length, 0);
  const failed = report.filter((entry) => !entry.ok).length;
  const skipped = report.filter((entry) => entry.skipped).length;
  const parts = [
    `${countOf(documents, 'document')} came in`,
    ...(failed > 0 ? [`${countOf(failed, 'file')} did not`] : []),
    ...(skipped > 0 ? [`${countOf(skipped, 'file')} left out`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** Shows the report; an import that went on in the background says a word and waits to be looked at. */
function finish(report: ImportReport, cancelled: boolean): void {
  const { shown } = useImporting.getState();
  set({ phase: 'done', report, cancelled }, shown);
  if (!shown) showToast({ message: reportSentence(report), action: { label: 'Show the report', run: showImport } });
}

/** Gives up a running import: the study stays as it was before. */
export async function cancelImport(): Promise<void> {
  const importing = current();
  if (importing?.phase !== 'running' || importing.cancelling) return;
  useImporting.setState({ importing: { ...importing, cancelling: true } });
  await ask('jobs.cancel', { jobId: importing.jobId });
}
