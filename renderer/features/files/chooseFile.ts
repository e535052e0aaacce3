import type { InputOf } from '#shared/contract/index.ts';
import { ask } from '../../client/client.ts';
import { showToast } from '../../ui/Toast.tsx';
import { requestFile } from './fileRequest.ts';

export interface OpenChoice {
  readonly title: string;
  readonly what: InputOf<'dialogs.open'>['what'];
  readonly multiple?: boolean;
}
export interface SaveChoice {
  readonly title: string;
  readonly suggestedName: string;
  /** Endings without the dot; the first one is added to a name that has none of them. */
  readonly extensions: readonly string[];
  /** False where a file that is there may not be written over, only named otherwise. */
  readonly mayReplace?: boolean;
}

const say = (message: string) => showToast({ message, tone: 'danger' });

async function hasNativeDialogs(): Promise<boolean> {
  const info = await ask('app.info', {});
  return info.ok && info.value.nativeDialogs;
}

/** Asks for files or folders to open; empty when the person gave up. */
export async function chooseOpen({ title, what, multiple = false }: OpenChoice): Promise<readonly string[]> {
  if (!(await hasNativeDialogs())) return requestFile({ kind: 'open', title, what, multiple });
  const chosen = await ask('dialogs.open', { title, what, multiple });
  if (chosen.ok) return chosen.value.paths;
  say(chosen.error.message);
  return [];
}

/** Asks for a place to save to; whoever is asked has agreed to what is written over. `null` when the person gave up. */
export async function chooseSave(choice: SaveChoice): Promise<string | null> {
  const { title, suggestedName, extensions, mayReplace = true } = choice;
  if (!(await hasNativeDialogs())) {
    const [path] = await requestFile({ kind: 'save', title, suggestedName, extensions, mayReplace });
    return path ?? null;
  }
  const chosen = await ask('dialogs.save', { title, suggestedName, extensions: [...extensions] });
  if (chosen.ok) return chosen.value.path;
  say(chosen.error.message);
  return null;
}
