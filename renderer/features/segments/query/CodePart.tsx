import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { findCode } from '#shared/query/names.ts';
import type { Operand } from '#shared/query/tree.ts';
import { hueOf } from '../../../ui/hues.ts';
import { Swatch } from '../../../ui/marks.tsx';
import { CodeFinder } from '../../codes/CodeFinder.tsx';
import { shownColor } from '../../codes/tree.ts';
import { codeOperand, referTo } from './edits.ts';
import { type PartAction, PartMenu } from './PartMenu.tsx';
import { useProblem } from './problems.ts';

interface CodePartProps {
  readonly operand: Extract<Operand, { kind: 'code' | 'everything' }>;
  readonly tree: CodeTree;
  readonly onChange: (operand: Operand) => void;
  readonly onRemove: () => void;
  /** What else can be done where it stands. */
  readonly more?: readonly PartAction[];
}

/** One code, struck where it was deleted; or all codes. */
export function CodePart({ operand, tree, onChange, onRemove, more = [] }: CodePartProps) {
  const isCode = operand.kind === 'code';
  const found = isCode ? findCode(tree, operand.code) : null;
  const id = found?.ok ? (found.id as CodeId) : null;
  const node = id ? tree.byId.get(id) : undefined;
  const name = isCode ? (node?.code.name ?? operand.code.name) : 'all codes';
  const own = isCode && operand.own;
  const said = useProblem(operand, 'whole');
  const problem = found && !found.ok ? { message: found.message, isDoubt: false } : said;
  const subcodes: PartAction[] =
    isCode && node && node.children.length > 0
      ? [
          {
            label: own ? 'With subcodes' : 'Without subcodes',
            onChoose: () => onChange(codeOperand(operand.code, !own)),
          },
        ]
      : [];
  return (
    <PartMenu
      label={`Change ${name}`}
      look={id ? 'code' : 'plain'}
      problem={problem}
      title={found?.ok ? found.name.split('/').join(' › ') : undefined}
      hue={id ? hueOf(shownColor(tree, id)) : undefined}
      actions={[...subcodes, ...more, ...(isCode ? [{ label: 'Take it away', onChoose: onRemove }] : [])]}
      face={
        <>
          {id && <Swatch color={shownColor(tree, id)} theme={node?.parent === null} />}
          {own && <span className="query-own">exactly</span>}
          <span className="ellipsis">{name}</span>
        </>
      }
    >
      {(close) => (
        <CodeFinder
          label={isCode ? 'Another code instead' : 'Which code?'}
          mayChoose={(each) => each !== id}
          onChoose={(each) => {
            close();
            onChange(codeOperand(referTo(tree, each), own));
          }}
        />
      )}
    </PartMenu>
  );
}
