import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { Operand } from '#shared/query/tree.ts';
import { CodePart } from './CodePart.tsx';
import { partsOf, withoutPart, withPart } from './edits.ts';
import { JoinPart } from './JoinPart.tsx';
import { useNestedPart } from './nesting.ts';
import type { PartAction } from './PartMenu.tsx';

interface OperandPartsProps {
  readonly operand: Operand;
  readonly tree: CodeTree;
  /** Brackets around it. */
  readonly depth: number;
  readonly onChange: (operand: Operand) => void;
  /** Takes the whole operand away. */
  readonly onRemove: () => void;
  /** What else can be done with a list as a whole. */
  readonly more?: readonly PartAction[];
}

/** What a query begins with: a code; or several parts, and before them how they are joined. */
export function OperandParts({ operand, tree, depth, onChange, onRemove, more = [] }: OperandPartsProps) {
  const NestedPart = useNestedPart();
  if (operand.kind === 'code' || operand.kind === 'everything') {
    return <CodePart operand={operand} tree={tree} onChange={onChange} onRemove={onRemove} />;
  }
  return (
    <div className="query-list">
      <JoinPart
        operand={operand}
        onChange={onChange}
        actions={[...more, { label: 'Take all of them away', onChoose: onRemove }]}
      />
      {partsOf(operand).map((part, at) => (
        <NestedPart
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place; the same code may stand twice
          key={at}
          query={part}
          tree={tree}
          depth={depth + 1}
          place="list"
          onChange={(next) => onChange(withPart(operand, at, next))}
          onRemove={() => onChange(withoutPart(operand, at))}
        />
      ))}
    </div>
  );
}
