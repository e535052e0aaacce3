import './relationships.css';
import { Move, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { RelationshipsResult } from '#shared/analysis/reading/relationshipResult.ts';
import { ChartFrame } from '../../../../charts/ChartFrame.tsx';
import { anchorOf, bringIntoView } from '../../../../charts/place.ts';
import { useSize } from '../../../../charts/useSize.ts';
import { session } from '../../../../state/session.ts';
import { Button, IconButton } from '../../../../ui/Button.tsx';
import { giveUpEntering, wishToEnter } from '../../entering.ts';
import { useMode } from '../../useMode.ts';
import { type Card, MarkCard } from '../MarkCard.tsx';
import { type StageProps, wholeCut } from '../SceneStage.tsx';
import { standingCard } from '../standingCard.ts';
import { moveAmongMarks, type SpeakingMark, speakingMarks, wordsOf } from '../walkMarks.ts';
import { useZoom, ZoomButtons } from '../zoom.tsx';
import { cursorOf, drawnDiagram, middleOfMark, withChosen } from './drawn.ts';
import { useDraft } from './useDraft.ts';
import { stride, useMoves } from './useMoves.ts';

const keysHelp =
  'Arrow keys go to the next mark in their direction, left and right bracket through all marks in turn, Enter goes to the words behind it, plus and minus make the picture larger and smaller. Shift with an arrow key moves the mark itself by 8 pixels; M begins and ends a mode in which the arrow keys alone move it, Escape gives it up. The button “Show the numbers as a table” gives the same numbers as a table.';

/** So many times larger a diagram gets at most: its marks stay of a size. */
const mostZoom = 4;
const none: ReadonlySet<string> = new Set();
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-stride, 0],
  ArrowRight: [stride, 0],
  ArrowUp: [0, -stride],
  ArrowDown: [0, stride],
};

/** The diagram on the screen: as other pictures, and its marks can be moved, by pointer and by keys. */
export function RelationshipStage({ kind, result: kept, chosen, onChoose }: StageProps) {
  const draft = useDraft(kept as RelationshipsResult);
  const { result } = draft;
  const stage = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const mode = useMode();
  const zoom = useZoom(mostZoom);
  const [placed, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const drawn = useMemo(
    () =>
      size && drawnDiagram(kind, result, { width: size.width * zoom.drawn, height: size.height * zoom.drawn, mode }),
    [kind, result, size, zoom.drawn, mode],
  );
  const scene = useMemo(() => drawn && withChosen(drawn.scene, chosen, mode), [drawn, chosen, mode]);
  const marks = useMemo(() => (scene ? speakingMarks(scene) : []), [scene]);
  const byKey = useMemo(() => new Map(marks.map((each) => [each.mark.key, each])), [marks]);
  const cursor = chosen === null ? undefined : byKey.get(chosen);
  const card = standingCard(placed, byKey);
  const movable = drawn !== null && cursor !== undefined && middleOfMark(drawn.diagram, cursor.mark.key) !== null;
  const cut = scene ? wholeCut(scene) : undefined;

  const moves = useMoves(drawn, draft, chosen, () => setCard(null));
  const { moving, unkept } = moves;
  const cardAt = (at: SpeakingMark | undefined): Card | null =>
    at && body.current && cut ? { at, anchor: anchorOf(body.current, cut, at.box) } : null;
  const begin = () => {
    if (!movable) return;
    moves.begin();
    setSpoken(
      `Arrow keys move ${cursor?.mark.name ?? 'the mark'} by ${stride} pixels. M or Enter ends it, Escape gives it up.`,
    );
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cut || !body.current) return;
    const arrow = arrows[event.key];
    if (arrow && movable && (moving || event.shiftKey)) {
      event.preventDefault();
      return moves.shift(arrow);
    }
    if (event.key === 'm' || event.key === 'M' || (moving && event.key === 'Enter')) {
      event.preventDefault();
      return moving ? moves.end(true) : begin();
    }
    if (event.key === 'Escape' && (moving || unkept || moves.isDragging())) {
      event.preventDefault();
      event.stopPropagation();
      return moves.end(false);
    }
    if (event.key === 'Enter' && cursor) {
      event.preventDefault();
      return wishToEnter();
    }
    if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      // What hangs on the pointer would slip from under it.
      if (moves.isDragging()) return;
      setCard(null);
      return event.key === '+' ? zoom.larger() : zoom.smaller();
    }
    const next = moveAmongMarks(marks, chosen, event.key);
    if (!next) return;
    event.preventDefault();
    giveUpEntering();
    onChoose(next.mark.key);
    bringIntoView(body.current, cut, next.box);
    setCard(cardAt(next));
    setSpoken(wordsOf(next));
  };
  const press = (mark: string | null) => {
    const at = byKey.get(mark ?? '');
    if (!at) return;
    if (moving || unkept) moves.end(true);
    giveUpEntering();
    onChoose(at.mark.key);
    session().set({ rightOpen: true });
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
      onPointerDown={moves.hold}
      onPointerMove={moves.follow}
      onPointerUp={(event) => moves.drop(event, true)}
      onPointerCancel={(event) => moves.drop(event, false)}
      onKeyUp={(event) => {
        if (event.key === 'Shift' && unkept && !moving) moves.end(true);
      }}
      onBlur={() => {
        if (unkept) moves.end(true);
      }}
    >
      {scene && cut && (
        <ChartFrame
          scene={scene}
          cut={cut}
          stretch={zoom.stretch}
          label={kind.title(result)}
          keysHelp={keysHelp}
          spoken={spoken}
          emphasis={none}
          bodyRef={body}
          onPoint={(_, mark) => {
            if (!moves.isDragging() && card?.at.mark.key !== mark) setCard(cardAt(byKey.get(mark ?? '')));
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
            if (moving) return moves.end(true);
            begin();
            stage.current?.querySelector<HTMLElement>('.chart-frame')?.focus();
          }}
        />
        <ZoomButtons zoom={zoom} />
      </div>
      {card && <MarkCard {...card} />}
    </div>
  );
}
