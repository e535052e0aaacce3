import { create } from 'zustand';
import type { FolderFile } from '#shared/contract/procedures/folders.ts';
import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { ask, subscribe } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { beginExchange } from '../exchange/exchange.ts';
import { projectsAmong } from '../exchange/projectFiles.ts';
import { noticesOf } from './attention.ts';
import { type Candidate, candidatesAt, candidatesOfDrop, type ImportItem, itemOf, tableOf } from './candidates.ts';
import { beginChoosing, type Choosing, type GroupChoice, optionsOf, useChoosing, wanted } from './choosing.ts';
import type { DroppedFile } from './droppedFiles.ts';
import { lookAt, lookThrough, useLooks } from './looks.ts';

/** An import from the moment that files are given until its report is put away. */
export type Importing =
  | { readonly phase: 'listing'; readonly files: number }
  | { readonly phase: 'choosing' }
  | {
      readonly phase: 'running';
      readonly jobId: string;
      readonly files: number;
      readonly done: number;
      readonly total: number;
      readonly label: string;
      readonly cancelling: boolean;
    }
  | {
      readonly phase: 'done';
      readonly report: ImportReport;
      readonly cancelled: boolean;
      /** Tables that were left out, to be brought in as surveys. */
      readonly tables: readonly Candidate[];
    };

interface ImportState {
  readonly importing: Importing | null;
  /** The dialog is open; a running import goes on without it. */
  readonly shown: boolean;
}

export const useImporting = create<ImportState>()(() => ({ importing: null, shown: false }));

const set = (importing: Importing | null, shown = true) => useImporting.setState({ importing, shown });
const current = () => useImporting.getState().importing;
const fail = (message: string) => {
  set(null, false);
  showToast({ message, tone: 'danger' });
};

/** Ends the looking at files that goes on behind the choice. */
let looking = new AbortController();

/** Puts the choice or the report away, or hides the progress of an import that goes on in the background. */
export function hideImport(): void {
  const running = current()?.phase === 'running';
  if (!running) looking.abort();
  useImporting.setState(running ? { shown: false } : { importing: null, shown: false });
}

export const showImport = (): void => useImporting.setState({ shown: true });

/** Steps aside for another dialog; `showImport` comes back. */
export const stepAside = (): void => useImporting.setState({ shown: false });

/** False when an import is under way already: one at a time, so that each has its own report. */
function mayBegin(): boolean {
  const phase = current()?.phase;
  if (phase === undefined || phase === 'done') return true;
  showImport();
  return false;
}

/** Looks at files and folders by their paths, to be imported. `folders`: they were given whole, and are remembered. */
export async function importPaths(paths: readonly string[], folders = false): Promise<void> {
  if (paths.length === 0 || !mayBegin()) return;
  set({ phase: 'listing', files: paths.length });
  const files = await ask('folders.files', { paths: [...paths] });
  if (!files.ok) fail(files.error.message);
  else
    await prepare(candidatesAt(files.value), 'folder', folders ? paths.map((folder) => ({ folder, whole: true })) : []);
}

/** Looks at some files of a remembered folder, to be imported. */
export async function importFolderFiles(folder: string, files: readonly FolderFile[]): Promise<void> {
  if (mayBegin()) await prepare(candidatesAt(files), 'folder', [{ folder, whole: false }]);
}

/** Looks at files that were dropped into the window, to be imported. */
export async function importDropped(files: readonly DroppedFile[], groupId: GroupId | null = null): Promise<void> {
  if (files.length === 0) {
    showToast({ message: 'There was no file in what was dropped.' });
    return;
  }
  if (!mayBegin()) return;
  const candidates = candidatesOfDrop(files);
  if (await onlyProjects(candidates)) return;
  await prepare(candidates, groupId ?? 'folder', []);
}

/** Without an open study only projects can come in: they make one. */
async function onlyProjects(candidates: readonly Candidate[]): Promise<boolean> {
  const state = await ask('study.state', {});
  if (!state.ok || state.value.study !== null || projectsAmong(candidates).length > 0) return false;
  showToast({ message: 'Open a study first, or make a new one: documents come into that.' });
  return true;
}

/** A project of another program has a dialog of its own. Among other files it waits, so that nothing comes in unseen. */
async function takeProject(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const projects = projectsAmong(candidates);
  const [project] = projects;
  if (!project) return candidates;
  const whole = project.name.toLowerCase() === 'data.qda';
  const others = whole ? [] : candidates.filter((each) => !projects.includes(each));
  if (others.length === 0 && projects.length === 1) {
    set(null, false);
    const item = await tableOf(project).catch(() => null);
    // A project of QualCoder is called as its folder.
    if (item) await beginExchange('base64' in item && whole ? { ...item, name: project.file } : item);
    else showToast({ message: `“${project.name}” could not be read.`, tone: 'danger' });
    return [];
  }
  const sentence = 'Projects of other programs are brought in one by one; the other files are here.';
  showToast({ message: others.length > 0 ? sentence : 'Projects of other programs are brought in one by one.' });
  return others;
}

/** One file that needs no decision comes in at once; for all others there is the choice. */
async function prepare(given: readonly Candidate[], group: GroupChoice, roots: Choosing['roots']): Promise<void> {
  const candidates = await takeProject(given);
  if (candidates.length === 0) {
    if (current()?.phase === 'listing') set(null, false);
    return;
  }
  looking.abort();
  looking = new AbortController();
  const { signal } = looking;
  beginChoosing(candidates, group, roots);
  void lookThrough(candidates, signal);
  const [only, ...others] = candidates;
  if (only && others.length === 0) {
    if (await isSurvey(only)) return;
    set({ phase: 'listing', files: 1 });
    await lookAt(only, signal);
    if (signal.aborted) return;
    if (await needsNothing(only)) {
      await runImport();
      return;
    }
  }
  set({ phase: 'choosing' });
}

/** A single table goes straight to the import of surveys. */
async function isSurvey(candidate: Candidate): Promise<boolean> {
  if (candidate.promised !== 'table' || candidate.failure !== null) return false;
  const item = await tableOf(candidate).catch(() => null);
  if (!item) return false;
  looking.abort();
  set(null, false);
  session().openDialog('survey', { item });
  return true;
}

/** Whether names could be replaced on the way in: then it is asked. */
async function hasNames(): Promise<boolean> {
  const table = await ask('pseudonyms.read', {});
  return table.ok && table.value.pseudonyms.length > 0;
}

async function needsNothing(candidate: Candidate): Promise<boolean> {
  if (candidate.failure !== null || candidate.promised === 'table' || (await hasNames())) return false;
  const item = await itemOf(candidate, null, {}).catch(() => null);
  const preview = item && (await ask('imports.preview', { items: [item] }));
  if (!preview?.ok || current()?.phase !== 'listing') return false;
  const look = useLooks.getState().looks.get(candidate.key);
  return look?.state === 'read' && noticesOf(candidate, look, preview.value[0]?.duplicateOf ?? null).length === 0;
}

/** Brings what was chosen in, in one step of the history. */
export async function runImport(): Promise<void> {
  looking.abort();
  const choice = useChoosing.getState();
  const files = wanted(choice);
  const jobId = crypto.randomUUID();
  set({ phase: 'running', jobId, files: files.length, done: 0, total: 0, label: '', cancelling: false });
  const items: ImportItem[] = [];
  const sent: Candidate[] = [];
  for (const candidate of files) {
    const group = choice.group === 'folder' ? candidate.group : null;
    const item = await itemOf(candidate, group, optionsOf(candidate)).catch(() => null);
    if (item) {
      items.push(item);
      sent.push(candidate);
    } else showToast({ message: `“${candidate.name}” could not be read and was left out.`, tone: 'danger' });
  }
  if (items.length === 0) return set(null, false);
  await send(jobId, items, sent);
}

async function send(jobId: string, items: readonly ImportItem[], sent: readonly Candidate[]): Promise<void> {
  const { group, newGroup, duplicates, pseudonyms, roots, candidates, leftOut } = useChoosing.getState();
  const stop = subscribe((event) => {
    const importing = current();
    if (event.type !== 'progress' || event.jobId !== jobId || importing?.phase !== 'running') return;
    const { done, total, label } = event;
    useImporting.setState({ importing: { ...importing, done, total, label } });
  });
  const into =
    group === 'new' && newGroup.trim() !== ''
      ? { groupName: newGroup }
      : group === 'folder' || group === 'none' || group === 'new'
        ? {}
        : { groupId: group };
  const result = await ask('imports.run', { jobId, items: [...items], duplicates, pseudonyms, ...into });
  stop();
  if (!result.ok) {
    set(null, false);
    showToast({ message: result.error.message, tone: result.error.code === 'cancelled' ? 'plain' : 'danger' });
    return;
  }
  const { cancelled } = result.value;
  // Each of the items was one file: its entry can bear the name that the person knows it by.
  const report = result.value.report.map((entry, at) => ({ ...entry, file: sent[at]?.file ?? entry.file }));
  const tables = candidates.filter(({ key, promised }) => promised === 'table' && leftOut.has(key));
  finish({ phase: 'done', report, cancelled, tables });
  if (!cancelled) for (const root of roots) await remember(root, report, sent);
}

/** Notes what of a folder is in the study now, and what was left out. */
async function remember(
  { folder, whole }: Choosing['roots'][number],
  report: ImportReport,
  sent: readonly Candidate[],
): Promise<void> {
  const settled = sent.flatMap(({ source }, at) =>
    'path' in source ? [{ path: source.path, documentId: report[at]?.documents[0]?.id ?? null }] : [],
  );
  await ask('folders.watch', { folder, settled: whole ? null : settled });
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
function finish(done: Extract<Importing, { phase: 'done' }>): void {
  const { shown } = useImporting.getState();
  set(done, shown);
  if (shown) return;
  showToast({ message: reportSentence(done.report), action: { label: 'Show the report', run: showImport } });
}

/** Gives up a running import: the study stays as it was before. */
export async function cancelImport(): Promise<void> {
  const importing = current();
  if (importing?.phase !== 'running' || importing.cancelling) return;
  useImporting.setState({ importing: { ...importing, cancelling: true } });
  await ask('jobs.cancel', { jobId: importing.jobId });
}
