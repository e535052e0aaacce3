import { Files, PanelLeft, Tags } from 'lucide-react';
import { useAsk } from '../client/hooks.ts';
import { useSession } from '../state/session.ts';
import { IconButton } from '../ui/Button.tsx';

/** The left side where documents and codes are only a filter: how many are active, and a way back to the lists. */
export function Rail({ onOpen }: { readonly onOpen: () => void }) {
  const { data } = useAsk('study.summary', {});
  const documents = useSession((state) => state.activeDocuments.size);
  const codes = useSession((state) => state.activeCodes.size);
  return (
    <nav className="frame-rail" aria-label="Documents and codes">
      <IconButton label="Show documents and codes" icon={PanelLeft} onClick={onOpen} />
      <span className="rail-item">
        <IconButton
          label={documents ? `${documents} documents active` : 'All documents'}
          icon={Files}
          onClick={onOpen}
        />
        <span className="rail-count" aria-hidden="true">
          {documents || data?.documents || 0}
        </span>
      </span>
      <span className="rail-item">
        <IconButton label={codes ? `${codes} codes active` : 'All codes'} icon={Tags} onClick={onOpen} />
        <span className="rail-count" aria-hidden="true">
          {codes || data?.codes || 0}
        </span>
      </span>
    </nav>
  );
}
