import type { PairLedger } from '#shared/analysis/pairLedger.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import type { OutputOf, ParsedInputOf, ProcedureName } from '#shared/contract/index.ts';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { Clock, NewId } from '#shared/domain/ids.ts';
import type { JobPool } from '../jobs/pool.ts';
import type { KeyedColumns } from '../store/columns.ts';
import type { Step } from '../store/operations.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';
import type { StudyFile } from '../store/studyFile.ts';
import type { PreferencesFile } from './preferences.ts';
import type { RecentStudies } from './recent.ts';
import type { StudySearch } from './studySearch.ts';

/** Native dialogs of a door that has them. */
export interface DialogPort {
  open(request: ParsedInputOf<'dialogs.open'>): Promise<OutputOf<'dialogs.open'>>;
  save(request: ParsedInputOf<'dialogs.save'>): Promise<OutputOf<'dialogs.save'>>;
}

/** What the engine is given once, at the root: where time, ids, files and windows come from. */
export interface CorePorts {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly version: string;
  readonly door: OutputOf<'app.info'>['door'];
  readonly platform: OutputOf<'app.info'>['platform'];
  /** Where dialogs start, and where the sample study goes when no place is named. */
  readonly homeFolder: string;
  /** What this machine remembers (preferences, recent studies, backups); made when it is not there. */
  readonly preferencesFolder: string;
  /** The files that the sample study is built from. */
  readonly sampleStudyFolder: string;
  /** `null` where the door has no dialogs of its own. */
  readonly dialogs: DialogPort | null;
  /** Worker threads; closed with the engine. */
  readonly jobs: JobPool;
}

/** What a handler works with. */
export interface CoreContext {
  readonly ports: CorePorts;
  readonly preferences: PreferencesFile;
  readonly recent: RecentStudies;
  /** Fires when the caller gives up. */
  readonly signal: AbortSignal;
  /** The open study. @throws AxialError `not_found` when none is open. */
  study(): StudyFile;
  /** The open study or `null`. */
  openStudy(): StudyFile | null;
  /** Makes a study the open one (`null` = none); the one before is closed. */
  changeStudy(file: StudyFile | null): Promise<void>;
  /** The open study, for reading. */
  readable(): ReadableStudy;
  /** One step of the history by the person of this machine. */
  operate<Value>(step: Omit<Step, 'actor'>, work: (study: WritableStudy) => Value): Value;
  /** Name of the person of this machine, under which codings and steps stand. */
  actor(): string;
  /** The study as columns, read once a revision. */
  columns(): KeyedColumns;
  /** Has a worker read the columns of a large study, where they are not there yet. Whoever does not wait reads them here. */
  prepareColumns(): Promise<void>;
  /** Pairs of overlapping codings for every two sets; a recount looks only at documents whose codings changed. */
  pairs(choice: CodingChoice): PairLedger;
  /** Has a worker count the pairs of a large study, where none are known that could be followed. */
  preparePairs(choice: CodingChoice): Promise<void>;
  /** The code tree, built once a revision. */
  codeTree(): CodeTree;
  /** The searches of the open study and their index. */
  search(): StudySearch;
  emit(event: AxialEvent): void;
  /** A signal for a long job; `jobs.cancel` (or the caller giving up) fires it. Call `done` when it is over. */
  startJob(jobId: string): { readonly signal: AbortSignal; done(): void };
  cancelJob(jobId: string): boolean;
}

/** The handlers of some procedures: a missing one does not compile. */
export type Handlers<Names extends ProcedureName> = {
  readonly [Name in Names]: (
    context: CoreContext,
    input: ParsedInputOf<Name>,
  ) => OutputOf<Name> | Promise<OutputOf<Name>>;
};

/** Procedures whose name begins with a noun. */
export type ProceduresOf<Noun extends string> = Extract<ProcedureName, `${Noun}.${string}`>;
