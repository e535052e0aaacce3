import type { OwnedProperty, RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import type { ResultCode } from '../../analysis/results.ts';
import { isAncestor } from '../../domain/codeTree.ts';

/** Two themes and what they have in common, in the chosen unit. */
export interface Tie {
  /** Indices of the themes, the smaller first. */
  readonly first: number;
  readonly second: number;
  readonly value: number;
  /** Documents that hold both. */
  readonly documents: number;
  /** Strong enough for the picture. */
  readonly drawn: boolean;
}

/** Themes of which one stands above the other, with subcodes, meet because of the tree: that is no tie. */
function isTreeTie(result: RelationshipsResult, one: ResultCode, other: ResultCode): boolean {
  return result.withSubcodes && (isAncestor(one, other) || isAncestor(other, one));
}

/** Ties under this part of the strongest are drawn as hairlines, which no eye tells apart by their width. */
const eighth = 1 / 8;

/**
 * The least count of a tie that is drawn: the one that was chosen; else an eighth of the strongest, but not so much that a
 * theme would lose its own strongest tie. Fitting a paper's figure: the weakest diagonals go, and are named below.
 */
export const drawnFrom = (result: RelationshipsResult): number => thresholdOf(result, strengths(result));

function thresholdOf({ settings }: RelationshipsResult, ties: readonly Omit<Tie, 'drawn'>[]): number {
  if (settings.from > 0) return settings.from;
  const strongest = new Map<number, number>();
  for (const { first, second, value } of ties) {
    for (const theme of [first, second]) strongest.set(theme, Math.max(value, strongest.get(theme) ?? 0));
  }
  const most = Math.max(0, ...strongest.values());
  return Math.max(1, Math.min(Math.ceil(most * eighth), ...strongest.values()));
}

/** Every two themes that have anything in common, strongest first. */
export function tiesOf(result: RelationshipsResult): Tie[] {
  const ties = strengths(result);
  const from = thresholdOf(result, ties);
  return ties.map((tie) => ({ ...tie, drawn: tie.value >= from }));
}

function strengths(result: RelationshipsResult): Omit<Tie, 'drawn'>[] {
  const size = result.themes.length;
  const ties: Omit<Tie, 'drawn'>[] = [];
  for (const [first, one] of result.themes.entries()) {
    for (let second = first + 1; second < size; second++) {
      const other = result.themes[second];
      const value = result.values[first * size + second] ?? 0;
      if (!other || value === 0 || isTreeTie(result, one, other)) continue;
      const documents = result.together[first * size + second] ?? 0;
      ties.push({ first, second, value, documents });
    }
  }
  return ties.sort((a, b) => b.value - a.value || a.first - b.first || a.second - b.second);
}

/** The theme in the middle: the chosen one, or the one whose ties sum up to most. */
export function middleOf(result: RelationshipsResult): number {
  const chosen = result.themes.findIndex(({ id }) => id === result.settings.middle);
  if (chosen >= 0) return chosen;
  const sums = result.themes.map(() => 0);
  for (const { first, second, value } of tiesOf(result)) {
    sums[first] = (sums[first] ?? 0) + value;
    sums[second] = (sums[second] ?? 0) + value;
  }
  return sums.indexOf(Math.max(...sums));
}

/** A property that is shared: with the theme that it overlaps most, and with a second where that is enough. */
export interface SharedProperty {
  /** Index in `result.properties`. */
  readonly index: number;
  readonly property: OwnedProperty;
  /** Indices of the other themes, one or two, the stronger first, and what it has in common with each. */
  readonly others: readonly number[];
  readonly values: readonly number[];
}

/** The rule of place: own theme and the one it overlaps most, from `shared`; a second from `second`. Strongest first. */
export function sharedProperties(result: RelationshipsResult): SharedProperty[] {
  const { shared, second } = result.settings;
  const size = result.themes.length;
  const found = result.properties.flatMap((property, index): SharedProperty[] => {
    const value = (theme: number) => result.shared[index * size + theme] ?? 0;
    const ranked = result.themes
      .map((_, theme) => theme)
      .filter((theme) => !property.kin.includes(theme))
      .sort((a, b) => value(b) - value(a) || a - b);
    const [best, next] = ranked;
    if (best === undefined || value(best) < shared) return [];
    const others = next !== undefined && value(next) >= Math.max(second, shared) ? [best, next] : [best];
    return [{ index, property, others, values: others.map(value) }];
  });
  return found.sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0) || a.index - b.index);
}

/**
 * Whether the picture's finding can be said: every other theme's strongest tie, and by no equal, is the one to the middle.
 */
export function tiesAllTogether(result: RelationshipsResult): boolean {
  const middle = middleOf(result);
  if (result.themes.length < 3) return false;
  const ties = tiesOf(result);
  return result.themes.every((_, theme) => {
    if (theme === middle) return true;
    const [best, next] = ties.filter((tie) => tie.first === theme || tie.second === theme);
    if (!best?.drawn || (best.first !== middle && best.second !== middle)) return false;
    return best.value > (next?.value ?? 0);
  });
}
