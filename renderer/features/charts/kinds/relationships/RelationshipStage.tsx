import './relationships.css';
import { Move, RotateCcw, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { RelationshipsResult } from '#shared/analysis/relationshipResult.ts';
import { ChartFrame, type FrameCut } from '../../../../charts/ChartFrame.tsx';
import { type Anchor, HoverCard } from '../../../../charts/HoverCard.tsx';
import { anchorOf, bringIntoView } from '../../../../charts/place.ts';
import { useSize } from '../../../../charts/useSize.ts';
import { session } from '../../../../state/session.ts';
import { Button, IconButton } from '../../../../ui/Button.tsx';
import { giveUpEntering, wishToEnter } from '../../entering.ts';
import { useMode } from '../../useMode.ts';
import type { StageProps } from '../SceneStage.tsx';
import { moveAmongMarks, type SpeakingMark, speakingMarks } from '../walkMarks.ts';
import { cursorOf, drawnDiagram, labelOfMove, middleOfMark, withChosen } from './drawn.ts';
import { useDraft } from './useDraft.ts';

const keysHelp =
  'Arrow keys go to the next mark in their direction, left and right bracket through all marks in turn, Enter goes to the words behind it, plus and minus make the picture larger and smaller. Shift with an arrow key moves the mark itself by 8 pixels; M begins and ends a mode in which the arrow keys alone move it, Escape gives it up. The button “Show the numbers as a table” gives the same numbers as a table.';

const zooms = [1, 1.25, 1.6, 2, 2.5, 3.2, 4] as const;
const none: ReadonlySet<string> = new Set();
/** Pixels that an arrow key moves a mark by, and that a pointer must move before anything follows it. */
const stride = 8;
const slack = 3;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stride, 0],
  ArrowRight: [stride, 0],
  ArrowUp: [0, -stride],
  ArrowDown: [0, stride],
};

interface Drag {
  readonly key: string;
  readonly pointer: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly middle: { readonly x: number; readonly y: number };
  moved: boolean;
}

interface Card {
  readonly at: SpeakingMark;
  readonly anchor: Anchor;
}

/** The diagram on the screen: as other pictures, and its marks can be moved, by pointer and by keys. */
export function RelationshipStage({ kind, result: kept, chosen, onChoose }: StageProps) {
  const draft = useDraft(kept as RelationshipsResult);
  const { result } = draft;
  const stage = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const size = useSize(stage);
  const mode = useMode();
  const [step, setStep] = useState(0);
  const [moving, setMoving] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const [card, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const zoom = zooms[step] ?? 1;
  const drawn = useMemo(
    () => size && drawnDiagram(kind, result, { width: size.width * zoom, height: size.height * zoom, mode }),
    [kind, result, size, zoom, mode],
  );
  const scene = useMemo(() => drawn && withChosen(drawn.scene, chosen, mode), [drawn, chosen, mode]);
  const marks = useMemo(() => (scene ? speakingMarks(scene) : []), [scene]);
  const byKey = useMemo(() => new Map(marks.map((each) => [each.mark.key, each])), [marks]);
  const cursor = chosen === null ? undefined : byKey.get(chosen);
  const movable = drawn !== null && cursor !== undefined && middleOfMark(drawn.diagram, cursor.mark.key) !== null;
  const cut: FrameCut | undefined = scene
    ? { left: 0, top: 0, bottom: scene.height, heads: [], names: [], body: scene.marks.map(({ key }) => key), foot: [] }
    : undefined;

  const cardAt = (at: SpeakingMark | undefined): Card | null =>
    at && body.current && cut ? { at, anchor: anchorOf(body.current, cut, at.box) } : null;
  const larger = () => setStep((before) => Math.min(zooms.length - 1, before + 1));
  const smaller = () => setStep((before) => Math.max(0, before - 1));
  const keep = (key: string) => {
    setUnkept(false);
    draft.keep(labelOfMove(result, key));
  };
  const stopMoving = (keepIt: boolean) => {
    setMoving(false);
    if (unkept && chosen !== null && keepIt) keep(chosen);
    else if (unkept) draft.giveUp();
    setUnkept(false);
  };
  const shift = ([dx, dy]: readonly [number, number]) => {
    const from = drawn && chosen !== null ? middleOfMark(drawn.diagram, chosen) : null;
    if (!drawn || !from || chosen === null) return;
    draft.put(chosen, drawn.placeOf({ x: from.x + dx, y: from.y + dy }));
    setUnkept(true);
    setCard(null);
  };
  const begin = () => {
    if (!movable) return;
    setMoving(true);
    setSpoken(
      `Arrow keys move ${cursor?.mark.name ?? 'the mark'} by ${stride} pixels. M or Enter ends it, Escape gives it up.`,
    );
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cut || !body.current) return;
    const arrow = arrows[event.key];
    if (arrow && movable && (moving || event.shiftKey)) {
      event.preventDefault();
      return shift(arrow);
    }
    if (event.key === 'm' || event.key === 'M' || (moving && event.key === 'Enter')) {
      event.preventDefault();
      return moving ? stopMoving(true) : begin();
    }
    if (event.key === 'Escape' && (moving || unkept || drag.current)) {
      event.preventDefault();
      event.stopPropagation();
      drag.current = null;
      return stopMoving(false);
    }
    if (event.key === 'Enter' && cursor) {
      event.preventDefault();
      return wishToEnter();
    }
    if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      return event.key === '+' ? larger() : smaller();
    }
    const next = moveAmongMarks(marks, chosen, event.key);
    if (!next) return;
    event.preventDefault();
    giveUpEntering();
    onChoose(next.mark.key);
    bringIntoView(body.current, cut, next.box);
    setCard(cardAt(next));
    setSpoken([next.mark.name, next.mark.title].filter(Boolean).join(': '));
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const held = drag.current;
    if (!held || held.pointer !== event.pointerId || !drawn) return;
    const [dx, dy] = [event.clientX - held.from.x, event.clientY - held.from.y];
    if (!held.moved && Math.hypot(dx, dy) < slack) return;
    held.moved = true;
    setCard(null);
    draft.put(held.key, drawn.placeOf({ x: held.middle.x + dx, y: held.middle.y + dy }));
  };
  const drop = (event: PointerEvent<HTMLElement>, keepIt: boolean) => {
    const held = drag.current;
    if (!held || held.pointer !== event.pointerId) return;
    drag.current = null;
    if (held.moved && keepIt) keep(held.key);
    else if (held.moved) draft.giveUp();
  };
  const press = (mark: string | null) => {
    const at = byKey.get(mark ?? '');
    if (!at) return;
    if (moving || unkept) stopMoving(true);
    giveUpEntering();
    onChoose(at.mark.key);
    session().set({ rightOpen: true });
  };
  const hold = (event: PointerEvent<HTMLElement>) => {
    const mark = event.target instanceof Element ? event.target.closest<SVGElement>('[data-mark]') : null;
    const name = mark?.dataset.mark;
    const middle = drawn && name !== undefined ? middleOfMark(drawn.diagram, name) : null;
    if (event.button !== 0 || !middle || name === undefined) return;
    drag.current = {
      key: name,
      pointer: event.pointerId,
      from: { x: event.clientX, y: event.clientY },
      middle,
      moved: false,
    };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const cursorBox = drawn && cursor ? cursorOf(drawn.diagram, cursor.mark.key) : null;
  const hovered = drawn && card && card.at !== cursor ? cursorOf(drawn.diagram, card.at.mark.key) : null;
  const arranged = Object.keys(result.arrangement.places).length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the frame inside has the role and the keys; here marks are dragged
    <div
      className="charts-stage diagram-stage"
      ref={stage}
      onScrollCapture={() => setCard(null)}
      onPointerDown={hold}
      onPointerMove={follow}
      onPointerUp={(event) => drop(event, true)}
      onPointerCancel={(event) => drop(event, false)}
      onKeyUp={(event) => {
        if (event.key === 'Shift' && unkept && !moving) stopMoving(true);
      }}
      onBlur={() => {
        if (unkept) stopMoving(true);
      }}
    >
      {scene && cut && (
        <ChartFrame
          scene={scene}
          cut={cut}
          label={kind.title(result)}
          keysHelp={keysHelp}
          spoken={spoken}
          emphasis={none}
          bodyRef={body}
          onPoint={(_, mark) => {
            if (!drag.current?.moved)
              setCard((before) => (before?.at.mark.key === mark ? before : cardAt(byKey.get(mark ?? ''))));
          }}
          onPress={(_, mark) => press(mark)}
          onKey={key}
          onFocusChange={(focused) => setCard(focused ? cardAt(cursor) : null)}
          overlay={
            <>
              {cursorBox && <rect className={moving ? 'diagram-moving' : 'chart-cursor'} {...cursorBox} />}
              {hovered && <rect className="chart-hovered" {...hovered} />}
            </>
          }
        />
      )}
      {moving && <p className="diagram-hint">Arrow keys move it. M or Enter ends it, Escape gives it up.</p>}
      <div className="charts-zoom">
        {arranged && (
          <Button icon={RotateCcw} onClick={draft.backToAutomatic}>
            Back to automatic
          </Button>
        )}
        <IconButton
          label="Move with the arrow keys"
          keys="M"
          icon={Move}
          aria-pressed={moving}
          disabled={!movable}
          onClick={() => {
            if (moving) return stopMoving(true);
            begin();
            stage.current?.querySelector<HTMLElement>('.chart-frame')?.focus();
          }}
        />
        <IconButton label="Larger picture" keys="+" icon={ZoomIn} disabled={zoom === zooms.at(-1)} onClick={larger} />
        <IconButton label="Smaller picture" keys="-" icon={ZoomOut} disabled={zoom === 1} onClick={smaller} />
      </div>
      {card && (
        <HoverCard anchor={card.anchor}>
          <p className="hover-card-name">{card.at.mark.name}</p>
          <p className="soft">{card.at.mark.title}</p>
        </HoverCard>
      )}
    </div>
  );
}
