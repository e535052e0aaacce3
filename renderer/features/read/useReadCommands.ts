import { useLayoutEffect, useRef } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { directionOf } from '#shared/text/direction.ts';
import { commandOf, isReading, isTyping } from '../../commands/keys.ts';
import { useCommand } from '../../commands/registry.ts';
import type { ReaderCoding } from '../../reader/codingSet.ts';
import { type OpenReader, openReader } from '../../reader/current.ts';
import { moveEndByWord, type RangeEnd } from '../../reader/steps.ts';
import { session } from '../../state/session.ts';
import { wantField } from '../inspector/wanted.ts';
import { applyCodesAgain, applyCodesToSelection } from './applyCodes.ts';
import { removeCodings, resizeCoding } from './codingSteps.ts';
import { codeInVivo } from './inVivo.ts';
import {
  growSelection,
  selectParagraph,
  selectSentence,
  selectWord,
  shrinkSelection,
  walkCodings,
  walkParagraphs,
} from './walking.ts';

/** The coding in hand as it is seen now. */
function codingInHand(): ReaderCoding | undefined {
  const { codingId } = session();
  return codingId ? openReader()?.codings().get(codingId) : undefined;
}

function moveEnd(end: RangeEnd, way: 'left' | 'right'): void {
  const reader = openReader();
  const coding = codingInHand();
  const range = reader && coding && moveEndByWord(reader.text, coding, end, asOnPage(reader, coding[end], way));
  if (!range) return;
  void resizeCoding(coding.id, reader.documentId, range);
  session().set({ selection: null });
  reader.show(range);
}

/** Left and right are those of the page: where words run from right to left, further left is further on. */
function asOnPage(reader: OpenReader, position: number, way: 'left' | 'right'): 'left' | 'right' {
  const number = reader.paragraphAt(position) ?? reader.paragraphAt(position - 1);
  const paragraph = number === null ? null : reader.paragraphRange(number);
  if (!paragraph || directionOf(reader.text.slice(paragraph.start, paragraph.end)) === 'ltr') return way;
  return way === 'left' ? 'right' : 'left';
}

interface Bars {
  /** Opens the coding bar for the words in hand, with something typed already. */
  readonly openBar: (typed?: string) => void;
  /** Opens it for the coding in hand. */
  readonly openRecode: () => void;
}

/** Everything that keys do while a text is read. `hasCoding`: a coding is in hand. */
export function useReadCommands(tree: CodeTree, hasCoding: boolean, { openBar, openRecode }: Bars): void {
  useCommand('paragraph.next', () => walkParagraphs(1));
  useCommand('paragraph.previous', () => walkParagraphs(-1));
  useCommand('coding.next', () => walkCodings(1));
  useCommand('coding.previous', () => walkCodings(-1));
  useCommand('select.word', selectWord);
  useCommand('select.sentence', selectSentence);
  useCommand('select.grow', growSelection);
  useCommand('select.shrink', shrinkSelection);
  useCommand('select.paragraph', selectParagraph);
  useCommand('code.find', () => openBar());
  useCommand('code.again', () => void applyCodesAgain());
  useCommand('code.inVivo', () => {
    void codeInVivo().then((tooLong) => tooLong !== null && openBar(tooLong));
  });
  useCommand('coding.recode', openRecode, hasCoding);
  useCommand('coding.weight', () => wantField('weight'), hasCoding);
  useCommand('coding.comment', () => wantField('comment'), hasCoding);
  useCommand('coding.remove', removeInHand, hasCoding);
  useCommand('coding.startLeft', () => moveEnd('start', 'left'), hasCoding);
  useCommand('coding.startRight', () => moveEnd('start', 'right'), hasCoding);
  useCommand('coding.endLeft', () => moveEnd('end', 'left'), hasCoding);
  useCommand('coding.endRight', () => moveEnd('end', 'right'), hasCoding);
  useCodeKeys(tree);
}

/** Removes the coding in hand; the words stay. */
function removeInHand(): void {
  const reader = openReader();
  const coding = codingInHand();
  if (reader && coding) void removeCodings([coding.id], reader.documentId);
}

/** A code's own key codes what is in hand with it. The keys of commands come first. */
function useCodeKeys(tree: CodeTree): void {
  const latest = useRef(tree);
  latest.current = tree;
  useLayoutEffect(() => {
    const closing = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.repeat || event.isComposing) return;
        if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 2) return;
        if (isTyping(event.target) || !isReading(event.target) || commandOf(event)) return;
        const codeId = codeWithKey(latest.current, event.key.toLowerCase());
        if (!codeId) return;
        event.preventDefault();
        void applyCodesToSelection([codeId]);
      },
      { signal: closing.signal },
    );
    return () => closing.abort();
  }, []);
}

function codeWithKey(tree: CodeTree, key: string): CodeId | null {
  for (const [id, node] of tree.byId) if (node.code.key === key) return id;
  return null;
}
