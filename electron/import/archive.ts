import { unzipSync } from 'fflate';
import { AxialError } from '#shared/domain/result.ts';

/** What an archive may unfold to. A text of three million characters needs some 60 MB of XML. */
const largestPart = 128 * 1024 * 1024;
const largestTotal = 256 * 1024 * 1024;
const mostParts = 20_000;

/**
 * Unfolds the parts of a ZIP archive that are asked for, by their names. Sizes are checked before anything is unfolded, and
 * a part never fills more than the size that the archive declares for it.
 * @throws AxialError `unsupported_format` when the archive is damaged or larger than its bounds.
 */
export function unfoldArchive(
  bytes: Uint8Array,
  name: string,
  wanted: (part: string) => boolean,
): Map<string, Uint8Array> {
  let total = 0;
  let parts = 0;
  const admit = (part: { name: string; originalSize: number }): boolean => {
    parts += 1;
    const isWanted = wanted(part.name);
    if (isWanted) total += part.originalSize;
    const tooLarge = isWanted && (part.originalSize > largestPart || total > largestTotal);
    if (parts <= mostParts && !tooLarge) return isWanted;
    throw new AxialError('unsupported_format', `${name} unfolds to more than the program takes from one file.`);
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: admit })));
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw new AxialError('unsupported_format', `${name} is damaged: what is packed inside it cannot be opened.`);
  }
}

/** The old container of Office files: protected new files stand in it, and all files of the time before 2007. */
export function isOldContainer(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((value, index) => bytes[index] === value);
}

/** True when the container holds an encrypted file of the new kind: then its directory names the stream so. */
export function holdsEncryptedFile(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
