import type { ReactNode } from 'react';
import type { StudyDocument } from '#shared/domain/document.ts';
import { keysLabel, runCommand } from '../../commands/registry.ts';
import type { CodingSet } from '../../reader/codingSet.ts';
import type { Place } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { Kbd } from '../../ui/marks.tsx';
import { createMemoHere } from '../memos/createMemo.ts';
import { AlsoHere } from './AlsoHere.tsx';
import { MemosHere } from './MemosHere.tsx';
import { charactersIn, paragraphsOfRange, quotation } from './words.ts';

interface WordsFactsProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly codings: CodingSet;
  readonly words: Place;
  /** What the file itself said about them. */
  readonly remarks: ReactNode;
}

/** Selected words: what they are coded with already, and what can be done with them. */
export function WordsFacts({ document, text, codings, words, remarks }: WordsFactsProps) {
  const about = { documentId: document.id, start: words.start, end: words.end };
  const here = codings.within(words.start, words.end);
  const facts = [paragraphsOfRange(words), countOf(charactersIn(text, words), 'character')];
  return (
    <>
      <PaneHead title="Selected words" />
      <div className="scroll grow inspector-body">
        <div className="section">
          <blockquote className="quote inspector-quote" dir="auto">
            {quotation(text, words)}
          </blockquote>
          <p className="source-line inspector-source">{facts.filter(Boolean).join(' · ')}</p>
          <div className="inspector-actions">
            <Action id="code.find">Code</Action>
            <Action id="code.inVivo">In vivo</Action>
            <Action id="code.again">As last time</Action>
          </div>
        </div>
        {here.length === 0 && (
          <div className="section">
            <p className="inspector-note">
              Not coded yet. Press a code’s own key, C to find or create a code, or drag the words onto a code.
            </p>
          </div>
        )}
        <AlsoHere codings={here} title="Codes on these words" />
        {remarks}
        <MemosHere about={about} onNew={() => void createMemoHere(about)} />
      </div>
    </>
  );
}

const Action = ({ id, children }: { readonly id: string; readonly children: string }) => (
  <Button onClick={() => runCommand(id)}>
    {children} <Kbd>{keysLabel(id)}</Kbd>
  </Button>
);
