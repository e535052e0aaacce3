import type { StudyDocument } from '#shared/domain/document.ts';
import { RightPane } from '../../frame/slots.tsx';
import type { CodingSet } from '../../reader/codingSet.ts';
import { useSession } from '../../state/session.ts';
import { MemoBeside } from '../memos/MemoBeside.tsx';
import { CodingFacts } from './CodingFacts.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import './inspector.css';
import { WordsFacts } from './WordsFacts.tsx';

interface InspectorProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly codings: CodingSet;
}

/** Beside the text: a memo while one is written there, else the coding in hand, the words, or the document. */
export function Inspector({ document, text, codings }: InspectorProps) {
  const codingId = useSession((state) => state.codingId);
  const selection = useSession((state) => state.selection);
  const coding = codingId ? codings.get(codingId) : undefined;
  const memo = useSession((state) => state.memoBeside && state.memoId !== null);
  const words = selection?.documentId === document.id ? selection : null;
  if (memo) return <MemoBeside />;
  return (
    <RightPane label="Inspector">
      {coding && <CodingFacts key={coding.id} document={document} text={text} codings={codings} coding={coding} />}
      {!coding && words && <WordsFacts document={document} text={text} codings={codings} words={words} />}
      {!coding && !words && <DocumentFacts key={document.id} document={document} codings={codings} />}
    </RightPane>
  );
}
