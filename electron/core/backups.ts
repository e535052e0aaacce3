import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { copyStudy } from '../store/copyStudy.ts';
import { draftPathOf, explainCreation, putInPlace, refuseExisting } from '../store/create.ts';
import { readStudy } from '../store/documents.ts';
import type { StudyFile } from '../store/studyFile.ts';
import type { CoreContext, CorePorts } from './context.ts';
import { studyEnding } from './studyEnding.ts';

/** Milliseconds of work between two rolling backups. */
const interval = 10 * 60_000;
/** How many of the newest are kept, and for how many days the last of each day. */
const newestKept = 10;
const daysKept = 14;

export interface Backup {
  readonly path: string;
  /** ms since 1970 */
  readonly at: number;
}

/** Where a study's backups are: on this machine, apart from the study, so that losing its folder does not lose them. */
export function backupFolderOf(ports: Pick<CorePorts, 'preferencesFolder'>, file: StudyFile): string {
  return join(ports.preferencesFolder, 'backups', readStudy(file.readable).id);
}

/** A study's backups, newest first. */
export function listBackups(folder: string): Backup[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const at = Date.parse(name.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)/u, 'T$1:$2:$3'));
      return name.endsWith(studyEnding) && !Number.isNaN(at) ? [{ path: join(folder, name), at }] : [];
    })
    .sort((a, b) => b.at - a.at);
}

/** When the open study was last backed up; `null` = never on this machine. */
export function lastBackupAt(context: CoreContext): number | null {
  return listBackups(backupFolderOf(context.ports, context.study()))[0]?.at ?? null;
}

/** Those that are not among the newest, nor the last of one of the latest days. Days in UTC. */
export function superfluousBackups(backups: readonly Backup[]): Backup[] {
  const dayOf = (backup: Backup) => new Date(backup.at).toISOString().slice(0, 10);
  const days = [...new Set(backups.map(dayOf))].slice(0, daysKept);
  const lastOfDay = new Set(days.map((day) => backups.find((backup) => dayOf(backup) === day)));
  return backups.filter((backup, index) => index >= newestKept && !lastOfDay.has(backup));
}

function nameAt(time: number): string {
  return `${new Date(time).toISOString().replaceAll(':', '-')}${studyEnding}`;
}

/** Copies the open study in a worker, verifies the copy, and lets superfluous ones go. */
export async function makeBackup(ports: CorePorts, file: StudyFile): Promise<Backup> {
  const folder = backupFolderOf(ports, file);
  mkdirSync(folder, { recursive: true });
  const at = ports.clock();
  const path = join(folder, nameAt(at));
  await copyVerified(ports, file, path, new AbortController().signal);
  for (const backup of superfluousBackups(listBackups(folder))) rmSync(backup.path, { force: true });
  return { path, at };
}

/** Before a migration, at once and on this thread: nothing is raised that was not copied first. */
export function backupBeforeMigration({ ports }: CoreContext, path: string): void {
  const folder = join(ports.preferencesFolder, 'backups', 'before-migration');
  mkdirSync(folder, { recursive: true });
  const name = `${basename(path, studyEnding)} ${nameAt(ports.clock())}`;
  copyStudy(path, join(folder, name));
}

async function copyVerified(ports: CorePorts, file: StudyFile, to: string, signal: AbortSignal): Promise<void> {
  const draft = draftPathOf(to, ports.newId);
  try {
    const options = { subject: basename(to), signal, timeLimit: 3_600_000 };
    // A worker finds the study by its path; what was moved or deleted meanwhile only this thread still has.
    if (file.isInPlace()) await ports.jobs.run('study.copy', { from: file.path, to: draft }, options);
    else file.copyTo(draft);
    putInPlace(draft, to);
  } catch (error) {
    throw explainCreation(error, to);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A copy of the open study in a place that a person names. @throws AxialError `conflict`, `not_found`, `io` */
export async function saveVerifiedCopy(context: CoreContext, path: string): Promise<{ path: string; bytes: number }> {
  refuseExisting(path);
  await copyVerified(context.ports, context.study(), path, context.signal);
  return { path, bytes: statSync(path).size };
}

export interface RollingBackups {
  /** Resolves when no backup is being made. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Backs the study up every ten minutes of work in which something changed. */
export function startRollingBackups(
  ports: CorePorts,
  file: StudyFile,
  schedule: (work: () => void, milliseconds: number) => () => void = every,
): RollingBackups {
  if (file.readOnly !== null) return { settled: async () => undefined, stop: async () => undefined };
  let saved = file.revision();
  let running: Promise<unknown> = Promise.resolve();
  const cancel = schedule(() => {
    const revision = file.revision();
    if (revision === saved) return;
    running = running
      .then(() => makeBackup(ports, file))
      .then(() => {
        saved = revision;
      })
      .catch((error: unknown) => {
        const reason = error instanceof AxialError ? error.message : String(error);
        process.stderr.write(`axial: no backup could be made: ${reason}\n`);
      });
  }, interval);
  return {
    settled: async () => {
      await running;
    },
    stop: async () => {
      cancel();
      await running;
    },
  };
}

function every(work: () => void, milliseconds: number): () => void {
  const timer = setInterval(work, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
