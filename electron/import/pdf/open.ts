import { AxialError } from '#shared/domain/result.ts';
import { damagedFile, protectedFile, refusedFile } from '../refusals.ts';
import { LibraryFiles, loadLibrary, type PdfDocument } from './library.ts';

/** More pages than any transcript or report has. */
const mostPages = 10_000;

/**
 * Opens a PDF. Nothing is fetched, run or drawn: no scripts, no fonts of the machine, no forms' code.
 * @throws AxialError `unsupported_format` when it is damaged, opens with a password only or has too many pages.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PdfDocument> {
  const { getDocument, VerbosityLevel } = await loadLibrary();
  const task = getDocument({
    // The library takes the buffer over.
    data: Uint8Array.from(bytes),
    BinaryDataFactory: LibraryFiles,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'standard_fonts/',
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await task.promise;
    if (document.numPages <= mostPages) return document;
    throw refusedFile(`${name} has more pages than the program takes from one file.`);
  } catch (error) {
    await task.destroy();
    if (error instanceof AxialError) throw error;
    throw nameOf(error) === 'PasswordException' ? protectedFile(name) : damagedFile(name, 'a PDF');
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');
