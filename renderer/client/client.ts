import type { AxialEvent, Cancellation } from '#shared/contract/envelope.ts';
import { contract, type InputOf, type OutputOf, type ProcedureName } from '#shared/contract/index.ts';
import type { Result } from '#shared/domain/result.ts';
import { settleDrafts } from './drafts.ts';
import { openPipe } from './pipe.ts';

const pipe = openPipe();
const listeners = new Set<(event: AxialEvent) => void>();
let connected = false;

/** Changes that come after what is being typed: all but the writing of it. */
const comesAfterTyping = (name: ProcedureName): boolean => contract[name].kind === 'mutation' && name !== 'memos.write';

/** Asks the engine. Never rejects: a failure is a value with a code and a sentence. */
export async function ask<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  signal?: Cancellation,
): Promise<Result<OutputOf<Name>>> {
  if (comesAfterTyping(name)) {
    const typed = settleDrafts();
    if (typed) await typed;
  }
  return (await pipe.request(name, input, signal)) as Result<OutputOf<Name>>;
}

/** Hears what the engine tells (changes, progress, menu commands). Returns its own undoing. */
export function subscribe(listener: (event: AxialEvent) => void): () => void {
  if (!connected) {
    connected = true;
    pipe.subscribe((event) => {
      for (const each of listeners) each(event);
    });
  }
  listeners.add(listener);
  return () => listeners.delete(listener);
}
