import { ListChecks } from 'lucide-react';
import type { ResultCode } from '#shared/analysis/results.ts';
import type { ChoiceView, CodeScope } from '#shared/charts/kept/view.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import type { CoderId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { SpeakersOption } from '../speakers/SpeakersOption.tsx';

interface CommonOptionsProps {
  /** Which chart it is, for the dialogue that chooses codes. */
  readonly chart: string;
  readonly view: ChoiceView;
  /** The codes that the chart shows just now. */
  readonly codes: readonly ResultCode[];
  readonly onChange: (part: Partial<CommonPart>) => void;
}
type CommonPart = globalThis.Pick<ChoiceView, 'codes' | 'documents' | 'coder' | 'withSubcodes'>;

function CodesOption({ chart, view, codes, onChange }: CommonOptionsProps) {
  const active = useSession((state) => state.activeCodes.size);
  const tree = useCodeTree();
  const inTree = new Set(Array.from(walkCodes(tree), (node) => node.code.id));
  const gone = view.chosen.filter((id) => !inTree.has(id)).length;
  const chosen = `${codes.length} chosen ${codes.length === 1 ? 'code' : 'codes'}${gone > 0 ? `, ${gone} gone` : ''}`;
  const scopes: readonly { readonly value: CodeScope; readonly label: string }[] = [
    { value: 'themes', label: 'themes' },
    { value: 'frequent', label: 'themes and most used concepts' },
    { value: 'all', label: 'all codes' },
    ...(active > 0 || view.codes === 'active' ? [{ value: 'active' as const, label: `active codes (${active})` }] : []),
    { value: 'chosen', label: view.codes === 'chosen' ? chosen : 'choose codes…' },
  ];
  const choose = () => session().openDialog('chart-codes', { chart, shown: codes.map(({ id }) => id) });
  return (
    <span className="option charts-codes">
      <span className="option-label">Codes</span>
      <Pick
        label="Codes of this chart"
        value={view.codes}
        options={scopes}
        onChange={(scope) => {
          if (scope === 'chosen') choose();
          else onChange({ codes: scope });
        }}
      />
      {view.codes === 'chosen' && <IconButton label="Choose codes" icon={ListChecks} onClick={choose} />}
      <Pick
        label="Subcodes"
        value={view.withSubcodes ? 'with' : 'without'}
        options={[
          { value: 'with', label: 'with subcodes' },
          { value: 'without', label: 'own codings only' },
        ]}
        onChange={(value) => onChange({ withSubcodes: value === 'with' })}
      />
    </span>
  );
}

function DocumentsOption({ view, onChange }: globalThis.Pick<CommonOptionsProps, 'view' | 'onChange'>) {
  const active = useSession((state) => state.activeDocuments.size);
  if (active === 0) return null;
  return (
    <span className="option">
      <span className="option-label">Documents</span>
      <Pick
        label="Documents of this chart"
        value={view.documents}
        options={[
          { value: 'active', label: `${active} active` },
          { value: 'all', label: 'all' },
        ]}
        onChange={(documents) => onChange({ documents })}
      />
    </span>
  );
}

function CodersOption({ view, onChange }: globalThis.Pick<CommonOptionsProps, 'view' | 'onChange'>) {
  const { data } = useAsk('study.coders', {});
  if (!data || data.length < 2) return null;
  return (
    <span className="option">
      <span className="option-label">Coders</span>
      <Pick
        label="Coders of this chart"
        value={view.coder ?? 'all'}
        options={[{ value: 'all', label: 'all alike' }, ...data.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(value) => onChange({ coder: value === 'all' ? null : (value as CoderId) })}
      />
    </span>
  );
}

/** What every chart asks: which codes, with or without subcodes, which documents, which coders, whose words. */
export function CommonOptions({ noCodes = false, ...props }: CommonOptionsProps & { readonly noCodes?: boolean }) {
  return (
    <>
      {!noCodes && <CodesOption {...props} />}
      <DocumentsOption {...props} />
      <CodersOption {...props} />
      <SpeakersOption />
    </>
  );
}
