import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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

const folders: Readonly<Record<string, string>> = { cMapUrl: 'cmaps', standardFontDataUrl: 'standard_fonts' };

/**
 * Gives the library those of its own files that PDFs name without holding them: tables of characters, standard fonts. In
 * whatever it runs, it reads them from its own folders and fetches nothing from anywhere else.
 */
export class LibraryFiles {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const folder = folders[kind];
    if (folder === undefined || !/^[\w-]+(?:\.\w+)*$/.test(filename))
      throw new Error(`${filename} is no file of the library`);
    const root = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
    return Uint8Array.from(await readFile(join(root, folder, filename)));
  }
}
