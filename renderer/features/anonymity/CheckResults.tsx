import { useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { type Finding, keepFindings, keyOf, proposedFor, replaceFindings } from './checking.ts';
import { FindingList } from './FindingList.tsx';
import { useKeyFile } from './keyFile.ts';
import { NoKeyFile } from './NoKeyFile.tsx';
import { PlaceList } from './PlaceList.tsx';

interface CheckResultsProps {
  readonly findings: readonly Finding[];
  readonly onIgnore: (keys: readonly string[]) => void;
  readonly onOpened: () => void;
}

/** What was found, where it stands, and what is to become of it: of the ticked ones, or else of the one in hand. */
export function CheckResults({ findings, onIgnore, onOpened }: CheckResultsProps) {
  const keyFile = useKeyFile();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const [current, setCurrent] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [typed, setTyped] = useState<string | null>(null);
  const [running, setRunning] = useState(false);
  const inHand = findings.find((finding) => keyOf(finding) === current) ?? findings[0];
  const chosen = findings.filter((finding) => ticked.has(keyOf(finding)));
  const meant = chosen.length > 0 ? chosen : inHand ? [inHand] : [];
  const [only] = meant.length === 1 ? meant : [];
  const proposed = only ? proposedFor(only, keyFile.pseudonyms) : '';
  const choose = (key: string) => {
    setCurrent(key);
    setTyped(null);
  };
  const tick = (key: string, on: boolean) => {
    const next = new Set(ticked);
    if (on) next.add(key);
    else next.delete(key);
    setTicked(next);
    setTyped(null);
  };
  const decide = async (work: () => Promise<string | null>, isStep: boolean) => {
    setRunning(true);
    const problem = await work();
    setRunning(false);
    setTicked(new Set());
    setTyped(null);
    if (problem !== null) showToast({ message: problem, tone: 'danger' });
    else if (isStep) await announceStep();
  };
  const replacement = only ? (typed ?? proposed).trim() : null;
  const replace = () => decide(() => replaceFindings(meant, replacement, keyFile), true);
  const keep = () => decide(() => keepFindings(meant, keyFile), false);
  const hasKey = keyFile.path !== null && keyFile.trouble === null;
  return (
    <>
      <div className="anonymity-columns check">
        <FindingList
          findings={findings}
          current={inHand ? keyOf(inHand) : ''}
          ticked={ticked}
          onCurrent={choose}
          onTick={tick}
        />
        <div className="anonymity-beside">
          {inHand && <p className="anonymity-reason">{inHand.reason}</p>}
          <PlaceList
            label="Where it stands"
            places={inHand?.places ?? []}
            total={inHand?.count ?? 0}
            onOpened={onOpened}
          />
        </div>
      </div>
      {hasKey ? (
        <div className="anonymity-decide">
          <span className="anonymity-meant">
            {only ? <b dir="auto">{only.text}</b> : countOf(meant.length, 'finding')}
          </span>
          {only && (
            <input
              className="field"
              aria-label={`What shall stand for ${only.text}`}
              value={typed ?? proposed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          <Button
            variant="line"
            disabled={readOnly || running || (only !== undefined && replacement === '')}
            onClick={() => void replace()}
          >
            {only ? 'Replace everywhere' : 'Replace all, each by its own'}
          </Button>
          <Button variant="line" disabled={running} onClick={() => void keep()}>
            Keep, and do not list again
          </Button>
          <Button onClick={() => onIgnore(meant.map(keyOf))}>Ignore for now</Button>
        </div>
      ) : (
        <NoKeyFile trouble={keyFile.trouble} />
      )}
    </>
  );
}
