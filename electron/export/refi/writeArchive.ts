import { Zip } from 'fflate';
import type { RefiProject } from '#shared/interchange/refi/model.ts';
import { writeProjectXml } from '#shared/interchange/refi/writeXml.ts';
import { DeflatedEntry } from './deflatedEntry.ts';

/** The earliest time that a ZIP archive can tell: the same content gives the same bytes whenever it is written. */
const fixedTime = new Date(1980, 0, 1);
/** Files that are packed already: packing them again costs time and saves nothing. */
const packed =
  /\.(?:docx|xlsx|pptx|odt|zip|png|jpe?g|gif|webp|pdf|mp3|m4a|aac|ogg|opus|flac|mp4|m4v|mov|mkv|webm|avi)$/i;

/** Files for `sources/`, by name. */
type Files = Iterable<readonly [name: string, bytes: Uint8Array]>;

/** An archive of the exchange format (`.qdpx`) in memory; see {@link refiArchivePieces}. */
export const writeRefiArchive = (project: RefiProject, files: Files, supplement: string | null): Uint8Array =>
  new Uint8Array(Buffer.concat([...refiArchivePieces(project, files, supplement === null ? null : [supplement])]));

/**
 * An archive of the exchange format (`.qdpx`) in pieces for a file: the project, the files of `sources/` in the order
 * given, and what another Axial wants to know (`axial.json`, in pieces). Only the pieces at hand are held. The same project and files
 * give the same bytes.
 */
export function* refiArchivePieces(
  project: RefiProject,
  files: Files,
  supplement: Iterable<string> | null,
): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const texts = function* (chunks: Iterable<string>): Generator<Uint8Array> {
    const encoder = new TextEncoder();
    for (const chunk of chunks) yield encoder.encode(chunk);
  };
  const add = function* (name: string, contents: Iterable<Uint8Array>): Generator<Uint8Array> {
    // Always deflated, if only in name: some readers refuse stored entries whose size stands behind them.
    const entry = new DeflatedEntry(name, packed.test(name) ? 0 : 6);
    entry.mtime = fixedTime;
    zip.add(entry);
    for (const content of contents) {
      entry.push(content);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(), true);
    yield* ready.splice(0);
  };
  yield* add('project.qde', texts(writeProjectXml(project)));
  for (const [name, bytes] of files) yield* add(`sources/${name}`, [bytes]);
  if (supplement !== null) yield* add('axial.json', texts(supplement));
  zip.end();
  yield* ready;
}
