import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './sources.ts';

/** Where the script and the style of the viewer stand as text, ready to be written into a page. */
export const viewerAssetsPath = 'shared/interchange/viewer/pageAssets.ts';

/** A text as a template literal of TypeScript. */
const literal = (text: string): string =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;

/** The script in renderer/viewer as one piece that needs nothing else, its spaces kept so that it can be read in the page. */
async function bundledScript(): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: join(root, 'renderer/viewer/main.ts'), formats: ['iife'], name: 'viewer' },
    },
  });
  const [first] = Array.isArray(result) ? result : [result];
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('The script of the viewer could not be bundled.');
  // The end of the element that holds it may stand nowhere in it.
  if (/<\/script|<!--/iu.test(chunk.code)) throw new Error('The script of the viewer would end its own element.');
  return chunk.code;
}

/** The styles of the viewer, in the order in which they hold: a later one wins over an earlier. */
const styles = ['page.css', 'parts.css', 'lists.css', 'windows.css'];

/** Rules one a line, without comments. */
function plainStyle(): string {
  return styles
    .map((name) => readFileSync(join(root, 'renderer/viewer/styles', name), 'utf8'))
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([{};]) ?/gu, '$1')
    .replaceAll('}', '}\n')
    .trim();
}

/** The whole file of assets, as `node test/support/writeViewerAssets.ts` writes it and a test expects it. */
export async function viewerAssets(): Promise<string> {
  return `// biome-ignore-all format: written by test/support/writeViewerAssets.ts from renderer/viewer; change it there.
/** The style of a viewer; the colours of its codes are added for each study. */
export const viewerStyle = ${literal(plainStyle())};

/** The script of a viewer: renderer/viewer as one piece. */
export const viewerScript = ${literal(await bundledScript())};
`;
}
