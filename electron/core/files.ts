import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import { explainFileError } from '../store/header.ts';
import type { CoreContext, Handlers } from './context.ts';
import { placeForFile } from './exports.ts';
import { writeWholeFile } from './wholeFile.ts';

type Listing = OutputOf<'files.list'>;

export const fileHandlers: Handlers<'files.list' | 'files.save'> = { 'files.list': listFolder, 'files.save': saveFile };

async function saveFile(context: CoreContext, { path, base64, overwrite }: ParsedInputOf<'files.save'>) {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  await writeWholeFile(placeForFile(path), bytes, { overwrite, newId: context.ports.newId });
  return { bytes: bytes.length };
}

/** What a folder holds, for the window's own file dialog; nothing is opened. */
function listFolder(context: CoreContext, input: ParsedInputOf<'files.list'>): Listing {
  const folder = resolve(input.folder ?? context.ports.homeFolder);
  const wanted = input.extensions?.map((extension) => `.${extension.replace(/^\./, '').toLowerCase()}`);
  const entries = namesIn(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => describeEntry(join(folder, name)))
    .filter((entry) => entry.folder || !wanted || wanted.includes(extname(entry.name).toLowerCase()))
    .sort((a, b) => Number(b.folder) - Number(a.folder) || compareNames(a.name, b.name));
  const parent = dirname(folder);
  return { folder, parent: parent === folder ? null : parent, places: placesOf(context, folder), entries };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw explainFileError(error, `“${basename(folder) || folder}”`);
  }
}

/** Nothing for what vanished meanwhile or may not be looked at. */
function describeEntry(path: string): Listing['entries'] {
  try {
    const found = statSync(path);
    if (!found.isDirectory() && !found.isFile()) return [];
    return [
      {
        name: basename(path),
        path,
        folder: found.isDirectory(),
        bytes: found.size,
        changedAt: Math.round(found.mtimeMs),
      },
    ];
  } catch {
    return [];
  }
}

/** Where people keep things: home, its usual folders, the folders of recent studies, the root. */
function placesOf(context: CoreContext, folder: string): Listing['places'] {
  const home = context.ports.homeFolder;
  const usual = ['Documents', 'Desktop', 'Downloads'].map((name) => join(home, name));
  const recent = context.recent.list().map((study) => dirname(study.path));
  const paths = [...new Set([home, ...usual, ...recent.slice(0, 3), parse(folder).root])];
  return paths
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())
    .map((path) => ({ name: path === homedir() || path === home ? 'Home' : basename(path) || path, path }));
}
