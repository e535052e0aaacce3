import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { shades } from '#shared/charts/palette.ts';
import { buildCodeTree, colorOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { checkCodebook, checkProject } from '#shared/interchange/refi/checkModel.ts';
import type { ProjectFile } from '#shared/interchange/refi/composing.ts';
import type { ExchangeChoice, ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';
import { codebookFromStudy, projectFromStudy } from '#shared/interchange/refi/fromStudy.ts';
import type { RefiFinding } from '#shared/interchange/refi/model.ts';
import {
  countProject,
  listProjectLosses,
  type ProjectFormat,
  type ProjectLoss,
} from '#shared/interchange/refi/projectLosses.ts';
import { writeSupplement } from '#shared/interchange/refi/supplement.ts';
import { validForm } from '#shared/interchange/refi/validForm.ts';
import { writeCodebookXml, writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { refiArchivePieces } from '../export/refi/writeArchive.ts';
import {
  type LiveSets,
  lastChangedAt,
  listExchangeFiles,
  readExchangeStudy,
  readExtras,
} from '../store/exchangeRead.ts';
import { readSupplementRows } from '../store/exchangeSupplement.ts';
import type { ReadableStudy } from '../store/study.ts';
import { withSnapshotToRead } from '../store/studyFile.ts';
import { readSource } from '../store/texts.ts';
import type { Progress } from './tasks.ts';

export interface ProjectRequest {
  /** The study. */
  readonly path: string;
  readonly format: ProjectFormat;
  readonly choice: ExchangeChoice;
  readonly liveSets: LiveSets;
  /** The program as it calls itself. */
  readonly origin: string;
  /** Where to write; nothing may be there. `null` = only to tell what it would be. */
  readonly to: string | null;
}

export interface ProjectReport {
  readonly bytes: number;
  readonly counts: readonly { readonly what: string; readonly count: number }[];
  readonly losses: readonly ProjectLoss[];
  readonly findings: readonly RefiFinding[];
}

/** Findings that are told; what came from other programs may have any number. */
const mostFindings = 500;
/** Steps of the work, as the bar shows them. */
const steps = 4;

/** Writes a study as a project or codebook into a new file, or tells what would be in it. */
export async function writeProject(request: ProjectRequest, progress: Progress): Promise<ProjectReport> {
  const { path, format, choice, liveSets, to } = request;
  return withSnapshotToRead(path, (study) => {
    progress(0, steps);
    const whole = readExchangeStudy(study, liveSets, { texts: to !== null && format !== 'qdc' });
    const told = {
      counts: countProject(whole, choice, format),
      losses: listProjectLosses(whole, readExtras(study), choice, format),
    };
    if (to === null) return { ...told, bytes: 0, findings: [] };
    progress(1, steps);
    const { bytes, findings } = writeAs(study, whole, { ...request, to }, progress);
    return { ...told, bytes, findings: findings.slice(0, mostFindings) };
  });
}

function writeAs(
  study: ReadableStudy,
  whole: ExchangeStudy,
  { format, choice, origin, to }: ProjectRequest & { readonly to: string },
  progress: Progress,
): Pick<ProjectReport, 'bytes' | 'findings'> {
  const tree = buildCodeTree(whole.codes);
  const color = (id: string) => shades(colorOf(tree, id as CodeId), 'light').solid;
  const modifiedAt = lastChangedAt(study) ?? whole.study.createdAt;
  const options = { choice, origin, modifiedAt, inline: format !== 'qdpx', colorOf: color };
  if (format === 'qdc') {
    const codebook = codebookFromStudy(whole, options);
    progress(3, steps);
    return { findings: checkCodebook(codebook), bytes: writePieces(to, encoded(writeCodebookXml(codebook))) };
  }
  const { project: composed, files } = projectFromStudy(whole, options);
  progress(2, steps);
  const { project, findings: mended } = validForm(composed);
  const findings = [...mended, ...checkProject(project)];
  progress(3, steps);
  if (format === 'qde') return { findings, bytes: writePieces(to, encoded(writeProjectXml(project))) };
  const { supplement, files: originals } = readSupplementRows(study, whole, choice);
  const pieces = refiArchivePieces(project, bytesOf(study, files, originals, choice), writeSupplement(supplement));
  return { findings, bytes: writePieces(to, pieces) };
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const piece of pieces) yield encoder.encode(piece);
}

/** The files of the archive by name, each read when its turn comes. */
function* bytesOf(
  study: ReadableStudy,
  files: readonly ProjectFile[],
  originals: readonly { readonly name: string; readonly hash: string }[],
  { sources }: ExchangeChoice,
): Generator<readonly [string, Uint8Array]> {
  const encoder = new TextEncoder();
  const kept = new Map(listExchangeFiles(study).map(({ name, hash }) => [name, hash]));
  const all = new Map<string, ProjectFile>(files.map((file) => [file.name, file]));
  for (const { name, hash } of originals) if (!all.has(name)) all.set(name, { name, from: 'source', hash });
  if (sources) for (const name of kept.keys()) if (!all.has(name)) all.set(name, { name, from: 'kept', kept: name });
  for (const file of [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (file.from === 'text') yield [file.name, encoder.encode(file.text)];
    else {
      const bytes = readSource(study, file.from === 'kept' ? (kept.get(file.kept) ?? '') : file.hash);
      if (bytes) yield [file.name, bytes];
    }
  }
}

/** Writes a new file, through to the disk; answers its size. @throws AxialError `io` when that cannot be done */
function writePieces(to: string, pieces: Iterable<Uint8Array>): number {
  try {
    return writeThrough(to, pieces);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC') throw new AxialError('io', 'The project could not be written: the disk is full.');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new AxialError('io', 'The project could not be written: its folder is write-protected.');
    }
    throw error;
  }
}

function writeThrough(to: string, pieces: Iterable<Uint8Array>): number {
  const file = openSync(to, 'wx');
  let bytes = 0;
  try {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
      bytes += piece.length;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return bytes;
}
