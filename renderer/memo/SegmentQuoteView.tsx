import type { OutputOf } from '#shared/contract/index.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { SegmentQuote } from '#shared/domain/memoBody.ts';
import { type ParagraphColumns, paragraphColumns, paragraphsTouched } from '#shared/text/paragraphs.ts';
import { useAsk } from '../client/hooks.ts';
import { shownColor, useCodeTree } from '../features/codes/tree.ts';
import { session } from '../state/session.ts';
import { hueOf } from '../ui/hues.ts';
import { Chip } from '../ui/marks.tsx';
import { useDocumentNames } from './names.ts';
import { useNodeInHand } from './useNodeInHand.ts';

const paragraphsByAnswer = new WeakMap<OutputOf<'documents.read'>, ParagraphColumns>();

function paragraphsIn(answer: OutputOf<'documents.read'>): ParagraphColumns {
  const known = paragraphsByAnswer.get(answer) ?? paragraphColumns(answer.text);
  paragraphsByAnswer.set(answer, known);
  return known;
}

/** `¶ 3`, `¶ 3–5`; empty until the text is known. */
function useParagraphLabel({ documentId, start, end }: SegmentQuote, enabled: boolean): string {
  const { data } = useAsk('documents.read', { id: documentId as DocumentId }, { enabled });
  const touched = enabled && data ? paragraphsTouched(paragraphsIn(data), start, end) : null;
  if (!touched) return '';
  const { first, last } = touched;
  return last > first ? `¶ ${first + 1}–${last + 1}` : `¶ ${first + 1}`;
}

/** The code of the coding that was quoted, while that coding is there. */
function useQuotedCode(codingId: string | null) {
  const tree = useCodeTree();
  const { data, failure } = useAsk(
    'codings.read',
    { id: (codingId ?? '') as CodingId },
    { enabled: codingId !== null },
  );
  const coding = codingId !== null && !failure && data?.id === codingId ? data : null;
  const code = coding ? tree.byId.get(coding.codeId)?.code : undefined;
  return code ? { id: code.id, name: code.name, color: shownColor(tree, code.id) } : null;
}

/** A quoted segment: the words as they stood, and where they stand. Pressing the words opens the place. */
export function SegmentQuoteView({ data, nodeKey }: { readonly data: SegmentQuote; readonly nodeKey: string }) {
  const documents = useDocumentNames();
  const documentId = data.documentId as DocumentId;
  const document = documents.byId.get(documentId);
  const gone = documents.known && !document;
  const paragraphs = useParagraphLabel(data, document !== undefined);
  const code = useQuotedCode(data.codingId);
  const open = gone
    ? null
    : () =>
        session().openSegment({
          documentId,
          start: data.start,
          end: data.end,
          codingId: code ? (data.codingId as CodingId) : null,
        });
  const inHand = useNodeInHand(nodeKey, open);
  const name = document?.name ?? data.label;
  return (
    <blockquote className={inHand ? 'memo-segment in-hand' : 'memo-segment'} {...(code ? hueOf(code.color) : {})}>
      <button
        type="button"
        tabIndex={-1}
        className="memo-segment-words"
        disabled={!open}
        title={open ? 'Open this place in the text' : 'The document was deleted'}
        onClick={open ?? undefined}
        dir="auto"
      >
        {data.text}
      </button>
      <footer>
        {open ? (
          <button type="button" tabIndex={-1} className="chip document" onClick={open} title={`Open “${name}” here`}>
            {name}
          </button>
        ) : (
          <Chip kind="document" gone title="This document was deleted">
            {name} <span className="visually-hidden">(was deleted)</span>
          </Chip>
        )}
        {paragraphs && <span>{paragraphs}</span>}
        {code && (
          <button
            type="button"
            tabIndex={-1}
            className="chip code"
            title={`Show the segments of “${code.name}”`}
            onClick={() => session().openCodeSegments([code.id])}
            {...hueOf(code.color)}
          >
            {code.name}
          </button>
        )}
      </footer>
    </blockquote>
  );
}
