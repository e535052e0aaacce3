import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

type Library = typeof import('pdfjs-dist');
export type PdfDocument = Awaited<ReturnType<Library['getDocument']>['promise']>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

let library: Promise<Library> | null = null;

/** The library, with its second half in this very thread: a reader is in a thread of its own already. */
export const loadLibrary = (): Promise<Library> => {
  library ??= quietly(async () => {
    process.on('unhandledRejection', endureLibrary);
    await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  });
  return library;
};

/**
 * Of a damaged file, the library now and then lets a failure of its own go unheard, besides the one that it answers with. An
 * unheard failure ends a thread, and with it the reading of a file that may be read after all.
 */
export function endureLibrary(failure: unknown): void {
  const isOfLibrary = failure instanceof Error && /[\\/]pdfjs-dist[\\/]/.test(failure.stack ?? '');
  if (!isOfLibrary) throw failure;
}

/** When it is loaded, the library complains of things that only drawing would need, and that are left out on purpose. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}

/** Where tables of characters and widths of fonts lie that PDFs name without holding them: files of the library itself. */
export function libraryFolders(): { cMapUrl: string; standardFontDataUrl: string } {
  const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  return { cMapUrl: join(root, 'cmaps') + sep, standardFontDataUrl: join(root, 'standard_fonts') + sep };
}
