import { type CodeTree, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import type { Found } from '../../ui/Finder.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { shownColor } from './tree.ts';

/** Codes by letters of their paths, the best first; in the order of the tree while nothing is typed. */
export function foundCodes(
  tree: CodeTree,
  query: string,
  onChoose: (id: CodeId) => void,
  mayChoose: (id: CodeId) => boolean = () => true,
): Found[] {
  return [...walkCodes(tree)]
    .filter(({ code }) => mayChoose(code.id))
    .flatMap((node) => {
      const path = namesOf(tree, node.code.id).join(' › ');
      const match = fuzzyMatch(query, path, path.length - node.code.name.length);
      return match ? [{ node, path, match }] : [];
    })
    .sort((a, b) => b.match.score - a.match.score)
    .map(({ node, path, match }) => ({
      id: node.code.id,
      text: path,
      positions: match.positions,
      mark: <Swatch color={shownColor(tree, node.code.id)} theme={node.parent === null} />,
      choose: () => onChoose(node.code.id),
    }));
}
