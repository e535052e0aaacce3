import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { FormatMark, StudyDocument } from '#shared/domain/document.ts';
import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { StatusItem } from '../../frame/slots.tsx';
import type { CodingDraft, CodingSet } from '../../reader/codingSet.ts';
import { registerReader } from '../../reader/current.ts';
import type { CodeLook } from '../../reader/lanes.ts';
import { rangeOfParagraph } from '../../reader/painter.ts';
import { Reader, type ReaderHandle, type ReaderProps } from '../../reader/Reader.tsx';
import { session, useSession } from '../../state/session.ts';
import { formatCount } from '../../ui/counts.ts';
import { CodingBar } from '../codes/CodingBar.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { useDocuments } from '../documents/documents.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { SpeakerColours } from '../speakers/SpeakerColours.tsx';
import { applyCodes, demandWords, type WordsInHand } from './applyCodes.ts';
import { resizeCoding } from './codingSteps.ts';
import { useCodingSet } from './drafts.ts';
import { useLanesFilter, useOthersCodings, useShownCodings } from './lanesFilter.ts';
import { ReadHeader } from './ReadHeader.tsx';
import { useReadCommands } from './useReadCommands.ts';

interface OpenDocumentProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly format: readonly FormatMark[];
}

/** One document being read and coded: header, text with lanes, coding bar, inspector. */
export function OpenDocument({ document, text, format }: OpenDocumentProps) {
  const documentId = document.id;
  const tree = useCodeTree();
  const [filter, setFilter] = useLanesFilter();
  const shows = useShownCodings(filter, tree);
  const isOthers = useOthersCodings();
  const [preview, setPreview] = useState<CodingDraft | null>(null);
  const codings = useCodingSet(documentId, shows, preview);
  const [hovered, setHovered] = useState<CodingId | null>(null);
  const reader = useRef<ReaderHandle>(null);
  const codingId = useSession((state) => state.codingId);
  const paragraph = useSession((state) => state.paragraph);
  const words = useWords(documentId);
  const inHand = codingId ? codings?.get(codingId) : undefined;
  const held = words !== null && inHand?.start === words.start && inHand.end === words.end;
  const looks = useCallback(
    (id: CodeId): CodeLook => ({
      name: tree.byId.get(id)?.code.name ?? 'deleted code',
      color: shownColor(tree, id),
    }),
    [tree],
  );
  const emphasis = useMemo(() => ({ hovered, selected: codingId }), [hovered, codingId]);
  const listener = useReaderListener(documentId, codings, reader, setHovered, setPreview);
  const [bar, setBar] = useState<BarRequest | null>(null);
  const closeBar = useCallback(() => {
    setBar(null);
    reader.current?.scroller.focus({ preventScroll: true });
  }, []);

  useReadCommands(tree, inHand !== undefined, {
    openBar: (typed = '') => {
      const ranges = demandWords();
      const range = ranges?.ranges[0];
      if (ranges && range) setBar({ ranges, range, typed, what: whatOf(document, range, reader.current, text) });
    },
    openRecode: () => {
      if (!inHand) return;
      const { id, start, end } = inHand;
      const ranges = { documentId, ranges: [{ start, end }] };
      setBar({
        ranges,
        range: { start, end },
        typed: '',
        what: `instead of “${looks(inHand.codeId).name}”`,
        recode: [id],
      });
    },
  });
  useOpenReader(documentId, text, codings, reader);
  useReveal(documentId, reader, codings !== undefined);
  const shelf = useDocuments();
  const group = shelf?.groups.find((each) => each.id === document.groupId)?.name ?? null;
  return (
    <>
      <ReadHeader document={document} group={group} codings={codings?.size ?? 0} filter={filter} onFilter={setFilter} />
      {codings && (
        <Reader
          ref={reader}
          documentId={documentId}
          name={document.name}
          text={text}
          format={format}
          codings={codings}
          looks={looks}
          isOthers={isOthers}
          emphasis={emphasis}
          words={words}
          held={held}
          paragraph={paragraph}
          listener={listener}
          onGiveUp={giveUp}
        />
      )}
      {bar && (
        <CodingBar
          anchor={() => reader.current?.view.lastLine(bar.range) ?? null}
          scroller={() => reader.current?.scroller ?? null}
          ranges={bar.ranges}
          what={bar.what}
          typed={bar.typed}
          {...(bar.recode ? { recode: bar.recode } : {})}
          onDone={closeBar}
        />
      )}
      {paragraph !== null && (
        <StatusItem>
          ¶ {formatCount(paragraph)} of {formatCount(document.paragraphs)}
        </StatusItem>
      )}
      <p className="visually-hidden" role="status">
        {inHand && `Coding ${namesOf(tree, inHand.codeId).join(', ')}`}
      </p>
      <SpeakerColours documentId={documentId} />
      {codings && <Inspector document={document} text={text} format={format} codings={codings} />}
    </>
  );
}

interface BarRequest {
  readonly ranges: WordsInHand;
  readonly range: TextRange;
  readonly what: string;
  readonly typed: string;
  readonly recode?: readonly CodingId[];
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** `¶ 4 · 65 characters selected` */
function whatOf(document: StudyDocument, { start, end }: TextRange, reader: ReaderHandle | null, text: string): string {
  const paragraph = reader?.view.paragraphAt(start);
  const count = end - start > 5000 ? end - start : [...graphemes.segment(text.slice(start, end))].length;
  const place = paragraph ? `¶ ${paragraph}` : document.name;
  return `${place} · ${formatCount(count)} ${session().selection ? 'characters selected' : 'characters'}`;
}

/** The words selected in this document; the same object until they change. */
function useWords(documentId: DocumentId): TextRange | null {
  const selection = useSession((state) => state.selection);
  return useMemo(
    () => (selection?.documentId === documentId ? { start: selection.start, end: selection.end } : null),
    [selection, documentId],
  );
}

/** Escape: first the selected words, then the coding in hand. */
function giveUp(): void {
  const { selection } = session();
  session().set(selection ? { selection: null } : { codingId: null });
}

function useReaderListener(
  documentId: DocumentId,
  codings: CodingSet | undefined,
  reader: React.RefObject<ReaderHandle | null>,
  setHovered: (id: CodingId | null) => void,
  setPreview: (preview: CodingDraft | null) => void,
): ReaderProps['listener'] {
  return {
    onSelect: (range, at) => {
      const paragraphAt = (offset: number) => reader.current?.view.paragraphAt(offset) ?? null;
      if (range) {
        session().set({ selection: { documentId, ...range }, codingId: null, paragraph: paragraphAt(range.start) });
        return;
      }
      const paragraph = at === null ? session().paragraph : paragraphAt(at);
      session().set({ selection: null, paragraph, codingId: codings && at !== null ? pressed(codings, at) : null });
    },
    onHover: setHovered,
    onPick: (id) => {
      const coding = codings?.get(id);
      const paragraph = coding ? (reader.current?.view.paragraphAt(coding.start) ?? null) : null;
      session().set({ codingId: id, selection: null, paragraph });
    },
    onResize: (id, range, done) => {
      setPreview(range && !done ? { kind: 'resize', id, ...range } : null);
      if (done && range) void resizeCoding(id, documentId, range);
    },
    onDropCodes: (codeIds, { start, end }) => void applyCodes({ documentId, ranges: [{ start, end }] }, codeIds),
  };
}

/** Pressing tinted words takes their shortest coding; pressing again takes the next one there, and so round. */
function pressed(codings: CodingSet, at: number): CodingId | null {
  const here = codings.at(at).sort((a, b) => a.end - a.start - (b.end - b.start));
  const now = here.findIndex((coding) => coding.id === session().codingId);
  return here[(now + 1) % Math.max(1, here.length)]?.id ?? null;
}

function useOpenReader(
  documentId: DocumentId,
  text: string,
  codings: CodingSet | undefined,
  reader: React.RefObject<ReaderHandle | null>,
): void {
  const latest = useRef(codings);
  latest.current = codings;
  const known = codings !== undefined;
  useLayoutEffect(() => {
    const mounted = reader.current;
    if (!known || !mounted) return undefined;
    const { view, scroller } = mounted;
    return registerReader({
      documentId,
      text,
      paragraphRange: (paragraph) => rangeOfParagraph(view.sheet, paragraph),
      paragraphAt: (position) => view.paragraphAt(position),
      codings: () => {
        if (!latest.current) throw new Error('A reader is registered only with its codings');
        return latest.current;
      },
      visible: () => view.visible(),
      show: (range) => view.reveal(range),
      focus: () => scroller.focus({ preventScroll: true }),
    });
  }, [documentId, text, known, reader]);
}

/** Follows the wish to show a place, however often it is wished. */
function useReveal(documentId: DocumentId, reader: React.RefObject<ReaderHandle | null>, ready: boolean): void {
  const reveal = useSession((state) => state.reveal);
  useEffect(() => {
    const mounted = reader.current;
    if (!ready || !mounted || reveal?.documentId !== documentId) return;
    const { start, end, codingId } = reveal;
    const words = codingId === null && start < end ? { documentId, start, end } : null;
    mounted.view.reveal({ start, end }, true);
    mounted.scroller.focus({ preventScroll: true });
    session().set({ reveal: null, codingId, selection: words, paragraph: mounted.view.paragraphAt(start) });
  }, [reveal, documentId, reader, ready]);
  const focusText = useSession((state) => state.focusText);
  useEffect(() => {
    if (!ready || !focusText) return;
    reader.current?.scroller.focus({ preventScroll: true });
    session().set({ focusText: false });
  }, [focusText, reader, ready]);
}
