import {
  contract,
  isProcedureName,
  type OutputOf,
  type ParsedInputOf,
  type ProcedureName,
} from '#shared/contract/index.ts';
import type { Noun } from '#shared/contract/procedure.ts';
import { AxialError, failure, type Result, success } from '#shared/domain/result.ts';
import { anonymityHandlers } from './anonymity.ts';
import { appHandlers } from './app.ts';
import { archiveHandlers } from './archive.ts';
import { chartHandlers } from './charts.ts';
import { codeHandlers } from './codes.ts';
import { codingHandlers } from './codings.ts';
import type { CoreContext, Handlers } from './context.ts';
import { correctionHandlers } from './documentCorrections.ts';
import { documentHandlers } from './documents.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './exports.ts';
import { fileHandlers } from './files.ts';
import { findingHandlers } from './finding.ts';
import { folderHandlers } from './folders.ts';
import { frequencyHandlers } from './frequencies.ts';
import { importHandlers } from './imports.ts';
import { jobHandlers } from './jobs.ts';
import { isLarge, readInWorker } from './largeReadings.ts';
import { memoHandlers } from './memos.ts';
import { operationHandlers } from './operations.ts';
import { pageHandlers } from './pages.ts';
import { presetHandlers } from './presets.ts';
import { projectHandlers } from './projects.ts';
import { pseudonymHandlers } from './pseudonyms.ts';
import { queryHandlers } from './queries.ts';
import { isReading } from './readings.ts';
import { searchHandlers } from './search.ts';
import { segmentHandlers } from './segments.ts';
import { setHandlers } from './sets.ts';
import { snapshotHandlers } from './snapshots.ts';
import { speakerHandlers } from './speakers.ts';
import { studyHandlers } from './study.ts';
import { surveyHandlers } from './surveys.ts';
import { variableHandlers } from './variables.ts';
import { viewHandlers } from './views.ts';

/** Every procedure of the contract and what does it. A missing one does not compile. */
const handlers: Handlers<ProcedureName> = {
  ...appHandlers,
  ...fileHandlers,
  ...studyHandlers,
  ...documentHandlers,
  ...correctionHandlers,
  ...variableHandlers,
  ...surveyHandlers,
  ...setHandlers,
  ...codeHandlers,
  ...codingHandlers,
  ...segmentHandlers,
  ...queryHandlers,
  ...memoHandlers,
  ...chartHandlers,
  ...pageHandlers,
  ...searchHandlers,
  ...findingHandlers,
  ...frequencyHandlers,
  ...speakerHandlers,
  ...importHandlers,
  ...exportHandlers,
  ...exchangeHandlers,
  ...projectHandlers,
  ...presetHandlers,
  ...viewHandlers,
  ...folderHandlers,
  ...snapshotHandlers,
  ...archiveHandlers,
  ...jobHandlers,
  ...pseudonymHandlers,
  ...anonymityHandlers,
  ...operationHandlers,
};

/** Changes outside the study, of which no step of the history tells. */
const nounsOfMachine: readonly Noun[] = ['preferences', 'recent', 'pseudonyms', 'snapshots'];

/** Answers one request that came through a door: parses its input, does it, and turns every failure into a value. */
export async function answer(context: CoreContext, name: string, input: unknown): Promise<Result<unknown>> {
  if (!isProcedureName(name)) return failure('invalid_input', `The program knows no procedure “${name}”.`);
  try {
    return success(await perform(context, name, input));
  } catch (error) {
    return explain(error, name, context.signal);
  }
}

/**
 * Does one procedure, typed: what the command line and the loading of the sample use.
 * @throws AxialError with the reason when it cannot be done.
 */
export async function perform<Name extends ProcedureName>(
  context: CoreContext,
  name: Name,
  input: unknown,
): Promise<OutputOf<Name>> {
  const procedure = contract[name];
  const parsed = procedure.input.safeParse(input);
  if (!parsed.success) throw new AxialError('invalid_input', firstIssue(parsed.error.issues));
  const output = await done(context, name, parsed.data as ParsedInputOf<Name>);
  if (procedure.kind === 'mutation') announceMachine(context, procedure.writes);
  return output;
}

/** In a worker what would keep this thread from answering anything else, all other things here. */
async function done<Name extends ProcedureName>(
  context: CoreContext,
  name: Name,
  input: ParsedInputOf<Name>,
): Promise<OutputOf<Name>> {
  const looksAtCodings = isReading(name) || name === 'charts.coOccurrence' || name === 'charts.comparison';
  if (looksAtCodings && context.openStudy()) await context.prepareColumns();
  if (isReading(name) && context.openStudy() && isLarge(context)) {
    const answer = await readInWorker(context, name, input as ParsedInputOf<typeof name>);
    if (answer) return answer.value as OutputOf<Name>;
  }
  return handlers[name](context, input);
}

/** Our own sentences end in a full stop; those of the parser are put after the place they are about. */
function firstIssue(issues: readonly { readonly message: string; readonly path: readonly PropertyKey[] }[]): string {
  const [issue] = issues;
  if (!issue) return 'The input cannot be understood.';
  return issue.message.endsWith('.')
    ? issue.message
    : `${issue.path.map(String).join('.') || 'Input'}: ${issue.message}.`;
}

function announceMachine(context: CoreContext, writes: readonly Noun[]): void {
  const changed = writes.filter((noun) => nounsOfMachine.includes(noun));
  if (changed.length === 0) return;
  context.emit({ type: 'changed', revision: context.openStudy()?.revision() ?? 0, nouns: changed, label: '' });
}

function explain(error: unknown, name: string, signal: AbortSignal): Result<never> {
  if (error instanceof AxialError) return failure(error.code, error.message);
  if (signal.aborted) return failure('cancelled', 'Stopped before it was done; nothing was changed.');
  process.stderr.write(`axial: ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return failure('internal', 'Something in the program went wrong; the study was not changed by it.');
}
