import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recentStudy } from '#shared/contract/procedures/app.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

const entry = recentStudy.omit({ present: true });
export type RecentEntry = z.output<typeof entry>;
/** As many as the start screen shows without scrolling far. */
const kept = 20;

/** The studies that were opened on this machine, newest first. */
export interface RecentStudies {
  list(): (RecentEntry & { present: boolean })[];
  remember(study: RecentEntry): void;
  forget(path: string): void;
}

/** Recent studies in `recent.json` of a folder. */
export function openRecent(folder: string): RecentStudies {
  const path = join(folder, 'recent.json');
  const read = () => readJsonFile(path, z.array(entry)) ?? [];
  const without = (study: string) => read().filter((other) => other.path !== study);
  return {
    list: () => read().map((study) => ({ ...study, present: existsSync(study.path) })),
    remember: (study) => writeJsonFile(path, [study, ...without(study.path)].slice(0, kept)),
    forget: (study) => writeJsonFile(path, without(study)),
  };
}
