import type { z } from 'zod';
import { anonymityProcedures } from './procedures/anonymity.ts';
import { appProcedures } from './procedures/app.ts';
import { archiveProcedures } from './procedures/archive.ts';
import { chartProcedures } from './procedures/charts.ts';
import { codeProcedures } from './procedures/codes.ts';
import { codingProcedures } from './procedures/codings.ts';
import { correctionProcedures } from './procedures/corrections.ts';
import { documentProcedures, variableProcedures } from './procedures/documents.ts';
import { exchangeProcedures } from './procedures/exchange.ts';
import { findingProcedures } from './procedures/finding.ts';
import { folderProcedures } from './procedures/folders.ts';
import { lookingProcedures } from './procedures/looking.ts';
import { memoProcedures } from './procedures/memos.ts';
import { operationProcedures } from './procedures/operations.ts';
import { pageProcedures } from './procedures/pages.ts';
import { presetProcedures } from './procedures/presets.ts';
import { projectProcedures } from './procedures/projects.ts';
import { queryProcedures } from './procedures/queries.ts';
import { searchProcedures } from './procedures/search.ts';
import { setProcedures } from './procedures/sets.ts';
import { snapshotProcedures } from './procedures/snapshots.ts';
import { speakerProcedures } from './procedures/speakers.ts';
import { studyProcedures } from './procedures/study.ts';
import { surveyProcedures } from './procedures/surveys.ts';
import { exportProcedures, importProcedures } from './procedures/transfers.ts';
import { viewProcedures } from './procedures/views.ts';

/** Everything that the window, the command line and tests can ask of the engine. One table, read by every door. */
export const contract = {
  ...appProcedures,
  ...studyProcedures,
  ...documentProcedures,
  ...correctionProcedures,
  ...variableProcedures,
  ...codeProcedures,
  ...codingProcedures,
  ...memoProcedures,
  ...chartProcedures,
  ...pageProcedures,
  ...queryProcedures,
  ...searchProcedures,
  ...findingProcedures,
  ...speakerProcedures,
  ...surveyProcedures,
  ...setProcedures,
  ...importProcedures,
  ...lookingProcedures,
  ...exportProcedures,
  ...exchangeProcedures,
  ...projectProcedures,
  ...presetProcedures,
  ...viewProcedures,
  ...folderProcedures,
  ...snapshotProcedures,
  ...archiveProcedures,
  ...anonymityProcedures,
  ...operationProcedures,
};
export type Contract = typeof contract;
export type ProcedureName = keyof Contract;

/** What a caller sends: defaults may be left out. */
export type InputOf<Name extends ProcedureName> = z.input<Contract[Name]['input']>;
/** What a handler receives: parsed, defaults filled in. */
export type ParsedInputOf<Name extends ProcedureName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends ProcedureName> = z.output<Contract[Name]['output']>;

export type QueryName = {
  [Name in ProcedureName]: Contract[Name]['kind'] extends 'query' ? Name : never;
}[ProcedureName];
export type MutationName = Exclude<ProcedureName, QueryName>;

/** True when a name that came through a door is a procedure of this contract. */
export const isProcedureName = (name: string): name is ProcedureName => Object.hasOwn(contract, name);
