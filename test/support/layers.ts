import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A source tree: text by path from the project's root, `/` between folders. */
export type SourceTree = ReadonlyMap<string, string>;

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** True when nothing of it is left once types are stripped. */
  readonly typeOnly: boolean;
}

/**
 * Who may import whom (DESIGN.md §2): a folder and the folders that it may know. The longest folder that fits a file
 * decides; a folder always knows itself. `types:` in front = types only.
 */
const mayKnow: Readonly<Record<string, readonly string[]>> = {
  'shared/contract': [
    'shared/domain',
    'types:shared/analysis',
    'types:shared/query',
    'shared/analysis/results.ts',
    'shared/anonymity/pseudonyms.ts',
    'shared/anonymity/trace.ts',
    'shared/anonymity/writingParts.ts',
  ],
  'shared/domain': [],
  'shared/text': ['shared/domain'],
  'shared/analysis': ['shared/domain', 'shared/text'],
  'shared/query': ['shared/domain', 'shared/text', 'shared/analysis'],
  'shared/anonymity': ['shared/domain', 'shared/text'],
  // What a result is read with (keys of its parts, totals, calendars) stands apart from what counts it.
  'shared/charts': ['shared/domain', 'types:shared/analysis', 'shared/analysis/reading', 'types:shared/text'],
  'shared/interchange': ['shared/domain', 'shared/text'],
  'electron/host': ['shared/contract', 'shared/domain'],
  'electron/core': ['shared', 'electron/store', 'electron/jobs', 'types:electron/import', 'types:electron/export'],
  'electron/store': ['shared'],
  'electron/import': ['shared'],
  'electron/export': ['shared'],
  // A worker answers what only reads by the very procedures of the core, on a snapshot of the file.
  'electron/jobs': ['shared', 'electron/import', 'electron/export', 'electron/store', 'electron/core/readings.ts'],
  'electron/cli': ['shared', 'electron/host', 'electron/startEngine.ts', 'electron/web.ts'],
  electron: ['shared', 'electron'],
  renderer: ['shared', 'renderer'],
};

/** Every dependency with the places that may import it. A new one is written here, with its layer, or the test fails. */
const dependencies: Readonly<Record<string, readonly string[]>> = {
  zod: ['shared/contract', 'shared/interchange', 'electron/core', 'electron/host'],
  'd3-array': ['shared/charts', 'shared/analysis'],
  'd3-chord': ['shared/charts'],
  'd3-force': ['shared/charts', 'shared/analysis'],
  'd3-shape': ['shared/charts'],
  diff: ['shared/text'],
  'better-sqlite3': ['electron/store'],
  electron: ['electron/main.ts', 'electron/preload.ts'],
  '@resvg/resvg-js': ['electron/export'],
  'csv-parse': ['electron/import', 'electron/cli'],
  'iconv-lite': ['electron/import'],
  htmlparser2: ['electron/import'],
  stopword: ['electron/core'],
  fflate: ['electron/import', 'electron/export', 'electron/store'],
  mammoth: ['electron/import'],
  'pdfjs-dist': ['electron/import'],
  saxes: ['electron/import', 'shared/interchange'],
  'write-excel-file': ['electron/export'],
  docx: ['electron/export'],
  '@expo-google-fonts/source-sans-3': ['electron/export'],
  '@fontsource-variable/literata': ['renderer'],
  '@fontsource-variable/source-sans-3': ['renderer'],
  '@lexical/history': ['renderer'],
  '@lexical/link': ['renderer'],
  '@lexical/list': ['renderer'],
  '@lexical/mark': ['renderer'],
  '@lexical/react': ['renderer'],
  '@lexical/rich-text': ['renderer'],
  '@lexical/selection': ['renderer'],
  '@lexical/utils': ['renderer'],
  lexical: ['renderer'],
  '@tanstack/react-query': ['renderer'],
  'lucide-react': ['renderer'],
  react: ['renderer'],
  'react-aria-components': ['renderer'],
  'react-dom': ['renderer'],
  'react-resizable-panels': ['renderer'],
  zustand: ['renderer'],
  vite: ['electron/vite.config.ts', 'renderer/vite.config.ts'],
  '@vitejs/plugin-react': ['renderer/vite.config.ts'],
};

/** Everything that is wrong with the walls of a tree, one sentence each; empty when they stand. */
export function findBreaches(tree: SourceTree): string[] {
  const imports = [...tree].flatMap(([path, text]) => importsOf(path, text));
  return [...imports.flatMap((entry) => breachesOf(entry, tree)), ...cyclesIn(imports, tree)];
}

/** The dependencies that the allow-list names and no file imports. */
export function listUnusedAllowances(tree: SourceTree): string[] {
  const used = new Set(
    [...tree].flatMap(([path, text]) => importsOf(path, text).map((entry) => packageOf(entry.specifier))),
  );
  return Object.keys(dependencies).filter((name) => !used.has(name));
}

export const allowedDependencies: readonly string[] = Object.keys(dependencies);

/** The imports and re-exports of one file: static, dynamic, of types. */
export function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`);
  const found: Import[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: path,
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) found.push({ from: path, specifier: moduleRequest.value, typeOnly: isType });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = text.slice(moduleRequest.start, moduleRequest.end);
    if (/^['"`]/.test(literal)) found.push({ from: path, specifier: literal.slice(1, -1), typeOnly: false });
  }
  // A file of a package that is looked up by its address is an import all the same.
  for (const match of text.matchAll(/import\.meta\.resolve\(\s*['"`]([^'"`$]+)/g)) {
    if (match[1] !== undefined) found.push({ from: path, specifier: match[1], typeOnly: false });
  }
  // `import('x').Y` in a type leaves no trace in the list of imports.
  for (const match of text.matchAll(/(?<![\w.])import\(\s*['"]([^'"]+)['"]\s*\)\s*\./g)) {
    if (match[1] !== undefined) found.push({ from: path, specifier: match[1], typeOnly: true });
  }
  return found;
}

function breachesOf({ from, specifier, typeOnly }: Import, tree: SourceTree): string[] {
  const target = resolveInTree(from, specifier);
  if (target === null) return packageBreaches(from, specifier);
  if (/\.(css|json|svg|woff2)(\?.*)?$/.test(target)) return [];
  if (!tree.has(target)) return [`${from} imports ${specifier}, which is not there`];
  return isAllowed(from, target, typeOnly) ? [] : [`${from} must not import ${target}`];
}

function packageBreaches(from: string, specifier: string): string[] {
  if (specifier.startsWith('node:')) {
    return from.startsWith('electron/') || from === 'renderer/vite.config.ts'
      ? []
      : [`${from} must not import ${specifier}`];
  }
  const name = packageOf(specifier);
  const places = dependencies[name];
  if (places === undefined) return [`${from} imports ${name}, which no layer may use`];
  return places.some((place) => standsIn(from, place)) ? [] : [`${from} must not import ${name}`];
}

function isAllowed(from: string, target: string, typeOnly: boolean): boolean {
  const home = longestFitting(from);
  if (home === null) return false;
  if (standsIn(target, home) && longestFitting(target) === home) return true;
  return (mayKnow[home] ?? []).some((entry) => {
    const known = entry.startsWith('types:') ? (typeOnly ? entry.slice(6) : null) : entry;
    return known !== null && standsIn(target, known);
  });
}

function longestFitting(path: string): string | null {
  const fitting = Object.keys(mayKnow).filter((folder) => standsIn(path, folder));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

const standsIn = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`);

/** The path in the tree that a specifier means, or `null` for a package. */
function resolveInTree(from: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier);
  return null;
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Files that need each other to run, in a circle. Types do not run. */
function cyclesIn(imports: readonly Import[], tree: SourceTree): string[] {
  const needs = Map.groupBy(
    imports.filter((entry) => !entry.typeOnly),
    (entry) => entry.from,
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) {
      found.push(`a circle of imports: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`);
      return;
    }
    if (done.has(path)) return;
    for (const { specifier } of needs.get(path) ?? []) {
      const target = resolveInTree(path, specifier);
      if (target !== null && tree.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of tree.keys()) visit(path, []);
  return found;
}
