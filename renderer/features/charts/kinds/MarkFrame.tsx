import type { Mark, Scene } from '#shared/charts/scene.ts';
import type { SpeakingMark } from './walkMarks.ts';

/** Half of the line with which the frame is drawn, in pixels: so much of it stands outside of its box. */
const half = 1;

/** A little outside the mark, so that the frame never hides it, and within the picture, so that all of it is seen. */
function around({ box }: SpeakingMark, { width, height }: Size) {
  const x = Math.max(half, box.x - 2);
  const y = Math.max(half, box.y - 2);
  const right = Math.min(width - half, box.x + box.width + 2);
  const bottom = Math.min(height - half, box.y + box.height + 2);
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
}

/** Lines and shapes are drawn again along themselves: a rectangle around one that runs aslant would frame half a picture. */
function Along({ mark, className }: { readonly mark: Mark; readonly className: string }) {
  if (mark.kind === 'line') {
    const { x1, y1, x2, y2 } = mark;
    return <line className={className} {...{ x1, y1, x2, y2 }} pointerEvents="none" />;
  }
  return mark.kind === 'path' ? <path className={className} d={mark.d} pointerEvents="none" /> : null;
}

type Size = Pick<Scene, 'width' | 'height'>;

interface MarkFrameProps {
  readonly at: SpeakingMark;
  readonly picture: Size;
  readonly className: string;
}

/** Shows which mark is meant, over the picture. */
export function MarkFrame({ at, picture, className }: MarkFrameProps) {
  const { mark } = at;
  if (mark.kind === 'line' || mark.kind === 'path') return <Along mark={mark} className={className} />;
  if (mark.kind === 'dot') {
    return <circle className={className} cx={mark.x} cy={mark.y} r={mark.radius + 3} pointerEvents="none" />;
  }
  return <rect className={className} {...around(at, picture)} rx={3} pointerEvents="none" />;
}
