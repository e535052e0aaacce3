import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const source = (name: string) => fileURLToPath(new URL(name, import.meta.url));
/** Native modules and large libraries stay packages of the program; ours and Electron's sandbox rules decide the rest. */
const manifest = JSON.parse(readFileSync(source('../package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const packages = Object.keys(manifest.dependencies);
const isPackage = (id: string) =>
  id === 'electron' || packages.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * The desktop program as JavaScript: main and the job worker as modules, and the preload as one CommonJS file, the only
 * form that Electron's sandbox loads.
 */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: fileURLToPath(new URL('../dist/electron', import.meta.url)),
    emptyOutDir: mode !== 'preload',
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions:
      mode === 'preload'
        ? {
            input: { preload: source('preload.ts') },
            external: ['electron'],
            output: { format: 'cjs', entryFileNames: '[name].cjs' },
          }
        : {
            input: { main: source('main.ts'), worker: source('jobs/worker.ts') },
            external: isPackage,
            output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
          },
  },
}));
