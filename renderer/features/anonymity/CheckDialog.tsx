import './anonymity.css';
import { useMemo, useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CheckResults } from './CheckResults.tsx';
import { type CheckScope, type FindingKind, findingKinds, keyOf, sureness } from './checking.ts';

/** Words that are left alone for this sitting; no file knows of them. */
const ignored = new Set<string>();

const levels = [
  { value: 'sure', label: 'Sure' },
  { value: 'probable', label: 'And probable' },
  { value: 'all', label: 'And doubtful' },
] as const;
type Level = (typeof levels)[number]['value'];

const passes = (confidence: number, level: Level): boolean =>
  level === 'all' || sureness(confidence) === 'sure' || (level === 'probable' && sureness(confidence) === 'probable');

/** Probable names and other traces. `props`: `documentIds` and `everywhere` when only a part is to be looked through. */
export function CheckDialog({ onClose, props }: DialogComponentProps) {
  const scope = props as CheckScope;
  const { data, failure, pending } = useAsk('anonymity.check', {
    documentIds: scope.documentIds ?? null,
    everywhere: scope.everywhere ?? true,
  });
  const [kind, setKind] = useState<FindingKind | 'every'>('every');
  const [level, setLevel] = useState<Level>('probable');
  const [ignorings, setIgnorings] = useState(0);
  const findings = useMemo(
    () => (ignorings >= 0 ? (data?.findings ?? []).filter((finding) => !ignored.has(keyOf(finding))) : []),
    [data, ignorings],
  );
  const shown = findings.filter(
    (finding) => (kind === 'every' || finding.kind === kind) && passes(finding.confidence, level),
  );
  const ofKind = (wanted: FindingKind) =>
    findings.filter((finding) => finding.kind === wanted && passes(finding.confidence, level)).length;
  const kinds = [
    { value: 'every' as const, label: 'All' },
    ...findingKinds.map(({ value, label }) => ({ value, label, count: ofKind(value) })),
  ];
  const ignore = (keys: readonly string[]) => {
    for (const key of keys) ignored.add(key);
    setIgnorings((count) => count + 1);
  };
  return (
    <Dialog
      title="Check for names and other traces"
      onClose={onClose}
      width={1120}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="soft">
        Rules and lists find what probably is a name, an address or a number of a person. They miss things, and they
        take words for names: read your texts as well. Nothing is changed unless you say so.
      </p>
      <div className="anonymity-bar">
        <Segmented label="What kind" value={kind} options={kinds} onChange={setKind} />
        <span className="grow" />
        <Segmented label="How sure" value={level} options={levels} onChange={setLevel} />
      </div>
      {failure && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      {!data && pending && (
        <p className="muted" role="status">
          Looking through the study…
        </p>
      )}
      {data && shown.length === 0 && (
        <p className="anonymity-nothing">
          Nothing {level === 'all' ? '' : 'so sure '}was found
          {data.kept > 0 && `, besides ${countOf(data.kept, 'word')} that you kept`}.
        </p>
      )}
      {shown.length > 0 && <CheckResults findings={shown} onIgnore={ignore} onOpened={onClose} />}
    </Dialog>
  );
}
