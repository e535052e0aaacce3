import { Button } from '../../ui/Button.tsx';
import type { Part } from './studyExport.ts';
import type { PartChoice } from './useChoices.ts';

interface ChoiceRowsProps {
  readonly choices: readonly PartChoice[];
  /** The part that was chosen from just now: the focus goes back to it. */
  readonly returnTo: Part | null;
  readonly onPick: (part: Part) => void;
}

const focusAtOnce = (button: HTMLButtonElement | null) => button?.focus();

/** What goes out, a line a part, in words. */
export const ChoiceRows = ({ choices, returnTo, onPick }: ChoiceRowsProps) => (
  <dl className="exports-choices">
    {choices.map(({ part, title, summary }) => (
      <div key={part} className="exports-choice">
        <dt>{title}</dt>
        <dd>{summary}</dd>
        <dd>
          <Button
            variant="line"
            aria-label={`Choose ${title.toLowerCase()}`}
            {...(part === returnTo ? { ref: focusAtOnce } : {})}
            onClick={() => onPick(part)}
          >
            Choose…
          </Button>
        </dd>
      </div>
    ))}
  </dl>
);
