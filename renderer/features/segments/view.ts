import { create } from 'zustand';
import type { Along } from '#shared/analysis/along.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { type SessionState, useSession } from '../../state/session.ts';
import { useSpeakerScope } from '../speakers/choice.ts';

type Query = InputOf<'segments.query'>;

/** How what was found is looked at. */
export type SegmentLook = 'list' | 'table' | 'counts';

/** How the segments are shown. Which ones is the activation and the query of the session. */
export interface SegmentView {
  readonly grouping: NonNullable<Query['grouping']>;
  readonly order: NonNullable<Query['order']>;
  readonly descending: boolean;
  readonly context: NonNullable<Query['context']>;
  readonly withSubcodes: boolean;
  /** Only what touches this stretch of its document, as the comparison chart was brushed. */
  readonly along: Along | null;
  readonly look: SegmentLook;
  /** The row in hand. */
  readonly current: string | null;
}

export const useSegmentView = create<SegmentView>()(() => ({
  grouping: 'document',
  order: 'place',
  descending: false,
  context: 'sentence',
  withSubcodes: true,
  along: null,
  look: 'list',
  current: null,
}));
export const setSegmentView = (part: Partial<SegmentView>): void => useSegmentView.setState(part);

type Choice = Query['choice'];

const listOrNull = <Item>(items: ReadonlySet<Item> | readonly Item[]): Item[] | null => {
  const list = [...items];
  return list.length > 0 ? list : null;
};

/** Which segments are shown: those of the active codes (or all), in the active documents (or all). */
export function segmentChoiceOf(
  { activeCodes, activeDocuments }: Pick<SessionState, 'activeCodes' | 'activeDocuments'>,
  { withSubcodes, along }: Pick<SegmentView, 'withSubcodes' | 'along'>,
  speakers: Choice['speakers'] = null,
): Choice {
  return {
    codeIds: listOrNull(activeCodes),
    documentIds: listOrNull(activeDocuments),
    withSubcodes,
    ...(along ? { along } : {}),
    ...(speakers ? { speakers } : {}),
  };
}

export function useSegmentChoice(): Choice {
  const activeCodes = useSession((state) => state.activeCodes);
  const activeDocuments = useSession((state) => state.activeDocuments);
  const withSubcodes = useSegmentView((view) => view.withSubcodes);
  const along = useSegmentView((view) => view.along);
  const { choice } = useSpeakerScope();
  return segmentChoiceOf({ activeCodes, activeDocuments }, { withSubcodes, along }, choice);
}
