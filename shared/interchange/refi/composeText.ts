import { type AddedText, addText } from './composeFiles.ts';
import {
  type CameSelection,
  type ComposedSelection,
  composeSelections,
  type PlacedSelection,
} from './composeSelections.ts';
import type { Composing } from './composing.ts';
import type { ExchangeDocument } from './exchangeStudy.ts';
import { textMark } from './incomingSources.ts';
import type { KeptDocument } from './kept.ts';
import type { RefiText, RefiTextSelection } from './model.ts';
import type { WrittenText } from './writtenText.ts';

/** A selection that is new, at its positions. */
export const positioned = (
  { element, place }: PlacedSelection<ComposedSelection>,
  written: WrittenText,
): RefiTextSelection => ({
  ...element,
  ...{ start: written.position(place?.[0] ?? 0), end: written.position(place?.[1] ?? 0) },
});

/** Positions of a selection that came: written anew where it has a place in the text, else as they were. */
function repositioned({ element, place }: PlacedSelection<RefiTextSelection>, written: WrittenText): RefiTextSelection {
  if (!place) return element;
  return { ...element, start: written.position(place[0]), end: written.position(place[1]) };
}

/** The selections of a text with what was kept of each. */
export const pairs = <Element>(elements: readonly Element[], kept: KeptDocument): CameSelection<Element>[] =>
  elements.flatMap((element, at) => {
    const own = kept.selections[at];
    return own ? [{ element, kept: own }] : [];
  });

/** The words of a document that came, where they came from. */
export function addKeptText(
  composing: Composing,
  guid: string,
  { inline, raw, shown }: KeptDocument,
  { text }: ExchangeDocument,
  path: string | undefined,
): AddedText {
  return addText(composing, { guid, text, path, inline, raw: textMark(text) === shown.text ? raw : undefined });
}

/** A text that became a document, with its selections; its words are put in by the caller. */
export function composeText<Text extends RefiText>(
  composing: Composing,
  element: Text,
  kept: KeptDocument,
  row: ExchangeDocument,
): Text {
  const isSameText = textMark(row.text) === kept.shown.text;
  const { came, fresh } = composeSelections(composing, row, pairs(element.selections, kept), isSameText);
  const written = addKeptText(composing, element.guid, kept, row, element.plainTextPath).written;
  return {
    ...element,
    selections: [...came.map((each) => repositioned(each, written)), ...fresh.map((each) => positioned(each, written))],
  };
}
