import { ask } from '../../client/client.ts';
import { showToast } from '../../ui/Toast.tsx';
import { chooseSave } from './chooseFile.ts';

interface FileToSave {
  readonly title: string;
  readonly suggestedName: string;
  readonly content: string | { readonly base64: string };
}

const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1] ?? '';

/** Asks for a place and writes a file there; says that it is written, or why it could not be. */
export async function saveFile({ title, suggestedName, content }: FileToSave): Promise<void> {
  const ending = endingOf(suggestedName);
  const path = await chooseSave({ title, suggestedName, extensions: ending === '' ? [] : [ending] });
  if (path === null) return;
  const base64 = typeof content === 'string' ? toBase64(content) : content.base64;
  const saved = await ask('files.save', { path, base64, overwrite: true });
  if (saved.ok) showToast({ message: `“${path.split(/[/\\]/).at(-1)}” was written.` });
  else showToast({ message: saved.error.message, tone: 'danger' });
}

/** Text as UTF-8 in base64. */
function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

/** Puts text on the clipboard and says so. */
export async function copyText(what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ message: `${what} is on the clipboard.` });
  } catch {
    showToast({
      message: 'The system did not let the clipboard be written; save it as a file instead.',
      tone: 'danger',
    });
  }
}
