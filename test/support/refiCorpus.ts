import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Real and invented files of the exchange format that stand beside the project where they may be had. */
const folder = fileURLToPath(new URL('../../../shared/corpus/refi-qda/', import.meta.url));

export const hasRefiCorpus = existsSync(folder);
if (!hasRefiCorpus) console.info('The corpus of REFI-QDA files is not beside the project: its tests are skipped.');

/** What a file of the corpus is known to hold, as far as tests ask for it. */
export interface RefiSidecar {
  readonly xsd: string;
  readonly importPolicy?: string;
  readonly root?: string;
  readonly origin?: string | null;
  readonly name?: string | null;
  readonly container?: { readonly entries: readonly string[]; readonly qde: string };
  readonly elementCounts?: Readonly<Record<string, number>>;
  readonly codeCount?: number;
  readonly maxCodeDepth?: number;
  readonly codes?: readonly {
    readonly path: readonly string[];
    readonly guid: string;
    readonly isCodable: string;
    readonly color: string | null;
    readonly description: string | null;
  }[];
  readonly users?: readonly string[];
  readonly sources?: readonly {
    readonly kind: string;
    readonly name: string | null;
    readonly guid: string;
    readonly text?: string;
  }[];
  readonly textSelections?: readonly {
    readonly guid: string;
    readonly start: number;
    readonly end: number;
    readonly codes: readonly string[];
    readonly text?: string;
    readonly description?: string;
  }[];
  readonly offsetConvention?: {
    readonly unit: 'codepoint' | 'utf16';
    readonly crlf: 1 | 2;
    readonly end: 'exclusive' | 'inclusive';
  };
  readonly missingInternalFiles?: readonly string[];
  readonly danglingTargetGUIDs?: readonly string[];
}

export interface RefiSample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly expected: RefiSidecar;
}

/** All of them, in the order of their names. */
export const refiSamples: readonly RefiSample[] = hasRefiCorpus
  ? ['projects', 'codebooks', 'synthetic'].flatMap((part) =>
      readdirSync(join(folder, part))
        .filter((name) => /\.(?:qdpx|qde|qdc)$/.test(name))
        .toSorted()
        .map((name) => ({
          name,
          bytes: new Uint8Array(readFileSync(join(folder, part, name))),
          expected: JSON.parse(readFileSync(join(folder, part, `${name}.expected.json`), 'utf8')) as RefiSidecar,
        })),
    )
  : [];

/** The official schema of projects or codebooks. */
export const refiSchema = (name: 'Project' | 'Codebook'): string =>
  readFileSync(join(folder, 'schema', `${name}.xsd`), 'utf8');
