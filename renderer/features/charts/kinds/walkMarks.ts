import { type Bounds, boundsOf } from '#shared/charts/bounds.ts';
import type { Mark, Scene } from '#shared/charts/scene.ts';

/** A mark that has something to say, with where it stands. */
export interface SpeakingMark {
  readonly mark: Mark;
  readonly box: Bounds;
}

/** The marks of a scene that say something, in the order of drawing. */
export function speakingMarks(scene: Scene): SpeakingMark[] {
  const found: SpeakingMark[] = [];
  const visit = (marks: readonly Mark[]) => {
    for (const mark of marks) {
      if (mark.title) found.push({ mark, box: boundsOf(mark) });
      else if (mark.kind === 'group') visit(mark.children);
    }
  };
  visit(scene.marks);
  return found;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const middle = ({ x, y, width, height }: Bounds): readonly [number, number] => [x + width / 2, y + height / 2];

/**
 * The mark that a key leads to: brackets go through all in their order, Home and End to the first and last, arrows to the
 * nearest one in their direction, where what lies aside counts double. `null` where the key leads nowhere.
 */
export function moveAmongMarks(marks: readonly SpeakingMark[], from: string | null, key: string): SpeakingMark | null {
  const at = marks.findIndex(({ mark }) => mark.key === from);
  if (key === 'Home') return marks[0] ?? null;
  if (key === 'End') return marks.at(-1) ?? null;
  if (key === ']') return marks[at + 1] ?? null;
  if (key === '[') return at > 0 ? (marks[at - 1] ?? null) : null;
  const direction = directions[key];
  if (!direction) return null;
  const start = marks[at];
  return start ? nearest(marks, start, direction) : (marks[0] ?? null);
}

function nearest(
  marks: readonly SpeakingMark[],
  from: SpeakingMark,
  [dx, dy]: readonly [number, number],
): SpeakingMark | null {
  const [x, y] = middle(from.box);
  let best: SpeakingMark | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const each of marks) {
    if (each === from) continue;
    const [otherX, otherY] = middle(each.box);
    const along = (otherX - x) * dx + (otherY - y) * dy;
    const aside = Math.abs((otherX - x) * dy) + Math.abs((otherY - y) * dx);
    if (along <= 0.5 || along + 2 * aside >= least) continue;
    least = along + 2 * aside;
    best = each;
  }
  return best;
}

/** A mark as it is said aloud: its name and what it says. */
export const wordsOf = ({ mark }: SpeakingMark): string => [mark.name, mark.title].filter(Boolean).join(': ');
