import { useEffect, useRef, useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { showToast } from '../../ui/Toast.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { type Finding, handAfter, keyOf } from './checking.ts';
import { Decision } from './Decision.tsx';
import { keepFindings, replaceFindings } from './deciding.ts';
import { FindingList } from './FindingList.tsx';
import { useKeyFile } from './keyFile.ts';
import { NoKeyFile } from './NoKeyFile.tsx';
import { PlaceList } from './PlaceList.tsx';
import { ignoreForNow, setSitting, useSitting } from './sitting.ts';

interface CheckResultsProps {
  readonly findings: readonly Finding[];
  /** These need not be listed any more. */
  readonly onDecided: (keys: readonly string[]) => void;
  /** The keys go to the list at once. */
  readonly begins: boolean;
}

/** The row in hand; where it is out of sight, the list itself goes to it. */
function focusRow(frame: HTMLElement | null): void {
  const row = frame?.querySelector<HTMLElement>('[role=row][aria-selected=true]');
  (row ?? frame?.querySelector<HTMLElement>('.anonymity-findings'))?.focus();
}

/** What was found, where it stands, and what is to become of it: of the ticked ones, or else of the one in hand. */
export function CheckResults({ findings, onDecided, begins }: CheckResultsProps) {
  const keyFile = useKeyFile();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const current = useSitting((sitting) => sitting.current);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [running, setRunning] = useState(false);
  const [decisions, setDecisions] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const inHand = findings.find((finding) => keyOf(finding) === current) ?? findings[0];
  const chosen = findings.filter((finding) => ticked.has(keyOf(finding)));
  const meant = chosen.length > 0 ? chosen : inHand ? [inHand] : [];
  const begun = decisions > 0 || begins;
  // One begins at, and walks on from, where one was: the keys work on the next finding.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each decision is followed by the next finding.
  useEffect(() => {
    if (begun) focusRow(frame.current);
  }, [begun, decisions]);
  if (!inHand) return null;
  const tick = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const goOn = () => {
    const keys = meant.map(keyOf);
    setSitting({ current: handAfter(findings, new Set(keys)) });
    setTicked(new Set());
    setDecisions((count) => count + 1);
    return keys;
  };
  const decide = async (work: () => Promise<string | null>, isStep: boolean) => {
    setRunning(true);
    const problem = await work();
    setRunning(false);
    if (problem !== null) return showToast({ message: problem, tone: 'danger' });
    onDecided(goOn());
    if (isStep) await announceStep();
  };
  const hasKey = keyFile.path !== null && keyFile.trouble === null;
  return (
    <>
      <div className="anonymity-columns checked" ref={frame}>
        <FindingList
          findings={findings}
          current={keyOf(inHand)}
          ticked={ticked}
          onTick={tick}
          onTickAll={(all) => setTicked(new Set(all ? findings.map(keyOf) : []))}
          onPressed={() => frame.current?.parentElement?.querySelector<HTMLElement>('.anonymity-decide input')?.focus()}
        />
        <div className="anonymity-beside">
          <p className="anonymity-reason">
            <b dir="auto">{inHand.text}</b> {inHand.reason}
          </p>
          <PlaceList label="Where it stands" places={inHand.places} total={inHand.count} />
        </div>
      </div>
      {hasKey ? (
        <Decision
          key={meant.map(keyOf).join('\n')}
          meant={meant}
          pseudonyms={keyFile.pseudonyms}
          disabled={running}
          readOnly={readOnly}
          onReplace={(replacement) => void decide(() => replaceFindings(meant, replacement, keyFile), true)}
          onKeep={() => void decide(() => keepFindings(meant, keyFile), false)}
          onIgnore={() => ignoreForNow(goOn())}
        />
      ) : (
        <NoKeyFile trouble={keyFile.trouble} brief />
      )}
    </>
  );
}
