import { getRandomValues } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CorePorts } from './core/context.ts';
import { createCore } from './core/core.ts';
import { createNewId } from './core/newId.ts';
import type { Engine } from './host/engine.ts';
import { programFolder } from './host/programFolder.ts';
import { createJobPool } from './jobs/pool.ts';

export interface EngineOptions {
  readonly door: CorePorts['door'];
  /** Where preferences, recent studies and backups are kept. */
  readonly personalFolder: string;
  readonly dialogs: CorePorts['dialogs'];
}

/** The engine with the machine's own clock, chance, files and threads: the one place where they come in. */
export function startEngine({ door, personalFolder, dialogs }: EngineOptions): Engine {
  const program = programFolder();
  const clock = Date.now;
  return createCore({
    clock,
    newId: createNewId(clock, (bytes) => getRandomValues(bytes)),
    version: versionOf(program),
    door,
    platform: platformOf(process.platform),
    homeFolder: homedir(),
    preferencesFolder: personalFolder,
    sampleStudyFolder: join(program, 'fixtures', 'field-notes'),
    dialogs,
    jobs: createJobPool(),
  });
}

function versionOf(program: string): string {
  const { version } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const platformOf = (platform: NodeJS.Platform): CorePorts['platform'] =>
  platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
