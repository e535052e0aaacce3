import { create } from 'zustand';
import type { Along } from '#shared/analysis/along.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { type SessionState, useSession } from '../../state/session.ts';
import { useSpeakerScope } from '../speakers/choice.ts';

type Query = InputOf<'segments.query'>;

/** How the segments are shown. Which ones is the activation of the session, so that every room filters alike. */
export interface SegmentView {
  readonly grouping: NonNullable<Query['grouping']>;
  readonly order: NonNullable<Query['order']>;
  readonly descending: boolean;
  readonly context: NonNullable<Query['context']>;
  readonly withSubcodes: boolean;
  /** Only segments that share characters with codings of these. */
  readonly overlapping: readonly CodeId[];
  /** Only segments that touch this stretch of their document, as the comparison chart was brushed. */
  readonly along: Along | null;
  /** The segment in hand. */
  readonly current: CodingId | null;
}

export const useSegmentView = create<SegmentView>()(() => ({
  grouping: 'document',
  order: 'place',
  descending: false,
  context: 'sentence',
  withSubcodes: true,
  overlapping: [],
  along: null,
  current: null,
}));
export const setSegmentView = (part: Partial<SegmentView>): void => useSegmentView.setState(part);

type Choice = Query['choice'];

const listOrNull = <Item>(items: ReadonlySet<Item> | readonly Item[]): Item[] | null => {
  const list = [...items];
  return list.length > 0 ? list : null;
};

/** Which segments are shown: the active codes (or all), in the active documents (or all), and what else was asked. */
export function segmentChoiceOf(
  { activeCodes, activeDocuments }: Pick<SessionState, 'activeCodes' | 'activeDocuments'>,
  { withSubcodes, overlapping, along }: Pick<SegmentView, 'withSubcodes' | 'overlapping' | 'along'>,
  speakers: Choice['speakers'] = null,
): Choice {
  return {
    codeIds: listOrNull(activeCodes),
    documentIds: listOrNull(activeDocuments),
    overlapping: listOrNull(overlapping),
    withSubcodes,
    ...(along ? { along } : {}),
    ...(speakers ? { speakers } : {}),
  };
}

export function useSegmentChoice(): Choice {
  const activeCodes = useSession((state) => state.activeCodes);
  const activeDocuments = useSession((state) => state.activeDocuments);
  const withSubcodes = useSegmentView((view) => view.withSubcodes);
  const overlapping = useSegmentView((view) => view.overlapping);
  const along = useSegmentView((view) => view.along);
  const { choice } = useSpeakerScope();
  return segmentChoiceOf({ activeCodes, activeDocuments }, { withSubcodes, overlapping, along }, choice);
}
