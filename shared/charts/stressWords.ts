/**
 * What a value of stress-1 means for the reader. The rule of thumb is Kruskal's (1964, Psychometrika 29, p. 3: 0.20 poor,
 * 0.10 fair, 0.05 good, 0.025 excellent). He gave it for maps that keep the order of distances only; one that keeps their
 * proportions has a higher stress, and it grows with the number of things.
 */
export function stressWords(stress: number): string {
  const off = `Stress-1 ${stress.toFixed(2)}: at its best scale, distances on the map are off by ${Math.round(stress * 100)} % of their size`;
  return `${off}; 0 would be exact. ${verdict(stress)}`;
}

const rule = 'by Kruskal’s rule of thumb (0.05 good, 0.10 fair, 0.20 poor)';
/** Classical scaling leaves directions out, which makes distances shorter and never longer. */
const warning = 'what stands close together may have less in common than it seems';

function verdict(stress: number): string {
  if (stress <= 0.05) return `A good picture ${rule}.`;
  if (stress <= 0.1) return `A fair picture ${rule}.`;
  if (stress <= 0.2) return `Between fair and poor ${rule}: ${warning}.`;
  return `A poor picture ${rule}: ${warning}.`;
}
