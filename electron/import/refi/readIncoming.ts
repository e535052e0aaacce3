import type { IncomingStudy, OffsetReading } from '#shared/interchange/incoming.ts';
import type { DecodeText } from '#shared/interchange/refi/gathering.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { decodeText } from '../encoding.ts';
import { readRefiFile } from './readProject.ts';

/**
 * A `.qdpx`, `.qde` or `.qdc` as what can be brought into a study.
 * @throws AxialError as {@link readRefiFile}
 */
export function readRefiIncoming(
  bytes: Uint8Array,
  name: string,
  options: { readonly offsets?: OffsetReading | undefined } = {},
): IncomingStudy {
  return refiToIncoming(readRefiFile(bytes, name), { ...options, decode: decodePlain });
}

/**
 * The format wants UTF-8; what is none is read as Windows-1252, which is what programs on Windows write instead, and told.
 * Line ends stay as they are: some programs count them.
 */
const decodePlain: DecodeText = (bytes) => {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { text: utf8.decode(bytes), warning: null };
  } catch {
    const decoded = decodeText(bytes, 'windows-1252');
    if (!decoded) return null;
    const warning = 'Its file is not in UTF-8; it was read as Windows-1252. Look at its accents and quotation marks.';
    return { text: decoded.text, warning };
  }
};
