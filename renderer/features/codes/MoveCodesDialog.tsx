import { useState } from 'react';
import { namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { moveCodes } from './codeActions.ts';
import { mayStandUnder, outermost } from './moves.ts';
import { shownColor, useCodeTree } from './tree.ts';

/** Finds the code that others are to stand under. */
export function MoveCodesDialog({ onClose, props }: DialogComponentProps) {
  const tree = useCodeTree();
  const ids = outermost(tree, props.ids as CodeId[]);
  const [query, setQuery] = useState('');
  const first = ids[0] && tree.byId.get(ids[0]);
  const move = (parentId: CodeId | null) => {
    onClose();
    void moveCodes({ ids, parentId, before: null });
  };
  const found = [...walkCodes(tree)]
    .filter(({ code }) => mayStandUnder(tree, ids, code.id))
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
        choose: () => move(node.code.id),
      }),
    );
  const top: Found = { id: 'top', text: 'To the top: as a theme', positions: [], choose: () => move(null) };
  return (
    <Dialog
      title={
        ids.length === 1 && first ? `Move ${first.code.name} under …` : `Move ${countOf(ids.length, 'code')} under …`
      }
      onClose={onClose}
    >
      <Finder label="Find a code" query={query} onQueryChange={setQuery} found={query ? found : [top, ...found]} />
    </Dialog>
  );
}
