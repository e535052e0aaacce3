import { useEffect, useRef } from 'react';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import { parsePath } from '#shared/domain/codeTree.ts';
import type { CodingId } from '#shared/domain/ids.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/marks.tsx';
import type { Decision, Decisions } from './checking.ts';
import { MarkedWords } from './Differences.tsx';

interface AffectedCodingsProps {
  readonly affected: readonly AffectedCoding[];
  readonly decisions: Decisions;
  /** The coding that is looked at; its place is shown in the text. */
  readonly inHand: CodingId | null;
  readonly onTake: (coding: AffectedCoding) => void;
  /** Puts a coding on the words that are selected in the new text; left out where no text stands beside the list. */
  readonly onPlace?: (coding: AffectedCoding) => void;
  /** The words of the new text, to show what a coding was put on. */
  readonly text: string;
}

/** Codings shown at once; more are decided about together. */
const most = 200;

/** The codings whose words changed, each with what becomes of it. */
export function AffectedCodings(props: AffectedCodingsProps) {
  const { affected, decisions } = props;
  const withPlace = affected.filter(({ after }) => after !== null).map(({ codingId }) => codingId);
  const without = affected.filter(({ after }) => after === null).map(({ codingId }) => codingId);
  return (
    <>
      <div className="correct-all">
        {withPlace.length > 0 && (
          <Button variant="line" onClick={() => decisions.decide(withPlace, { action: 'confirm' })}>
            Confirm {withPlace.length === affected.length ? 'all' : 'all that have words'}
          </Button>
        )}
        {without.length > 0 && (
          <Button variant="line" onClick={() => decisions.decide(without, { action: 'drop' })}>
            Drop {without.length === affected.length ? 'all' : 'those without words'}
          </Button>
        )}
      </div>
      <ul className="correct-list" aria-label="Codings whose words changed">
        {affected.slice(0, most).map((coding) => (
          <AffectedRow key={coding.codingId} coding={coding} {...props} />
        ))}
      </ul>
      {affected.length > most && (
        <p className="correct-more">
          {`${(affected.length - most).toLocaleString('en-GB')} more are not listed: what you choose above holds for them too.`}
        </p>
      )}
    </>
  );
}

type Action = Decision['action'];

function AffectedRow({
  coding,
  decisions,
  inHand,
  onTake,
  onPlace,
  text,
}: AffectedCodingsProps & { readonly coding: AffectedCoding }) {
  const { codingId, codePath, color, coderName, before, after } = coding;
  const decision = decisions.of(codingId);
  const row = useRef<HTMLLIElement>(null);
  const held = inHand === codingId;
  useEffect(() => {
    if (held) row.current?.scrollIntoView({ block: 'nearest' });
  }, [held]);
  const name = parsePath(codePath).at(-1) ?? codePath;
  const words = decision?.action === 'place' ? text.slice(decision.start, decision.end) : after?.text;
  const options = [
    ...(after ? [{ value: 'confirm' as const, label: 'Confirm', title: 'It stands on the new words' }] : []),
    ...(onPlace ? [{ value: 'place' as const, label: 'Re-place', title: 'Select words in the text first' }] : []),
    { value: 'drop' as const, label: 'Drop', title: 'The coding is removed' },
  ];
  const choose = (action: Action) => {
    if (action === 'place') onPlace?.(coding);
    else decisions.decide([codingId], { action });
  };
  return (
    <li ref={row} className={`correct-coding${held ? ' held' : ''}`}>
      <button type="button" className="correct-words-of" onClick={() => onTake(coding)} aria-pressed={held}>
        <span className="correct-coding-head">
          <Chip color={color} title={codePath}>
            {name}
          </Chip>
          <span className="muted ellipsis">{coderName}</span>
        </span>
        <span className="correct-before" dir="auto">
          <span className="visually-hidden">Before: </span>
          <MarkedWords before={before.text} after={words ?? ''} side="before" />
        </span>
        <span className="correct-after" dir="auto">
          <span className="visually-hidden">After: </span>
          {words === undefined ? (
            <i>no words are left</i>
          ) : (
            <MarkedWords before={before.text} after={words} side="after" />
          )}
        </span>
      </button>
      {/* Not a choice that is always made: nothing is decided until one is pressed. */}
      <div className="segmented correct-actions" role="group" aria-label={`What becomes of ${name}`}>
        {options.map(({ value, label, title }) => (
          <button
            key={value}
            type="button"
            title={title}
            aria-pressed={decision?.action === value}
            onClick={() => choose(value)}
          >
            {label}
          </button>
        ))}
      </div>
    </li>
  );
}
