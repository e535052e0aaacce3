import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { KeyedColumns } from '../store/columns.ts';
import type { CoreContext } from './context.ts';
import type { ReadingName } from './readings.ts';

/** A study of more codings, or of longer texts in all (UTF-16 units), is read in a worker (DESIGN.md §5). */
const manyCodings = 30_000;
const longTexts = 5_000_000;
/** Milliseconds after which an answer that does not come is given up. */
const timeLimit = 600_000;
/** Milliseconds in which an answer that nobody waits for any more may come: the thread that remembers the study is kept then. */
const grace = 500;
/** So often is the question put again, when the study changed before it was answered. */
const mostTimes = 3;

/** Whether answers about the open study would keep the host thread too long. */
export function isLarge(context: CoreContext): boolean {
  const { codings, documents } = context.columns();
  const isMuch =
    codings.start.length > manyCodings || documents.length.reduce((sum, each) => sum + each, 0) > longTexts;
  return isMuch && context.study().isInPlace();
}

/** The answer of a worker; `null` = the study changed each time meanwhile. @throws AxialError as the procedure does */
export async function readInWorker<Name extends ReadingName>(
  context: CoreContext,
  name: Name,
  input: ParsedInputOf<Name>,
): Promise<{ readonly value: OutputOf<Name> } | null> {
  const options = { subject: 'The answer', signal: context.signal, timeLimit, grace, newestFirst: true };
  for (let time = 0; time < mostTimes; time++) {
    const columns = context.columns();
    const request = { path: context.study().path, columns, edition: editionOf(columns), name, input };
    const answer = await context.ports.jobs.run('study.read', request, options);
    if (!answer.stale) return { value: answer.value as OutputOf<Name> };
  }
  return null;
}

const editions = new WeakMap<KeyedColumns, number>();
let lastEdition = 0;

function editionOf(columns: KeyedColumns): number {
  const edition = editions.get(columns) ?? ++lastEdition;
  editions.set(columns, edition);
  return edition;
}
