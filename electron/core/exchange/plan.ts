import { createHash } from 'node:crypto';
import type { ParsedInputOf } from '#shared/contract/index.ts';
import { type ExchangeKind, type ExchangeText, exchangeKindNames, exchangeKinds } from '#shared/domain/exchange.ts';
import type { IncomingLoss, IncomingStudy } from '#shared/interchange/incoming.ts';
import type { Row } from '../../store/exchangeRows.ts';
import type { ReadableStudy } from '../../store/study.ts';
import type { LoggedTable } from '../../store/triggers.ts';
import { brief } from '../words.ts';
import { supplementById } from './supplement.ts';

export type ExchangeChoice = ParsedInputOf<'exchange.bring'>['choice'];

/** A thing that the study has already and that is not the same in both. */
export interface Difference<Thing> {
  readonly thing: Thing;
  /** Its id in the file. */
  readonly id: string;
  /** Its id in the study. */
  readonly target: string;
  readonly name: string;
  /** What differs, in words. */
  readonly fields: readonly string[];
  /** The words of a document differ. */
  readonly text: boolean;
  readonly treatment: ExchangeText;
}

/** What becomes of the things of one kind. */
export interface KindPlan<Thing> {
  readonly kind: ExchangeKind;
  found: number;
  readonly fresh: { readonly thing: Thing; readonly target: string }[];
  readonly different: Difference<Thing>[];
  same: number;
  leftOut: number;
}

export const emptyPlan = <Thing>(kind: ExchangeKind): KindPlan<Thing> => ({
  kind,
  found: 0,
  fresh: [],
  different: [],
  same: 0,
  leftOut: 0,
});

type TargetKind = 'codes' | 'documents' | 'codings' | 'memos' | 'variables' | 'coders' | 'groups' | 'sets';

/** What all planning works with. Nothing is written while it goes on. */
export interface Planning {
  /** What is there; `null` = an empty study. */
  readonly study: ReadableStudy | null;
  readonly incoming: IncomingStudy;
  readonly choice: ExchangeChoice;
  /** The name under which codings come in that name nobody. */
  readonly actor: string;
  /** Ids in the study by ids in the file. Codings are here only where the two differ. */
  readonly targets: Readonly<Record<TargetKind, Map<string, string>>>;
  readonly losses: IncomingLoss[];
  readonly notes: string[];
  /** What another Axial says of a row beyond the exchange format. */
  readonly said: (table: LoggedTable, id: string) => Row | undefined;
  /** Name of a code of the file, for the list of losses. */
  readonly codeName: (id: string) => string;
}

export function beginPlanning(
  study: ReadableStudy | null,
  incoming: IncomingStudy,
  choice: ExchangeChoice,
  actor: string,
): Planning {
  const map = () => new Map<string, string>();
  const said = new Map<string, (id: string) => Row | undefined>();
  const saidOf = (table: LoggedTable) => {
    const found = said.get(table) ?? supplementById(incoming, table);
    said.set(table, found);
    return found;
  };
  const codeNames = new Map(incoming.codes.map(({ id, name }) => [id, name]));
  return {
    study,
    incoming,
    choice,
    actor,
    codeName: (id) => codeNames.get(id) ?? '',
    targets: {
      codes: map(),
      documents: map(),
      codings: map(),
      memos: map(),
      variables: map(),
      coders: map(),
      groups: map(),
      sets: map(),
    },
    losses: [],
    notes: [],
    said: (table, id) => saidOf(table)(id),
  };
}

/** Planning in steps, each of a few ms: whoever does it may do something else between them. */
export type Steps<Plan> = Generator<undefined, Plan>;
/** Things that are planned in one step. */
export const inOneStep = 200;

/** What is done with a thing that differs. */
export const treatmentOf = ({ choice }: Planning, kind: ExchangeKind, id: string): 'mine' | 'theirs' =>
  (choice.each[id] ?? choice.kinds[kind] ?? 'mine') === 'theirs' ? 'theirs' : 'mine';

/** What is done with a document whose words differ. */
export const textTreatmentOf = ({ choice }: Planning, id: string): ExchangeText => choice.each[id] ?? choice.texts;

export function lose({ losses }: Planning, what: string, name: string, id: string, sentence: string): void {
  losses.push({ what, name: brief(name), id, sentence });
}

/** Whether an id stands in the file a second time: one thing only can have it. */
export function isTwice(
  planning: Planning,
  plan: KindPlan<unknown>,
  thing: { readonly id: string; readonly name: string },
): boolean {
  const { kind } = plan;
  if (kind === 'values' || kind === 'kept' || !planning.targets[kind].has(thing.id)) return false;
  plan.leftOut++;
  lose(
    planning,
    oneOf(kind),
    thing.name,
    thing.id,
    'Something else in the file has the same id; the first one came in.',
  );
  return true;
}

/** A name as the study takes it: one line, not blank, at most 500 characters. What has to be changed is told. */
export function tidyName(
  planning: Planning,
  what: string,
  thing: { readonly id: string; readonly name: string },
): string {
  const line = thing.name
    .replace(/(?![\t\n\r\u007F-\u009F])\p{Cc}/gu, '')
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .trim();
  const name = [...line].length > 500 ? [...line].slice(0, 250).join('') : line.slice(0, 500) || `Unnamed ${what}`;
  if (name !== thing.name.replace(/\s+/gu, ' ').trim()) {
    lose(
      planning,
      what,
      name,
      thing.id,
      `Its name was blank, too long or held signs that no name can; it is called “${brief(name)}” now.`,
    );
  }
  return name;
}

/** The name itself, or the first that is free with a number behind it. */
export function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}

/** Whether a thing has its name only because the one it came with was taken: `Answer (2)` for `Answer`. */
export function isNumbered(mine: string, theirs: string, isTaken: (candidate: string) => boolean): boolean {
  return mine.startsWith(`${theirs} (`) && /^ \(.+\)$/u.test(mine.slice(theirs.length)) && isTaken(theirs);
}

/** An id that always comes of the same things: what comes in twice is known by it. */
export function derivedId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\0')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A field in which theirs differs from mine; what theirs says nothing about does not. */
export const differs = (theirs: Row[string], mine: Row[string]): boolean =>
  theirs !== undefined && theirs !== null && theirs !== '' && theirs !== (mine ?? null);

/** How many things of each kind stand how to the study, in the order to show them. */
export function standingOf(plans: Iterable<KindPlan<unknown>>) {
  const found = new Map([...plans].map((plan) => [plan.kind, plan]));
  return exchangeKinds.flatMap((kind) => {
    const plan = found.get(kind);
    if (!plan) return [];
    const { fresh, different, same, leftOut } = plan;
    return [{ kind, found: plan.found, fresh: fresh.length, same, different: different.length, leftOut }];
  });
}

export const oneOf = (kind: ExchangeKind): string =>
  kind === 'values'
    ? 'value of a variable'
    : kind === 'sets'
      ? 'set of documents'
      : exchangeKindNames[kind].replace(/s$/u, '');
