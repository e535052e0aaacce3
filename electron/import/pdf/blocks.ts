import type { Line } from './lines.ts';

/** Lines that follow each other downwards. */
export interface Block {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** More blocks than this on one page are a drawing: its order stays that of the file. */
const mostBlocks = 250;

/**
 * Blocks of a page in the order of reading. The order of the file is trusted as long as it does not go up: a block never
 * comes after one that stands below it in the same column.
 */
export function blocksOf(lines: readonly Line[]): Block[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1);
    if (last && follows(last, line)) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  const blocks = groups.map(blockOf);
  return blocks.length > mostBlocks ? blocks : inOrder(blocks);
}

function follows(before: Line, line: Line): boolean {
  const isBelow = line.baseline > before.baseline + Math.min(before.size, line.size) * 0.3;
  const isNear = line.baseline - before.baseline < Math.max(before.size, line.size) * 8;
  return isBelow && isNear && line.left < before.right && before.left < line.right;
}

function blockOf(lines: readonly Line[]): Block {
  return {
    lines,
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
    top: Math.min(...lines.map((line) => line.baseline - line.size)),
    bottom: Math.max(...lines.map((line) => line.baseline)),
  };
}

/** Takes, again and again, the first block of the file above which nothing is left. */
function inOrder(blocks: readonly Block[]): Block[] {
  const left = [...blocks];
  const ordered: Block[] = [];
  while (left.length > 0) {
    const free = left.findIndex((block) => !left.some((other) => other !== block && standsAbove(other, block)));
    ordered.push(...left.splice(Math.max(free, 0), 1));
  }
  return ordered;
}

function standsAbove(above: Block, below: Block): boolean {
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  const narrower = Math.min(above.right - above.left, below.right - below.left);
  return above.bottom <= below.top + 1 && shared > narrower * 0.3;
}
