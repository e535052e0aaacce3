import type { StudyDocument } from '#shared/domain/document.ts';
import { RightPane } from '../../frame/slots.tsx';
import type { CodingSet } from '../../reader/codingSet.ts';
import { useSession } from '../../state/session.ts';
import { CodingFacts } from './CodingFacts.tsx';
import { DocumentFacts } from './DocumentFacts.tsx';
import './inspector.css';
import { WordsFacts } from './WordsFacts.tsx';

interface InspectorProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly codings: CodingSet;
}

/** Beside the text: the coding in hand, else the selected words, else what is known of the document. */
export function Inspector({ document, text, codings }: InspectorProps) {
  const codingId = useSession((state) => state.codingId);
  const selection = useSession((state) => state.selection);
  const coding = codingId ? codings.get(codingId) : undefined;
  const words = selection?.documentId === document.id ? selection : null;
  return (
    <RightPane label="Inspector">
      {coding && <CodingFacts key={coding.id} document={document} text={text} codings={codings} coding={coding} />}
      {!coding && words && <WordsFacts document={document} text={text} codings={codings} words={words} />}
      {!coding && !words && <DocumentFacts key={document.id} document={document} codings={codings} />}
    </RightPane>
  );
}
