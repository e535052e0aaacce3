import './charts.css';
import { memo, type ReactElement, type ReactNode } from 'react';
import { boundsOf } from '#shared/charts/bounds.ts';
import type { Group, Mark, Outline, Scene, Text } from '#shared/charts/scene.ts';
import { textFace } from '#shared/charts/svg.ts';
import { assertNever } from '#shared/domain/result.ts';
import { manyMarks, marksWithin } from './windowing.ts';

/** A piece of a scene, in its own pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Names that stand out for the moment, by key. */
export type Emphasis = ReadonlySet<string>;

interface SceneViewProps {
  readonly scene: Scene;
  /** Keys of the groups to draw, in their order; all of them when left out. */
  readonly parts?: readonly string[];
  readonly view?: View;
  readonly emphasis?: Emphasis;
  /** The only code that keeps its strength; the marks of the others fade. */
  readonly only?: string | null;
  readonly className?: string;
  /** The part that can be seen: of very large groups only what stands in it is drawn. */
  readonly seen?: View | null;
  /** Marks of the moment, drawn over the scene: cursor, hover. */
  readonly children?: ReactNode;
}

const none: Emphasis = new Set();

function textView(mark: Text, strong: boolean): ReactElement {
  const { weight, italic } = textFace(mark);
  return (
    <text
      key={mark.key}
      x={mark.x}
      y={mark.y}
      fontSize={mark.size}
      fontWeight={strong ? 600 : weight}
      fontStyle={italic ? 'italic' : undefined}
      textAnchor={mark.anchor}
      fill={strong ? 'var(--ink)' : mark.fill}
      transform={mark.turn ? `rotate(${mark.turn} ${mark.x} ${mark.y})` : undefined}
    >
      {mark.text}
    </text>
  );
}

/** Marks that have something to say are found again by the pointer through their key. */
const wordsOf = ({ key, title }: Mark): { readonly 'data-mark'?: string } => (title ? { 'data-mark': key } : {});

const outlineOf = ({ stroke, strokeWidth, dash, opacity }: Outline) => ({
  stroke,
  strokeWidth,
  strokeDasharray: dash,
  opacity,
});

interface Passed {
  readonly emphasis: Emphasis;
  readonly only: string | null;
  readonly seen: View | null;
}
type Leaf = Exclude<Mark, Group>;

const isFaded = (mark: Mark, only: string | null): boolean =>
  only !== null && mark.kind === 'path' && mark.data?.kind === 'code' && mark.data.codeId !== only;

function drawLeaf(mark: Leaf, faded: boolean): ReactElement {
  const { key } = mark;
  switch (mark.kind) {
    case 'rect': {
      const { x, y, width, height, radius, fill } = mark;
      return <rect key={key} {...wordsOf(mark)} {...outlineOf(mark)} {...{ x, y, width, height, fill }} rx={radius} />;
    }
    case 'path': {
      const className = faded ? 'scene-faded' : undefined;
      return (
        <path key={key} {...wordsOf(mark)} {...outlineOf(mark)} d={mark.d} fill={mark.fill} className={className} />
      );
    }
    case 'line': {
      const { x1, y1, x2, y2 } = mark;
      return <line key={key} {...wordsOf(mark)} {...outlineOf(mark)} {...{ x1, y1, x2, y2 }} />;
    }
    case 'dot': {
      const { x: cx, y: cy, radius: r, fill } = mark;
      return <circle key={key} {...wordsOf(mark)} {...outlineOf(mark)} {...{ cx, cy, r, fill }} />;
    }
    case 'text':
      return textView(mark, false);
    default:
      return assertNever(mark);
  }
}

/** Marks as they are mostly drawn. The same mark is the same element, which React then passes over. */
const drawn = new WeakMap<Leaf, ReactElement>();

function leafView(mark: Leaf, { emphasis, only }: Passed): ReactElement {
  if (mark.kind === 'text' && emphasis.has(mark.key)) return textView(mark, true);
  if (isFaded(mark, only)) return drawLeaf(mark, true);
  const known = drawn.get(mark);
  if (known) return known;
  const element = drawLeaf(mark, false);
  drawn.set(mark, element);
  return element;
}

const GroupView = memo(function GroupView({ group, ...passed }: { readonly group: Group } & Passed): ReactNode {
  const { seen } = passed;
  const isLarge = seen !== null && group.children.length > manyMarks;
  const children = isLarge ? marksWithin(group, seen) : group.children;
  // A small group is drawn whole, so that it need not be drawn anew whenever the window moves.
  const within = isLarge || group.children.some((mark) => mark.kind === 'group') ? seen : null;
  return (
    <g data-key={group.key} {...wordsOf(group)}>
      {group.title && group.children[0]?.kind !== 'rect' && <rect {...boundsOf(group)} fill="transparent" />}
      {children.map((mark) =>
        mark.kind === 'group' ? (
          <GroupView key={mark.key} group={mark} {...passed} seen={within} />
        ) : (
          leafView(mark, passed)
        ),
      )}
    </g>
  );
});

/**
 * A scene, or a piece of it, on the screen: the same numbers as in the file. It says nothing to assistive technology;
 * whoever shows it brings words and a table.
 */
export function SceneView(props: SceneViewProps) {
  const { scene, parts, view, emphasis = none, only = null, className, seen = null, children } = props;
  const { x, y, width, height } = view ?? { x: 0, y: 0, width: scene.width, height: scene.height };
  const marks = parts ? scene.marks.filter((mark) => parts.includes(mark.key)) : scene.marks;
  return (
    <svg
      className={`scene ${className ?? ''}`}
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      {marks.map((mark) => {
        const passed = { emphasis: mark.key === 'cells' || mark.key === 'rows' ? none : emphasis, only, seen };
        return mark.kind === 'group' ? <GroupView key={mark.key} group={mark} {...passed} /> : leafView(mark, passed);
      })}
      {children}
    </svg>
  );
}
