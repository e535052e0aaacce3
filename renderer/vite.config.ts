import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The window as static files: everything bundled, nothing loaded from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // All styles stand from the start: a part that is loaded later never shows without them.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 800,
  },
});
