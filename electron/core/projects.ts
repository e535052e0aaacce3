import { extname } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { ProjectReport, ProjectRequest } from '../jobs/project.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { placeForFile } from './exports.ts';
import { documentsOfLiveSets } from './sets.ts';
import { placeWholeFile } from './wholeFile.ts';

export const projectHandlers: Handlers<ProceduresOf<'projects'>> = {
  'projects.losses': async (context, { format, choice }) => {
    const request = { ...requestOf(context, format, choice), to: null };
    const options = { subject: 'The list of losses', signal: context.signal };
    const { counts, losses } = await context.ports.jobs.run('project.write', request, options);
    return { counts: [...counts], losses: [...losses] };
  },
  'projects.write': writeProject,
};

type Input = ParsedInputOf<'projects.write'>;

function requestOf(context: CoreContext, format: Input['format'], choice: Input['choice']): Omit<ProjectRequest, 'to'> {
  return {
    ...{ path: context.study().path, format },
    choice: { ...choice, codeIds: choice.withSubcodes ? withSubcodes(context, choice.codeIds) : choice.codeIds },
    liveSets: documentsOfLiveSets(context),
    origin: `Axial ${context.ports.version}`,
  };
}

/** Codes with all that stand below them. */
function withSubcodes(context: CoreContext, ids: readonly CodeId[] | null): CodeId[] | null {
  if (ids === null) return null;
  const tree = context.codeTree();
  return [...new Set(ids.flatMap((id) => [id, ...descendantsOf(tree, id).map(({ code }) => code.id)]))];
}

/** Milliseconds that the greatest studies may take. */
const timeLimit = 1_800_000;

/** Beside its place first, then under its name. @throws AxialError `conflict`, `not_found`, `io`, `invalid_input` */
async function writeProject(context: CoreContext, input: Input): Promise<OutputOf<'projects.write'>> {
  const { format, choice, path, overwrite, jobId } = input;
  const place = placeForProject(path, format);
  const job = jobId === undefined ? null : context.startJob(jobId);
  const onProgress = (done: number, total: number) => {
    if (jobId !== undefined) context.emit({ type: 'progress', jobId, done, total, label: '' });
  };
  let report: ProjectReport | null = null;
  try {
    const request = requestOf(context, format, choice);
    const options = {
      subject: 'The export of the project',
      signal: job?.signal ?? context.signal,
      onProgress,
      timeLimit,
    };
    await placeWholeFile(place, { overwrite, newId: context.ports.newId }, async (draft) => {
      report = await context.ports.jobs.run('project.write', { ...request, to: draft }, options);
    });
  } finally {
    job?.done();
  }
  const { bytes, counts, losses, findings } = report ?? { bytes: 0, counts: [], losses: [], findings: [] };
  return { path: place, bytes, counts: [...counts], losses: [...losses], findings: [...findings] };
}

/** Programs go by the ending of a project's name. */
function placeForProject(path: string, format: Input['format']): string {
  const place = placeForFile(path);
  if (extname(place).toLowerCase() === `.${format}`) return place;
  throw new AxialError('invalid_input', `Other programs know such a file by its ending: name it with .${format}.`);
}
