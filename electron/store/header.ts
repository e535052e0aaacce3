import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode } from './connection.ts';

/** "Axal" as a number: how a file says that it is a study. Registered nowhere; it only has to be ours. */
export const applicationId = 0x41_78_61_6c;
/** The schema that this version of the program reads and writes. */
export const schemaVersion = 4;

const headerLength = 100;
const magic = 'SQLite format 3\0';

/** The first bytes of a study file, as far as they matter before it is opened. */
export interface StudyHeader {
  readonly schema: number;
  /** True when the file was left without being folded: a write-ahead log may stand beside it. */
  readonly unfolded: boolean;
}

/**
 * Reads the header of a study file without opening it as a database, so that a file that is refused is never touched.
 * @throws AxialError with the one reason why this is no study that this program can open.
 */
export function readHeader(path: string): StudyHeader {
  const name = `“${basename(path)}”`;
  const bytes = readFirstBytes(path, name);
  if (bytes.length === 0) throw new AxialError('unsupported_format', `${name} is empty: it is not a study.`);
  if (bytes.toString('latin1', 0, magic.length) !== magic) {
    throw new AxialError('unsupported_format', `${name} is not an Axial study: it is a file of another kind.`);
  }
  if (bytes.length < headerLength || !isPlausible(bytes)) {
    throw new AxialError('study_damaged', `${name} is damaged at its very beginning; it was left as it is.`);
  }
  if (bytes.readUInt32BE(68) !== applicationId) {
    throw new AxialError('unsupported_format', `${name} is a database of another program, not an Axial study.`);
  }
  const schema = bytes.readUInt32BE(60);
  if (schema > schemaVersion) {
    throw new AxialError(
      'study_newer',
      `${name} was made by a newer version of Axial (schema ${schema}; this version knows ${schemaVersion}). ` +
        'Update Axial to open it; the file was left as it is.',
    );
  }
  return { schema, unfolded: bytes[18] === 2 };
}

export function readFirstBytes(path: string, name: string): Buffer {
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new AxialError('unsupported_format', `${name} is a folder, not a study.`);
    // Opening a pipe would wait for somebody who writes into it.
    if (!found.isFile()) throw new AxialError('unsupported_format', `${name} is no file, and so no study.`);
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(headerLength);
      return bytes.subarray(0, readSync(file, bytes, 0, headerLength, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw explainFileError(error, name);
  }
}

/** Says in a sentence why a file could not be reached. */
export function explainFileError(error: unknown, name: string): unknown {
  if (error instanceof AxialError) return error;
  const code = errorCode(error);
  if (code === 'ENOENT') return new AxialError('not_found', `There is no file ${name} there.`);
  if (code === 'ENOTDIR') return new AxialError('not_found', `There is no file ${name} there: its folder is a file.`);
  if (code === 'EACCES' || code === 'EPERM') {
    return new AxialError('io', `${name} may not be read: this account has no permission.`);
  }
  if (code === 'ENAMETOOLONG') return new AxialError('invalid_input', 'The name of the file is too long.');
  if (code === 'ERR_INVALID_ARG_VALUE') return new AxialError('invalid_input', `${name} cannot be the name of a file.`);
  return new AxialError('io', `${name} could not be read (${code || 'unknown reason'}).`);
}

/** The fixed fields of an SQLite header hold what SQLite would write. */
function isPlausible(bytes: Buffer): boolean {
  const pageSize = bytes.readUInt16BE(16);
  const powerOfTwo = pageSize === 1 || (pageSize >= 512 && (pageSize & (pageSize - 1)) === 0);
  const versions = [1, 2].includes(bytes[18] ?? 0) && [1, 2].includes(bytes[19] ?? 0);
  const fractions = bytes[21] === 64 && bytes[22] === 32 && bytes[23] === 32;
  return powerOfTwo && versions && fractions;
}
