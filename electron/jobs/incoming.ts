import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import type { FileRequest } from '../import/reading.ts';
import type { Progress } from './tasks.ts';

/** A file or folder of another program, and how it is to be read. */
export type IncomingRequest = FileRequest & {
  readonly options: {
    readonly offsets?: OffsetReading | undefined;
    readonly table?: 'codebook' | 'segments' | undefined;
  };
};

/** Reads whatever another program wrote into a study that can be brought in. */
export async function readIncomingInWorker(request: IncomingRequest, progress: Progress): Promise<IncomingStudy> {
  progress(0, 0);
  throw new AxialError('unsupported_format', `${'path' in request ? request.path : request.name} is no project.`);
}
