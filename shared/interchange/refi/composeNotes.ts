import type { Memo } from '../../domain/memo.ts';
import { readPassages } from '../../domain/memoBody.ts';
import { nameUuid } from '../nameUuid.ts';
import { composeOwnValues, placeElsewhere } from './composeFacts.ts';
import { addText, keepPath } from './composeFiles.ts';
import { keptCodings, keptSelection } from './composeSelections.ts';
import { type Composing, defined, noteRefsOf, personNamed, same } from './composing.ts';
import type { KeptNote } from './kept.ts';
import type { RefiCoding, RefiText, RefiTextSelection } from './model.ts';
import type { Passage } from './plainBody.ts';
import { writeDateTime } from './times.ts';
import type { WrittenText } from './writtenText.ts';

/** The memos as notes, but for those that are the remark on a selection. */
export function composeNotes(composing: Composing): RefiText[] {
  const { study, annotations, kept } = composing;
  const order = new Map([...kept.note.keys()].map((id, at) => [id, at]));
  const notes = study.memos.filter(({ id }) => !annotations.has(id));
  const came = notes.filter(({ id }) => order.has(id)).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const fresh = notes.filter(({ id }) => !order.has(id));
  for (const id of kept.note.keys()) if (!composing.memos.has(id)) composing.gone.add(id);
  return [
    ...came.flatMap((memo) => {
      const own = kept.note.get(memo.id);
      return own ? [composeKept(composing, memo, own)] : [];
    }),
    ...fresh.map((memo) => composeFresh(composing, memo)),
  ];
}

function composeFresh(composing: Composing, memo: Memo): RefiText {
  const text = addText(composing, { guid: memo.id, text: memo.text, path: undefined, inline: false });
  const selections = passagesOf(composing, memo).map((each) => passageSelection(memo, each, text.written));
  return {
    ...defined({
      guid: memo.id,
      name: memo.title,
      ...text.place,
      creatingUser: personNamed(composing, memo.author),
      creationDateTime: writeDateTime(memo.createdAt),
      modifiedDateTime: memo.changedAt === memo.createdAt ? undefined : writeDateTime(memo.changedAt),
    }),
    ...{ selections, codings: [], noteRefs: [], values: [] },
  };
}

/** Coded words of a memo, as far as their codes are there. */
const passagesOf = ({ codes }: Composing, memo: Memo): Passage[] =>
  readPassages(memo.body).filter(({ codeId }) => codes.has(codeId));

function passageSelection(memo: Memo, { start, end, codeId }: Passage, written: WrittenText): RefiTextSelection {
  const guid = nameUuid(`passage ${memo.id} ${codeId} ${start} ${end}`);
  const coding: RefiCoding = { guid: nameUuid(`coding ${guid}`), code: codeId, noteRefs: [] };
  return {
    ...{ guid, name: memo.text.slice(start, end), codings: [coding], noteRefs: [] },
    ...{ start: written.position(start), end: written.position(end) },
  };
}

/** A note that came: words, title and passages as they were, as long as the memo still says the same. */
function composeKept(composing: Composing, memo: Memo, kept: KeptNote): RefiText {
  const { element, shown } = kept;
  const isSameText = memo.text === shown.text;
  const isChanged = !isSameText || memo.title !== shown.title;
  const { plainTextPath, richTextPath, content: _, ...bare } = element;
  const words = wordsOf(composing, memo, kept, isSameText);
  return {
    ...bare,
    ...defined({
      name: same(element.name, shown.title, memo.title, String),
      ...words.place,
      richTextPath: isSameText ? keepPath(composing, richTextPath) : undefined,
      modifiedDateTime: isChanged ? writeDateTime(memo.changedAt) : element.modifiedDateTime,
    }),
    selections: selectionsOf(composing, memo, kept, words.written, isSameText),
    codings: keptCodings(composing, element.codings),
    values: composeOwnValues(composing, element.values, {}, null),
    noteRefs: noteRefsOf(composing, element.noteRefs, `memo ${memo.id}`),
  };
}

function wordsOf(composing: Composing, memo: Memo, { element, inline, words, raw }: KeptNote, isSameText: boolean) {
  if (words === null && isSameText && !composing.options.inline) {
    const plainTextPath = keepPath(composing, element.plainTextPath, true);
    return { written: null, place: defined({ plainTextPath }) };
  }
  // A note that has only a description says nothing beside it.
  if (words === null && isSameText && element.plainTextPath === undefined) return { written: null, place: {} };
  const text = isSameText && words !== null ? words : memo.text;
  return addText(composing, {
    ...{ guid: memo.id, text, path: element.plainTextPath, inline },
    raw: isSameText ? raw : undefined,
  });
}

/** Passages that are as they came, and those that are new. */
function selectionsOf(
  composing: Composing,
  memo: Memo,
  kept: KeptNote,
  written: WrittenText | null,
  isSameText: boolean,
): RefiTextSelection[] {
  const now = new Map(passagesOf(composing, memo).map((each) => [`${each.start} ${each.end} ${each.codeId}`, each]));
  const came = kept.element.selections.flatMap((selection, at): RefiTextSelection[] => {
    const own = kept.selections[at];
    const isTakenAway = own?.elsewhere && !composing.links.has(placeElsewhere(own.elsewhere), memo.id);
    if (isTakenAway) return [];
    if (!own?.shown || !own.place) return composing.isNarrowed ? [] : [keptSelection(composing, selection)];
    const [start, end] = own.place;
    if (!isSameText) return [];
    const codings = selection.codings.filter((coding, place) => {
      const isStill = now.delete(`${start} ${end} ${coding.code}`);
      return own.codings[place] === null ? !composing.kept.code.has(coding.code) : isStill;
    });
    if (codings.length === 0 && selection.codings.length > 0) return [];
    // Where the words stand in no text of the note, positions stay as they were written.
    const positions = written ? { start: written.position(start), end: written.position(end) } : {};
    return [{ ...keptSelection(composing, { ...selection, codings }), ...positions }];
  });
  const standing = written ? [...now.values()].map((each) => passageSelection(memo, each, written)) : [];
  return [...came, ...standing];
}
