import { hueOf } from '../../ui/hues.ts';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import type { LegendEntry } from './query/underlined.ts';

/** What the tints and the underlines in the list mean: the codes of the two sides of the query. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  const tree = useCodeTree();
  if (entries.length === 0) return null;
  return (
    <ul className="segments-legend" aria-label="Legend">
      {entries.map(({ id, mark }) => (
        <li key={`${mark} ${id}`} {...hueOf(shownColor(tree, id))}>
          <span className={`segments-legend-mark ${mark}`} aria-hidden="true" />
          <span className="ellipsis">{tree.byId.get(id)?.code.name ?? ''}</span>
          <span className="visually-hidden">{mark === 'tint' ? ', tinted' : ', underlined'}</span>
        </li>
      ))}
    </ul>
  );
}
