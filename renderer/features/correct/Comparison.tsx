import { useMemo, useState } from 'react';
import type { TextEdit } from '#shared/text/differences.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { MergedWords } from './Differences.tsx';
import { hunksOf } from './hunks.ts';

interface ComparisonProps {
  readonly label: string;
  /** The text before. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Places shown at once. */
const portion = 60;

/** Two texts as one: what went is struck, what came is underlined; lines that are the same are only counted. */
export function Comparison({ label, text, edits }: ComparisonProps) {
  const { hunks, rest } = useMemo(() => hunksOf(text, edits), [text, edits]);
  const [shown, setShown] = useState(portion);
  const hidden = Math.max(0, hunks.length - shown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the comparison scrolls, also by keys
    <section className="correct-compare" aria-label={label} tabIndex={0}>
      {edits.length === 0 && <p className="muted">The words are the same.</p>}
      {hunks.slice(0, shown).map(({ from, to, edits: here, skipped }) => (
        <div key={from}>
          {skipped > 0 && <p className="compare-gap">{countOf(skipped, 'paragraph')} the same</p>}
          <p dir="auto">
            <MergedWords text={text} edits={here} from={from} to={to} />
          </p>
        </div>
      ))}
      {hidden > 0 && (
        <Button variant="line" onClick={() => setShown(shown + portion)}>
          Show {countOf(Math.min(hidden, portion), 'more place', 'more places')}
        </Button>
      )}
      {hidden === 0 && edits.length > 0 && rest > 0 && (
        <p className="compare-gap">{countOf(rest, 'paragraph')} the same</p>
      )}
    </section>
  );
}
