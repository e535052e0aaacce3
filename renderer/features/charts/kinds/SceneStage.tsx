import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { ChartResult } from '#shared/analysis/chartResult.ts';
import type { ChartKind, SceneCut } from '#shared/charts/kind.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { anchorOf, bringIntoView } from '../../../charts/place.ts';
import { useSize } from '../../../charts/useSize.ts';
import { session } from '../../../state/session.ts';
import { giveUpEntering, wishToEnter } from '../entering.ts';
import { useMode } from '../useMode.ts';
import { type Card, MarkCard } from './MarkCard.tsx';
import { MarkFrame } from './MarkFrame.tsx';
import { standingCard } from './standingCard.ts';
import { moveAmongMarks, type SpeakingMark, speakingMarks, wordsOf } from './walkMarks.ts';
import { useZoom, ZoomButtons } from './zoom.tsx';

export interface StageProps {
  readonly kind: ChartKind;
  readonly result: ChartResult;
  /** Key of the mark in hand. */
  readonly chosen: string | null;
  readonly onChoose: (mark: string) => void;
}

const keysHelp =
  'Arrow keys go to the next mark in their direction, left and right bracket through all marks in turn, Enter goes to the words behind it, plus and minus make the picture larger and smaller. The button “Show the numbers as a table” gives the same numbers as a table.';

/** Everything in the middle: for charts that need nothing to stay in view. */
export const wholeCut = ({ height, marks }: Scene): SceneCut => ({
  left: 0,
  top: 0,
  bottom: height,
  heads: [],
  names: [],
  body: marks.map((mark) => mark.key),
  foot: [],
});

const none: ReadonlySet<string> = new Set();

/** A picture on the screen: pointer and keyboard go from mark to mark, each says its number, and leads to its words. */
export function SceneStage({ kind, result, chosen, onChoose }: StageProps) {
  const stage = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const size = useSize(stage);
  const mode = useMode();
  const zoom = useZoom();
  const [placed, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const layout = useMemo(() => {
    if (!size) return null;
    return kind.layout(result, {
      width: size.width * zoom.drawn,
      height: size.height * zoom.drawn,
      mode,
      alone: false,
    });
  }, [kind, result, size, zoom.drawn, mode]);
  const marks = useMemo(() => (layout ? speakingMarks(layout.scene) : []), [layout]);
  const byKey = useMemo(() => new Map(marks.map((each) => [each.mark.key, each])), [marks]);
  const cut: SceneCut | undefined = layout ? (layout.cut ?? wholeCut(layout.scene)) : undefined;
  const cursor = chosen === null ? undefined : byKey.get(chosen);
  const card = standingCard(placed, byKey);

  const cardAt = (at: SpeakingMark | undefined): Card | null =>
    at && body.current && cut ? { at, anchor: anchorOf(body.current, cut, at.box) } : null;
  const choose = (at: SpeakingMark) => {
    giveUpEntering();
    onChoose(at.mark.key);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cut || !body.current) return;
    if (event.key === 'Enter' && cursor) {
      event.preventDefault();
      wishToEnter();
      return;
    }
    if (event.key === '+' || event.key === '-') {
      event.preventDefault();
      setCard(null);
      return event.key === '+' ? zoom.larger() : zoom.smaller();
    }
    const next = moveAmongMarks(marks, chosen, event.key);
    if (!next) return;
    event.preventDefault();
    choose(next);
    bringIntoView(body.current, cut, next.box);
    setCard(cardAt(next));
    setSpoken(wordsOf(next));
  };
  return (
    <div className="charts-stage" ref={stage} onScrollCapture={() => setCard(null)}>
      {layout && cut && (
        <ChartFrame
          scene={layout.scene}
          cut={cut}
          stretch={zoom.stretch}
          label={kind.title(result)}
          keysHelp={keysHelp}
          spoken={spoken}
          emphasis={none}
          bodyRef={body}
          onPoint={(_, mark) => {
            if (card?.at.mark.key !== mark) setCard(cardAt(byKey.get(mark ?? '')));
          }}
          onPress={(_, mark) => {
            const at = byKey.get(mark ?? '');
            if (!at) return;
            choose(at);
            session().set({ rightOpen: true });
          }}
          onKey={key}
          onFocusChange={(focused) => setCard(focused ? cardAt(cursor) : null)}
          everywhere={
            <>
              {cursor && <MarkFrame at={cursor} picture={layout.scene} className="chart-cursor" />}
              {card && card.at !== cursor && (
                <MarkFrame at={card.at} picture={layout.scene} className="chart-hovered" />
              )}
            </>
          }
        />
      )}
      <div className="charts-zoom">
        <ZoomButtons zoom={zoom} />
      </div>
      {card && <MarkCard {...card} />}
    </div>
  );
}
