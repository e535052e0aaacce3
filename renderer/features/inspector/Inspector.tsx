import type { FormatMark, StudyDocument } from '#shared/domain/document.ts';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { RightPane } from '../../frame/slots.tsx';
import type { CodingSet } from '../../reader/codingSet.ts';
import { useSession } from '../../state/session.ts';
import { SpeakersHere } from '../speakers/SpeakersHere.tsx';
import { CodingFacts } from './CodingFacts.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import './inspector.css';
import { Remarks } from './Remarks.tsx';
import { WordsFacts } from './WordsFacts.tsx';

const MemoBeside = lazyPart(async () => (await import('../memos/MemoBeside.tsx')).MemoBeside);

interface InspectorProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly format: readonly FormatMark[];
  readonly codings: CodingSet;
}

/** Beside the text: a memo while one is written there, else the coding in hand, the words, or the document. */
export function Inspector({ document, text, format, codings }: InspectorProps) {
  const codingId = useSession((state) => state.codingId);
  const selection = useSession((state) => state.selection);
  const coding = codingId ? codings.get(codingId) : undefined;
  const memo = useSession((state) => state.memoBeside && state.memoId !== null);
  const words = selection?.documentId === document.id ? selection : null;
  const remarks = (
    <>
      <SpeakersHere documentId={document.id} text={text} words={coding ?? words} />
      <Remarks text={text} format={format} words={coding ?? words} />
    </>
  );
  if (memo) return <MemoBeside />;
  return (
    <RightPane label="Inspector">
      {coding && (
        <CodingFacts
          key={coding.id}
          document={document}
          text={text}
          codings={codings}
          coding={coding}
          remarks={remarks}
        />
      )}
      {!coding && words && (
        <WordsFacts document={document} text={text} codings={codings} words={words} remarks={remarks} />
      )}
      {!coding && !words && <DocumentFacts key={document.id} document={document} codings={codings} remarks={remarks} />}
    </RightPane>
  );
}
