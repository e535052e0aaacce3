import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { exchangeFormatOf } from '#shared/domain/exchange.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import { readRefi } from '../import/incoming.ts';
import { readCodebookFile, readSegmentFile } from '../import/incomingTables.ts';
import type { FileRequest } from '../import/reading.ts';
import { readQualCoder } from '../store/foreign/qualCoder.ts';
import { type ForeignKind, recogniseForeign } from '../store/foreign/recognise.ts';
import { readRqda } from '../store/foreign/rqda.ts';
import { readTaguette } from '../store/foreign/taguette.ts';
import { readPlacingStudy } from '../store/placingTask.ts';
import type { Progress } from './tasks.ts';

/** A file or folder of another program, and how it is to be read. */
export type IncomingRequest = FileRequest & {
  readonly options: {
    readonly offsets?: OffsetReading | undefined;
    /** What a table is; only tables need it. */
    readonly table?: 'codebook' | 'segments' | undefined;
    /** Which project of a file that may hold several (Taguette), by its name or as `#3`. */
    readonly project?: string | undefined;
  };
  /** File of the open study, if one is open: segments of a table are found in its texts. */
  readonly study?: string | undefined;
};

const foreignReaders: Readonly<Record<ForeignKind, (path: string, project: string | undefined) => IncomingStudy>> = {
  qualcoder: readQualCoder,
  taguette: (path, project) => readTaguette(path, { project }),
  rqda: readRqda,
};

/**
 * Reads whatever another program wrote into a study that can be brought in: projects and codebooks of the exchange format
 * by what they hold, databases of other programs by their tables, tables as what they are said to be.
 * @throws AxialError in one sentence when it is none of them, or cannot be read
 */
export async function readIncomingInWorker(request: IncomingRequest, progress?: Progress): Promise<IncomingStudy> {
  const name = basename('path' in request ? request.path : request.name);
  const { table, project } = request.options;
  const named = 'path' in request ? request : { ...request, name };
  if (table !== undefined) return readTable(named, table);
  if (exchangeFormatOf(name) === 'refi') return readRefi(named, request.options.offsets, progress);
  const read = (path: string) => readForeign(path, project);
  return 'path' in request ? read(request.path) : withFile(request, read);
}

function readTable(request: IncomingRequest, table: 'codebook' | 'segments'): Promise<IncomingStudy> {
  if (table === 'codebook') return readCodebookFile(request);
  if (request.study === undefined) {
    throw new AxialError('invalid_input', 'Coded segments of a table need a study with the texts that they are from.');
  }
  const { documents, codes } = readPlacingStudy(request.study);
  return readSegmentFile(request, documents, codes);
}

function readForeign(path: string, project: string | undefined): IncomingStudy {
  const kind = recogniseForeign(path);
  if (kind !== null) return foreignReaders[kind](path, project);
  // The reader that the name promises says best what is wrong with it.
  const promised = exchangeFormatOf(path);
  if (promised === 'qualcoder' || promised === 'taguette' || promised === 'rqda')
    return foreignReaders[promised](path, project);
  throw new AxialError('unsupported_format', `${basename(path)} is no project that Axial can read.`);
}

/**
 * Databases are read from the disk: bytes that were dropped stand there while they are read, in a folder called as the one
 * that they lay in, which is what QualCoder calls the project.
 */
function withFile<Result>(
  { name, bytes }: { name: string; bytes: Uint8Array },
  read: (path: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'axial-'));
  try {
    const inside = join(folder, plainName(basename(dirname(name))));
    mkdirSync(inside, { recursive: true });
    const path = join(inside, plainName(basename(name)));
    writeFileSync(path, bytes);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const plainName = (name: string): string => (/^\.*$/u.test(name) ? 'project' : name);
