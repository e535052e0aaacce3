import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { unreadable } from './fileBytes.ts';
import type { FileRequest } from './reading.ts';
import { readRefiFile } from './refi/readProject.ts';

/** Greatest size of a project that is read, in bytes: projects hold pictures and recordings. */
const largestProject = 1024 * 1024 * 1024;

/** Of 100 parts of the work, those that reading takes; the rest is making a study of it. */
const readingShare = 70;

/**
 * Reads a REFI-QDA project or codebook into what can be brought into a study.
 * @throws AxialError `unsupported_format` with one sentence, `io` when the file cannot be read
 */
export async function readRefi(
  request: FileRequest,
  offsets: OffsetReading | undefined,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<IncomingStudy> {
  const { name, bytes } = await projectBytes(request);
  const file = readRefiFile(bytes, name, (share) => progress(Math.round(share * readingShare), 100));
  return refiToIncoming(file, { offsets });
}

async function projectBytes(request: FileRequest): Promise<{ name: string; bytes: Uint8Array }> {
  if ('bytes' in request) return request;
  const name = basename(request.path);
  try {
    const found = await stat(request.path);
    if (!found.isFile()) throw new AxialError('unsupported_format', `${name} is not a file.`);
    if (found.size > largestProject) {
      throw new AxialError('unsupported_format', `${name} is larger than 1 GB, which is more than a project may be.`);
    }
    return { name, bytes: new Uint8Array(await readFile(request.path)) };
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw new AxialError('io', unreadable(name, error));
  }
}
