import type { RefiCodebook, RefiFinding, RefiProject } from './model.ts';

/** What a file of the exchange format holds: a project with its files, or a codebook. */
export type RefiFile = RefiProjectFile | RefiCodebookFile;

export interface RefiProjectFile {
  readonly kind: 'project';
  readonly project: RefiProject;
  /** The files of `sources/`, by name in lower case, without folders. Empty for a bare `.qde`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Their names as the archive spells them, by name in lower case. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Text of the entry `axial.json`: what another Axial says beyond the format. */
  readonly supplement: string | null;
  /** Names of entries that are no part of the format and were passed over. */
  readonly extras: readonly string[];
  readonly findings: readonly RefiFinding[];
}

export interface RefiCodebookFile {
  readonly kind: 'codebook';
  readonly codebook: RefiCodebook;
  readonly findings: readonly RefiFinding[];
}

/**
 * Name of the file that a path of the exchange format means, in lower case, where it stands inside the archive:
 * `internal://NAME`, also spelled `internal://sources/NAME`. `null` for files outside, which are never looked for.
 */
export function internalName(path: string | undefined): string | null {
  const found = /^internal:\/\/\/?(?:sources\/)?([^/\\]+)$/i.exec(path?.trim() ?? '');
  return found?.[1]?.toLowerCase() ?? null;
}
