import { useState } from 'react';
import { namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from './tree.ts';

interface CodeFinderProps {
  readonly label: string;
  readonly mayChoose: (id: CodeId) => boolean;
  readonly onChoose: (id: CodeId) => void;
  /** What stands before the codes while nothing is typed. */
  readonly first?: Found;
}

/** Finds one code by letters of its path; all of them in the order of the tree while nothing is typed. */
export function CodeFinder({ label, mayChoose, onChoose, first }: CodeFinderProps) {
  const tree = useCodeTree();
  const [query, setQuery] = useState('');
  const found = [...walkCodes(tree)]
    .filter(({ code }) => mayChoose(code.id))
    .flatMap((node) => {
      const path = namesOf(tree, node.code.id).join(' › ');
      const match = fuzzyMatch(query, path, path.length - node.code.name.length);
      return match ? [{ node, path, match }] : [];
    })
    .sort((a, b) => b.match.score - a.match.score)
    .map(
      ({ node, path, match }): Found => ({
        id: node.code.id,
        text: path,
        positions: match.positions,
        mark: <Swatch color={shownColor(tree, node.code.id)} theme={node.parent === null} />,
        choose: () => onChoose(node.code.id),
      }),
    );
  return (
    <Finder
      label={label}
      query={query}
      onQueryChange={setQuery}
      found={first && query === '' ? [first, ...found] : found}
      nothing={`No code fits “${query.trim()}”.`}
    />
  );
}
