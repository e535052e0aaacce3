import { ListBox, ListBoxItem } from 'react-aria-components';
import type { OperatorBar } from '#shared/query/operators.ts';
import { OperatorPicture, PictureLegend } from './OperatorPicture.tsx';

export interface Choosable<Id extends string> {
  readonly id: Id;
  readonly word: string;
  readonly sentence: string;
  readonly form?: string;
  readonly bars?: readonly OperatorBar[];
}

interface OperatorListProps<Id extends string> {
  readonly label: string;
  readonly operators: readonly Choosable<Id>[];
  /** The one that is in use. */
  readonly current?: Id;
  readonly onChoose: (id: Id) => void;
}

/** Operators to choose from, each with what it returns in one sentence and as a picture. Arrows and letters move. */
export function OperatorList<Id extends string>({ label, operators, current, onChoose }: OperatorListProps<Id>) {
  return (
    <>
      {operators.some(({ bars }) => bars) && <PictureLegend />}
      <ListBox
        className="query-operators"
        aria-label={label}
        autoFocus="first"
        items={operators}
        onAction={(key) => onChoose(key as Id)}
      >
        {(operator) => (
          <ListBoxItem className="query-operator" id={operator.id} textValue={operator.word}>
            {operator.bars && <OperatorPicture bars={operator.bars} />}
            <span className="query-operator-words">
              <span className="query-operator-name">
                {operator.word}
                {operator.id === current && <span className="soft"> · now</span>}
              </span>
              <span className="query-operator-sentence">{operator.sentence}</span>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}
