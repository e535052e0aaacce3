import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { exchangeFormatOf } from '#shared/domain/exchange.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import { readRefi } from '../import/incoming.ts';
import type { FileRequest } from '../import/reading.ts';
import { readQualCoder } from '../store/foreign/qualCoder.ts';
import { type ForeignKind, recogniseForeign } from '../store/foreign/recognise.ts';
import { readRqda } from '../store/foreign/rqda.ts';
import { readTaguette } from '../store/foreign/taguette.ts';

/** A file or folder of another program, and how it is to be read. */
export type IncomingRequest = FileRequest & {
  readonly options: { readonly offsets?: OffsetReading | undefined };
};

const foreignReaders: Readonly<Record<ForeignKind, (path: string) => IncomingStudy>> = {
  qualcoder: readQualCoder,
  taguette: (path) => readTaguette(path),
  rqda: readRqda,
};

/**
 * Reads whatever another program wrote into a study that can be brought in: projects and codebooks of the exchange format
 * by what they hold, databases of other programs by their tables.
 * @throws AxialError in one sentence when it is none of them, or cannot be read
 */
export async function readIncomingInWorker(request: IncomingRequest): Promise<IncomingStudy> {
  const name = 'path' in request ? basename(request.path) : request.name;
  if (exchangeFormatOf(name) === 'refi') return readRefi(request, request.options.offsets);
  return 'path' in request ? readForeign(request.path) : withFile(request, readForeign);
}

function readForeign(path: string): IncomingStudy {
  const kind = recogniseForeign(path);
  if (kind !== null) return foreignReaders[kind](path);
  // The reader that the name promises says best what is wrong with it.
  const promised = exchangeFormatOf(path);
  if (promised === 'qualcoder' || promised === 'taguette' || promised === 'rqda') return foreignReaders[promised](path);
  throw new AxialError('unsupported_format', `${basename(path)} is no project that Axial can read.`);
}

/** Databases are read from the disk: bytes that were dropped stand there while they are read. */
function withFile<Result>(
  { name, bytes }: { name: string; bytes: Uint8Array },
  read: (path: string) => Result,
): Result {
  const folder = mkdtempSync(join(tmpdir(), 'axial-'));
  try {
    const path = join(folder, basename(name) || 'project');
    writeFileSync(path, bytes);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
