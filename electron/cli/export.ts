import { extname, resolve } from 'node:path';
import { type ExportRequest, exportFormats } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import { exportViewer, isViewerCall, viewerDetails } from './exportViewer.ts';
import { findCodeIds, findDocumentIds, findSpeakers, speakerDetails, speakerOptions } from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { type Command, needed, readChoice, readWords, UsageError } from './usage.ts';

export type ExportFormat = (typeof exportFormats)[number];

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  code: { type: 'string', multiple: true },
  document: { type: 'string', multiple: true },
  ...speakerOptions,
  json: { type: 'boolean' },
} as const;

interface Choice {
  readonly code: readonly string[] | undefined;
  readonly document: readonly string[] | undefined;
  readonly 'leave-out': readonly string[] | undefined;
  readonly speaker: readonly string[] | undefined;
}

const requests: Readonly<Record<string, (ask: Ask, choice: Choice) => Promise<ExportRequest>>> = {
  segments: async (ask, { code, document, ...speakers }) => ({
    what: 'segments',
    choice: {
      codeIds: await findCodeIds(ask, code),
      withSubcodes: true,
      documentIds: await findDocumentIds(ask, document),
      coderIds: null,
      overlapping: null,
      within: null,
      codingIds: null,
      speakers: await findSpeakers(ask, speakers),
    },
    order: 'place',
    descending: false,
    grouping: 'document',
  }),
  codebook: async (ask, { code }) => ({ what: 'codebook', codeIds: await findCodeIds(ask, code) }),
  memos: async () => ({ what: 'memos', memoIds: null }),
  documents: async (ask, { document }) => ({ what: 'documents', documentIds: await findDocumentIds(ask, document) }),
  variables: async () => ({ what: 'variables' }),
  audit: async () => ({ what: 'audit' }),
};
const kinds = [...Object.keys(requests), 'viewer', 'project'];

export const exportFrom: Command = {
  usage: `export STUDY.axial ${kinds.join('|')} --out FILE [--format FORMAT] [--code PATH]... [--document NAME]... [--json]`,
  summary: 'Writes a part of a study into a file that other programs read.',
  details: [
    '',
    `--format   ${exportFormats.join(', ')}; left out, the ending of FILE decides`,
    '--code     only this code, with its subcodes; may be given several times',
    '--document only this document; may be given several times',
    ...speakerDetails.map((line) => `${line} (segments)`),
    ...viewerDetails,
  ],
  run: async (words) => {
    if (isViewerCall(words)) return exportViewer(words);
    const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
    const [study = '', what = ''] = positionals;
    if (!kinds.includes(what)) throw new UsageError(`“${what}” cannot be exported; ${kinds.join(', ')} can.`);
    const make = requests[what];
    if (!make) {
      throw new AxialError(
        'unsupported_format',
        'The exchange of whole projects with other programs is not there yet.',
      );
    }
    const out = readOut(values.out);
    const format = formatOf(out, values.format);
    return withStudyToRead(study, async (ask) => {
      const request = await make(ask, {
        ...{ code: values.code, document: values.document },
        ...{ 'leave-out': values['leave-out'], speaker: values.speaker },
      });
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
