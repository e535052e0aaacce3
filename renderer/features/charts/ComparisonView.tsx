import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import { alongWords } from '#shared/charts/along.ts';
import { planComparison } from '#shared/charts/comparison.ts';
import {
  type ComparisonGrid,
  comparisonCellAt,
  comparisonCellSpan,
  comparisonRow,
  comparisonRowAt,
} from '#shared/charts/comparisonGrid.ts';
import { memosOfCell } from '#shared/charts/comparisonMemos.ts';
import type { SceneCut } from '#shared/charts/kind.ts';
import {
  cellName,
  cellSentence,
  comparisonTitle,
  counted,
  formatShare,
  sliceWordsOf,
} from '#shared/charts/sentences.ts';
import { ChartFrame, type ScenePoint } from '../../charts/ChartFrame.tsx';
import { type Anchor, HoverCard } from '../../charts/HoverCard.tsx';
import { anchorOf, bringIntoView } from '../../charts/place.ts';
import type { View } from '../../charts/SceneView.tsx';
import { useSize } from '../../charts/useSize.ts';
import { RightPane } from '../../frame/slots.tsx';
import { session } from '../../state/session.ts';
import { Swatch } from '../../ui/marks.tsx';
import { BrushPane } from './BrushPane.tsx';
import { type Brush, brushOfCell, brushOfDrag, brushOfKey, brushSpan } from './brush.ts';
import { CellPane } from './CellPane.tsx';
import { cellParts, codingsOf } from './cellParts.ts';
import type { ComparisonInput } from './chartInputs.ts';
import { giveUpEntering, wishToEnter } from './entering.ts';
import { MemosPane } from './MemosPane.tsx';
import { firstCell, moveInComparison, type RowCell } from './moves.ts';
import { useMode } from './useMode.ts';

interface ComparisonViewProps {
  readonly result: ComparisonResult;
  readonly input: ComparisonInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
  readonly only: string | null;
}

const keysHelp =
  'Arrow keys move the cell, left and right bracket go to the next coded cell, Enter goes to its segments. Shift with left or right brushes over more of the axis in all documents, Escape clears it. The button “Show the numbers as a table” gives the shares as a table.';

const cutOf = (grid: ComparisonGrid): SceneCut => ({
  left: grid.plotLeft,
  top: grid.axisBottom,
  bottom: grid.bottom + 2,
  heads: ['guides', 'axis'],
  names: ['names'],
  body: ['guides', 'rows'],
  foot: [],
});

/** A place that the card speaks of: a cell, or with `cell` null the whole row and its shares. */
interface Place {
  readonly row: number;
  readonly cell: number | null;
}

function boxOf(result: ComparisonResult, grid: ComparisonGrid, { row, cell }: Place): View {
  const y = comparisonRow(grid, row)?.y ?? 0;
  const data = result.rows[row];
  if (cell === null || !data) return { x: grid.sharesLeft, y, width: grid.sharesWidth, height: grid.rowHeight };
  return { ...comparisonCellSpan(grid, data, cell), y, height: grid.rowHeight };
}

function CellWords({ result, place }: { readonly result: ComparisonResult; readonly place: RowCell }) {
  const row = result.rows[place.row];
  if (!row) return null;
  const parts = cellParts(result, row, place.cell);
  const total = codingsOf(parts);
  const memos = memosOfCell(row, place.cell).length;
  return (
    <>
      <p className="hover-card-name">{row.name}</p>
      <p className="soft">
        {cellName(result, place.cell)}: {cellSentence(total, parts.length)}
      </p>
      <dl>
        {parts.map(({ code, share, codings }) => (
          <div key={code.id} className="charts-part">
            <dt>
              <Swatch color={code.color} theme />
              {code.name}
            </dt>
            <dd>{sliceWordsOf(result, share, codings, total)}</dd>
          </div>
        ))}
      </dl>
      {memos > 0 && (
        <p className="soft charts-card-more">
          {counted(memos, 'memo')} {memos === 1 ? 'points' : 'point'} here.
        </p>
      )}
    </>
  );
}

function ShareWords({ result, row }: { readonly result: ComparisonResult; readonly row: number }) {
  const data = result.rows[row];
  if (!data) return null;
  const coded = data.sliceCell.length > 0;
  return (
    <>
      <p className="hover-card-name">{data.name}</p>
      <p className="soft">{coded ? 'Shares of all its slices.' : 'Nothing is coded here with these codes.'}</p>
      <dl>
        {result.themes.map((code, theme) =>
          (data.shares[theme] ?? 0) > 0 ? (
            <div key={code.id} className="charts-part">
              <dt>
                <Swatch color={code.color} theme />
                {code.name}
              </dt>
              <dd>{formatShare(data.shares[theme] ?? 0)}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}

interface Wanted {
  readonly documentId: string;
  readonly cell: number;
}

/** The cell in hand: found again by its document after sorting, grouping or another axis. */
function settle(result: ComparisonResult, grid: ComparisonGrid, wanted: Wanted | null): RowCell | null {
  const row = result.rows.findIndex(({ documentId }) => documentId === wanted?.documentId);
  const cells = result.rows[row]?.cellStart.length ?? 0;
  return wanted && cells > 0 ? { row, cell: Math.min(wanted.cell, cells - 1) } : firstCell(result, grid);
}

interface Card {
  readonly place: Place;
  readonly anchor: Anchor;
}

/** The comparison chart on the screen: pointer and keyboard move the cell, its segments stand at the right. */
export function ComparisonView({ result, input, outdated, only }: ComparisonViewProps) {
  const stage = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const mode = useMode();
  const [card, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const plan = useMemo(() => size && planComparison(result, { ...size, mode, alone: false }), [result, size, mode]);
  const frame = useMemo(() => plan?.sceneIn({ y: 0, height: 0 }), [plan]);
  const [brush, setBrush] = useState<Brush | null>(null);
  const [memoMark, setMemoMark] = useState<string | null>(null);
  const brushed = brush && brush.x === result.x ? brush : null;
  const grid = plan?.grid;
  const cut = grid && cutOf(grid);
  const cursor = useMemo(() => (grid ? settle(result, grid, wanted) : null), [result, grid, wanted]);

  const cardAt = (place: Place): Card | null =>
    body.current && grid && cut ? { place, anchor: anchorOf(body.current, cut, boxOf(result, grid, place)) } : null;
  const placeAt = (at: ScenePoint): Place | null => {
    const place = grid && comparisonRowAt(grid, at.y);
    const row = place && result.rows[place.row];
    if (!grid || !row) return null;
    if (at.x >= grid.sharesLeft) return { row: place.row, cell: null };
    const cell = comparisonCellAt(grid, row, at.x);
    return cell === null ? null : { row: place.row, cell };
  };
  const point = (at: ScenePoint | null) => {
    const place = at && placeAt(at);
    if (place && place.row === card?.place.row && place.cell === card.place.cell) return;
    setCard(place ? cardAt(place) : null);
  };
  const choose = ({ row, cell }: RowCell) => {
    giveUpEntering();
    setWanted({ documentId: result.rows[row]?.documentId ?? '', cell });
  };
  const press = (at: ScenePoint, mark: string | null) => {
    setMemoMark(mark?.startsWith('memos:') ? mark : null);
    if (mark?.startsWith('memos:')) return session().set({ rightOpen: true });
    const place = placeAt(at);
    if (!place || place.cell === null) return;
    setBrush(null);
    choose({ row: place.row, cell: place.cell });
    session().set({ rightOpen: true });
  };
  const go = (to: RowCell | null) => {
    if (!to || !grid || !cut || !body.current) return;
    choose(to);
    bringIntoView(body.current, cut, boxOf(result, grid, to));
    setCard(cardAt(to));
    const row = result.rows[to.row];
    const parts = row ? cellParts(result, row, to.cell) : [];
    const names = parts.map(({ code }) => code.name).join(', ');
    setSpoken(`${row?.name}, ${cellName(result, to.cell)}: ${cellSentence(codingsOf(parts), parts.length)} ${names}`);
  };
  const say = (next: Brush) => {
    setBrush(next);
    setMemoMark(null);
    setCard(null);
    setSpoken(`Brush over ${alongWords(next)}.`);
  };
  const pull = (from: ScenePoint, to: ScenePoint, done: boolean) => {
    if (!grid || from.x > grid.plotLeft + grid.plotWidth) return;
    say(brushOfDrag(result, grid, from.x, to.x));
    if (done) session().set({ rightOpen: true });
  };
  const step = (key: string): RowCell | null => (grid && cursor ? moveInComparison(result, grid, cursor, key) : null);
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      wishToEnter();
      return;
    }
    if (event.key === 'Escape' && brushed) {
      event.preventDefault();
      event.stopPropagation();
      setSpoken('The brush is cleared.');
      return setBrush(null);
    }
    const next =
      event.shiftKey && cursor ? brushOfKey(result, brushed ?? brushOfCell(result, cursor), event.key) : null;
    if (next) {
      event.preventDefault();
      return say(next);
    }
    const to = step(event.key);
    if (!to) return;
    event.preventDefault();
    setMemoMark(null);
    setBrush(null);
    go(to);
  };
  const shownRow = card?.place.row ?? cursor?.row ?? -1;
  const emphasis = useMemo(() => new Set([`name:${result.rows[shownRow]?.documentId}`]), [result, shownRow]);
  const memo = plan && memoMark !== null ? plan.memoMark(memoMark) : undefined;
  const rowBox = grid && boxOf(result, grid, { row: shownRow, cell: null });
  return (
    <div className="charts-stage" ref={stage} onScrollCapture={() => setCard(null)}>
      {plan && frame && grid && cut && (
        <ChartFrame
          scene={frame}
          sceneIn={plan.sceneIn}
          cut={cut}
          label={comparisonTitle}
          keysHelp={keysHelp}
          spoken={spoken}
          emphasis={emphasis}
          only={only}
          bodyRef={body}
          onPoint={(at, mark) => point(mark?.startsWith('memos:') ? null : at)}
          onDrag={pull}
          headOverlay={
            brushed && <BrushFrame {...brushSpan(result, grid, brushed)} y={4} height={grid.axisBottom - 4} />
          }
          onPress={press}
          onKey={key}
          onFocusChange={(focused) => setCard(focused && cursor ? cardAt(cursor) : null)}
          everywhere={cursor && <CursorFrame box={boxOf(result, grid, cursor)} />}
          overlay={
            <>
              {rowBox && shownRow >= 0 && (
                <rect className="chart-row" {...rowBox} x={grid.plotLeft} width={plan.width - grid.plotLeft} />
              )}
              {brushed && (
                <BrushFrame
                  {...brushSpan(result, grid, brushed)}
                  y={grid.axisBottom}
                  height={grid.bottom - grid.axisBottom}
                />
              )}
            </>
          }
        />
      )}
      {card && (
        <HoverCard anchor={card.anchor}>
          {card.place.cell === null ? (
            <ShareWords result={result} row={card.place.row} />
          ) : (
            <CellWords result={result} place={{ row: card.place.row, cell: card.place.cell }} />
          )}
        </HoverCard>
      )}
      {cursor && (
        <RightPane label="Segments behind the cell">
          {memo?.data?.kind === 'memos' ? (
            <MemosPane name={memo.name ?? ''} sentence={memo.title ?? ''} ids={memo.data.memoIds} />
          ) : brushed ? (
            <BrushPane result={result} input={input} along={brushed} row={cursor.row} onClear={() => setBrush(null)} />
          ) : (
            <CellPane
              result={result}
              input={input}
              outdated={outdated}
              place={cursor}
              onStep={(direction) => go(step(direction === 1 ? ']' : '['))}
            />
          )}
        </RightPane>
      )}
    </div>
  );
}

const CursorFrame = ({ box: { x, y, width, height } }: { readonly box: View }) => (
  <rect className="chart-hovered" x={x - 1} y={y + 0.5} width={width + 2} height={height - 1} rx={1.5} />
);

const BrushFrame = (box: View) => <rect className="chart-brush" {...box} />;
