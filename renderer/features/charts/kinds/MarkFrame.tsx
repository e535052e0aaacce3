import type { Mark } from '#shared/charts/scene.ts';
import type { SpeakingMark } from './walkMarks.ts';

/** A little outside the mark, so that the frame never hides it. */
const around = ({ box }: SpeakingMark) => ({
  x: box.x - 2,
  y: box.y - 2,
  width: box.width + 4,
  height: box.height + 4,
});

/** Lines and shapes are drawn again along themselves: a rectangle around one that runs aslant would frame half a picture. */
function Along({ mark, className }: { readonly mark: Mark; readonly className: string }) {
  if (mark.kind === 'line') {
    const { x1, y1, x2, y2 } = mark;
    return <line className={className} {...{ x1, y1, x2, y2 }} pointerEvents="none" />;
  }
  return mark.kind === 'path' ? <path className={className} d={mark.d} pointerEvents="none" /> : null;
}

/** Shows which mark is meant, over the picture. */
export function MarkFrame({ at, className }: { readonly at: SpeakingMark; readonly className: string }) {
  const { mark } = at;
  if (mark.kind === 'line' || mark.kind === 'path') return <Along mark={mark} className={className} />;
  if (mark.kind === 'dot') {
    return <circle className={className} cx={mark.x} cy={mark.y} r={mark.radius + 3} pointerEvents="none" />;
  }
  return <rect className={className} {...around(at)} rx={3} pointerEvents="none" />;
}
