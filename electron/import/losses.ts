/** What a document shows, or hides, and its text does not hold. */
export interface Losses {
  readonly pictures: number;
  readonly leftHidden: boolean;
}

/** In sentences, so that nobody misses it unknowingly. */
export function sayLosses({ pictures, leftHidden }: Losses): string[] {
  const lost = pictures === 1 ? 'One picture was left out.' : `${pictures} pictures were left out.`;
  return [...(pictures > 0 ? [lost] : []), ...(leftHidden ? ['Hidden text was left out.'] : [])];
}
