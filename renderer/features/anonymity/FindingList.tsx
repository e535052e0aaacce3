import type { KeyboardEvent } from 'react';
import { type Finding, findingKinds, keyOf, sureness } from './checking.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly current: string;
  readonly ticked: ReadonlySet<string>;
  readonly onCurrent: (key: string) => void;
  readonly onTick: (key: string, ticked: boolean) => void;
}

const labelOf = (kind: Finding['kind']) => findingKinds.find(({ value }) => value === kind)?.label ?? kind;

/** Up and down walk from row to row; the tick boxes are the stops. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')];
  const at = boxes.indexOf(document.activeElement as HTMLInputElement);
  event.preventDefault();
  boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
}

/** What was found, the surest first: tick to decide about many, choose one to see where it stands. */
export function FindingList({ findings, current, ticked, onCurrent, onTick }: FindingListProps) {
  return (
    <ul className="anonymity-findings scroll" aria-label="What was found" onKeyDown={walk}>
      {findings.map((finding) => {
        const key = keyOf(finding);
        return (
          <li key={key} className="anonymity-finding" data-current={key === current}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(key)}
                onFocus={() => onCurrent(key)}
                onChange={(event) => onTick(key, event.target.checked)}
              />
              <span className="anonymity-words" dir="auto">
                {finding.text}
              </span>
            </label>
            <span className="muted">{labelOf(finding.kind)}</span>
            <span className="anonymity-sure" data-sure={sureness(finding.confidence)} title={finding.reason}>
              {sureness(finding.confidence)}
            </span>
            <span className="anonymity-number muted">{finding.count}×</span>
          </li>
        );
      })}
    </ul>
  );
}
