/** The library's second half has no types; it is loaded for what it does on loading. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
