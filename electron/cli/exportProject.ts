import { extname } from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { type ProjectFormat, projectFormats } from '#shared/contract/procedures/projects.ts';
import { type Given, readExportChoice } from './exportRequest.ts';
import { type Ask, withStudyToRead } from './openStudy.ts';
import { countOf, print, printJson } from './output.ts';
import { UsageError } from './usage.ts';

export const projectOptions = {
  'without-sources': { type: 'boolean' },
  'without-memos': { type: 'boolean' },
  'with-paths': { type: 'boolean' },
  nvivo: { type: 'boolean' },
} as const;

export const projectDetails = [
  '--without-sources, --without-memos  leaves out the imported files, the memos (project)',
  '--with-paths  tells where files lay on other computers (project)',
  '--nvivo    counts positions as NVivo for Windows does (project)',
];

export interface ProjectValues extends Given {
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
    return 0;
  });
}

async function choiceOf(ask: Ask, values: ProjectValues) {
  if (values.speaker ?? values['leave-out']) throw new UsageError('A project holds the words of all speakers.');
  const { speakers: _, ...choice } = await readExportChoice(ask, values);
  return {
    ...choice,
    memos: !values['without-memos'],
    sources: !values['without-sources'],
    paths: values['with-paths'] ?? false,
    nvivo: values.nvivo ?? false,
  };
}

function tell({ path, counts, losses, findings }: OutputOf<'projects.write'>): void {
  print(`${path}: ${counts.map(({ what, count }) => `${what} ${count.toLocaleString('en-GB')}`).join(', ')}`);
  if (losses.length > 0) print('Other programs will not see:');
  for (const { what, count, sentence, carried } of losses) {
    print(`  ${what} (${count.toLocaleString('en-GB')}): ${sentence}${carried ? '' : ' Not in the file.'}`);
  }
  for (const { element, name, sentence } of findings) print(`Check: ${element} ${name}: ${sentence}`);
  if (findings.length > 0) print(`${countOf(findings.length, 'element')} may be refused by other programs.`);
}
