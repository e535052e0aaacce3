import { useMemo, useRef, useState } from 'react';
import { layoutWordCloud, type PlacedWord, wordSentence } from '#shared/charts/wordCloud.ts';
import { HoverCard } from '../../charts/HoverCard.tsx';
import { SceneView } from '../../charts/SceneView.tsx';
import { useSize } from '../../charts/useSize.ts';
import { useSettled } from '../../ui/useSettled.ts';
import { useMode } from '../charts/useMode.ts';
import { searchWord } from './view.ts';
import type { OnWordMenu } from './WordsPart.tsx';
import type { WordFrequencies } from './wordCounting.ts';

interface CloudProps {
  readonly data: WordFrequencies;
  readonly onMenu: OnWordMenu;
}

/** The most frequent words as a cloud; the table beside it says the same to those who do not see it. */
export function CloudView({ data, onMenu }: CloudProps) {
  const frame = useRef<HTMLDivElement>(null);
  // To place the words takes a moment: not at every step while a pane is being drawn wider.
  const size = useSettled(useSize(frame), 60);
  const mode = useMode();
  const [pointed, setPointed] = useState<PlacedWord | null>(null);
  const layout = useMemo(
    () =>
      size && size.width > 120 && size.height > 80
        ? layoutWordCloud(data, { width: size.width, height: size.height, mode, alone: false })
        : null,
    [data, size, mode],
  );
  const wordAt = (event: { readonly clientX: number; readonly clientY: number }): PlacedWord | null => {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !layout) return null;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const isHere = ({ left, top, width, height }: PlacedWord) =>
      x >= left && x < left + width && y >= top && y < top + height;
    return layout.words.find(isHere) ?? null;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the table twin has the keys
    <div
      ref={frame}
      className="words-cloud"
      data-pointed={pointed !== null}
      onPointerMove={(event) => setPointed(wordAt(event))}
      onPointerLeave={() => setPointed(null)}
      onClick={(event) => {
        const word = wordAt(event);
        if (word) searchWord(word.word);
      }}
      onContextMenu={(event) => {
        const word = wordAt(event);
        if (!word) return;
        event.preventDefault();
        setPointed(null);
        onMenu(word.word, { x: event.clientX, y: event.clientY });
      }}
    >
      {layout && <SceneView scene={layout.scene} emphasis={new Set(pointed ? [`word:${pointed.word}`] : [])} />}
      {pointed && frame.current && (
        <HoverCard anchor={anchorOf(frame.current, pointed)}>{wordSentence(pointed)}</HoverCard>
      )}
    </div>
  );
}

function anchorOf(frame: HTMLElement, { left, top, width, height }: PlacedWord) {
  const box = frame.getBoundingClientRect();
  return { left: box.left + left, top: box.top + top, right: box.left + left + width, bottom: box.top + top + height };
}
