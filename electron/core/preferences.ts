import { join } from 'node:path';
import type { z } from 'zod';
import { preferences as preferencesSchema } from '#shared/contract/procedures/app.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

export type Preferences = z.output<typeof preferencesSchema>;

/** What this machine remembers of its person: never part of a study. */
export interface PreferencesFile {
  read(): Preferences;
  change(part: z.output<typeof changes>): Preferences;
}

const changes = preferencesSchema.partial();
const initial: Preferences = { coder: 'Researcher', theme: 'system', textSize: 17, layout: {} };

/** Preferences in `preferences.json` of a folder; what is missing there stands at its first value. */
export function openPreferences(folder: string): PreferencesFile {
  const path = join(folder, 'preferences.json');
  const read = (): Preferences => ({ ...initial, ...present(readJsonFile(path, changes) ?? {}) });
  return {
    read,
    change: (part) => {
      const before = read();
      // The window remembers one thing at a time: what else its layout holds stays.
      const layout = { ...before.layout, ...part.layout };
      const next: Preferences = { ...before, ...present(part), layout };
      const coder = next.coder.replace(/\s+/gu, ' ').trim();
      if (coder === '') throw new AxialError('invalid_input', 'The name of the coder needs at least one character.');
      writeJsonFile(path, { ...next, coder });
      return { ...next, coder };
    },
  };
}

/** Only what is set, so that a missing part does not wipe out what stands. */
function present(part: z.output<typeof changes>): Partial<Preferences> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
