import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { exchangeKindNames } from '#shared/domain/exchange.ts';
import { AxialError, type Failure } from '#shared/domain/result.ts';
import { withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson } from './output.ts';
import { readChoice } from './usage.ts';

export const importAsOptions = { as: { type: 'string' }, project: { type: 'string' } } as const;

export const importAsDetails: readonly string[] = [
  '--as WHAT           tables (CSV, XLSX) that are a codebook, or coded segments of texts that are in the study already',
  '--project NAME      which project of a file of Taguette that holds several, by its name or as #3',
];

type Brought = NonNullable<OutputOf<'exchange.bring'>['result']>;
type Entry =
  | { readonly file: string; readonly ok: true; readonly result: Brought }
  | { readonly file: string; readonly ok: false; readonly error: Failure };

/** Brings tables in as what they are said to be, or one project of several; one bad file never stops the others. */
export function importAs(
  study: string,
  paths: readonly string[],
  values: {
    readonly as?: string | undefined;
    readonly project?: string | undefined;
    readonly json?: boolean | undefined;
  },
): Promise<number> {
  const options = {
    ...(values.as === undefined ? {} : { table: readChoice('as', values.as, ['codebook', 'segments']) }),
    ...(values.project === undefined ? {} : { project: values.project }),
  };
  return withStudyToWrite(study, async (ask) => {
    const entries: Entry[] = [];
    for (const path of paths) {
      const file = basename(path);
      try {
        const { result } = await ask('exchange.bring', {
          jobId: randomUUID(),
          item: { path: resolve(path) },
          options,
          into: 'open',
        });
        if (result) entries.push({ file, ok: true, result });
      } catch (error) {
        if (!(error instanceof AxialError)) throw error;
        entries.push({ file, ok: false, error: { code: error.code, message: error.message } });
      }
    }
    if (values.json) printJson(entries.map(toJson));
    else for (const entry of entries) if (entry.ok) printResult(entry.result);
    for (const entry of entries) if (!entry.ok) complain(`${entry.file}: ${entry.error.message}`);
    return entries.every(({ ok }) => ok) ? 0 : 1;
  });
}

function toJson(entry: Entry) {
  if (!entry.ok) return { file: entry.file, ok: false, documents: [], warnings: [], error: entry.error };
  const { file, ok, result } = entry;
  const { origin, brought, report, losses, notes, documents } = result;
  const all = [...report.losses, ...losses];
  return {
    ...{ file, ok, documents },
    warnings: [...report.notes, ...notes, ...all.map(lossSentence)],
    project: { origin, brought, offsets: report.offsets?.why ?? null },
    ...{ counts: report.counts, losses: all },
  };
}

/** `coded segment “Trust” (line 12): Its words are not in the text.` */
const lossSentence = ({ what, name, id, sentence }: Brought['losses'][number]): string =>
  `${what} “${name}”${id === '' ? '' : ` (${id})`}: ${sentence}`;

function printResult({ file, brought, report, losses, notes }: Brought): void {
  const parts = brought
    .filter(({ added }) => added > 0)
    .map(({ kind, added }) => countOf(added, exchangeKindNames[kind].replace(/s\b/u, ''), exchangeKindNames[kind]));
  print(`${file}: ${parts.length === 0 ? 'nothing new' : parts.join(', ')}`);
  for (const note of [...report.notes, ...notes]) print(`  ${note}`);
  const all = [...report.losses, ...losses];
  if (all.length > 0) print(`  ${countOf(all.length, 'thing')} did not come in as it was:`);
  for (const loss of all) print(`  ${lossSentence(loss)}`);
}
