import { rmSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import { draftPathOf, explainCreation, putInPlace, refuseExisting } from '../store/create.ts';
import { isPartOfOpenStudy } from '../store/openFiles.ts';
import type { CoreContext, Handlers } from './context.ts';
import { readPseudonyms } from './keyFile.ts';
import { studyEnding } from './studyEnding.ts';

export const anonymityHandlers: Handlers<'anonymity.check' | 'study.saveAnonymised'> = {
  'anonymity.check': checkStudy,
  'study.saveAnonymised': saveAnonymised,
};

/** Looks the study through in a worker: a large one takes its time, and the window stays free. */
async function checkStudy(context: CoreContext, { jobId, ...input }: ParsedInputOf<'anonymity.check'>) {
  const onProgress = (done: number, total: number) => {
    if (jobId !== undefined) context.emit({ type: 'progress', jobId, done, total, label: '' });
  };
  const options = { subject: 'The check for names', signal: context.signal, onProgress, timeLimit: 600_000 };
  const request = { ...input, path: context.study().path, ...knownWords(context) };
  const { findings, kept } = await context.ports.jobs.run('anonymity.check', request, options);
  return { findings: findings as OutputOf<'anonymity.check'>['findings'], kept };
}

/** Without its key file the study can be checked all the same; then nothing counts as kept. */
function knownWords(context: CoreContext): {
  readonly kept: readonly string[];
  readonly replacements: readonly string[];
} {
  try {
    const { kept, pseudonyms } = readPseudonyms(context);
    return { kept, replacements: pseudonyms.map(({ replacement }) => replacement) };
  } catch (error) {
    if (error instanceof AxialError) return { kept: [], replacements: [] };
    throw error;
  }
}

/** Beside its place first, then under its name. @throws AxialError `conflict`, `not_found`, `io`, `invalid_input` */
async function saveAnonymised(context: CoreContext, { path }: ParsedInputOf<'study.saveAnonymised'>) {
  const named = resolve(path);
  const to = extname(named).toLowerCase() === studyEnding ? named : `${named}${studyEnding}`;
  if (isPartOfOpenStudy(to)) throw new AxialError('invalid_input', 'The copy needs a name of its own.');
  refuseExisting(to);
  const draft = draftPathOf(to, context.ports.newId);
  try {
    const options = { subject: 'The anonymised copy', signal: context.signal, timeLimit: 3_600_000 };
    const { bytes } = await context.ports.jobs.run(
      'study.copyAnonymised',
      { from: context.study().path, to: draft },
      options,
    );
    putInPlace(draft, to);
    return { path: to, bytes };
  } catch (error) {
    throw explainCreation(error, to);
  } finally {
    rmSync(draft, { force: true });
  }
}
