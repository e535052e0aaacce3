import type { CodeId } from '#shared/domain/ids.ts';
import { useSession } from '../../state/session.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Kbd, Swatch } from '../../ui/marks.tsx';
import { ActivationRing } from './ActivationRing.tsx';
import { type CodeRow, draftRow } from './rows.ts';
import { type CodeCounts, useCodeCounts } from './tree.ts';
import { useCodesView } from './view.ts';

const isActiveBelow = (row: CodeRow, active: ReadonlySet<CodeId>): boolean =>
  row.rows.some((below) => active.has(below.id as CodeId) || isActiveBelow(below, active));

function Count({ counts, hasSubcodes }: { readonly counts: CodeCounts; readonly hasSubcodes: boolean }) {
  const unit = useCodesView((view) => view.unit);
  const withSubcodes = useCodesView((view) => view.withSubcodes);
  const [codings, documents] = withSubcodes
    ? [counts.codingsWith, counts.documentsWith]
    : [counts.codings, counts.documents];
  const sentence = `${countOf(codings, 'coding')} in ${countOf(documents, 'document')}`;
  const note = hasSubcodes && withSubcodes ? `, with subcodes (${formatCount(counts.codings)} of its own)` : '';
  return (
    <span className="tree-count" title={sentence + note}>
      {formatCount(unit === 'codings' ? codings : documents)}
    </span>
  );
}

/** What stands in the row of a code: colour, name, key, count, activation. */
export function CodeRowContent({ row }: { readonly row: CodeRow }) {
  const id = row.id as CodeId;
  const counts = useCodeCounts()(id);
  const toggle = useSession((state) => state.toggleActiveCode);
  const active = useSession(({ activeCodes }) =>
    activeCodes.has(id) ? 'all' : activeCodes.size > 0 && isActiveBelow(row, activeCodes) ? 'some' : 'none',
  );
  if (row.id === draftRow) return <DraftContent row={row} />;
  return (
    <>
      <Swatch color={row.color} theme={row.isTheme} />
      <span className={row.passed ? 'tree-name muted' : 'tree-name'} title={row.title}>
        {row.name}
      </span>
      {row.keyOfCode && <Kbd>{row.keyOfCode.toUpperCase()}</Kbd>}
      <Count counts={counts} hasSubcodes={row.rows.length > 0} />
      <ActivationRing name={row.name} active={active} onToggle={() => toggle(id)} />
    </>
  );
}

const DraftContent = ({ row }: { readonly row: CodeRow }) => (
  <>
    <Swatch color={row.color} theme={row.isTheme} />
    <span className="tree-name" />
  </>
);
