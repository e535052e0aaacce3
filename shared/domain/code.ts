import type { CodeId } from './ids.ts';

/** What a code is in the theory that grows (Corbin & Strauss). `null` until the researcher says. */
export type CodeRole = 'theme' | 'category' | 'property' | 'dimension' | 'indicator';

/** A code of the codebook. A *theme* is a code without parent; a *concept* any code below one (METHOD.md §2). */
export interface Code {
  readonly id: CodeId;
  readonly parentId: CodeId | null;
  readonly name: string;
  /** Palette name (`red`, `green` …) or `#rrggbb`; `null` = takes its parent's. */
  readonly color: string | null;
  /** Place among its siblings: 0, 1, 2 … */
  readonly position: number;
  readonly description: string;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly example: string;
  /** The single key that codes with it in the reader, lower case; `null` = none. Unique in a study. */
  readonly key: string | null;
  readonly role: CodeRole | null;
  readonly createdAt: number;
  readonly changedAt: number;
}
