import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Coefficient, CoOccurrenceResult } from '#shared/analysis/results.ts';
import { type MatrixCell, matrixCellAt, planCoOccurrence } from '#shared/charts/coOccurrence.ts';
import type { MatrixGrid } from '#shared/charts/coOccurrenceCells.ts';
import type { SceneCut } from '#shared/charts/kind.ts';
import {
  coefficientLine,
  coOccurrenceTitle,
  flagWords,
  frequencySentence,
  pairSentence,
} from '#shared/charts/sentences.ts';
import { ChartFrame, type ScenePoint } from '../../charts/ChartFrame.tsx';
import { type Anchor, HoverCard } from '../../charts/HoverCard.tsx';
import { anchorOf, bringIntoView } from '../../charts/place.ts';
import type { View } from '../../charts/SceneView.tsx';
import { useSize } from '../../charts/useSize.ts';
import { session } from '../../state/session.ts';
import { giveUpEntering, wishToEnter } from './entering.ts';
import { moveInMatrix } from './moves.ts';
import type { CodePair } from './PairsPane.tsx';
import { useMode } from './useMode.ts';

interface MatrixViewProps {
  readonly result: CoOccurrenceResult;
  readonly coefficient: Coefficient;
  readonly pair: CodePair | null;
  readonly onPair: (pair: CodePair) => void;
}

const keysHelp =
  'Arrow keys move the cell, left and right bracket go to the next count, Enter goes to the passages behind it. The button “Show the numbers as a table” gives the same numbers as a table.';

const boxOf = (grid: MatrixGrid, { row, column }: MatrixCell): View => ({
  x: grid.left + column * grid.cellWidth,
  y: grid.top + row * grid.cellHeight,
  width: grid.cellWidth - 1,
  height: grid.cellHeight - 1,
});

const cutOf = (grid: MatrixGrid): SceneCut => ({
  left: grid.left,
  top: grid.top,
  bottom: grid.bottom,
  heads: ['heads'],
  names: ['names'],
  body: ['cells'],
  foot: ['key'],
});

const nameOf = (result: CoOccurrenceResult, { row, column }: MatrixCell): string =>
  row === column ? (result.codes[row]?.name ?? '') : `${result.codes[row]?.name} × ${result.codes[column]?.name}`;

const sentenceOf = (result: CoOccurrenceResult, { row, column }: MatrixCell): string =>
  row === column ? frequencySentence(result, row) : pairSentence(result, row, column);

function CellWords({ result, cell }: { readonly result: CoOccurrenceResult; readonly cell: MatrixCell }) {
  const { row, column } = cell;
  const flag = flagWords(result, row, column).long;
  return (
    <>
      <p className="hover-card-name">{nameOf(result, cell)}</p>
      <p className="soft">{sentenceOf(result, cell)}</p>
      {row !== column && <p className="muted charts-card-more">{coefficientLine(result, row, column)}</p>}
      {row !== column && flag && <p className="charts-flag">{flag}</p>}
    </>
  );
}

function cellOf(result: CoOccurrenceResult, pair: CodePair | null): MatrixCell {
  const at = (id: string | undefined) =>
    Math.max(
      0,
      result.codes.findIndex((code) => code.id === id),
    );
  const [one, other] = [at(pair?.first), at(pair?.second)];
  return { row: Math.max(one, other), column: Math.min(one, other) };
}

interface Card {
  readonly cell: MatrixCell;
  readonly anchor: Anchor;
}

/** The matrix on the screen: pointer and keyboard move the cell, its words stand beside it, its passages at the right. */
export function MatrixView({ result, coefficient, pair, onPair }: MatrixViewProps) {
  const stage = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const mode = useMode();
  const [card, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const [side, setSide] = useState<MatrixCell | null>(null);
  const plan = useMemo(
    () => size && planCoOccurrence(result, { ...size, mode, coefficient, alone: false }),
    [result, size, mode, coefficient],
  );
  const chosen = cellOf(result, pair);
  // The same pair stands twice, below and above the diagonal; the cursor stays on the side that was pressed.
  const cursor = side && isSamePair(side, chosen) ? side : chosen;
  const frame = useMemo(() => plan?.sceneIn({ x: 0, y: 0, width: 0, height: 0 }), [plan]);
  const grid = plan?.grid;
  const cut = grid && cutOf(grid);

  const cardAt = (cell: MatrixCell): Card | null =>
    body.current && grid && cut ? { cell, anchor: anchorOf(body.current, cut, boxOf(grid, cell)) } : null;
  const choose = (cell: MatrixCell) => {
    giveUpEntering();
    setSide(cell);
    const [first, second] = [result.codes[cell.row], result.codes[cell.column]];
    if (first && second) onPair({ first: first.id, second: second.id });
  };
  const point = (at: ScenePoint | null) => {
    const cell = at && grid ? matrixCellAt(grid, at.x, at.y) : null;
    if (cell?.row === card?.cell.row && cell?.column === card?.cell.column && cell) return;
    setCard(cell && isWorthWords(result, cell, coefficient) ? cardAt(cell) : null);
  };
  const press = (at: ScenePoint) => {
    const cell = grid && matrixCellAt(grid, at.x, at.y);
    if (!cell) return;
    choose(cell);
    session().set({ rightOpen: true });
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !grid || !cut || !body.current) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      wishToEnter();
      return;
    }
    const cell = moveInMatrix(result, cursor, event.key);
    if (!cell) return;
    event.preventDefault();
    choose(cell);
    bringIntoView(body.current, cut, boxOf(grid, cell));
    setCard(cardAt(cell));
    setSpoken(`${nameOf(result, cell)}: ${sentenceOf(result, cell)}`);
  };
  const shown = card?.cell ?? cursor;
  const emphasis = useMemo(
    () => new Set([`name:${result.codes[shown.row]?.id}`, `head:${result.codes[shown.column]?.id}`]),
    [result, shown.row, shown.column],
  );
  return (
    <div className="charts-stage" ref={stage} onScrollCapture={() => setCard(null)}>
      {plan && frame && grid && cut && (
        <ChartFrame
          scene={frame}
          sceneIn={plan.sceneIn}
          cut={cut}
          label={coOccurrenceTitle(result)}
          keysHelp={keysHelp}
          spoken={spoken}
          emphasis={emphasis}
          bodyRef={body}
          onPoint={point}
          onPress={press}
          onKey={key}
          onFocusChange={(focused) => setCard(focused ? cardAt(cursor) : null)}
          overlay={
            <>
              <rect className="chart-cursor" {...boxOf(grid, cursor)} rx={2} />
              {card && <rect className="chart-hovered" {...boxOf(grid, card.cell)} rx={2} />}
            </>
          }
        />
      )}
      {card && (
        <HoverCard anchor={card.anchor}>
          <CellWords result={result} cell={card.cell} />
        </HoverCard>
      )}
    </div>
  );
}

const isSamePair = (one: MatrixCell, other: MatrixCell): boolean =>
  (one.row === other.row && one.column === other.column) || (one.row === other.column && one.column === other.row);

/** Without a coefficient the upper half is empty on purpose and says nothing. */
const isWorthWords = (result: CoOccurrenceResult, { row, column }: MatrixCell, coefficient: Coefficient): boolean =>
  row < result.codes.length && (column <= row || coefficient !== 'none');
