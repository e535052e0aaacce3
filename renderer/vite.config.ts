import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';

const entry = fileURLToPath(new URL('index.html', import.meta.url));

/**
 * The script of the window is two files: what stands at once, and the rooms and dialogues, which are asked for together. A
 * file for each of their parts would be a hundred requests, and the window would stand later for them.
 */
function fileOf(id: string, modules: Rolldown.ChunkingContext): string {
  first ??= findFirst(modules);
  return first.has(id) ? 'window' : 'rooms';
}

let first: ReadonlySet<string> | null = null;

/** The entry, and all that is imported from there without being waited for. */
function findFirst(modules: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) add(imported);
  };
  add(entry);
  return found;
}

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
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf, debugName: 'files' }] },
      },
    },
  },
});
