import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import { encodingNamed, encodings } from '#shared/domain/encodings.ts';
import { exchangeFormatOf, exchangeKindNames } from '#shared/domain/exchange.ts';
import type { ReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import type { Engine } from '../host/engine.ts';
import { importAs, importAsDetails, importAsOptions } from './importAs.ts';
import { withStudyToRead, withStudyToWrite } from './openStudy.ts';
import { complain, countOf, print, printJson } from './output.ts';
import { type Command, readChoice, readWords, UsageError } from './usage.ts';

export const importDocuments: Command = {
  usage:
    'import STUDY.axial PATH... [--group NAME] [--duplicates skip|copy] [--encoding NAME] [--key FILE] [--as codebook|segments] [options] [--json]',
  summary: 'Brings in documents, whole folders, and projects of other programs; one bad file never stops the others.',
  details: [
    '',
    'Projects: .qdpx .qde .qdc (REFI-QDA), folders of QualCoder, .sqlite3 of Taguette, .rqda. What is there already stays.',
    '',
    '--group NAME        the group that the documents come into, made if missing',
    '--duplicates copy   bring in a second copy of a file that is in the study already (it is left out otherwise)',
    '--encoding NAME     the encoding of text files, web pages and subtitles (found out otherwise): koi8-r, shift_jis …',
    '--key FILE          put the pseudonyms of this key file in the place of names; the files are then not kept',
    '--changes WHICH     tracked changes: accepted (as usual), or original for the text before them',
    '--comments          comments become marks beside the words they are about',
    '--hidden            hidden text comes in, marked as hidden',
    '--keep-hyphens      words cut at the end of a line of a PDF stay cut',
    '--each-cue          every cue of subtitles is a paragraph, also where one speaker goes on',
    '--offsets HOW       how positions in .qdpx and .qde are counted (found out otherwise): codepoints or utf16, and,',
    '                    parted by commas, crlf1 or crlf2 and exclusive or inclusive: utf16,crlf2,exclusive',
    ...importAsDetails,
    '--json              one entry a file: file, ok, documents, warnings, error',
  ],
  run: async (words) => {
    const { values, positionals } = readWords(
      words,
      {
        group: { type: 'string' },
        duplicates: { type: 'string' },
        encoding: { type: 'string' },
        key: { type: 'string' },
        changes: { type: 'string' },
        comments: { type: 'boolean' },
        hidden: { type: 'boolean' },
        'keep-hyphens': { type: 'boolean' },
        'each-cue': { type: 'boolean' },
        offsets: { type: 'string' },
        ...importAsOptions,
        json: { type: 'boolean' },
      },
      { least: 2, most: Number.POSITIVE_INFINITY },
    );
    const [study = '', ...paths] = positionals;
    if (values.as !== undefined || values.project !== undefined) return importAs(study, paths, values);
    const options: Partial<ReadingOptions> = {
      encoding: values.encoding === undefined ? null : readEncoding(values.encoding),
      changes: readChoice('changes', values.changes ?? 'accepted', ['accepted', 'original']),
      comments: values.comments === true,
      hidden: values.hidden === true,
      joinHyphens: values['keep-hyphens'] !== true,
      mergeCues: values['each-cue'] !== true,
    };
    const offsets = values.offsets === undefined ? {} : { offsets: readOffsets(values.offsets) };
    const refused = await refusedProjects(study, paths);
    if (refused) return finish(refused, values.json === true);
    const duplicates = readChoice('duplicates', values.duplicates ?? 'skip', ['skip', 'copy']);
    return withStudyToWrite(study, async (ask, engine) => {
      const stopShowing = showProgress(engine);
      if (values.key !== undefined) await ask('pseudonyms.use', { path: resolve(values.key), create: false });
      const { report } = await ask('imports.run', {
        jobId: randomUUID(),
        items: paths.map((path) => ({ path: resolve(path), options, ...offsets })),
        duplicates,
        pseudonyms: values.key !== undefined,
        ...(values.group === undefined ? {} : { groupName: values.group }),
      }).finally(stopShowing);
      return finish(report, values.json === true);
    });
  },
};

function finish(report: ImportReport, json: boolean): number {
  if (json) printJson(report.map(({ skipped: _skipped, ...entry }) => entry));
  else printReport(report);
  for (const { file, error } of report) if (error) complain(naming(file, error.message));
  return report.every((entry) => entry.ok) ? 0 : 1;
}

/** Bytes up to which a project is looked at before the study is opened for it. */
const quickLook = 8 * 1024 * 1024;

/**
 * What is told where nothing but small projects is to come in, and every one of them is refused: then the study need not be
 * opened for writing, which alone changes a counter in its file. `null` = some of it may come in.
 */
async function refusedProjects(study: string, paths: readonly string[]): Promise<ImportReport | null> {
  const isQuick = (path: string) =>
    exchangeFormatOf(path) === 'refi' && (statSync(path, { throwIfNoEntry: false })?.size ?? quickLook) < quickLook;
  if (!paths.every(isQuick)) return null;
  return withStudyToRead(study, async (ask) => {
    const report: ImportReport[number][] = [];
    for (const path of paths) {
      try {
        await ask('exchange.look', { jobId: randomUUID(), item: { path: resolve(path) }, against: 'nothing' });
        return null;
      } catch (error) {
        if (!(error instanceof AxialError) || error.code !== 'unsupported_format') return null;
        const { code, message } = error;
        report.push({
          ...{ file: basename(path), ok: false, skipped: false, documents: [], warnings: [] },
          error: { code, message },
        });
      }
    }
    return report;
  });
}

function readEncoding(name: string): string {
  const known = encodingNamed(name);
  if (known !== null) return known;
  throw new UsageError(
    `The program knows no encoding “${name}”. It knows ${encodings.map((one) => one.name).join(', ')}.`,
  );
}

/** `utf16,crlf1,inclusive`; what is left out is `crlf2` and `exclusive`. */
function readOffsets(given: string): OffsetReading {
  const [unit = '', ...more] = given.split(',');
  const units = { codepoints: 'code points', utf16: 'UTF-16 units' } as const;
  const reading: { -readonly [Key in keyof OffsetReading]: OffsetReading[Key] } = {
    unit: units[readChoice('offsets', unit, ['codepoints', 'utf16'])],
    lineEnd: 2,
    end: 'exclusive',
  };
  for (const word of more) {
    const choice = readChoice('offsets', word, ['crlf1', 'crlf2', 'exclusive', 'inclusive']);
    if (choice === 'crlf1' || choice === 'crlf2') reading.lineEnd = choice === 'crlf1' ? 1 : 2;
    else reading.end = choice;
  }
  return reading;
}

/** A sentence that says which file it is about. */
const naming = (file: string, sentence: string): string =>
  sentence.includes(file) ? sentence : `${file}: ${sentence}`;

function printReport(report: ImportReport): void {
  for (const entry of report) {
    if (entry.skipped) print(`${entry.file}: in the study already, left out`);
    else if (entry.project) printProject(entry.file, entry.project);
    else if (entry.ok) print(`${entry.file}: ${entry.documents.map((document) => document.name).join(', ')}`);
    for (const warning of entry.warnings) print(`  ${warning}`);
  }
  const made = report.reduce((sum, entry) => sum + entry.documents.length, 0);
  // What came in of a project is told with it; a codebook has no documents.
  if (made === 0 && report.some((entry) => entry.project)) return;
  print(`${countOf(made, 'document')} came in.`);
}

/** `study.qdpx (NVivo 12): 12 codes, 3 documents, 40 coded segments came in`, and how its positions were read. */
function printProject(file: string, { origin, brought, offsets }: NonNullable<ImportReport[number]['project']>): void {
  const added = brought.filter((each) => each.added > 0).map((each) => `${exchangeKindNames[each.kind]} ${each.added}`);
  print(`${file}${origin === '' ? '' : ` (${origin})`}: ${added.join(', ') || 'nothing new'}`);
  if (offsets !== null) print(`  ${offsets}`);
}

/** How far it is, on one line that is written over, where somebody looks on. */
function showProgress(engine: Engine): () => void {
  if (!process.stderr.isTTY) return () => {};
  const unsubscribe = engine.subscribe((event) => {
    if (event.type === 'progress') process.stderr.write(`\r\u001b[K${event.done} of ${event.total}`);
  });
  return () => {
    unsubscribe();
    process.stderr.write('\r\u001b[K');
  };
}
