import { exchangeFormatOf } from '#shared/domain/exchange.ts';
import type { Failure } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { beginExchange } from '../exchange/exchange.ts';
import { chooseOpen } from '../files/chooseFile.ts';

const say = (message: string) => showToast({ message, tone: 'danger' });

/** Failures that have a way on: read without writing, or look at what is wrong. */
const explained: ReadonlySet<Failure['code']> = new Set([
  'study_locked',
  'study_newer',
  'study_damaged',
  'unsupported_format',
  'io',
]);

/** Opens a study; a project of another program is looked at, to become one. What keeps it shut is explained in a dialog, with what can be done. */
export async function openStudy(path: string, readOnly = false): Promise<void> {
  if (exchangeFormatOf(path) !== null) {
    session().closeDialog();
    await beginExchange({ path });
    return;
  }
  const opened = await ask('study.open', { path, readOnly });
  if (opened.ok) {
    session().closeDialog();
    if (opened.value.readOnly && !readOnly) showToast({ message: opened.value.readOnly });
  } else if (explained.has(opened.error.code))
    session().openDialog('study.refused', { path, readOnly, failure: opened.error });
  else say(opened.error.message);
}

/** Asks for a study and opens it. */
export async function chooseStudy(): Promise<void> {
  const [path] = await chooseOpen({ title: 'Open a study', what: 'study' });
  if (path) await openStudy(path);
}

/** Opens a fresh copy of the sample study. */
export async function openSample(): Promise<void> {
  const opened = await ask('study.openSample', {});
  if (!opened.ok) say(opened.error.message);
}

export async function closeStudy(): Promise<void> {
  const closed = await ask('study.close', {});
  if (!closed.ok) say(closed.error.message);
}

/** Takes a study off the list of recent ones; the file is not touched. */
export async function forgetStudy(path: string): Promise<void> {
  const forgotten = await ask('app.forgetRecent', { path });
  if (!forgotten.ok) say(forgotten.error.message);
}
