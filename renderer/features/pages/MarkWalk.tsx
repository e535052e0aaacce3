import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import type { Mark, Scene } from '#shared/charts/scene.ts';
import type { Anchor } from '../../charts/HoverCard.tsx';
import { SceneView } from '../../charts/SceneView.tsx';
import { type Card, MarkCard } from '../charts/kinds/MarkCard.tsx';
import { MarkFrame } from '../charts/kinds/MarkFrame.tsx';
import { moveAmongMarks, type SpeakingMark, speakingMarks } from '../charts/kinds/walkMarks.ts';

interface MarkWalkProps {
  readonly scene: Scene;
  /** What the picture shows. */
  readonly label: string;
  /** Where Enter and a press lead, in a few words. */
  readonly leads: string;
  readonly onOpen: (mark: Mark) => void;
}

const wordsOf = ({ mark }: SpeakingMark): string => [mark.name, mark.title].filter(Boolean).join(': ');

/** Where a mark is drawn in the window: the picture may be narrower than its scene. */
function anchorOf(frame: HTMLElement, scene: Scene, { box }: SpeakingMark): Anchor | null {
  const picture = frame.querySelector('svg')?.getBoundingClientRect();
  if (!picture) return null;
  const scale = picture.width / scene.width;
  const [left, top] = [picture.left + box.x * scale, picture.top + box.y * scale];
  return { left, top, right: left + box.width * scale, bottom: top + box.height * scale };
}

/** Scrolls what scrolls around the picture as little as needed for a place of it to be seen. */
function bringIntoView(frame: HTMLElement, { top, bottom }: Anchor): void {
  const page = frame.closest('.page-over');
  if (!page) return;
  const seen = page.getBoundingClientRect();
  if (top < seen.top) page.scrollTop -= seen.top - top + 8;
  else if (bottom > seen.bottom) page.scrollTop += bottom - seen.bottom + 8;
}

const keyUnder = ({ target }: PointerEvent): string | undefined =>
  target instanceof Element ? target.closest<SVGElement>('[data-mark]')?.dataset.mark : undefined;

/**
 * A picture on a page: pointer and keyboard go from mark to mark as in a chart, each says its number, and leads on. One Tab
 * stop.
 */
export function MarkWalk({ scene, label, leads, onOpen }: MarkWalkProps): ReactNode {
  const help = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [card, setCard] = useState<Card | null>(null);
  const [spoken, setSpoken] = useState('');
  const marks = useMemo(() => speakingMarks(scene), [scene]);
  const byKey = useMemo(() => new Map(marks.map((each) => [each.mark.key, each])), [marks]);
  const cursor = chosen === null ? undefined : byKey.get(chosen);
  const cardAt = (at: SpeakingMark | undefined): Card | null => {
    const anchor = at && frame.current ? anchorOf(frame.current, scene, at) : null;
    return at && anchor ? { at, anchor } : null;
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && cursor) {
      event.preventDefault();
      return onOpen(cursor.mark);
    }
    const next = moveAmongMarks(marks, cursor ? chosen : null, event.key);
    if (!next) return;
    event.preventDefault();
    setChosen(next.mark.key);
    setSpoken(wordsOf(next));
    const place = cardAt(next);
    if (place && frame.current) bringIntoView(frame.current, place.anchor);
    setCard(cardAt(next));
  };
  return (
    <div
      ref={frame}
      className="page-picture"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the one Tab stop of the picture
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby={help}
      onKeyDown={key}
      onFocus={(event) => setCard(event.currentTarget.matches(':focus-visible') ? cardAt(cursor) : null)}
      onBlur={() => setCard(null)}
      onPointerMove={(event) => {
        const under = keyUnder(event);
        if (under !== card?.at.mark.key) setCard(cardAt(byKey.get(under ?? '')));
      }}
      onPointerLeave={() => setCard(null)}
      onPointerDown={(event) => {
        const mark = byKey.get(keyUnder(event) ?? '')?.mark;
        if (event.button === 0 && mark) onOpen(mark);
      }}
    >
      <p id={help} className="visually-hidden">
        Arrow keys go to the next mark in their direction, left and right bracket through all marks in turn, {leads}
      </p>
      <p className="visually-hidden" aria-live="polite">
        {spoken}
      </p>
      <div role="img" aria-label={label} style={{ width: scene.width, maxWidth: '100%' }}>
        <SceneView scene={scene}>
          {cursor && <MarkFrame at={cursor} picture={scene} className="chart-cursor page-cursor" />}
        </SceneView>
      </div>
      {card && <MarkCard {...card} />}
    </div>
  );
}
