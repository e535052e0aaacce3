import { getRandomValues } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { Failure } from '#shared/domain/result.ts';
import { type Core, createCore } from '../../electron/core/core.ts';
import { createNewId } from '../../electron/core/newId.ts';
import { createJobPool } from '../../electron/jobs/pool.ts';
import { reader } from '../../electron/store/study.ts';
import { loggedTables } from '../../electron/store/triggers.ts';

/** An engine in a folder of its own, with a clock that stands still until it is told. */
export interface TestEngine extends AsyncDisposable {
  readonly core: Core;
  readonly folder: string;
  readonly events: AxialEvent[];
  readonly clock: { now: number };
  /** The answer, or the failure as an exception: for what a test takes for granted. */
  ask<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>;
  /** The failure; an answer is an exception. `input` may be anything, as through a door. */
  fails(name: string, input: unknown): Promise<Failure>;
  path(name: string): string;
}

/** Starts an engine; the folder and the threads go when the test disposes of it. */
export function startTestEngine(folder = mkdtempSync(join(tmpdir(), 'axial-test-'))): TestEngine {
  const clock = { now: Date.UTC(2025, 2, 3, 9) };
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const core = createCore({
    clock: () => clock.now,
    newId: createNewId(
      () => clock.now,
      (bytes) => getRandomValues(bytes),
    ),
    version: '0.0.0',
    door: 'command-line',
    platform: 'other',
    homeFolder: home,
    preferencesFolder: join(folder, 'preferences'),
    sampleStudyFolder: fileURLToPath(new URL('../../fixtures/field-notes', import.meta.url)),
    dialogs: null,
    jobs: createJobPool({ size: 1 }),
  });
  const events: AxialEvent[] = [];
  core.subscribe((event) => events.push(event));
  let requests = 0;
  const handle = (name: string, input: unknown) => core.handle({ id: String(++requests), name, input });
  return {
    core,
    folder,
    events,
    clock,
    ask: async <Name extends ProcedureName>(name: Name, input: InputOf<Name>) => {
      const result = await handle(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
      return result.value as OutputOf<Name>;
    },
    fails: async (name, input) => {
      const result = await handle(name, input);
      if (result.ok) throw new Error(`${name} was expected to fail and answered ${JSON.stringify(result.value)}`);
      return result.error;
    },
    path: (name) => join(folder, name),
    [Symbol.asyncDispose]: async () => {
      await core.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An engine with an empty study open. */
export async function startStudy(template: 'empty' | 'five-themes' = 'empty'): Promise<TestEngine> {
  const engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('study.axial'), template });
  return engine;
}

/** A document of these words. */
export const addText = (engine: TestEngine, name: string, text: string) =>
  engine.ask('documents.create', { name, text });

/** A code, under a parent or as a theme. */
export const addCode = (engine: TestEngine, name: string, parent: { readonly id: string } | null = null) =>
  engine.ask('codes.create', { name, parentId: (parent?.id ?? null) as never });

/** Every row of every table that has a history, as it stands. */
export function dumpStudy(engine: TestEngine): Record<string, unknown[]> {
  const sql = engine.core.context().readable()[reader];
  return Object.fromEntries(
    loggedTables.map((table) => [table, sql.all<Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY key`)]),
  );
}
