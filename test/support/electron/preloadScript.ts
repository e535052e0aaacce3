import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { root } from '../sources.ts';

/**
 * The real preload as the desktop build makes it (CommonJS, `electron` required), wrapped for a page: what it requires is
 * the page's side of the stand-in, and nothing else.
 */
export function buildPreload(): Promise<string> {
  built ??= buildBoth();
  return built;
}
let built: Promise<string> | null = null;

async function buildBoth(): Promise<string> {
  const pageSide = await codeOf({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'test/support/electron/pageSide.ts'), formats: ['iife'], name: 'pageSide' },
    },
  });
  const preload = await codeOf({
    configFile: join(root, 'electron/vite.config.ts'),
    mode: 'preload',
    logLevel: 'silent',
    build: { write: false },
  });
  return `(() => {
    ${pageSide}
    const require = (name) => {
      if (name !== 'electron') throw new Error('A sandboxed preload may require electron only, not ' + name);
      return pageSide.electronForPreload;
    };
    ((require, module, exports) => { ${preload} })(require, { exports: {} }, {});
  })();`;
}

async function codeOf(config: Parameters<typeof build>[0]): Promise<string> {
  const result = (await build(config)) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[];
  const chunks = [result].flat().flatMap(({ output }) => output.filter((part) => part.type === 'chunk'));
  if (chunks.length !== 1 || chunks[0] === undefined) throw new Error('One file was to be built.');
  return chunks[0].code;
}
