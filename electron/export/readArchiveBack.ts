import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate } from 'fflate';
import { AxialError } from '#shared/domain/result.ts';

/**
 * Reads a zip from its first byte to its last and compares every file in it with what it should be.
 * @throws AxialError `io` when one is missing, too many, or different
 */
export async function readBack(
  path: string,
  /** SHA-256 by name, hexadecimal. */
  expected: ReadonlyMap<string, string>,
  count: (bytes: number) => void,
): Promise<void> {
  const found = new Map<string, string>();
  let failure: unknown = null;
  const unzip = new Unzip((member) => {
    const hash = createHash('sha256');
    member.ondata = (error, piece, final) => {
      if (error) failure = error;
      else hash.update(piece);
      count(piece?.length ?? 0);
      if (final && !error) found.set(member.name, hash.digest('hex'));
    };
    member.start();
  });
  unzip.register(UnzipInflate);
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 18 }))
    unzip.push(Uint8Array.from(piece as Buffer));
  unzip.push(new Uint8Array(), true);
  const differs = [...expected].find(([name, sha256]) => found.get(name) !== sha256);
  if (failure === null && !differs && found.size === expected.size) return;
  const which = differs ? ` “${differs[0]}” does not read back as it was written.` : '';
  throw new AxialError('io', `The archive did not pass its check and was not kept.${which}`);
}
