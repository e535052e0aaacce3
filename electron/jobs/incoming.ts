import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { buildCodeTree, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import { type ExchangeTable, exchangeFormatOf } from '#shared/domain/exchange.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import { readRefi } from '../import/incoming.ts';
import { readCodebookFile, readSegmentFile } from '../import/incomingTables.ts';
import type { FileRequest } from '../import/reading.ts';
import { listCodes } from '../store/codes.ts';
import { listDocumentWords } from '../store/exchangeRows.ts';
import { readQualCoder } from '../store/foreign/qualCoder.ts';
import { type ForeignKind, recogniseForeign } from '../store/foreign/recognise.ts';
import { readRqda } from '../store/foreign/rqda.ts';
import { readTaguette } from '../store/foreign/taguette.ts';
import { withStudyToRead } from '../store/studyFile.ts';

/** A file or folder of another program, and how it is to be read. */
export type IncomingRequest = FileRequest & {
  readonly options: {
    readonly offsets?: OffsetReading | undefined;
    /** What a table is; needs `study` for coded segments. */
    readonly table?: ExchangeTable | undefined;
  };
  /** The open study, in whose documents coded segments are found again. */
  readonly study?: string | undefined;
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
  const { offsets, table } = request.options;
  if (table === 'codebook') return readCodebookFile(request);
  if (table === 'segments') return readSegments(request);
  const name = 'path' in request ? basename(request.path) : request.name;
  if (exchangeFormatOf(name) === 'refi') return readRefi(request, offsets);
  return 'path' in request ? readForeign(request.path) : withFile(request, readForeign);
}

/** @throws AxialError `not_found` without a study: the words have to be found somewhere */
async function readSegments(request: IncomingRequest): Promise<IncomingStudy> {
  if (request.study === undefined)
    throw new AxialError('not_found', 'Coded segments can only come into a study that has their documents.');
  const { documents, codes } = withStudyToRead(request.study, (study) => {
    const tree = buildCodeTree(listCodes(study));
    return {
      documents: listDocumentWords(study),
      codes: [...walkCodes(tree)].map(({ code }) => namesOf(tree, code.id)),
    };
  });
  return readSegmentFile(request, documents, codes);
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
