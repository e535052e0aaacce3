import { type PointerEvent, useRef, useState } from 'react';
import type { Point } from '#shared/charts/relationships/geometry.ts';
import { type DrawnDiagram, labelOfMove, middleOfMark } from './drawn.ts';
import type { Draft } from './useDraft.ts';

/** Pixels that an arrow key moves a mark by, and that a pointer must move before anything follows it. */
export const stride = 8;
const slack = 3;

interface Drag {
  readonly key: string;
  readonly pointer: number;
  readonly from: Point;
  readonly middle: Point;
  moved: boolean;
}

/** Moves of marks by pointer and by keys: what is under way, and how it begins, goes on and ends. */
export interface Moves {
  /** The mode in which the arrow keys alone move the mark in hand. */
  readonly moving: boolean;
  /** A move by keys is not kept yet. */
  readonly unkept: boolean;
  readonly isDragging: () => boolean;
  readonly begin: () => void;
  /** Ends what is under way; keeps it as one step of the history, or takes it back. */
  readonly end: (keepIt: boolean) => void;
  readonly shift: (by: readonly [number, number]) => void;
  readonly hold: (event: PointerEvent<HTMLElement>) => void;
  readonly follow: (event: PointerEvent<HTMLElement>) => void;
  readonly drop: (event: PointerEvent<HTMLElement>, keepIt: boolean) => void;
}

export function useMoves(
  drawn: DrawnDiagram | null,
  draft: Draft,
  chosen: string | null,
  /** Something has moved: what was said of the mark under the pointer is out of place. */
  onMove: () => void,
): Moves {
  const drag = useRef<Drag | null>(null);
  const [moving, setMoving] = useState(false);
  const [unkept, setUnkept] = useState(false);
  const keep = (key: string) => draft.keep(labelOfMove(draft.result, key));
  return {
    moving,
    unkept,
    isDragging: () => drag.current?.moved ?? false,
    begin: () => setMoving(true),
    end: (keepIt) => {
      drag.current = null;
      setMoving(false);
      if (unkept && chosen !== null && keepIt) keep(chosen);
      else if (!keepIt) draft.giveUp();
      setUnkept(false);
    },
    shift: ([dx, dy]) => {
      const from = drawn && chosen !== null ? middleOfMark(drawn.diagram, chosen) : null;
      if (!drawn || !from || chosen === null) return;
      draft.put(chosen, drawn.placeOf({ x: from.x + dx, y: from.y + dy }));
      setUnkept(true);
      onMove();
    },
    hold: (event) => {
      const key = markAt(event.target);
      const middle = drawn && key !== undefined ? middleOfMark(drawn.diagram, key) : null;
      if (event.button !== 0 || !middle || key === undefined) return;
      const from = { x: event.clientX, y: event.clientY };
      drag.current = { key, pointer: event.pointerId, from, middle, moved: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    follow: (event) => {
      const held = drag.current;
      if (!held || held.pointer !== event.pointerId || !drawn) return;
      const [dx, dy] = [event.clientX - held.from.x, event.clientY - held.from.y];
      if (!held.moved && Math.hypot(dx, dy) < slack) return;
      held.moved = true;
      onMove();
      draft.put(held.key, drawn.placeOf({ x: held.middle.x + dx, y: held.middle.y + dy }));
    },
    drop: (event, keepIt) => {
      const held = drag.current;
      if (!held || held.pointer !== event.pointerId) return;
      drag.current = null;
      if (held.moved && keepIt) keep(held.key);
      else if (held.moved) draft.giveUp();
    },
  };
}

const markAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<SVGElement>('[data-mark]')?.dataset.mark : undefined;
