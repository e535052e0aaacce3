import { Keyboard, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { printQuery } from '#shared/query/print.ts';
import type { Query } from '#shared/query/tree.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { AddCode, CodeChoice, StepChoice } from './AddPart.tsx';
import { CodePart } from './CodePart.tsx';
import { canBuild, isPlainList, withoutLast, writeLine } from './edits.ts';
import type { NestedPartProps } from './nesting.ts';
import { OperandParts } from './OperandParts.tsx';
import { type PartAction, PartMenu } from './PartMenu.tsx';
import { QueryParts, removesLast } from './QueryParts.tsx';
import { TypedPart } from './TypedPart.tsx';

/** Brackets in brackets in brackets: what stands deeper is text, for it would be as narrow as a word. */
const deepest = 4;

/** A query within a query: a code, a list on the same line, brackets on lines of their own, or text. */
export function NestedPart(props: NestedPartProps) {
  const { query, tree, depth, place, onChange, onRemove } = props;
  const { start, steps } = query;
  const [isTyping, setTyping] = useState(false);
  const isAlone = steps.length === 0;
  const actions = actionsFor(props);
  if (isTyping) {
    return (
      <div className="query-group">
        <TypedPart query={query} onChange={onChange} onDone={() => setTyping(false)} />
      </div>
    );
  }
  if (isAlone && (start.kind === 'code' || start.kind === 'everything')) {
    const change = (operand: Query['start']) => onChange({ start: operand, steps: [] });
    return <CodePart operand={start} tree={tree} onChange={change} onRemove={onRemove} more={actions} />;
  }
  if (depth > deepest || !canBuild(query)) {
    return <WrittenPart query={query} onType={() => setTyping(true)} onRemove={onRemove} />;
  }
  if (isAlone && place === 'relation' && isPlainList(start)) {
    return (
      <>
        <OperandParts
          operand={start}
          tree={tree}
          depth={depth}
          onChange={(operand) => onChange({ start: operand, steps: [] })}
          onRemove={onRemove}
          more={actions.filter(({ label }) => label === narrowLabel)}
        />
        <AddCode query={query} tree={tree} onChange={onChange} inBrackets />
      </>
    );
  }
  return <Brackets {...props} onType={() => setTyping(true)} />;
}

const narrowLabel = 'Narrow this alone…';

/** What makes brackets of a part that stands without: another code beside it, or a condition of its own. */
const actionsFor = ({ query, tree, onChange }: NestedPartProps): readonly PartAction[] => {
  const choice = (close: () => void) => ({
    query,
    tree,
    onChange: (next: Query) => {
      close();
      onChange(next);
    },
  });
  return [
    { label: 'Join with another code…', opens: (close) => <CodeChoice {...choice(close)} /> },
    { label: narrowLabel, opens: (close) => <StepChoice {...choice(close)} /> },
  ];
};

/** Parts that belong together, on lines of their own; Backspace in them takes their last away. */
function Brackets(props: NestedPartProps & { readonly onType: () => void }) {
  const { query, onChange, onRemove, onType } = props;
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!removesLast(event)) return;
    const left = withoutLast(query);
    if (writeLine(left) === '') onRemove();
    else onChange(left);
    event.currentTarget.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className="query-group" role="group" aria-label={`In brackets: ${printQuery(query)}`} onKeyDown={press}>
      <QueryParts {...props} inBrackets />
      <span className="query-group-end">
        <IconButton label="Type these brackets" icon={Keyboard} onClick={onType} />
        <IconButton label="Take these brackets away" icon={X} onClick={onRemove} />
      </span>
    </div>
  );
}

interface WrittenPartProps {
  readonly query: Query;
  readonly onType: () => void;
  readonly onRemove: () => void;
}

/** A part that no chips are made for: as it is written, and said so. */
const WrittenPart = ({ query, onType, onRemove }: WrittenPartProps) => (
  <PartMenu
    label="A part that is text"
    look="plain"
    title={printQuery(query)}
    face={<span className="ellipsis query-written">({printQuery(query)})</span>}
    actions={[
      { label: 'Type it', onChoose: onType },
      { label: 'Take it away', onChoose: onRemove },
    ]}
  >
    {() => (
      <p className="soft query-note">
        {canBuild(query)
          ? 'Brackets as deep as these are not shown as parts: they are changed by typing.'
          : '“only” is said of codes; what is in it here is changed by typing.'}
      </p>
    )}
  </PartMenu>
);
