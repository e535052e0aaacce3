import { Ellipsis } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import { useAsk } from '../../client/hooks.ts';
import { keysLabel, runCommand } from '../../commands/registry.ts';
import type { CodingSet, ReaderCoding } from '../../reader/codingSet.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { formatMoment } from '../../ui/dates.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { MenuButton, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Kbd, Swatch } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { createMemoHere } from '../memos/createMemo.ts';
import { removeCodings, weighCoding } from '../read/codingSteps.ts';
import { AlsoHere } from './AlsoHere.tsx';
import { Comment } from './Comment.tsx';
import { MemosHere } from './MemosHere.tsx';
import { SameCode } from './SameCode.tsx';
import { Weight } from './Weight.tsx';
import { charactersIn, paragraphsOfRange, quotation } from './words.ts';

interface CodingFactsProps {
  readonly document: StudyDocument;
  readonly text: string;
  readonly codings: CodingSet;
  readonly coding: ReaderCoding;
  /** What the file itself said about its words. */
  readonly remarks: ReactNode;
}

/** The coding in hand: what it says, what can be done with it, and what else there is of it. */
export function CodingFacts({ document, text, codings, coding, remarks }: CodingFactsProps) {
  const place = useMemo(() => codings.inOrder().findIndex(({ id }) => id === coding.id) + 1, [codings, coding.id]);
  const { data } = useAsk('codings.read', { id: coding.id });
  const known = data?.id === coding.id ? data : undefined;
  const also = codings.within(coding.start, coding.end).filter(({ id }) => id !== coding.id);
  const about = { documentId: document.id, start: coding.start, end: coding.end, codingId: coding.id };
  const facts = [
    known?.coderName,
    known && formatMoment(known.changedAt),
    paragraphsOfRange(coding),
    countOf(charactersIn(text, coding), 'character'),
  ].filter((fact) => fact !== undefined && fact !== '');
  return (
    <>
      <PaneHead title="Coding">
        {place > 0 && (
          <span className="inspector-place">
            {formatCount(place)} of {formatCount(codings.size)}
          </span>
        )}
        <CodingMenu document={document} coding={coding} />
      </PaneHead>
      <div className="scroll grow inspector-body">
        <div className="section">
          <CodePath coding={coding} />
          <blockquote className="quote inspector-quote" dir="auto">
            {quotation(text, coding)}
          </blockquote>
          <Weight
            weight={known ? known.weight : coding.weight}
            onCommit={(weight) => void weighCoding(coding.id, weight)}
          />
          {known && <Comment id={coding.id} comment={known.comment} />}
          <p className="source-line inspector-source">{facts.join(' · ')}</p>
          <CodingActions document={document} coding={coding} />
        </div>
        <AlsoHere codings={also} title="Also on these words" />
        {remarks}
        <MemosHere about={about} onNew={() => void createMemoHere(about)} />
        <SameCode coding={coding} />
      </div>
    </>
  );
}

function CodePath({ coding }: { readonly coding: ReaderCoding }) {
  const tree = useCodeTree();
  const names = namesOf(tree, coding.codeId);
  const themes = names.slice(0, -1);
  return (
    <p className="inspector-path">
      <Swatch color={shownColor(tree, coding.codeId)} theme={themes.length === 0} />
      {themes.length > 0 && (
        <>
          <span className="soft">{themes.join(' › ')}</span>
          <span className="inspector-separator" aria-hidden="true">
            ›
          </span>
        </>
      )}
      <strong>{names.at(-1) ?? 'deleted code'}</strong>
    </p>
  );
}

interface ActionsProps {
  readonly document: StudyDocument;
  readonly coding: ReaderCoding;
}

const resizeHint = `Drag the round ends in the text, or press ${keysLabel('coding.startLeft')} and → for the start, with Shift for the end`;

function CodingActions({ document, coding }: ActionsProps) {
  return (
    <div className="inspector-actions">
      <Button onClick={() => runCommand('coding.recode')}>
        Recode <Kbd>{keysLabel('coding.recode')}</Kbd>
      </Button>
      <Button title={resizeHint} onClick={() => runCommand('coding.endRight')}>
        Resize <Kbd>Alt ← →</Kbd>
      </Button>
      <Button variant="danger" onClick={() => void removeCodings([coding.id], document.id)}>
        Remove <Kbd>{keysLabel('coding.remove')}</Kbd>
      </Button>
    </div>
  );
}

function CodingMenu({ document, coding }: ActionsProps) {
  const entries = [
    ['coding.startLeft', 'Start one word earlier'],
    ['coding.startRight', 'Start one word later'],
    ['coding.endLeft', 'End one word earlier'],
    ['coding.endRight', 'End one word later'],
  ] as const;
  return (
    <MenuButton label="Coding" button={<IconButton label="More actions" icon={Ellipsis} />}>
      <MenuItem hint={keysLabel('coding.recode')} onChoose={() => runCommand('coding.recode')}>
        Recode…
      </MenuItem>
      <MenuItem onChoose={() => session().openCodeSegments([coding.codeId])}>Segments of this code</MenuItem>
      <MenuSeparator />
      {entries.map(([id, title]) => (
        <MenuItem key={id} hint={keysLabel(id)} onChoose={() => runCommand(id)}>
          {title}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem danger hint={keysLabel('coding.remove')} onChoose={() => void removeCodings([coding.id], document.id)}>
        Remove the coding
      </MenuItem>
    </MenuButton>
  );
}
