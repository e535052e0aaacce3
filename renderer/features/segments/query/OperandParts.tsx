import { ChevronDown } from 'lucide-react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { findCode } from '#shared/query/names.ts';
import { type JoinOperatorId, joinOperators } from '#shared/query/operators.ts';
import { printOperand } from '#shared/query/print.ts';
import type { Operand } from '#shared/query/tree.ts';
import { Button } from '../../../ui/Button.tsx';
import { hueOf } from '../../../ui/hues.ts';
import { Swatch } from '../../../ui/marks.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { CodeFinder } from '../../codes/CodeFinder.tsx';
import { shownColor } from '../../codes/tree.ts';
import { codeOperand, partsOf, referTo, withOperator, withoutPart, withPart } from './edits.ts';
import { OperatorList } from './OperatorList.tsx';
import { PartPopover } from './PartPopover.tsx';

interface OperandPartsProps {
  readonly operand: Operand;
  readonly tree: CodeTree;
  readonly onChange: (operand: Operand) => void;
  /** Takes the whole operand away. */
  readonly onRemove: () => void;
}

/** What a query begins with, or a relation looks at: an operator where there are several, and a chip for each code. */
export function OperandParts(props: OperandPartsProps) {
  const { operand, tree, onChange } = props;
  if (operand.kind === 'code' || operand.kind === 'everything') return <CodePart {...props} operand={operand} />;
  const parts = partsOf(operand);
  const isPlain = parts.every(({ start, steps }) => start.kind === 'code' && steps.length === 0);
  if (operand.kind === 'group' || !isPlain) return <WrittenPart operand={operand} onRemove={props.onRemove} />;
  return (
    <span className="query-list">
      <JoinPart operand={operand} onChange={onChange} />
      {parts.map(({ start }, at) => (
        <CodePart
          key={printOperand(start)}
          operand={start}
          tree={tree}
          onChange={(part) => onChange(withPart(operand, at, part))}
          onRemove={() => onChange(withoutPart(operand, at))}
        />
      ))}
    </span>
  );
}

type Joined = Extract<Operand, { kind: JoinOperatorId }>;

const isJoined = (operand: Operand): operand is Joined => joinOperators.some(({ id }) => id === operand.kind);

/** The word before several codes, with the other ways to join them. */
function JoinPart({ operand, onChange }: { readonly operand: Operand; readonly onChange: (to: Operand) => void }) {
  if (!isJoined(operand)) return null;
  const word = joinOperators.find(({ id }) => id === operand.kind)?.word ?? '';
  return (
    <>
      <PartPopover
        label="How these codes are joined"
        button={
          <button type="button" className="query-word">
            {word}
            <ChevronDown className="icon" aria-hidden="true" />
          </button>
        }
      >
        {(close) => (
          <OperatorList<JoinOperatorId>
            label="How these codes are joined"
            operators={joinOperators}
            current={operand.kind}
            onChoose={(id) => {
              close();
              onChange(withOperator(partsOf(operand), id));
            }}
          />
        )}
      </PartPopover>
      {operand.kind === 'atLeast' && (
        <Pick
          label="How many of them at least"
          value={String(operand.least)}
          options={operand.of.map((_, at) => ({ value: String(at + 1), label: `${at + 1} of` }))}
          onChange={(least) => onChange({ ...operand, least: Number(least) })}
        />
      )}
    </>
  );
}

/** A part that is easier typed than clicked: as it is written. */
const WrittenPart = ({ operand, onRemove }: Pick<OperandPartsProps, 'operand' | 'onRemove'>) => (
  <PartPopover
    label="A part in brackets"
    button={
      <button type="button" className="query-part plain">
        <span className="ellipsis">{printOperand(operand)}</span>
        <ChevronDown className="icon" aria-hidden="true" />
      </button>
    }
  >
    {(close) => (
      <div className="query-form">
        <p className="soft">A part like this is changed by typing: choose “Type” at the right.</p>
        <Button
          onClick={() => {
            close();
            onRemove();
          }}
        >
          Take it away
        </Button>
      </div>
    )}
  </PartPopover>
);

type CodePartProps = OperandPartsProps;

/** One code, struck where it was deleted; or all codes. */
function CodePart({ operand, tree, onChange, onRemove }: CodePartProps) {
  const found = operand.kind === 'code' ? findCode(tree, operand.code) : null;
  const id = found?.ok ? (found.id as CodeId) : null;
  const name =
    operand.kind === 'code' ? ((id ? tree.byId.get(id)?.code.name : null) ?? operand.code.name) : 'all codes';
  const isBroken = operand.kind === 'code' && id === null;
  const own = operand.kind === 'code' && operand.own;
  return (
    <PartPopover
      label={`Change ${name}`}
      button={
        <button
          type="button"
          className={isBroken ? 'query-part broken' : id ? 'query-part' : 'query-part plain'}
          title={found && !found.ok ? found.message : found?.name.split('/').join(' › ')}
          {...(id ? hueOf(shownColor(tree, id)) : {})}
        >
          {id && <Swatch color={shownColor(tree, id)} theme={tree.byId.get(id)?.parent === null} />}
          {own && <span className="query-own">exactly</span>}
          <span className="ellipsis">{name}</span>
          {isBroken && <span className="visually-hidden"> was deleted</span>}
          <ChevronDown className="icon" aria-hidden="true" />
        </button>
      }
    >
      {(close) => (
        <>
          {operand.kind === 'code' && (
            <div className="query-actions">
              {isBroken && <p className="query-broken">{found && !found.ok ? found.message : ''}</p>}
              {id && (tree.byId.get(id)?.children.length ?? 0) > 0 && (
                <Button
                  onClick={() => {
                    close();
                    onChange(codeOperand(operand.code, !own));
                  }}
                >
                  {own ? 'With subcodes' : 'Without subcodes'}
                </Button>
              )}
              <Button
                onClick={() => {
                  close();
                  onRemove();
                }}
              >
                Take it away
              </Button>
            </div>
          )}
          <CodeFinder
            label={operand.kind === 'code' ? 'Another code instead' : 'Which code?'}
            mayChoose={(each) => each !== id}
            onChoose={(each) => {
              close();
              onChange(codeOperand(referTo(tree, each), own));
            }}
          />
        </>
      )}
    </PartPopover>
  );
}
