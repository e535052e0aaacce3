import { extname, resolve } from 'node:path';
import { exportFormats } from '#shared/contract/procedures/transfers.ts';
import { exportProject, projectDetails, projectFormatOf, projectOptions } from './exportProject.ts';
import { choiceDetails, choiceOptions, exportNames, isExportName, readRequest } from './exportRequest.ts';
import { exportViewer, isViewerCall, viewerDetails } from './exportViewer.ts';
import { withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { type Command, needed, readChoice, readWords, UsageError } from './usage.ts';

export type ExportFormat = (typeof exportFormats)[number];

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  ...choiceOptions,
  ...projectOptions,
  json: { type: 'boolean' },
} as const;

const kinds = [...exportNames, 'viewer', 'project'];

export const exportFrom: Command = {
  usage: `export STUDY.axial ${kinds.join('|')} --out FILE [--format FORMAT] [--code PATH]... [--document NAME]... [--variable NAME]... [--coder NAME]... [--preset NAME] [--json]`,
  summary: 'Writes a part of a study into a file that other programs read.',
  details: [
    '',
    `--format   ${exportFormats.join(', ')}; left out, the ending of FILE decides`,
    ...choiceDetails,
    ...viewerDetails,
    'project    writes .qdpx, or .qde without files, for other programs (REFI-QDA); codebook also writes .qdc',
    ...projectDetails,
  ],
  run: async (words) => {
    if (isViewerCall(words)) return exportViewer(words);
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', what = ''] = positionals;
    if (!kinds.includes(what)) throw new UsageError(`“${what}” cannot be exported; ${kinds.join(', ')} can.`);
    const out = readOut(values.out);
    if (!isExportName(what) || (what === 'codebook' && projectFormatOf(out) === 'qdc')) {
      return exportProject(study, what, out, values);
    }
    const format = formatOf(out, values.format);
    return withStudyToRead(study, async (ask) => {
      const request = await readRequest(ask, what, values);
      const written = await ask('exports.write', { request, format, path: out, overwrite: true });
      if (values.json) printJson(written);
      else print(`${written.path}: ${countOf(written.items, 'entry', 'entries')}`);
      return 0;
    });
  },
};

/** Where to write. A study is never written over: it would be lost. */
export function readOut(given: string | undefined): string {
  const out = resolve(needed('out', given));
  if (extname(out).toLowerCase() === '.axial') throw new UsageError('--out names a study; exports have other endings.');
  return out;
}

export function formatOf(out: string, given: string | undefined): ExportFormat {
  if (given !== undefined) return readChoice('format', given, exportFormats);
  const ending = extname(out).slice(1).toLowerCase();
  const format = exportFormats.find((each) => each === (ending === 'htm' ? 'html' : ending));
  if (format === undefined) {
    throw new UsageError(`The ending of --out decides the format; there are ${exportFormats.join(', ')}.`);
  }
  return format;
}
