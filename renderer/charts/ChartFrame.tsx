import './charts.css';
import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { SceneCut } from '#shared/charts/kind.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { CanvasView, touchesPath } from './CanvasView.tsx';
import { leavesWithin, mostElements, speakingAt } from './leaves.ts';
import { type Emphasis, SceneView, type View } from './SceneView.tsx';
import { isSameView, windowOf } from './windowing.ts';

/** A point of the scene under the pointer. */
export interface ScenePoint {
  readonly x: number;
  readonly y: number;
}

interface ChartFrameProps {
  readonly scene: Scene;
  /** The scene with what stands in a view of it, where `scene` does not hold its marks: there are very many of them. */
  readonly sceneIn?: (view: View) => Scene;
  readonly cut: SceneCut;
  /** How much larger the picture shall be than it is drawn, until it is drawn so. */
  readonly stretch?: number;
  /** What it is and which keys work, for those who cannot see it. */
  readonly label: string;
  readonly keysHelp: string;
  /** The cell in words, read aloud when the keyboard moves it. */
  readonly spoken: string;
  readonly emphasis: Emphasis;
  readonly only?: string | null;
  readonly overlay?: ReactNode;
  /** Marks of the moment over every part: a frame on the edge of two of them is drawn in both, and is whole. */
  readonly everywhere?: ReactNode;
  readonly bodyRef: Ref<HTMLDivElement>;
  /** Where the pointer is, and the key of the mark under it where that has something to say. */
  readonly onPoint: (point: ScenePoint | null, mark: string | null) => void;
  readonly onPress: (point: ScenePoint, mark: string | null) => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocusChange: (focused: boolean) => void;
  /** The pointer is pulled along the heads or the middle; `done` with the last call, when it is let go. */
  readonly onDrag?: (from: ScenePoint, to: ScenePoint, done: boolean) => void;
  /** Marks of the moment over the heads. */
  readonly headOverlay?: ReactNode;
}

/** Pixels that the pointer moves before it pulls rather than presses. */
const pullFrom = 4;

/** Turns the pointer's way over a part of the chart into pulls; `axis` parts pull from the first press on. */
function usePull({ onDrag, cut }: Pick<ChartFrameProps, 'onDrag' | 'cut'>, axis: boolean) {
  const begun = useRef<{ readonly from: ScenePoint; pulling: boolean } | null>(null);
  if (!onDrag) return {};
  const end = (event: PointerEvent<HTMLElement>) => {
    const pull = begun.current;
    begun.current = null;
    if (pull && (pull.pulling || axis)) onDrag(pull.from, pointOf(event, cut), true);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button === 0) begun.current = { from: pointOf(event, cut), pulling: false };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const pull = begun.current;
      if (!pull) return;
      const to = pointOf(event, cut);
      if (!pull.pulling && Math.abs(to.x - pull.from.x) < pullFrom) return;
      if (!pull.pulling) event.currentTarget.setPointerCapture(event.pointerId);
      pull.pulling = true;
      onDrag(pull.from, to, false);
    },
    onPointerUp: end,
    onPointerCancel: () => {
      begun.current = null;
    },
  };
}

/** As wide as a key gets; it stays at the left while a wide matrix scrolls. */
const footWidth = 820;

function pointOf(event: PointerEvent<HTMLElement>, { left, top }: SceneCut): ScenePoint {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left + left, y: event.clientY - box.top + top };
}

function markUnder({ target }: PointerEvent<HTMLElement>): string | null {
  const mark = target instanceof Element ? target.closest<SVGElement>('[data-mark]') : null;
  return mark?.dataset.mark ?? null;
}

/** The part of the sheet that is seen, followed while it scrolls and while the frame changes its size. */
function useSeen(frame: RefObject<HTMLElement | null>): View | null {
  const [seen, setSeen] = useState<View | null>(null);
  useLayoutEffect(() => {
    const watched = frame.current;
    if (!watched) return;
    const look = () => {
      const now = windowOf(watched);
      setSeen((before) => (isSameView(before, now) ? before : now));
    };
    look();
    const stop = new AbortController();
    watched.addEventListener('scroll', look, { signal: stop.signal, passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(watched);
    return () => {
      stop.abort();
      observer.disconnect();
    };
  }, [frame]);
  return seen;
}

/**
 * The marks of the middle and, where they are too many for elements, those of them that are drawn on a canvas. A scene that is
 * cut out holds only what is seen: nothing of it has to be looked for.
 */
function useMiddle(scene: Scene, cut: SceneCut, middle: View, isCutOut: boolean) {
  const marks = useMemo(() => scene.marks.filter(({ key }) => cut.body.includes(key)), [scene, cut.body]);
  const view = useMemo(() => {
    const [x, y] = [Math.max(cut.left, middle.x), Math.max(cut.top, middle.y)];
    const right = Math.min(scene.width, middle.x + middle.width);
    const bottom = Math.min(cut.bottom, middle.y + middle.height);
    return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) };
  }, [scene.width, cut.left, cut.top, cut.bottom, middle]);
  const leaves = useMemo(() => leavesWithin(marks, isCutOut ? null : middle), [marks, middle, isCutOut]);
  return { marks, view, leaves: leaves.length > mostElements ? leaves : null };
}

const noParts: readonly string[] = [];
const withoutParts = { heads: noParts, names: noParts, body: noParts };
const nothingSeen: View = { x: 0, y: 0, width: 0, height: 0 };

/**
 * A chart that scrolls in its frame under heads and names that stay. One Tab stop; arrows move the cell inside.
 */
export function ChartFrame(props: ChartFrameProps) {
  const { emphasis, only = null, sceneIn, stretch = 1 } = props;
  const help = useId();
  const frame = useRef<HTMLDivElement>(null);
  const window = useSeen(frame);
  const seen = window ?? nothingSeen;
  // Before the frame knows what is seen of it, all that is drawn would be drawn again.
  const isPlaced = window !== null;
  const cut = useMemo(() => (isPlaced ? props.cut : { ...props.cut, ...withoutParts }), [isPlaced, props.cut]);
  // Where heads and names stay, the sheet scrolls only one way; the middle begins at the edges of the cut.
  const middle = useMemo(() => ({ ...seen, x: seen.x + cut.left, y: seen.y + cut.top }), [seen, cut.left, cut.top]);
  const scene = useMemo(() => sceneIn?.(middle) ?? props.scene, [sceneIn, middle, props.scene]);
  const inHeads = useMemo(() => ({ ...middle, y: 0, height: cut.top }), [middle, cut.top]);
  const inNames = useMemo(() => ({ ...middle, x: 0, width: cut.left }), [middle, cut.left]);
  const inCorner = useMemo(() => ({ x: 0, y: 0, width: cut.left, height: cut.top }), [cut.left, cut.top]);
  const onCanvas = useMiddle(scene, cut, middle, sceneIn !== undefined);
  const markAt = (event: PointerEvent<HTMLElement>): string | null => {
    if (onCanvas.leaves === null) return markUnder(event);
    const { x, y } = pointOf(event, cut);
    return speakingAt(onCanvas.marks, x, y, touchesPath);
  };
  const headPull = usePull(props, true);
  const bodyPull = usePull(props, false);
  const width = scene.width - cut.left;
  const height = cut.bottom - cut.top;
  return (
    <div
      ref={frame}
      className="chart-frame scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of the chart
      tabIndex={0}
      role="application"
      aria-label={props.label}
      aria-describedby={help}
      onKeyDown={props.onKey}
      onFocus={(event) => props.onFocusChange(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => props.onFocusChange(false)}
    >
      <p id={help} className="visually-hidden">
        {props.keysHelp}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {props.spoken}
      </p>
      <div
        className="chart-sheet"
        style={{
          gridTemplateColumns: `${cut.left}px ${width}px`,
          width: scene.width,
          transform: stretch === 1 ? undefined : `scale(${stretch})`,
        }}
      >
        <div className="chart-corner" style={{ height: cut.top }}>
          <SceneView scene={scene} parts={cut.heads} seen={inCorner} view={inCorner}>
            {props.everywhere}
          </SceneView>
        </div>
        <div className={props.onDrag ? 'chart-heads chart-pulls' : 'chart-heads'} {...headPull}>
          <SceneView
            scene={scene}
            parts={cut.heads}
            emphasis={emphasis}
            seen={inHeads}
            view={{ x: cut.left, y: 0, width, height: cut.top }}
          >
            {props.headOverlay}
            {props.everywhere}
          </SceneView>
        </div>
        <div className="chart-names">
          <SceneView
            scene={scene}
            parts={cut.names}
            emphasis={emphasis}
            seen={inNames}
            view={{ x: 0, y: cut.top, width: cut.left, height }}
          >
            {props.everywhere}
          </SceneView>
        </div>
        <div
          ref={props.bodyRef}
          className="chart-body"
          {...bodyPull}
          onPointerMove={(event) => {
            bodyPull.onPointerMove?.(event);
            props.onPoint(pointOf(event, cut), markAt(event));
          }}
          onPointerLeave={() => props.onPoint(null, null)}
          onPointerDown={(event) => {
            bodyPull.onPointerDown?.(event);
            if (event.button === 0) props.onPress(pointOf(event, cut), markAt(event));
          }}
        >
          {onCanvas.leaves && (
            <CanvasView
              leaves={onCanvas.leaves}
              picture={sceneIn ?? scene}
              view={onCanvas.view}
              left={cut.left}
              top={cut.top}
              only={only}
              ratio={globalThis.devicePixelRatio}
            />
          )}
          <SceneView
            scene={scene}
            parts={onCanvas.leaves ? noParts : cut.body}
            only={only}
            seen={sceneIn ? null : middle}
            view={{ x: cut.left, y: cut.top, width, height }}
          >
            {props.overlay}
            {props.everywhere}
          </SceneView>
        </div>
        {scene.height > cut.bottom && cut.foot.length > 0 && (
          <div className="chart-foot">
            <SceneView
              scene={scene}
              parts={cut.foot}
              view={{ x: 0, y: cut.bottom, width: Math.min(scene.width, footWidth), height: scene.height - cut.bottom }}
            >
              {props.everywhere}
            </SceneView>
          </div>
        )}
      </div>
    </div>
  );
}
