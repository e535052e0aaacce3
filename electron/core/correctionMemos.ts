import type { DocumentId } from '#shared/domain/ids.ts';
import { readMemoBody, replaceQuotesInBody, type SegmentQuote } from '#shared/domain/memoBody.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { deleteLink, isSameLink, listLinkRows, setLinkPlace } from '../store/memoLinks.ts';
import { listBodiesQuoting, setQuotedBody } from '../store/memos.ts';
import type { WritableStudy } from '../store/study.ts';
import type { CorrectionPlan, Targets } from './correctionPlan.ts';
import { setBodyLinks } from './memoRules.ts';

/**
 * Memos follow a corrected text: links lead to the words that they were about, quotations stand on them and say them as
 * they are now. A link to words that are gone leads to the document; a quotation of them keeps what it says.
 */
export function moveMemoPlaces(
  study: WritableStudy,
  document: { readonly key: number; readonly id: DocumentId },
  plan: CorrectionPlan,
  targets: Targets,
): void {
  if (plan.links.length === 0) return;
  const follow = placeFinder(plan, targets);
  for (const { link } of plan.links) {
    const place = follow({ start: link.start ?? 0, end: link.end ?? 0 }, link.codingKey);
    if (link.origin === 'link') moveLink(study, link, place);
  }
  const keys = new Map(plan.codings.map(({ row }) => [row.id as string, row.key]));
  const replace = (quote: SegmentQuote) => requote(plan, quote, follow(quote, keys.get(quote.codingId ?? '') ?? null));
  for (const { key, body } of listBodiesQuoting(study, document.key)) {
    const moved = replaceQuotesInBody(body, document.id, replace);
    const read = readMemoBody(moved);
    if (!read) continue;
    if (moved !== body) setQuotedBody(study, key, moved, read.text);
    setBodyLinks(study, key, read.references);
  }
}

type PlaceFinder = (range: TextRange, codingKey: number | null) => TextRange | null;

/** What stands on the very words of a coding goes where that coding goes; else it goes with its words. */
function placeFinder(plan: CorrectionPlan, targets: Targets): PlaceFinder {
  const codings = new Map(plan.codings.map(({ row }) => [row.key, row]));
  return (range, codingKey) => {
    if (range.start >= range.end || range.end > plan.before.length) return null;
    const row = codings.get(codingKey ?? -1);
    const target = row?.start === range.start && row.end === range.end ? targets.get(row.key) : null;
    return target ?? plan.reanchor(range).range;
  };
}

/** A link that now says what another one of its memo says goes. */
function moveLink(study: WritableStudy, link: CorrectionPlan['links'][number]['link'], place: TextRange | null): void {
  if (place?.start === link.start && place.end === link.end) return;
  setLinkPlace(study, link.key, place);
  const stored = listLinkRows(study, link.memoKey);
  const moved = stored.find(({ key }) => key === link.key);
  if (moved && stored.some((other) => other.key !== link.key && isSameLink(other, moved))) deleteLink(study, link.key);
}

/** Quotations say what their words say now, unless somebody wrote something else into them. */
function requote(
  { before, text }: CorrectionPlan,
  quote: SegmentQuote,
  place: TextRange | null,
): Pick<SegmentQuote, 'start' | 'end' | 'text'> {
  if (!place) return { start: 0, end: 0, text: quote.text };
  const asItStood = before.slice(quote.start, quote.end) === quote.text;
  return { ...place, text: asItStood ? text.slice(place.start, place.end) : quote.text };
}
