import { useEffect, useRef } from 'react';
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
  // The strip may be a moment late: the lanes beside the words come first.
  useEffect(() => {
    const later = setTimeout(() => canvas.current && drawMarks(canvas.current, { length, codings, looks }), 30);
    return () => clearTimeout(later);
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

/** Marks in two columns, so that neighbours can be told apart; at least 2 pixels high. */
function drawMarks(canvas: HTMLCanvasElement, marks: Marks): void {
  const scale = window.devicePixelRatio;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext('2d');
  if (!context || marks.length === 0) return;
  const columnWidth = Math.floor((canvas.width - scale) / 2);
  rowColors(marks, canvas.height, 2 * scale).forEach((rows, column) => {
    const left = column * (canvas.width - columnWidth);
    for (let row = 0; row < rows.length; ) {
      const color = rows[row];
      let end = row + 1;
      while (end < rows.length && rows[end] === color) end++;
      if (color) {
        context.fillStyle = color;
        context.fillRect(left, row, columnWidth, end - row);
      }
      row = end;
    }
  });
}

/** The colour of every pixel row in the two columns: as many as the strip is high, however many codings there are. */
function rowColors({ length, codings, looks }: Marks, height: number, least: number): (string | undefined)[][] {
  const mode = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
  const columns: (string | undefined)[][] = [Array(height), Array(height)];
  const perUnit = height / length;
  let column = 0;
  let lastEnd = -1;
  for (const { start, end, codeId } of codings.inOrder()) {
    column = start < lastEnd ? 1 - column : 0;
    lastEnd = Math.max(lastEnd, end);
    const top = Math.floor(start * perUnit);
    const bottom = Math.min(height, Math.max(top + least, Math.round(end * perUnit)));
    columns[column]?.fill(shades(looks(codeId).color, mode).solid, top, bottom);
  }
  return columns;
}
