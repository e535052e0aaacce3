import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';

/** A part of a tie: a property of one of its themes, and what it has in common with the other. */
export interface Carrier {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly value: number;
}

export interface CarriedSide {
  /** The theme whose properties these are. */
  readonly theme: string;
  readonly carriers: readonly Carrier[];
}

/**
 * What carries a tie, from either side, strongest first. Where the properties part their theme's codings and pairs are
 * counted, what they leave over are the theme's own codings, and the parts sum up to the tie.
 */
export function carriedBy(result: RelationshipsResult, first: number, second: number): CarriedSide[] {
  return [side(result, first, second), side(result, second, first)].filter(({ carriers }) => carriers.length > 0);
}

function side(result: RelationshipsResult, owner: number, other: number): CarriedSide {
  const size = result.themes.length;
  const { unit } = result.settings;
  const carriers = result.properties.flatMap((property, index): Carrier[] => {
    const value = result.shared[index * size + other] ?? 0;
    if (property.owner !== owner || property.kin.includes(other) || value === 0) return [];
    return [{ id: property.id, name: property.name, color: property.color, value }];
  });
  const rest = (result.values[owner * size + other] ?? 0) - carriers.reduce((sum, { value }) => sum + value, 0);
  const theme = result.themes[owner];
  const own: Carrier[] =
    result.parted && (unit === 'pairs' || unit === 'near') && rest > 0 && carriers.length > 0
      ? [{ id: theme?.id ?? '', name: 'the theme’s own codings', color: theme?.color ?? 'grey', value: rest }]
      : [];
  return {
    theme: theme?.name ?? '',
    carriers: [...carriers, ...own].sort((a, b) => b.value - a.value),
  };
}
