import { X } from 'lucide-react';
import { alongWords } from '#shared/charts/along.ts';
import { session, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/fields.tsx';
import { Chip } from '../../ui/marks.tsx';
import { SpeakersOption } from '../speakers/SpeakersOption.tsx';
import { setSegmentView, useSegmentView } from './view.ts';

/** What the trees at the left and the speakers narrow the segments by. */
export function Narrowing() {
  const codes = useSession((state) => state.activeCodes.size);
  const documents = useSession((state) => state.activeDocuments.size);
  const { withSubcodes, along } = useSegmentView();
  return (
    <>
      {codes > 0 && (
        <span className="segments-query-chip">
          <Chip kind="document">{codes === 1 ? '1 active code' : `${codes} active codes`}</Chip>
          <IconButton label="Of all codes" icon={X} onClick={() => session().set({ activeCodes: new Set() })} />
        </span>
      )}
      {codes > 0 && (
        <Check checked={withSubcodes} onChange={(checked) => setSegmentView({ withSubcodes: checked })}>
          with subcodes
        </Check>
      )}
      {documents > 0 && (
        <span className="segments-query-chip">
          <Chip kind="document">{documents === 1 ? 'in 1 document' : `in ${documents} documents`}</Chip>
          <IconButton label="In all documents" icon={X} onClick={() => session().set({ activeDocuments: new Set() })} />
        </span>
      )}
      {along && (
        <span className="segments-query-chip">
          <Chip kind="document">touching {alongWords(along)}</Chip>
          <IconButton label="In whole documents" icon={X} onClick={() => setSegmentView({ along: null })} />
        </span>
      )}
      <SpeakersOption />
    </>
  );
}
