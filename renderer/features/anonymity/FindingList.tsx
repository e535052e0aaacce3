import { type KeyboardEvent, memo, useMemo } from 'react';
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components';
import { formatCount } from '../../ui/counts.ts';
import { type Finding, findingKinds, keyOf, sureness } from './checking.ts';
import { setSitting } from './sitting.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly current: string;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (key: string) => void;
  readonly onTickAll: (all: boolean) => void;
  /** Enter on a row. */
  readonly onPressed: () => void;
}

interface FindingRow {
  readonly id: string;
  readonly finding: Finding;
  readonly ticked: boolean;
}

const labelOf = (kind: Finding['kind']) => findingKinds.find(({ value }) => value === kind)?.one ?? kind;

const RowContent = memo(function RowContent({
  row,
  onTick,
}: {
  readonly row: FindingRow;
  readonly onTick: (key: string) => void;
}) {
  const { finding } = row;
  const sure = sureness(finding.confidence);
  return (
    <div className="anonymity-finding">
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={`Choose ${finding.text}`}
        checked={row.ticked}
        onChange={() => onTick(row.id)}
      />
      <span className="anonymity-words" dir="auto" title={finding.text}>
        {finding.text}
      </span>
      <span className="muted">{labelOf(finding.kind)}</span>
      <span className="anonymity-sure" data-sure={sure}>
        {sure}
      </span>
      <span className="anonymity-number muted">{formatCount(finding.count)}×</span>
    </div>
  );
});

/** What was found, the surest first: arrows walk, Space chooses, Enter goes on to the decision. */
export function FindingList({ findings, current, ticked, onTick, onTickAll, onPressed }: FindingListProps) {
  const rows = useMemo(
    () => findings.map((finding) => ({ id: keyOf(finding), finding, ticked: ticked.has(keyOf(finding)) })),
    [findings, ticked],
  );
  const all = findings.length > 0 && rows.every((row) => row.ticked);
  const pressKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[role=row][data-key]')?.dataset.key;
    if (key === undefined || (event.key !== ' ' && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === ' ') onTick(key);
    else onPressed();
  };
  return (
    <div className="anonymity-found">
      <label className="anonymity-all">
        <input
          type="checkbox"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = !all && ticked.size > 0;
          }}
          onChange={() => onTickAll(!all)}
        />
        Choose all {formatCount(findings.length)}
        <span className="muted">· Space chooses one, Enter decides</span>
      </label>
      <div className="anonymity-list-frame" role="presentation" onKeyDownCapture={pressKey}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 30 }}>
          <GridList
            aria-label="What was found"
            className="anonymity-findings scroll"
            items={rows}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            escapeKeyBehavior="none"
            selectedKeys={[current]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) setSitting({ current: String(key) });
            }}
          >
            {(row) => (
              <GridListItem id={row.id} textValue={row.finding.text} className="anonymity-finding-row">
                <RowContent row={row} onTick={onTick} />
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </div>
    </div>
  );
}
