import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

export interface WindowFile {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The files of the built window by their address (`/`, `/assets/index.js` …). Only files that stand in the folder when
 * it is listed, with an ending we know, can ever be served: an address is looked up, never turned into a path. They are
 * read at once, so that a window that was built anew meanwhile is not served by halves.
 */
export function listWindowFiles(folder: string): ReadonlyMap<string, WindowFile> {
  const files = new Map<string, WindowFile>();
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    const mediaType = mediaTypes[extname(name).toLowerCase()];
    if (mediaType === undefined || !statSync(path).isFile()) continue;
    files.set(`/${name.split(sep).join('/')}`, { mediaType, bytes: readFileSync(path) });
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}
