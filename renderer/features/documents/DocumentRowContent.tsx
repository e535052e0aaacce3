import type { VariableId } from '#shared/domain/ids.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { useSession } from '../../state/session.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { hueOf } from '../../ui/hues.ts';
import { ActivationRing } from '../codes/ActivationRing.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { toggleActive } from './documentActions.ts';
import { type DocumentCounts, useDocumentCounts, useVariables } from './documents.ts';
import type { DocumentRow } from './rows.ts';

/** How the codings divide among the themes, as a bar and in words. */
function ShareBar({ counts }: { readonly counts: DocumentCounts }) {
  const tree = useCodeTree();
  const coded = counts.byTheme.filter(({ codings }) => codings > 0);
  // Names need the room while there is nothing to show.
  if (coded.length === 0) return null;
  const words = coded.map(
    ({ themeId, codings }) => `${tree.byId.get(themeId)?.code.name ?? ''} ${formatCount(codings)}`,
  );
  return (
    <span className="document-share" title={words.join(', ')}>
      {coded.map(({ themeId, codings }) => (
        <i key={themeId} style={{ flexGrow: codings }} {...hueOf(shownColor(tree, themeId))} />
      ))}
    </span>
  );
}

function Values({ row, shown }: { readonly row: DocumentRow; readonly shown: readonly string[] }) {
  const table = useVariables();
  const [id] = row.ids;
  const values = shown.flatMap((variable) => (id ? [table.valueFor(id, variable as VariableId)] : [])).filter(Boolean);
  return values.length > 0 ? <span className="document-values">{values.join(' · ')}</span> : null;
}

function useTitle(row: DocumentRow): string {
  const table = useVariables();
  const [id] = row.ids;
  if (row.kind !== 'document' || !id) return row.name;
  const facts = table.variables.flatMap((variable) => {
    const value = table.valueFor(id, variable.id);
    return value === undefined ? [] : [`${variable.name}: ${value}`];
  });
  return [row.name, facts.join('\n'), row.note].filter(Boolean).join('\n\n');
}

/** What stands in the row of a document or a group: name, chosen variables, shares, count, activation. */
export function DocumentRowContent({ row }: { readonly row: DocumentRow }) {
  const counts = useDocumentCounts(row.ids);
  const title = useTitle(row);
  const [shown] = useLayoutMemory<readonly string[]>('documents-variables', []);
  const active = useSession(({ activeDocuments }) => {
    const some = row.ids.filter((id) => activeDocuments.has(id)).length;
    return some === 0 ? 'none' : some === row.ids.length ? 'all' : 'some';
  });
  if (row.kind === 'draft') return <span className="tree-name" />;
  return (
    <>
      <span className="tree-name" title={title}>
        {row.name}
        {row.note && <span className="document-noted" role="img" aria-label="with a note" />}
      </span>
      {row.kind === 'document' && shown.length > 0 && <Values row={row} shown={shown} />}
      <ShareBar counts={counts} />
      <span className="tree-count" title={countOf(counts.codings, 'coding')}>
        {formatCount(counts.codings)}
      </span>
      <ActivationRing name={row.name} active={active} onToggle={() => toggleActive(row.ids)} />
    </>
  );
}
