import { type Anchor, HoverCard } from '../../../charts/HoverCard.tsx';
import type { SpeakingMark } from './walkMarks.ts';

/** A mark in hand, and where its card stands. */
export interface Card {
  readonly at: SpeakingMark;
  readonly anchor: Anchor;
}

/** What a mark says, in a card beside it. */
export const MarkCard = ({ at: { mark }, anchor }: Card) => (
  <HoverCard anchor={anchor}>
    <p className="hover-card-name">{mark.name}</p>
    <p className="soft">{mark.title}</p>
  </HoverCard>
);
