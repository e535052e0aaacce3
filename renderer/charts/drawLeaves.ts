import type { Outline, Path, Rect, Text } from '#shared/charts/scene.ts';
import { textFace } from '#shared/charts/svg.ts';
import { assertNever } from '#shared/domain/result.ts';
import type { Leaf } from './leaves.ts';

/** What is used of a canvas. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'setLineDash'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'rect'
  | 'roundRect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'save'
  | 'restore'
  | 'translate'
  | 'rotate'
>;

export interface DrawOptions {
  /** Family of the window's font. */
  readonly family: string;
  /** The only code that keeps its strength; the marks of the others fade. */
  readonly only: string | null;
}

/** As faint as the marks of other codes are among elements. */
const faint = 0.12;

const shapes = new WeakMap<Path, Path2D>();

/** A path as canvases draw it, made once. */
export function shapeOf(path: Path): Path2D {
  const known = shapes.get(path) ?? new Path2D(path.d);
  shapes.set(path, known);
  return known;
}

const isSeen = (paint: string | undefined): paint is string =>
  paint !== undefined && paint !== 'none' && paint !== 'transparent';

/** Marks onto a canvas, in their order, as they would stand as elements. Pixels of the scene. */
export function drawLeaves(brush: Brush, leaves: readonly Leaf[], options: DrawOptions): void {
  const state: State = { font: null };
  for (const leaf of leaves) drawLeaf(brush, leaf, options, state);
}

/** What the canvas was told last. */
interface State {
  font: string | null;
}

function drawLeaf(brush: Brush, leaf: Leaf, options: DrawOptions, state: State): void {
  if (leaf.kind === 'text') {
    drawText(brush, leaf, options.family, state);
    return;
  }
  const isOther = leaf.kind === 'path' && leaf.data?.kind === 'code' && leaf.data.codeId !== options.only;
  brush.globalAlpha = (leaf.opacity ?? 1) * (options.only !== null && isOther ? faint : 1);
  const shape = trace(brush, leaf);
  if (leaf.kind !== 'line' && isSeen(leaf.fill)) {
    brush.fillStyle = leaf.fill;
    if (shape) brush.fill(shape);
    else brush.fill();
  }
  drawOutline(brush, leaf, shape);
  brush.globalAlpha = 1;
}

/** Leaves the shape on the canvas, or gives it back where it is one that is kept. */
function trace(brush: Brush, leaf: Exclude<Leaf, Text>): Path2D | null {
  if (leaf.kind === 'path') return shapeOf(leaf);
  brush.beginPath();
  switch (leaf.kind) {
    case 'rect':
      traceRect(brush, leaf);
      return null;
    case 'line':
      brush.moveTo(leaf.x1, leaf.y1);
      brush.lineTo(leaf.x2, leaf.y2);
      return null;
    case 'dot':
      brush.arc(leaf.x, leaf.y, leaf.radius, 0, 2 * Math.PI);
      return null;
    default:
      return assertNever(leaf);
  }
}

function traceRect(brush: Brush, { x, y, width, height, radius }: Rect): void {
  if (radius) brush.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  else brush.rect(x, y, width, height);
}

function drawOutline(brush: Brush, { stroke, strokeWidth = 1, dash }: Outline, shape: Path2D | null): void {
  if (!isSeen(stroke)) return;
  brush.strokeStyle = stroke;
  brush.lineWidth = strokeWidth;
  brush.setLineDash(dash ? dash.split(/[\s,]+/u).map(Number) : []);
  if (shape) brush.stroke(shape);
  else brush.stroke();
}

const alignments = { start: 'left', middle: 'center', end: 'right' } as const;

function drawText(brush: Brush, mark: Text, family: string, state: State): void {
  const { weight = 400, italic } = textFace(mark);
  const font = `${italic ? 'italic ' : ''}${weight} ${mark.size}px ${family}`;
  // To read a font takes as long as to draw the words.
  if (state.font !== font) brush.font = font;
  state.font = font;
  brush.textAlign = alignments[mark.anchor];
  brush.fillStyle = mark.fill;
  if (!mark.turn) {
    brush.fillText(mark.text, mark.x, mark.y);
    return;
  }
  brush.save();
  brush.translate(mark.x, mark.y);
  brush.rotate((mark.turn * Math.PI) / 180);
  brush.fillText(mark.text, 0, 0);
  brush.restore();
}
