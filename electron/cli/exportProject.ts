import { extname } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { type ProjectFormat, projectFormats } from '#shared/contract/procedures/projects.ts';
import { descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { findCodeIds, findCoderIds, findDocumentIds, readCodeTree } from './names.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { UsageError } from './usage.ts';

export const projectOptions = {
  coder: { type: 'string', multiple: true },
  'without-sources': { type: 'boolean' },
  'without-memos': { type: 'boolean' },
  'with-paths': { type: 'boolean' },
  nvivo: { type: 'boolean' },
} as const;

export const projectDetails = [
  '--coder    only codings of this coder (project); may be given several times',
  '--without-sources, --without-memos  leaves out the imported files, the memos (project)',
  '--with-paths  tells where files lay on other computers (project)',
  '--nvivo    counts positions as NVivo for Windows does (project)',
];

export interface ProjectValues {
  readonly code?: readonly string[] | undefined;
  readonly document?: readonly string[] | undefined;
  readonly coder?: readonly string[] | undefined;
  readonly 'without-sources'?: boolean | undefined;
  readonly 'without-memos'?: boolean | undefined;
  readonly 'with-paths'?: boolean | undefined;
  readonly nvivo?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** The format of a project that the ending of a name asks for; `null` where it asks for none. */
export const projectFormatOf = (out: string): ProjectFormat | null =>
  projectFormats.find((each) => extname(out).toLowerCase() === `.${each}`) ?? null;

/** Writes a project or a codebook for other programs, and tells what these will not see. */
export function exportProject(study: string, what: string, out: string, values: ProjectValues): Promise<number> {
  const format = projectFormatOf(out);
  if (format === null || (what === 'project' && format === 'qdc')) {
    throw new UsageError('A project is written into a file that ends in .qdpx, or in .qde without its files.');
  }
  if (what === 'codebook' && format !== 'qdc') {
    throw new UsageError('A codebook for other programs is written into a file that ends in .qdc.');
  }
  return withStudyToRead(study, async (ask) => {
    const choice = await choiceOf(ask, values);
    const written = await ask('projects.write', { format, choice, path: out, overwrite: true });
    if (values.json) printJson(written);
    else tell(written);
    return written.findings.length > 0 ? 1 : 0;
  });
}

async function choiceOf(ask: Ask, values: ProjectValues) {
  return {
    documentIds: await findDocumentIds(ask, values.document),
    codeIds: await withSubcodes(ask, await findCodeIds(ask, values.code)),
    coderIds: await findCoderIds(ask, values.coder),
    memos: !values['without-memos'],
    sources: !values['without-sources'],
    paths: values['with-paths'] ?? false,
    nvivo: values.nvivo ?? false,
  };
}

async function withSubcodes(ask: Ask, ids: readonly CodeId[] | null): Promise<CodeId[] | null> {
  if (ids === null) return null;
  const tree = await readCodeTree(ask);
  return [...new Set(ids.flatMap((id) => [id, ...descendantsOf(tree, id).map(({ code }) => code.id)]))];
}

function tell({ path, counts, losses, findings }: OutputOf<'projects.write'>): void {
  print(`${path}: ${counts.map(({ what, count }) => `${count.toLocaleString('en-GB')} ${what}`).join(', ')}`);
  if (losses.length > 0) print('Other programs will not see:');
  for (const { what, count, sentence, carried } of losses) {
    print(`  ${count.toLocaleString('en-GB')} ${what}. ${sentence}${carried ? '' : ' Not in the file.'}`);
  }
  for (const { element, name, sentence } of findings) print(`Check: ${element} ${name}: ${sentence}`);
  if (findings.length > 0) print(`${countOf(findings.length, 'element')} may be refused by other programs.`);
}
