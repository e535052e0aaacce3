import { useEffect, useLayoutEffect, useRef } from 'react';
import { shades } from '#shared/charts/palette.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import type { CodingSet } from './codingSet.ts';
import type { CodeLooks } from './lanes.ts';

interface OverviewProps {
  /** Length of the text in UTF-16 units. */
  readonly length: number;
  readonly codings: CodingSet;
  readonly looks: CodeLooks;
  readonly visible: TextRange;
  readonly onJump: (offset: number) => void;
}

/** The whole document as a strip: where its codings stand, and which part of it can be seen. Press or drag to go there. */
export function Overview({ length, codings, looks, visible, onJump }: OverviewProps) {
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef({ length, codings, looks });
  latest.current = { length, codings, looks };
  useLayoutEffect(() => {
    if (canvas.current) drawMarks(canvas.current, { length, codings, looks });
  }, [length, codings, looks]);
  useEffect(() => {
    const redraw = () => canvas.current && drawMarks(canvas.current, latest.current);
    const resized = new ResizeObserver(redraw);
    const themed = new MutationObserver(redraw);
    if (canvas.current) resized.observe(canvas.current);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      themed.disconnect();
    };
  }, []);
  const jump = (event: React.PointerEvent) => {
    const box = strip.current?.getBoundingClientRect();
    if (box) onJump(Math.round(Math.max(0, Math.min(1, (event.clientY - box.top) / box.height)) * length));
  };
  const part = (offset: number) => (length === 0 ? 0 : (offset / length) * 100);
  return (
    <div
      ref={strip}
      className="reader-overview"
      role="img"
      aria-label="Where the codings stand in this document"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        jump(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) jump(event);
      }}
    >
      <canvas ref={canvas} />
      <span
        className="reader-overview-visible"
        style={{ top: `${part(visible.start)}%`, height: `${Math.max(1.5, part(visible.end - visible.start))}%` }}
      />
    </div>
  );
}

interface Marks {
  readonly length: number;
  readonly codings: CodingSet;
  readonly looks: CodeLooks;
}

/** Marks in two columns, so that neighbours can be told apart; pixels of the screen, at least 2 high. */
function drawMarks(canvas: HTMLCanvasElement, { length, codings, looks }: Marks): void {
  const scale = window.devicePixelRatio;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext('2d');
  if (!context || length === 0) return;
  const mode = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  context.scale(scale, scale);
  const perUnit = clientHeight / length;
  const columnWidth = (clientWidth - 1) / 2;
  let column = 0;
  let lastEnd = -1;
  for (const { start, end, codeId } of codings.inOrder()) {
    column = start < lastEnd ? 1 - column : 0;
    lastEnd = Math.max(lastEnd, end);
    context.fillStyle = shades(looks(codeId).color, mode).solid;
    context.fillRect(column * (columnWidth + 1), start * perUnit, columnWidth, Math.max(2, (end - start) * perUnit));
  }
}
