import { isTextDropItem, useDragAndDrop } from 'react-aria-components';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { countOf } from '../../ui/counts.ts';
import { Swatch } from '../../ui/marks.tsx';
import { applyToDropped, moveCodes } from './codeActions.ts';
import { outermost, placeOfDrop } from './moves.ts';
import { type CodeRow, draftRow } from './rows.ts';
import { shownColor } from './tree.ts';

/** What is dragged: codes out of the tree, words out of the reader. The data is JSON. */
export const codesType = 'application/x-axial-codes';
export const selectionType = 'application/x-axial-selection';

function Ghost({ ids, tree }: { readonly ids: readonly CodeId[]; readonly tree: CodeTree }) {
  const first = ids[0] && tree.byId.get(ids[0]);
  if (!first) return <div />;
  return (
    <div className="tree-ghost">
      <Swatch color={shownColor(tree, first.code.id)} theme={first.parent === null} />
      {ids.length === 1 ? first.code.name : countOf(ids.length, 'code')}
    </div>
  );
}

/** Codes move between and onto codes, several at once; words that are dropped on a code are coded with it. */
export function useCodeDrag(tree: CodeTree, disabled: boolean) {
  const { dragAndDropHooks } = useDragAndDrop<CodeRow>({
    isDisabled: disabled,
    getItems: (keys) => {
      const ids = outermost(tree, [...keys].map(String) as CodeId[]);
      const names = ids.map((id) => tree.byId.get(id)?.code.name ?? '').join('\n');
      return [{ [codesType]: JSON.stringify(ids), 'text/plain': names }];
    },
    renderDragPreview: ([item]) => <Ghost ids={JSON.parse(item?.[codesType] ?? '[]')} tree={tree} />,
    acceptedDragTypes: [codesType, selectionType],
    getDropOperation: (target, types, allowed) => {
      if (target.type !== 'item' || target.key === draftRow) return 'cancel';
      if (types.has(codesType)) return 'move';
      return target.dropPosition === 'on'
        ? (allowed.find((operation) => operation !== 'cancel') ?? 'cancel')
        : 'cancel';
    },
    onMove: ({ keys, target }) => {
      const ids = outermost(tree, [...keys].map(String) as CodeId[]);
      const place = placeOfDrop(tree, target.key as CodeId, target.dropPosition, new Set(ids));
      if (place) void moveCodes({ ids, ...place });
    },
    onItemDrop: async ({ items, isInternal, target }) => {
      if (isInternal) return;
      const words = items.filter(isTextDropItem).find((item) => item.types.has(selectionType));
      if (words) await applyToDropped(target.key as CodeId, await words.getText(selectionType));
    },
  });
  return dragAndDropHooks;
}
