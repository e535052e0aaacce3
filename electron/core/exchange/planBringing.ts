import type { IncomingCoder, IncomingStudy, KeptPart } from '#shared/interchange/incoming.ts';
import type { ReadableStudy } from '../../store/study.ts';
import { brief, count } from '../words.ts';
import { beginPlanning, type ExchangeChoice, type KindPlan, type Planning, type Steps, standingOf } from './plan.ts';
import { type CodeThing, planCodes } from './planCodes.ts';
import { type CodingThing, planCodings } from './planCodings.ts';
import { type DocumentsPlan, planDocuments } from './planDocuments.ts';
import { planKept, planValues, type ValuesPlan } from './planFacts.ts';
import { type MemoThing, planMemos } from './planMemos.ts';
import { type IncomingSet, type NamedPlan, planNamed, planSets, planVariables } from './planNamed.ts';
import { planViews, type ViewsPlan, viewNotes } from './planViews.ts';

/** What bringing a study in will do, worked out before anything is written. */
export interface BringingPlan {
  readonly planning: Planning;
  readonly coders: NamedPlan<IncomingCoder>;
  readonly groups: NamedPlan<{ readonly id: string; readonly name: string }>;
  readonly codes: KindPlan<CodeThing>;
  readonly documents: DocumentsPlan;
  readonly codings: KindPlan<CodingThing>;
  readonly variables: ReturnType<typeof planVariables>;
  readonly values: ValuesPlan;
  readonly sets: NamedPlan<IncomingSet>;
  readonly memos: KindPlan<MemoThing>;
  readonly kept: KindPlan<KeptPart>;
  readonly views: ViewsPlan;
}

/**
 * Compares a study from elsewhere with one that is there (`null` = with an empty one). Things are met by their id, then by
 * what people know them by: codes by their path, documents by name and words, memos by title and words, coders, variables,
 * groups and sets by name, codings by code, range, document and coder. What is met by such keeps the id of the study, and
 * all that names it follows. Nothing is written.
 */
export function planBringing(...given: Parameters<typeof planInSteps>): BringingPlan {
  const steps = planInSteps(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** {@link planBringing} step by step. Nothing may be written to the study before the last one. */
export function* planInSteps(
  study: ReadableStudy | null,
  incoming: IncomingStudy,
  choice: ExchangeChoice,
  actor: string,
): Steps<BringingPlan> {
  const planning = beginPlanning(study, incoming, choice, actor);
  const coders = planNamed(planning, 'coders', incoming.coders);
  const groups = planNamed(planning, 'groups', incoming.groups);
  yield;
  const codes = planCodes(planning);
  yield;
  const variables = planVariables(planning);
  const documents = planDocuments(planning);
  yield;
  const values = planValues(planning);
  const sets = planSets(planning);
  yield;
  const codings = yield* planCodings(planning, documents.places);
  const memos = planMemos(planning, documents.places);
  yield;
  const kept = yield* planKept(planning);
  const views = planViews(planning);
  const plan = { planning, coders, groups, codes, documents, codings, variables, values, sets, memos, kept, views };
  planning.notes.push(...notesOf(plan));
  return plan;
}

/** The plans of all kinds, whatever their things are. */
export const kindsOf = (plan: BringingPlan): KindPlan<unknown>[] => [
  plan.codes,
  plan.documents,
  plan.codings,
  plan.memos,
  plan.variables,
  plan.values,
  plan.coders,
  plan.groups,
  plan.sets,
  plan.kept,
];

function notesOf(plan: BringingPlan): string[] {
  const standing = standingOf(kindsOf(plan));
  const isSame = plan.views.fresh.length === 0 && plan.views.other === 0;
  const nothingNew = isSame && standing.every(({ fresh, different }) => fresh === 0 && different === 0);
  const anything = standing.some(({ found }) => found > 0);
  const met = [...plan.planning.targets.codes].filter(([id, target]) => id !== target).length;
  const added = [...plan.values.choices.keys()].length;
  return [
    ...(anything && nothingNew ? ['Everything in it is in the study already; nothing is doubled.'] : []),
    ...viewNotes(plan.views),
    ...(met > 0 ? [`${count(met, 'code')} met by name and place; the study keeps its own ids for them.`] : []),
    ...(added > 0 ? [`${count(added, 'variable')} of the study got choices that it did not have.`] : []),
  ];
}

/** What a step of the history is called that brings a study in. */
export function labelOf({ name, origin }: IncomingStudy, file: string): string {
  const what = name === '' ? brief(file) : `the project ${brief(name)}`;
  return origin === '' ? `Bring in ${what}` : `Bring in ${what} from ${brief(origin)}`;
}
