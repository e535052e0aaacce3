import type { Merges } from '../analysis/documentSimilarity.ts';
import { type Mark, rounded } from './scene.ts';

interface TreePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly rowHeight: number;
}

/**
 * The lines of a clustering beside its rows: each merge as a bracket around its two parts, as far to the right as they are
 * apart, from 0 at the left to `most`. Rows stand in the order of the leaves.
 */
export function treeMarks(
  merges: Merges,
  leaves: number,
  { left, top, width, rowHeight }: TreePlace,
  { most, stroke }: { readonly most: number; readonly stroke: string },
): readonly Mark[] {
  const x = (height: number) => rounded(left + (most === 0 ? 0 : Math.min(1, height / most) * width));
  const at = Array.from({ length: leaves }, (_, leaf) => ({ x: left, y: rounded(top + (leaf + 0.5) * rowHeight) }));
  const lines: string[] = [];
  for (const [merge, height] of merges.height.entries()) {
    const [first, second] = [at[merges.first[merge] ?? 0], at[merges.second[merge] ?? 0]];
    if (!first || !second) continue;
    const right = x(height);
    lines.push(`M${first.x} ${first.y}H${right}V${second.y}H${second.x}`);
    at.push({ x: right, y: rounded((first.y + second.y) / 2) });
  }
  return lines.length === 0
    ? []
    : [{ kind: 'path', key: 'tree', d: lines.join(''), fill: 'none', stroke, strokeWidth: 1 }];
}
