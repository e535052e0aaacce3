import { Lock } from 'lucide-react';
import { useAsk } from '../client/hooks.ts';
import { runCommand } from '../commands/registry.ts';
import { useSession } from '../state/session.ts';
import { usePreferences } from './preferences.ts';
import { setStatusSlot } from './slots.tsx';

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

function ActiveFilter() {
  const codes = useSession((state) => state.activeCodes.size);
  const documents = useSession((state) => state.activeDocuments.size);
  const { scope, names } = useSession((state) => state.speakers);
  if (codes + documents === 0 && scope === 'all') return <span>Filter: none</span>;
  const parts = [
    ...(codes > 0 ? [counted(codes, 'code', 'codes')] : []),
    ...(documents > 0 ? [counted(documents, 'document', 'documents')] : []),
    ...(scope === 'participants' ? ['without interviewers'] : []),
    ...(scope === 'chosen' ? [counted(names.length, 'speaker', 'speakers')] : []),
  ];
  return (
    <button
      type="button"
      className="status-filter"
      onClick={() => runCommand('filter.clear')}
      title="Clear the activation"
    >
      Filter: {parts.join(', ')}
    </button>
  );
}

/** The foot of the window: who codes, how much there is, what filters, and that nothing leaves. */
export function StatusBar() {
  const { data } = useAsk('study.summary', {});
  const { coder } = usePreferences();
  return (
    <footer className="frame-status">
      <button
        type="button"
        className="status-coder"
        onClick={() => runCommand('app.settings')}
        title="Who is coding (Settings)"
      >
        {coder || 'Researcher'}
      </button>
      {data && (
        <>
          <span>{counted(data.documents, 'document', 'documents')}</span>
          <span>{counted(data.codings, 'coding', 'codings')}</span>
          <span>{counted(data.memos, 'memo', 'memos')}</span>
        </>
      )}
      <span className="status-slot" ref={setStatusSlot} />
      <ActiveFilter />
      <button type="button" className="status-right" onClick={() => runCommand('app.privacy')}>
        <Lock className="icon" aria-hidden="true" />
        Nothing leaves this computer
      </button>
    </footer>
  );
}
