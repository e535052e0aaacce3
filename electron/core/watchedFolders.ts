import { join } from 'node:path';
import { z } from 'zod';
import { documentId } from '#shared/contract/entities.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

/** A file as it was when it was last settled. */
const watchedFile = z.object({
  hash: z.string(),
  bytes: z.number(),
  changedAt: z.number(),
  /** The document that holds it; `null` = it was left out. */
  documentId: documentId.nullable(),
});
export type WatchedFile = z.output<typeof watchedFile>;

const watchedFolder = z.object({
  since: z.number(),
  lookedAt: z.number(),
  /** By their path inside the folder, with `/`. */
  files: z.record(z.string(), watchedFile),
});
export type WatchedFolder = z.output<typeof watchedFolder>;

const memory = z.record(z.string(), z.record(z.string(), watchedFolder));

/** The folders that the documents of each study came from: remembered on this machine only, by the id of the study. */
export interface WatchedFolders {
  list(studyId: string): readonly (readonly [folder: string, WatchedFolder])[];
  find(studyId: string, folder: string): WatchedFolder | null;
  remember(studyId: string, folder: string, state: WatchedFolder): void;
  forget(studyId: string, folder: string): void;
}

/** Watched folders in `folders.json` of the machine's own folder. */
export function openWatchedFolders(preferencesFolder: string): WatchedFolders {
  const path = join(preferencesFolder, 'folders.json');
  const read = () => readJsonFile(path, memory) ?? {};
  const change = (
    studyId: string,
    folders: (before: Record<string, WatchedFolder>) => Record<string, WatchedFolder>,
  ) => {
    const before = read();
    writeJsonFile(path, { ...before, [studyId]: folders(before[studyId] ?? {}) });
  };
  return {
    list: (studyId) => Object.entries(read()[studyId] ?? {}),
    find: (studyId, folder) => read()[studyId]?.[folder] ?? null,
    remember: (studyId, folder, state) => change(studyId, (before) => ({ ...before, [folder]: state })),
    forget: (studyId, folder) =>
      change(studyId, (before) => Object.fromEntries(Object.entries(before).filter(([name]) => name !== folder))),
  };
}
