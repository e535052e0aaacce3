import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ViewerRequest } from '#shared/contract/procedures/viewer.ts';
import { AxialError } from '#shared/domain/result.ts';
import { findCodeIds, findCoderIds, findDocumentIds, splitList } from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { needed, readWords, UsageError } from './usage.ts';

const options = {
  out: { type: 'string' },
  format: { type: 'string' },
  code: { type: 'string', multiple: true },
  document: { type: 'string', multiple: true },
  coder: { type: 'string', multiple: true },
  memo: { type: 'string', multiple: true },
  variable: { type: 'string', multiple: true },
  'without-memos': { type: 'boolean' },
  'without-variables': { type: 'boolean' },
  'without-comments': { type: 'boolean' },
  'without-notes': { type: 'boolean' },
  'without-coders': { type: 'boolean' },
  'without-charts': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const viewerDetails: readonly string[] = [
  '',
  'viewer: the study as one web page to read, which opens in any browser without network; --out X.html',
  '--coder NAME, --memo TYPE, --variable NAME  only these; each may be given several times',
  '--without-memos, --without-variables, --without-comments, --without-notes, --without-coders, --without-charts',
];

/** Whether `axial export` was called for a viewer, which has options of its own. */
export function isViewerCall(words: readonly string[]): boolean {
  const { positionals } = parseArgs({ args: [...words], options, allowPositionals: true, strict: false });
  return positionals[1] === 'viewer';
}

/** `axial export STUDY viewer`: the page is made here as in the window; the check for names is `axial check-names`. */
export function exportViewer(words: readonly string[]): Promise<number> {
  const { values, positionals } = readWords(words, options, { least: 2, most: 2 });
  const out = resolve(needed('out', values.out));
  if (!/\.html?$/iu.test(out)) throw new UsageError('A viewer is a web page: --out ends in .html.');
  if (values.format !== undefined && values.format !== 'html')
    throw new UsageError('--format takes html for a viewer.');
  return withStudyToRead(positionals[0] ?? '', async (ask) => {
    const request: ViewerRequest = {
      what: 'viewer',
      documentIds: await findDocumentIds(ask, values.document),
      codeIds: await findCodeIds(ask, values.code),
      coderIds: await findCoderIds(ask, values.coder),
      memoTypes: values['without-memos'] ? [] : values.memo ? splitList(values.memo) : null,
      variableIds: values['without-variables'] ? [] : await findVariableIds(ask, values.variable),
      comments: !values['without-comments'],
      notes: !values['without-notes'],
      coderNames: !values['without-coders'],
      charts: !values['without-charts'],
    };
    const written = await ask('exports.write', { request, format: 'html', path: out, overwrite: true });
    if (values.json) printJson(written);
    else print(`${written.path}: ${countOf(written.items, 'document')}`);
    return 0;
  });
}

async function findVariableIds(ask: Ask, given: readonly string[] | undefined): Promise<ViewerRequest['variableIds']> {
  if (given === undefined) return null;
  const { variables } = await ask('variables.list', {});
  return given.map((name) => {
    const found = variables.find((variable) => variable.name === name);
    if (found) return found.id;
    throw new AxialError('not_found', `There is no variable called “${name}” in this study.`);
  });
}
