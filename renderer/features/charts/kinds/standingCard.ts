import type { Card } from './MarkCard.tsx';
import type { SpeakingMark } from './walkMarks.ts';

/**
 * The card as it holds for the picture that is drawn now: with what its mark says now, and only while the mark stands where it
 * stood when the card came: beside a mark that has moved or grown it would speak of another place.
 */
export function standingCard(card: Card | null, byKey: ReadonlyMap<string, SpeakingMark>): Card | null {
  const at = card && byKey.get(card.at.mark.key);
  if (!at) return null;
  if (at === card.at) return card;
  const [now, before] = [at.box, card.at.box];
  const stands = now.x === before.x && now.y === before.y && now.width === before.width && now.height === before.height;
  return stands ? { ...card, at } : null;
}
