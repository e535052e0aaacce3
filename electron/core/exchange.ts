import { existsSync, rmSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { IncomingRequest } from '../jobs/incoming.ts';
import { createStudyFile } from '../store/create.ts';
import { openStudyFile } from '../store/studyFile.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { bringIn } from './exchange/bringIn.ts';
import type { KindPlan } from './exchange/plan.ts';
import { standingOf } from './exchange/plan.ts';
import { type BringingPlan, kindsOf, labelOf } from './exchange/planBringing.ts';
import { planInSlices } from './exchange/planInSlices.ts';
import { refusePartOfOpenStudy } from './importFiles.ts';
import { openStudyAt, studyInfo } from './study.ts';
import { studyEnding } from './studyEnding.ts';

export const exchangeHandlers: Handlers<ProceduresOf<'exchange'>> = {
  'exchange.look': lookAtProject,
  'exchange.bring': bringProject,
};

type Item = ParsedInputOf<'exchange.bring'>['item'];
type Bringing = ParsedInputOf<'exchange.bring'>;
type Brought = NonNullable<OutputOf<'exchange.bring'>['result']>;

const fileNameOf = (item: Item): string => basename('path' in item ? item.path : item.name.replaceAll('\\', '/'));

/** Differences of one kind that a look shows. */
const shown = 500;
/** Milliseconds that reading a large project may take. */
const timeLimit = 900_000;

/** Bytes of a file from which reading it takes so much memory that the thread had better end with it. */
const large = 1_000_000;

const isLarge = (item: Item): boolean =>
  ('path' in item ? (statSync(item.path, { throwIfNoEntry: false })?.size ?? 0) : item.base64.length) > large;

/** Reads a foreign project in a worker. @throws AxialError what it is refused for; `cancelled` */
export async function readIncoming(
  context: CoreContext,
  item: Item,
  options: Bringing['options'],
  job: { readonly jobId: string; readonly signal: AbortSignal },
): Promise<IncomingStudy> {
  const file = fileNameOf(item);
  if ('path' in item) refusePartOfOpenStudy(resolve(item.path));
  const how = { options, study: context.openStudy()?.path };
  const request: IncomingRequest =
    'path' in item
      ? { path: resolve(item.path), ...how }
      : { name: item.name.replaceAll('\\', '/'), bytes: new Uint8Array(Buffer.from(item.base64, 'base64')), ...how };
  return context.ports.jobs.run('incoming.read', request, {
    subject: file,
    signal: job.signal,
    timeLimit,
    lettingGo: isLarge(item),
    onProgress: (done, total) => context.emit({ type: 'progress', jobId: job.jobId, done, total, label: file }),
  });
}

async function lookAtProject(
  context: CoreContext,
  input: ParsedInputOf<'exchange.look'>,
): Promise<OutputOf<'exchange.look'>> {
  const job = context.startJob(input.jobId);
  try {
    const { jobId } = input;
    const incoming = await readIncoming(context, input.item, input.options, { jobId, signal: job.signal });
    const plan = await planInSlices(context, input.against, incoming, input.choice, job.signal);
    return describe(plan, incoming, input);
  } finally {
    job.done();
  }
}

function describe(
  plan: BringingPlan,
  incoming: IncomingStudy,
  { item }: ParsedInputOf<'exchange.look'>,
): OutputOf<'exchange.look'> {
  return {
    file: fileNameOf(item),
    origin: incoming.origin,
    name: incoming.name,
    report: copyOf(incoming.report),
    standing: standingOf(kindsOf(plan)),
    differences: kindsOf(plan).flatMap(differencesOf),
    losses: plan.planning.losses,
  };
}

const differencesOf = ({ kind, different }: KindPlan<unknown>) =>
  different.slice(0, shown).map(({ id, name, fields, text, treatment }) => ({
    kind,
    id,
    name,
    fields: [...fields],
    text,
    treatment,
  }));

function copyOf({ counts, losses, notes, offsets }: IncomingStudy['report']): Brought['report'] {
  return { counts: [...counts], losses: [...losses], notes: [...notes], offsets };
}

/** Reads first; what was read comes in as one step, or not at all. */
async function bringProject(context: CoreContext, input: Bringing): Promise<OutputOf<'exchange.bring'>> {
  const target = input.into === 'open' ? context.study() : null;
  if (target && target.readOnly !== null) {
    throw new AxialError('io', `${target.readOnly} Nothing can be brought into it.`);
  }
  if (input.into !== 'open') refuseTakenPlace(placeOf(input.into.path));
  const job = context.startJob(input.jobId);
  try {
    const incoming = await readIncoming(context, input.item, input.options, { jobId: input.jobId, signal: job.signal });
    if (job.signal.aborted) return { cancelled: true, result: null };
    if (target && context.openStudy() !== target) {
      throw new AxialError('conflict', 'The study was closed while the project was being read, so nothing came in.');
    }
    const plan = await planInSlices(context, target ? 'open' : 'nothing', incoming, input.choice, job.signal);
    const done = target ? bringIntoOpen(context, plan, input) : await bringIntoNew(context, plan, input);
    return { cancelled: false, result: { ...done, study: studyInfo(context) } };
  } catch (error) {
    if (error instanceof AxialError && error.code === 'cancelled') return { cancelled: true, result: null };
    throw error;
  } finally {
    job.done();
  }
}

const placeOf = (path: string): string =>
  extname(path).toLowerCase() === studyEnding ? resolve(path) : `${resolve(path)}${studyEnding}`;

/** Said before anything is read. */
function refuseTakenPlace(path: string): void {
  if (!existsSync(path)) return;
  throw new AxialError('conflict', `There is already a file “${basename(path)}” there; it was left as it is.`);
}

/** Without a pause after the planning, so that the plan is of this revision. */
function bringIntoOpen(context: CoreContext, plan: BringingPlan, input: Bringing): Omit<Brought, 'study'> {
  const file = fileNameOf(input.item);
  const step = { name: 'exchange.bring', label: labelOf(plan.planning.incoming, file) };
  const brought = context.operate(step, (study) => bringIn(study, plan, false));
  return toResult(file, plan, brought);
}

/** The new study is built and closed before it is opened for the window: what fails leaves no file and the open study open. */
async function bringIntoNew(
  context: CoreContext,
  plan: BringingPlan,
  { into, item }: Bringing,
): Promise<Omit<Brought, 'study'>> {
  if (into === 'open') throw new Error('Not a new study.');
  const { clock, newId } = context.ports;
  const { incoming } = plan.planning;
  const file = fileNameOf(item);
  const path = placeOf(into.path);
  const name = into.name ?? (incoming.name.replace(/\s+/gu, ' ').trim().slice(0, 500) || basename(path, studyEnding));
  createStudyFile(path, name, { clock, newId });
  try {
    const made = openStudyFile(path, { clock, newId });
    try {
      const step = { name: 'exchange.bring', label: labelOf(incoming, file), actor: context.actor() };
      const brought = made.operate(step, (study) => bringIn(study, plan, true));
      made.close();
      await openStudyAt(context, path, false);
      return toResult(file, plan, brought);
    } finally {
      made.close();
    }
  } catch (error) {
    if (context.openStudy()?.path !== path) rmSync(path, { force: true });
    throw error;
  }
}

function toResult(file: string, plan: BringingPlan, brought: Brought['brought']): Omit<Brought, 'study'> {
  const { incoming, losses, notes } = plan.planning;
  const copies = plan.documents.different.filter(({ treatment }) => treatment === 'copy');
  return {
    file,
    origin: incoming.origin,
    name: incoming.name,
    report: copyOf(incoming.report),
    brought,
    losses,
    notes,
    documents: [...plan.documents.fresh, ...copies].map(({ thing, target }) => ({
      id: target as Brought['documents'][number]['id'],
      name: thing.name,
    })),
  };
}
