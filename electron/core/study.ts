import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { nouns } from '#shared/contract/procedure.ts';
import type { StudyId } from '#shared/domain/ids.ts';
import { findCoderId, listCoders } from '../store/coders.ts';
import { createStudyFile } from '../store/create.ts';
import { readStudy, renameStudy } from '../store/documents.ts';
import { openStudyFile, type StudyFile } from '../store/studyFile.ts';
import { countStudy } from '../store/summary.ts';
import { backupBeforeMigration, lastBackupAt, saveVerifiedCopy } from './backups.ts';
import { addFiveThemes } from './codeRules.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { studyEnding } from './studyEnding.ts';
import { brief } from './words.ts';

export const studyHandlers: Handlers<Exclude<ProceduresOf<'study'>, 'study.saveAnonymised'>> = {
  'study.state': (context) => ({ study: context.openStudy() && studyInfo(context) }),
  'study.create': createStudy,
  'study.open': async (context, { path, readOnly }) => {
    await openStudyAt(context, resolve(path), readOnly);
    return studyInfo(context);
  },
  'study.openSample': openSample,
  'study.close': async (context) => {
    rememberStudy(context);
    await context.changeStudy(null);
    announce(context);
    return {};
  },
  'study.rename': (context, { name }) => {
    const before = readStudy(context.readable()).name;
    context.operate({ name: 'study.rename', label: `Rename the study to “${brief(name)}”` }, (study) => {
      if (name !== before) renameStudy(study, name);
    });
    rememberStudy(context);
    return studyInfo(context);
  },
  'study.saveCopy': (context, { path }) => saveVerifiedCopy(context, withEnding(resolve(path))),
  'study.check': (context) =>
    context.ports.jobs.run(
      'study.check',
      { path: context.study().path },
      { subject: 'The check of the study', signal: context.signal, timeLimit: 3_600_000 },
    ),
  'study.summary': (context) => ({ ...countStudy(context.readable()), lastBackupAt: lastBackupAt(context) }),
  'study.coders': (context) => listCoders(context.readable()),
};

/** What the window shows of the open study. */
export function studyInfo(context: CoreContext): OutputOf<'study.rename'> {
  const file = context.study();
  const { id, name, createdAt } = readStudy(file.readable);
  return {
    id: id as StudyId,
    name,
    createdAt,
    path: file.path,
    schema: file.schema,
    revision: file.revision(),
    readOnly: file.readOnly,
    coderId: findCoderId(file.readable, context.actor()),
  };
}

/** Opens a study and makes it the open one; the one before stays open when this fails. */
export async function openStudyAt(context: CoreContext, path: string, readOnly: boolean): Promise<void> {
  const current = context.openStudy();
  if (current && isSamePlace(current.path, path)) {
    if ((current.readOnly === null) === !readOnly) return;
    // For reading only: the right to write has to be given back first. The other way it may be refused, and then the study
    // stays open for reading.
    if (readOnly) await context.changeStudy(null);
  }
  await context.changeStudy(openFile(context, path, readOnly, await isVerified(context, path)));
  // Of a large study the threads begin to read what every chart and query will ask for. What fails shows when it is asked for.
  void context.prepareColumns().catch(() => undefined);
  rememberStudy(context);
  announce(context);
}

/** Bytes over which a file is looked through in a worker before it is opened. */
const largeFile = 64 * 1024 * 1024;

/** Looks a large file through without holding the window up; a fault is then found, and told, by the opening itself. */
async function isVerified({ ports, signal }: CoreContext, path: string): Promise<boolean> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < largeFile) return false;
  const options = { subject: `“${basename(path)}”`, signal, timeLimit: 600_000 };
  return (await ports.jobs.run('study.verify', { path }, options)).sound;
}

function openFile(context: CoreContext, path: string, readOnly: boolean, verified: boolean): StudyFile {
  const { clock, newId } = context.ports;
  return openStudyFile(path, {
    clock,
    newId,
    readOnly,
    verified,
    beforeMigration: (place) => backupBeforeMigration(context, place),
  });
}

function isSamePlace(open: string, path: string): boolean {
  return existsSync(path) && realpathSync(path) === open;
}

async function createStudy(context: CoreContext, input: ParsedInputOf<'study.create'>) {
  const path = withEnding(resolve(input.path));
  createStudyFile(path, input.name ?? (basename(path, studyEnding) || 'Study'), context.ports);
  await openStudyAt(context, path, false);
  if (input.template === 'five-themes') {
    context.operate({ name: 'study.template', label: 'Begin with the five themes' }, addFiveThemes);
  }
  return studyInfo(context);
}

async function openSample(context: CoreContext, input: ParsedInputOf<'study.openSample'>) {
  const path = input.path === undefined ? freeSamplePath(context) : withEnding(resolve(input.path));
  createStudyFile(path, 'The value of IT services', context.ports);
  try {
    await openStudyAt(context, path, false);
    const { buildSampleStudy } = await import('./sampleStudy.ts');
    await buildSampleStudy(context, context.ports.sampleStudyFolder);
  } catch (error) {
    // Half a sample helps nobody; the file is the one that was made a moment ago.
    if (context.openStudy()?.path === realpathSync(path)) await context.changeStudy(null);
    rmSync(path, { force: true });
    context.recent.forget(path);
    throw error;
  }
  rememberStudy(context);
  return studyInfo(context);
}

/** A name in the person's documents folder that is free. */
function freeSamplePath(context: CoreContext): string {
  const documents = join(context.ports.homeFolder, 'Documents');
  const folder = existsSync(documents) ? documents : context.ports.homeFolder;
  mkdirSync(folder, { recursive: true });
  for (let number = 1; ; number++) {
    const path = join(folder, `Sample study${number === 1 ? '' : ` ${number}`}${studyEnding}`);
    if (!existsSync(path)) return path;
  }
}

/** A path with the ending of studies. */
export const withEnding = (path: string) =>
  extname(path).toLowerCase() === studyEnding ? path : `${path}${studyEnding}`;

/** Puts the open study on top of the recent ones, with the numbers that the start screen shows. */
export function rememberStudy(context: CoreContext): void {
  const file = context.openStudy();
  if (!file) return;
  const { documents, codings, memos } = countStudy(file.readable);
  const { name } = readStudy(file.readable);
  try {
    context.recent.remember({ path: file.path, name, openedAt: context.ports.clock(), documents, codings, memos });
  } catch {
    // A machine that remembers nothing can still do the work.
  }
}

/** Another study (or none) is open: everything that was read before is about something else. */
function announce(context: CoreContext): void {
  const revision = context.openStudy()?.revision() ?? 0;
  context.emit({ type: 'changed', revision, nouns: [...nouns], label: '' });
}
