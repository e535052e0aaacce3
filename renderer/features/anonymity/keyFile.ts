import type { InputOf } from '#shared/contract/index.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseOpen, chooseSave } from '../files/chooseFile.ts';
import type { KeyFile } from './rows.ts';

const none: KeyFile = { path: null, trouble: null, pseudonyms: [], kept: [] };

/** The pseudonym table of this study on this machine. */
export const useKeyFile = (): KeyFile => useAsk('pseudonyms.read', {}).data ?? none;

async function take(path: string, create: boolean): Promise<boolean> {
  const used = await ask('pseudonyms.use', { path, create });
  if (!used.ok) showToast({ message: used.error.message, tone: 'danger' });
  return used.ok;
}

/** Asks where the key file shall lie, and makes it. */
export async function makeKeyFile(studyName: string): Promise<boolean> {
  const path = await chooseSave({
    title: 'Make a key file',
    suggestedName: `${studyName} pseudonyms.json`,
    extensions: ['json'],
    mayReplace: false,
  });
  return path !== null && take(path, true);
}

export async function openKeyFile(): Promise<boolean> {
  const [path] = await chooseOpen({ title: 'Open a key file', what: 'key' });
  return path !== undefined && take(path, false);
}

/** Writes the whole table; the sentence of the failure, or `null`. */
export async function writeTable(input: InputOf<'pseudonyms.write'>): Promise<string | null> {
  const written = await ask('pseudonyms.write', input);
  return written.ok ? null : written.error.message;
}
