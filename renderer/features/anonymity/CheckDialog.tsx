import './anonymity.css';
import { useEffect, useMemo, useState } from 'react';
import { subscribe } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CheckResults } from './CheckResults.tsx';
import { type CheckScope, type Finding, type FindingKind, findingKinds, keyOf, levels, passes } from './checking.ts';
import { setSitting, useSitting } from './sitting.ts';

/** The dialog that asked for the check, and gets the word again when it is closed. */
interface Asker {
  readonly kind: string;
  readonly label: string;
  readonly props: Readonly<Record<string, unknown>>;
}

interface CheckProps extends CheckScope {
  readonly asker?: Asker;
  /** What is looked through, where that is not everything. */
  readonly what?: string;
}

const jobId = 'anonymity.check';

/** How far the check has come; `null` before it says so. */
function useProgress(pending: boolean): { readonly done: number; readonly total: number } | null {
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  useEffect(() => {
    if (!pending) return setProgress(null);
    return subscribe((event) => {
      if (event.type === 'progress' && event.jobId === jobId) setProgress({ done: event.done, total: event.total });
    });
  }, [pending]);
  return progress;
}

function Looking({ first }: { readonly first: boolean }) {
  const progress = useProgress(true);
  const bar = (
    <progress aria-label="Looked through" {...(progress ? { max: progress.total, value: progress.done } : {})} />
  );
  return (
    <div className={first ? 'anonymity-looking first' : 'anonymity-looking'} role="status">
      <span className="muted">
        {progress && first
          ? `${formatCount(progress.done)} of ${formatCount(progress.total)} texts, names and notes looked through`
          : 'Looking through the study…'}
      </span>
      {bar}
    </div>
  );
}

/** The findings that are still to be decided about; what was decided goes at once, before the study is looked through anew. */
function useFindings(scope: CheckScope) {
  const answer = useAsk('anonymity.check', {
    documentIds: scope.documentIds ?? null,
    parts: scope.parts ?? null,
    jobId,
  });
  const { data } = answer;
  const ignored = useSitting((sitting) => sitting.ignored);
  const [decided, setDecided] = useState<{ readonly of: typeof data; readonly keys: ReadonlySet<string> }>({
    of: data,
    keys: new Set(),
  });
  const gone = decided.of === data ? decided.keys : null;
  const findings = useMemo(
    () =>
      (data?.findings ?? []).filter((finding) => !ignored.has(keyOf(finding)) && !(gone?.has(keyOf(finding)) ?? false)),
    [data, ignored, gone],
  );
  const leaveOut = (keys: readonly string[]) => setDecided({ of: data, keys: new Set([...(gone ?? []), ...keys]) });
  return { ...answer, findings, leaveOut };
}

function Filters({ findings }: { readonly findings: readonly Finding[] }) {
  const { kind, level } = useSitting();
  const sure = findings.filter((finding) => passes(finding, level));
  const ofKind = (wanted: FindingKind) => sure.filter((finding) => finding.kind === wanted).length;
  const kinds = [
    { value: 'every' as const, label: 'All', count: sure.length },
    ...findingKinds.map(({ value, label }) => ({ value, label, count: ofKind(value) })),
  ];
  return (
    <div className="anonymity-bar">
      <Segmented label="What kind" value={kind} options={kinds} onChange={(next) => setSitting({ kind: next })} />
      <span className="grow" />
      <Segmented label="How sure" value={level} options={levels} onChange={(next) => setSitting({ level: next })} />
    </div>
  );
}

function nothingFound(kept: number, hidden: number): string {
  const besides = kept > 0 ? `, besides ${countOf(kept, 'word')} that you kept` : '';
  if (hidden > 0)
    return `Nothing of this kind, and so sure, is left${besides}. The filters hide ${countOf(hidden, 'finding')}.`;
  return `Nothing is left to decide about${besides}.`;
}

/**
 * Probable names and other traces. `props`: `documentIds` and `parts` when only a part is to be looked through, `what` to
 * say so, and `asker` when another dialog waits for it.
 */
export function CheckDialog({ onClose, props }: DialogComponentProps) {
  const { asker, what, ...scope } = props as CheckProps;
  const { data, failure, pending, findings, leaveOut } = useFindings(scope);
  const { kind, level } = useSitting();
  useEffect(() => setSitting({ left: null }), []);
  const shown = findings.filter((finding) => (kind === 'every' || finding.kind === kind) && passes(finding, level));
  const [begins, setBegins] = useState(false);
  const isThere = data !== undefined;
  useEffect(() => setBegins(isThere), [isThere]);
  const close = () => (asker ? session().openDialog(asker.kind, asker.props) : onClose());
  return (
    <Dialog
      title="Check for names and other traces"
      onClose={close}
      width={1120}
      actions={
        <>
          {data && pending && <Looking first={false} />}
          <Button variant="primary" onClick={close}>
            {asker?.label ?? (data ? 'Close' : 'Cancel')}
          </Button>
        </>
      }
    >
      <p className="soft">
        {what && `${what} `}Rules and lists find what probably is a name, an address or a number of a person. They miss
        things, and they take words for names: read your texts as well. Nothing is changed unless you say so.
      </p>
      {failure && (
        <p className="anonymity-problem" role="alert">
          {failure.message}
        </p>
      )}
      {!data && pending && <Looking first />}
      {data && <Filters findings={findings} />}
      {data && shown.length === 0 && <p className="anonymity-nothing">{nothingFound(data.kept, findings.length)}</p>}
      {data && <CheckResults findings={shown} onDecided={leaveOut} begins={begins} />}
    </Dialog>
  );
}
