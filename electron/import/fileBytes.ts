import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { notFile } from '#shared/interchange/notFile.ts';
import { type FileRequest, largestFile } from './reading.ts';

/**
 * The bytes of a file and the name that it goes by (without folders).
 * @throws AxialError `io` when it cannot be read, `unsupported_format` when it is larger than 200 MB
 */
export async function bytesOf(request: FileRequest): Promise<{ name: string; bytes: Uint8Array }> {
  if ('bytes' in request) {
    if (request.bytes.length > largestFile) throw tooLarge(request.name);
    return { name: request.name, bytes: request.bytes };
  }
  const name = basename(request.path);
  try {
    const found = await stat(request.path);
    // A pipe would be waited for, and a device has no end.
    if (!found.isFile() && !found.isDirectory()) throw new AxialError('unsupported_format', notFile(name));
    if (found.size > largestFile) throw tooLarge(name);
    return { name, bytes: new Uint8Array(await readFile(request.path)) };
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw new AxialError('io', unreadable(name, error));
  }
}

const tooLarge = (name: string) =>
  new AxialError('unsupported_format', `${name} is larger than 200 MB, which is more than one file may be.`);

/** Why a file could not be read, in the words of a person. */
export function unreadable(name: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `${name} is not there.`;
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read by you.`;
  if (code === 'EISDIR') return `${name} is a folder, not a file.`;
  return `${name} could not be read from the disk.`;
}
