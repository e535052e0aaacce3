import { resolve } from 'node:path';
import type { ComparedThings, Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { AxialError } from '#shared/domain/result.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson, printTable } from './output.ts';
import { type Command, listWords, needed, readWords, UsageError } from './usage.ts';

const options = {
  note: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const;

interface Call {
  readonly ask: Ask;
  /** Which snapshot; the newest where it is left out. */
  readonly which: string | undefined;
  readonly values: { readonly note?: string; readonly out?: string; readonly json?: boolean };
}

const actions: Readonly<Record<string, (call: Call) => Promise<void>>> = {
  make,
  list,
  compare,
  restore,
  delete: remove,
};

export const snapshot: Command = {
  usage: `snapshot STUDY.axial ${Object.keys(actions).join('|')} [WHICH] [--note TEXT] [--out COPY.axial] [--json]`,
  summary: 'Keeps verified copies of a study beside it, lists them, compares them with the study, and copies one out.',
  details: [
    '',
    'WHICH      the file name of a snapshot as `list` shows it, with or without .axial; left out: the newest',
    '--note     why the snapshot is made (make)',
    '--out      where the copy goes; never over a file that is there (restore)',
  ],
  run: (words) => {
    const { values, positionals } = readWords(words, options, { least: 2, most: 3 });
    const [study = '', action = '', which] = positionals;
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!act) throw new UsageError(`A snapshot can be ${listWords(Object.keys(actions))}, not “${action}”.`);
    return withStudyToRead(study, async (ask) => {
      await act({ ask, which, values });
      return 0;
    });
  },
};

async function make({ ask, which, values }: Call): Promise<void> {
  if (which !== undefined) throw new UsageError(`There is a word too many: ${which}`);
  const made = await ask('snapshots.make', { note: values.note ?? '' });
  if (values.json) printJson(made);
  else print(`${made.file}: ${contentsOf(made)}, checked`);
}

async function list({ ask, which, values }: Call): Promise<void> {
  if (which !== undefined) throw new UsageError(`There is a word too many: ${which}`);
  const { snapshots, folder } = await ask('snapshots.list', {});
  if (values.json) return printJson(snapshots);
  if (snapshots.length === 0) return print('There are no snapshots of this study yet.');
  const rows = snapshots.map((each) => [each.file, each.bytes, each.damaged ? 'damaged' : contentsOf(each), each.note]);
  printTable(['snapshot', 'bytes', 'contents', 'note'], rows);
  print(`in “${folder}”, beside the study`);
}

async function compare({ ask, which, values }: Call): Promise<void> {
  const { id } = await find(ask, which);
  const { snapshot: compared, kinds } = await ask('snapshots.compare', { id });
  if (values.json) return printJson({ snapshot: compared, kinds });
  print(`Since ${compared.file}:`);
  const count = ({ kind, added, gone, changed, same }: ComparedThings) => [kind, added, gone, changed, same];
  printTable(['kind', 'new', 'gone', 'changed', 'the same'], kinds.map(count));
}

async function restore({ ask, which, values }: Call): Promise<void> {
  const path = resolve(needed('out', values.out));
  const { id } = await find(ask, which);
  const restored = await ask('snapshots.restore', { id, path });
  if (values.json) printJson(restored);
  else print(`${restored.path}: ${countOf(restored.bytes, 'byte')}`);
}

async function remove({ ask, which, values }: Call): Promise<void> {
  if (which === undefined) throw new UsageError('Which snapshot to delete is missing.');
  const { id, file } = await find(ask, which);
  await ask('snapshots.delete', { id });
  if (values.json) printJson({ deleted: file });
  else print(`${file} was deleted.`);
}

/** The snapshot of that file name or id; the newest where none is named. */
async function find(ask: Ask, which: string | undefined): Promise<Snapshot> {
  const { snapshots } = await ask('snapshots.list', {});
  const names = [which, `${which}.axial`];
  const found =
    which === undefined ? snapshots[0] : snapshots.find(({ id, file }) => which === id || names.includes(file));
  if (found) return found;
  const sentence =
    which === undefined ? 'There are no snapshots of this study yet.' : `There is no snapshot “${which}”.`;
  throw new AxialError('not_found', sentence);
}

function contentsOf({ contents }: Snapshot): string {
  if (!contents) return '';
  return `${countOf(contents.documents, 'document')}, ${countOf(contents.codings, 'coding')}, revision ${contents.revision}`;
}
