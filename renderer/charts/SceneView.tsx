import './charts.css';
import { memo, type ReactNode } from 'react';
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

function TextView({ mark, strong }: { readonly mark: Text; readonly strong: boolean }) {
  const { weight, italic } = textFace(mark);
  return (
    <text
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
interface MarkViewProps extends Passed {
  readonly mark: Mark;
}

const isFaded = (mark: Mark, only: string | null): boolean =>
  only !== null && mark.kind === 'path' && mark.data?.kind === 'code' && mark.data.codeId !== only;

const MarkView = memo(function MarkView({ mark, emphasis, only, seen }: MarkViewProps): ReactNode {
  switch (mark.kind) {
    case 'group':
      return <GroupView group={mark} emphasis={emphasis} only={only} seen={seen} />;
    case 'rect': {
      const { x, y, width, height, radius, fill } = mark;
      return <rect {...wordsOf(mark)} {...outlineOf(mark)} {...{ x, y, width, height, fill }} rx={radius} />;
    }
    case 'path': {
      const faded = isFaded(mark, only) ? 'scene-faded' : undefined;
      return <path {...wordsOf(mark)} {...outlineOf(mark)} d={mark.d} fill={mark.fill} className={faded} />;
    }
    case 'line': {
      const { x1, y1, x2, y2 } = mark;
      return <line {...wordsOf(mark)} {...outlineOf(mark)} {...{ x1, y1, x2, y2 }} />;
    }
    case 'dot':
      return (
        <circle {...wordsOf(mark)} {...outlineOf(mark)} cx={mark.x} cy={mark.y} r={mark.radius} fill={mark.fill} />
      );
    case 'text':
      return <TextView mark={mark} strong={emphasis.has(mark.key)} />;
    default:
      return assertNever(mark);
  }
});

const GroupView = memo(function GroupView({ group, ...passed }: { readonly group: Group } & Passed) {
  const { seen } = passed;
  const isLarge = seen !== null && group.children.length > manyMarks;
  const children = isLarge ? marksWithin(group, seen) : group.children;
  // A small group is drawn whole, so that it need not be drawn anew whenever the window moves.
  const within = isLarge || group.children.some((mark) => mark.kind === 'group') ? seen : null;
  return (
    <g data-key={group.key} {...wordsOf(group)}>
      {group.title && group.children[0]?.kind !== 'rect' && <rect {...boundsOf(group)} fill="transparent" />}
      {children.map((mark) => (
        <MarkView key={mark.key} mark={mark} {...passed} seen={mark.kind === 'group' ? within : null} />
      ))}
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
      {marks.map((mark) => (
        <MarkView
          key={mark.key}
          mark={mark}
          emphasis={mark.key === 'cells' || mark.key === 'rows' ? none : emphasis}
          only={only}
          seen={seen}
        />
      ))}
      {children}
    </svg>
  );
}
