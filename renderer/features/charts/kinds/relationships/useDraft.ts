import { useEffect, useMemo, useRef, useState } from 'react';
import type { RelationshipsResult } from '#shared/analysis/reading/relationshipResult.ts';
import type { Point } from '#shared/charts/relationships/geometry.ts';
import { useArrange } from './arrange.ts';

type Places = Readonly<Record<string, Point>>;

/** The diagram while marks are being moved: places that are not kept yet stand over those that are. */
export interface Draft {
  readonly result: RelationshipsResult;
  readonly put: (key: string, place: Point) => void;
  /** Keeps what was put somewhere, as one step of the history. */
  readonly keep: (label: string) => void;
  readonly giveUp: () => void;
  readonly backToAutomatic: () => void;
}

export function useDraft(kept: RelationshipsResult): Draft {
  const [draft, show] = useState<Places>({});
  // The last move of a pointer may not be drawn yet when it lets go; it is to be kept all the same.
  const latest = useRef<Places>({});
  const setDraft = (places: Places) => {
    latest.current = places;
    show(places);
  };
  const waiting = useRef(0);
  const arrange = useArrange();
  const { arrangement } = kept;
  // What was kept has come back, or was undone: it holds from here on. Identity changes only when a place or label does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new arrangement is the event
  useEffect(() => {
    if (waiting.current === 0) setDraft({});
  }, [arrangement]);
  const result = useMemo(
    () => ({ ...kept, arrangement: { ...arrangement, places: { ...arrangement.places, ...draft } } }),
    [kept, arrangement, draft],
  );
  const send = async (part: { readonly places?: Places; readonly allAutomatic?: boolean }, label: string) => {
    waiting.current++;
    const answer = await arrange({ name: arrangement.name, ...part }, label);
    waiting.current--;
    if (answer === undefined) setDraft({});
  };
  return {
    result,
    put: (key, place) => setDraft({ ...latest.current, [key]: place }),
    keep: (label) => void send({ places: latest.current }, label),
    giveUp: () => setDraft({}),
    backToAutomatic: () => {
      setDraft({});
      void send({ allAutomatic: true }, 'Back to automatic in the diagram');
    },
  };
}
