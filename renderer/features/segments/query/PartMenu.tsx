import { ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { Hue } from '../../../ui/hues.ts';
import { PartPopover } from './PartPopover.tsx';
import type { PartProblem } from './problems.ts';

/** What can be done with a part: at once, or after one more choice in the same place. */
export interface PartAction {
  readonly label: string;
  readonly onChoose?: () => void;
  readonly opens?: (close: () => void) => ReactNode;
}

interface PartMenuProps {
  /** What the menu is called. */
  readonly label: string;
  /** `word` = an operator between chips; the others are chips. */
  readonly look: 'word' | 'code' | 'plain';
  /** What is wrong with the part: it is struck, or doubted; the reason stands in its menu. */
  readonly problem?: PartProblem | null;
  readonly face: ReactNode;
  readonly title?: string | undefined;
  /** The colour of a code, as attributes of the chip. */
  readonly hue?: Hue | undefined;
  readonly actions: readonly PartAction[];
  /** What the part can be changed into. */
  readonly children?: ((close: () => void) => ReactNode) | undefined;
}

const classOf = { word: 'query-word', code: 'query-part', plain: 'query-part plain' };

/** A part of the query line with its menu: what it can become, and below that what can be done with it. */
export function PartMenu({ label, look, problem = null, face, title, hue, actions, children }: PartMenuProps) {
  return (
    <PartPopover
      label={label}
      button={
        <button
          type="button"
          className={`${classOf[look]} ${problem ? (problem.isDoubt ? 'doubted' : 'broken') : ''}`}
          title={problem?.message ?? title}
          {...hue}
        >
          {face}
          {problem && <span className="visually-hidden"> – {problem.message}</span>}
          <ChevronDown className="icon" aria-hidden="true" />
        </button>
      }
    >
      {(close) => (
        <PartMenuBody actions={actions} problem={problem} close={close}>
          {children}
        </PartMenuBody>
      )}
    </PartPopover>
  );
}

type BodyProps = Pick<PartMenuProps, 'actions' | 'children' | 'problem'> & { readonly close: () => void };

function PartMenuBody({ actions, problem, close, children }: BodyProps) {
  const [opened, setOpened] = useState<PartAction | null>(null);
  if (opened?.opens) return opened.opens(close);
  const choose = (action: PartAction) => {
    if (action.opens) setOpened(action);
    else close();
    action.onChoose?.();
  };
  return (
    <>
      {problem && <p className={problem.isDoubt ? 'query-broken doubted' : 'query-broken'}>{problem.message}</p>}
      {children?.(close)}
      <div className="query-actions">
        {actions.map((action) => (
          <Button key={action.label} onClick={() => choose(action)}>
            {action.label}
          </Button>
        ))}
      </div>
    </>
  );
}
