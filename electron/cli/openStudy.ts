import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { Engine } from '../host/engine.ts';
import { personalFolder } from '../host/personalFolder.ts';

/** Asks the engine one thing; a failure is thrown as the {@link AxialError} that it is. */
export type Ask = <Name extends ProcedureName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>;

const asker =
  (engine: Engine): Ask =>
  async (name, input) => {
    const result = await engine.handle({ id: randomUUID(), name, input });
    if (!result.ok) throw new AxialError(result.error.code, result.error.message);
    // The engine parses what it answers by the contract; this is that answer.
    return result.value as OutputOf<typeof name>;
  };

/** Does something with an engine that has no study open yet, and closes it whatever happens. */
export async function withEngine<Value>(work: (ask: Ask, engine: Engine) => Promise<Value>): Promise<Value> {
  const { startEngine } = await import('../startEngine.ts');
  const engine = startEngine({ door: 'command-line', personalFolder: personalFolder(), dialogs: null });
  try {
    return await work(asker(engine), engine);
  } finally {
    await engine.close();
  }
}

/** Reads a study; one that another program has open for writing can be read all the same. */
export const withStudyToRead = <Value>(path: string, work: (ask: Ask) => Promise<Value>): Promise<Value> =>
  withEngine(async (ask) => {
    await ask('study.open', { path: resolve(path), readOnly: true });
    return work(ask);
  });

/** Changes a study. */
export const withStudyToWrite = <Value>(
  path: string,
  work: (ask: Ask, engine: Engine) => Promise<Value>,
): Promise<Value> =>
  withEngine(async (ask, engine) => {
    await ask('study.open', { path: resolve(path) });
    return work(ask, engine);
  });
