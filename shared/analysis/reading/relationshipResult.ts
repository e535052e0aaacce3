import type { ChartResult } from '../chartResult.ts';
import type { RelationshipCounts } from '../relationships.ts';
import type { CoOccurrenceUnit, ResultCode } from '../results.ts';

/** Where the marks of a diagram were put by hand, and what was written on its ties: kept in the study under a name. */
export interface Arrangement {
  readonly name: string;
  /** By the key of the mark; 0..1 of the room that the middles of the marks share, from the left and from the top. */
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
  /** By the key of the tie. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A property, and the theme that it belongs to. */
export interface OwnedProperty extends ResultCode {
  /** Index of its own theme. */
  readonly owner: number;
  /** Themes that it stands above or below in the tree, its own included: these are not set against it. */
  readonly kin: readonly number[];
}

/** The relationship diagram (METHOD.md §5): themes, their ties, and the properties that they share. */
export interface RelationshipsResult extends ChartResult, RelationshipCounts {
  readonly kind: 'relationships';
  readonly settings: {
    readonly unit: CoOccurrenceUnit;
    readonly near: number;
    readonly from: number;
    readonly shared: number;
    readonly second: number;
    readonly middle: string | null;
  };
  /** The themes of the picture: at most eight, in the order of the tree. */
  readonly themes: readonly ResultCode[];
  readonly properties: readonly OwnedProperty[];
  /** True where every list of properties parts the codings of its theme: the theme's own and its children's, each once. */
  readonly parted: boolean;
  readonly arrangement: Arrangement;
}

/** The key of a tie: the same whatever the order of its themes. */
export const tieKey = (one: string, other: string): string => `tie:${[one, other].sort().join(':')}`;
export const themeKey = (id: string): string => `theme:${id}`;
export const propertyKey = (id: string): string => `property:${id}`;
