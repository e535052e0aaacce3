import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { choiceOptions, readRequest } from './exportRequest.ts';
import { splitList } from './names.ts';
import { withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { needed, readWords, UsageError } from './usage.ts';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  ...choiceOptions,
  memo: { type: 'string', multiple: true },
  'without-memos': { type: 'boolean' },
  'without-variables': { type: 'boolean' },
  'without-comments': { type: 'boolean' },
  'without-coders': { type: 'boolean' },
  'without-charts': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const viewerDetails: readonly string[] = [
  'viewer: the study as one web page to read, which opens in any browser without network; --out X.html',
  '--memo TYPE  only memos of this type; may be given several times (viewer)',
  '--without-memos, --without-variables, --without-comments, --without-notes, --without-coders, --without-charts',
];

/** Whether `axial export` was called for a viewer, which has options of its own. */
export function isViewerCall(words: readonly string[]): boolean {
  const { positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
  return positionals[1] === 'viewer';
}

/** `axial export STUDY viewer`: the page as the window makes it; to look for names first there is `axial check-names`. */
export function exportViewer(words: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
  const out = resolve(needed('out', values.out));
  if (!/\.html?$/iu.test(out)) throw new UsageError('A viewer is a web page: --out ends in .html.');
  if (values.format !== undefined && values.format !== 'html')
    throw new UsageError('--format takes html for a viewer.');
  return withStudyToRead(positionals[0] ?? '', async (ask) => {
    // The choice is that of every export.
    const asked = await readRequest(ask, 'documents', values);
    const choice = asked.what === 'documents' ? asked.choice : {};
    const request = {
      what: 'viewer',
      choice: { ...choice, ...(values['without-variables'] ? { variableIds: [] } : {}) },
      memoTypes: values['without-memos'] ? [] : values.memo ? splitList(values.memo) : null,
      comments: !values['without-comments'],
      notes: !values['without-notes'],
      coderNames: !values['without-coders'],
      charts: !values['without-charts'],
    } as const;
    const written = await ask('exports.write', { request, format: 'html', path: out, overwrite: true });
    if (values.json) printJson(written);
    else print(`${written.path}: ${countOf(written.items, 'document')}`);
    return 0;
  });
}
