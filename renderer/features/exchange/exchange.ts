import { create } from 'zustand';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { ExchangeKind, ExchangeSide, ExchangeTable, ExchangeText } from '#shared/domain/exchange.ts';
import { kindOfName } from '#shared/domain/fileKinds.ts';
import type { FailureCode } from '#shared/domain/result.ts';
import type { OffsetReading } from '#shared/interchange/incoming.ts';
import { isSegmentTable } from '#shared/interchange/tables/segmentReading.ts';
import { ask, subscribe } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';

export type ExchangeItem = InputOf<'exchange.look'>['item'];
export type ExchangeLook = OutputOf<'exchange.look'>;
export type ExchangeResult = NonNullable<OutputOf<'exchange.bring'>['result']>;
type Into = 'open' | 'new';

/** What was chosen before it comes in. */
export interface Plan {
  readonly into: Into;
  readonly offsets: OffsetReading | null;
  /** What a table is read as; `null` for projects. */
  readonly table: ExchangeTable | null;
  /** Which project of a file that holds several (Taguette); empty = the only one. */
  readonly project: string;
  /** What is done with things that differ, by kind and by single things; `texts` = documents whose words differ. */
  readonly choice: {
    readonly kinds: Readonly<Partial<Record<ExchangeKind, ExchangeSide>>>;
    readonly texts: ExchangeText;
    readonly each: Readonly<Record<string, ExchangeText>>;
  };
}

/** A project from the moment that it is given until its report is put away. */
export type Exchange =
  | { readonly phase: 'looking'; readonly jobId: string }
  | {
      readonly phase: 'looked';
      readonly look: ExchangeLook;
      /** Another look is on its way. */
      readonly again: boolean;
      readonly problem: string;
    }
  | { readonly phase: 'running'; readonly jobId: string; readonly cancelling: boolean }
  | { readonly phase: 'done'; readonly result: ExchangeResult; readonly into: Into }
  | { readonly phase: 'failed'; readonly code: FailureCode; readonly message: string };

interface State {
  readonly item: ExchangeItem | null;
  readonly exchange: Exchange | null;
  readonly plan: Plan;
  /** A study is open that can be written: it can come into that. */
  readonly mayJoin: boolean;
}

const nothingChosen: Plan['choice'] = { kinds: {}, texts: 'copy', each: {} };
const atRest: State = {
  item: null,
  exchange: null,
  plan: { into: 'new', offsets: null, table: null, project: '', choice: nothingChosen },
  mayJoin: false,
};

export const useExchange = create<State>()(() => atRest);
const set = (exchange: Exchange) => useExchange.setState({ exchange });

/** Name of the file or the folder that is brought in. */
export const fileNameOf = (item: ExchangeItem): string =>
  ('path' in item ? item.path : item.name).split(/[\\/]/u).at(-1) ?? '';

const isTable = (item: ExchangeItem): boolean => kindOfName(fileNameOf(item)) === 'table';

/** What a table is, by the names of its columns; a guess, which can be changed. */
async function tableKind(item: ExchangeItem): Promise<ExchangeTable> {
  const found = await ask('surveys.look', { item });
  return found.ok && isSegmentTable(found.value.columns.map(({ name }) => name)) ? 'segments' : 'codebook';
}

const optionsOf = ({ offsets, table, project }: Plan) => ({
  ...(offsets ? { offsets } : {}),
  ...(table ? { table } : {}),
  ...(project === '' ? {} : { project }),
});

/** Looks at a project; the dialog opens. */
export async function beginExchange(item: ExchangeItem): Promise<void> {
  if (useExchange.getState().exchange?.phase === 'running') return;
  const state = await ask('study.state', {});
  const study = state.ok ? state.value.study : null;
  const mayJoin = study !== null && study.readOnly === null;
  useExchange.setState({
    ...atRest,
    item,
    mayJoin,
    plan: { ...atRest.plan, table: isTable(item) ? await tableKind(item) : null, into: mayJoin ? 'open' : 'new' },
  });
  await look();
}

let looks = 0;

/** Looks (again) at the file as it is chosen now; of several looks only the last one counts. */
async function look(): Promise<void> {
  const { item, plan, exchange } = useExchange.getState();
  if (!item) return;
  const turn = ++looks;
  const jobId = crypto.randomUUID();
  set(exchange?.phase === 'looked' ? { ...exchange, again: true, problem: '' } : { phase: 'looking', jobId });
  const found = await ask('exchange.look', {
    ...{ jobId, item, choice: plan.choice, against: plan.into === 'open' ? 'open' : 'nothing' },
    options: optionsOf(plan),
  });
  if (turn !== looks || useExchange.getState().item !== item) return;
  if (found.ok) set({ phase: 'looked', look: found.value, again: false, problem: '' });
  else if (found.error.code === 'cancelled') closeExchange();
  else set({ phase: 'failed', code: found.error.code, message: found.error.message });
}

/** Changes what was chosen; what says something else about the file is looked at again. */
export function choosePlan(change: Partial<Plan>, lookAgain = true): void {
  useExchange.setState(({ plan }) => ({ plan: { ...plan, ...change } }));
  if (lookAgain) void look();
}

/** Brings it in. `path`: where the new study is to be. */
export async function bringIn(path: string, name: string): Promise<void> {
  const { item, plan, exchange } = useExchange.getState();
  if (!item || exchange?.phase !== 'looked') return;
  const before = exchange;
  const jobId = crypto.randomUUID();
  set({ phase: 'running', jobId, cancelling: false });
  const done = await ask('exchange.bring', {
    ...{ jobId, item, choice: plan.choice, into: plan.into === 'open' ? 'open' : { path, name } },
    options: optionsOf(plan),
  });
  if (!done.ok) set({ ...before, problem: done.error.message });
  else if (done.value.result) set({ phase: 'done', result: done.value.result, into: plan.into });
  else {
    closeExchange();
    showToast({ message: 'Cancelled: nothing was brought in.' });
  }
}

export async function cancelExchange(): Promise<void> {
  const { exchange } = useExchange.getState();
  if (exchange?.phase === 'running' && !exchange.cancelling) {
    set({ ...exchange, cancelling: true });
    await ask('jobs.cancel', { jobId: exchange.jobId });
  } else if (exchange?.phase === 'looking') {
    closeExchange();
    await ask('jobs.cancel', { jobId: exchange.jobId });
  }
}

/** Puts the dialog away; what runs goes on until it is done, and then tells. */
export function closeExchange(): void {
  const { exchange } = useExchange.getState();
  if (exchange?.phase === 'running') return;
  looks += 1;
  useExchange.setState(atRest);
}

/** Takes back what has just come in. */
export async function takeBack(): Promise<void> {
  closeExchange();
  const undone = await ask('operations.undo', {});
  showToast(undone.ok ? { message: 'All of it was taken back.' } : { message: undone.error.message, tone: 'danger' });
}

/** Opens the first document that came in. */
export function openDocument(id: ExchangeResult['documents'][number]['id']): void {
  closeExchange();
  session().openDocument(id);
}

/** How far the work has come; `total` 0 = not known. Returns its own undoing. */
export const followProgress = (jobId: string, tell: (done: number, total: number) => void): (() => void) =>
  subscribe((event) => {
    if (event.type === 'progress' && event.jobId === jobId) tell(event.done, event.total);
  });
