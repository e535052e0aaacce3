import { Keyboard, MousePointerClick, X } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button, IconButton } from '../../ui/Button.tsx';
import { readPlaced, useProblemsOf } from './query/problems.ts';
import { QueryBuilder } from './query/QueryBuilder.tsx';
import { SavedQueries } from './query/SavedQueries.tsx';
import { TypedQuery } from './query/TypedQuery.tsx';

interface QueryLineProps {
  readonly label: string;
  readonly expression: string;
  readonly onChange: (expression: string) => void;
  /** What narrows the query besides. */
  readonly children?: ReactNode;
  readonly onClear: (() => void) | null;
  /** What `onClear` does, where it is something else. */
  readonly clearLabel?: string;
  readonly onSaveDocuments?: () => void;
}

/** Which segments, in one sentence: put together from parts, or typed; both are the same query. */
export function QueryLine(props: QueryLineProps) {
  const { label, expression, onChange, children, onClear } = props;
  const [wantsTyping, setTyping] = useState(false);
  const read = useMemo(() => readPlaced(expression), [expression]);
  const problems = useProblemsOf(expression);
  const typing = wantsTyping || read === null;
  // While it is typed, the field says so itself.
  const doubt = typing || problems.some(({ isDoubt }) => !isDoubt) ? undefined : problems[0];
  const stopTyping = useCallback(() => setTyping(false), []);
  return (
    <section className="segments-query" aria-label={label}>
      {typing || !read ? (
        <TypedQuery expression={expression} onChange={onChange} onDone={stopTyping} />
      ) : (
        <QueryBuilder query={read.query} problems={{ problems, placeOf: read.placeOf }} onChange={onChange} />
      )}
      <span className="segments-query-end">
        {children}
        <Button
          icon={typing ? MousePointerClick : Keyboard}
          aria-label={typing ? 'Parts' : 'Type'}
          aria-pressed={typing}
          disabled={read === null}
          title={typing ? 'Show the query as parts' : 'Type the query'}
          onClick={() => setTyping(!typing)}
        >
          <span>{typing ? 'Parts' : 'Type'}</span>
        </Button>
        <SavedQueries expression={expression} onOpen={onChange} onSaveDocuments={props.onSaveDocuments} />
        {onClear && (
          <IconButton label={props.clearLabel ?? 'Clear the query and what is active'} icon={X} onClick={onClear} />
        )}
      </span>
      {doubt && <p className="segments-doubt">{doubt.message}</p>}
    </section>
  );
}
