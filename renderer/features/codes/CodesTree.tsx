import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { session, useSession } from '../../state/session.ts';
import type { Point } from '../../ui/ContextMenu.tsx';
import type { RowFieldProps } from '../../ui/RowField.tsx';
import { Tree } from '../../ui/Tree.tsx';
import { CodeMenu } from './CodeMenu.tsx';
import { CodeRowContent } from './CodeRowContent.tsx';
import { askToDelete, askToMerge, codesInHand, createCode, renameCode, stepCodes, takeCode } from './codeActions.ts';
import type { Direction } from './moves.ts';
import { type CodeRow, CodeRows, draftRow } from './rows.ts';
import { useCodeDrag } from './useCodeDrag.tsx';
import { beginCode, beginRename, setCodesView, useCodesView } from './view.ts';

/** A codebook this long opens folded: its themes are what one looks for first. */
const foldedFrom = 80;

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** Keys of the tree that are not those of any tree. True when the key meant something. */
function pressKey(tree: CodeTree, id: CodeId, event: KeyboardEvent): boolean {
  const ids = codesInHand(id);
  const direction = directions[event.key];
  const alt = event.altKey && !event.ctrlKey && !event.metaKey;
  if (alt && direction) stepCodes(tree, ids, direction);
  else if (alt && event.key === 'Enter') session().openDialog('codes.edit', { id });
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd')
    session().openPage({ kind: 'code', id });
  else if (alt && event.key.toLowerCase() === 'm' && ids.length > 1) askToMerge(ids);
  else if (event.ctrlKey && event.key.toLowerCase() === 'm') session().openDialog('codes.move', { ids });
  else if (event.ctrlKey && event.key === 'Enter') void takeCode(id);
  else if (event.altKey || event.ctrlKey || event.metaKey) return false;
  else if (event.key === 'F2' || event.key === 'Enter') beginRename(id);
  else if (event.key === 'Insert') beginCode(event.shiftKey ? (tree.byId.get(id)?.parent?.code.id ?? null) : id);
  else if (event.key === 'Delete') askToDelete(tree, ids);
  else return false;
  return true;
}

function useField(tree: CodeTree): RowFieldProps | null {
  const renaming = useCodesView((view) => view.renaming);
  const draft = useCodesView((view) => view.draft);
  const done = () => setCodesView({ renaming: null, draft: null });
  const code = renaming && tree.byId.get(renaming)?.code;
  if (code) {
    const keep = (name: string) => {
      done();
      void renameCode(code.id, name);
    };
    return { rowId: code.id, label: `Name of ${code.name}`, value: code.name, onCommit: keep, onCancel: done };
  }
  if (!draft) return null;
  const create = (name: string, again: boolean) => {
    done();
    void createCode(name, draft.parentId, again);
  };
  return { rowId: draftRow, label: 'Name of the new code', value: '', onCommit: create, onCancel: done };
}

const content = (row: CodeRow) => <CodeRowContent row={row} />;
const asIds = (ids: ReadonlySet<string>) => [...ids].filter((id) => id !== draftRow) as CodeId[];

/** The codebook as a tree. */
export function CodesTree({ tree, readOnly }: { readonly tree: CodeTree; readonly readOnly: boolean }) {
  const { expanded, filter, draft } = useCodesView();
  const chosenCodes = useSession((state) => state.chosenCodes);
  const [menu, setMenu] = useState<{ readonly id: CodeId; readonly at: Point } | null>(null);
  const builder = useRef<CodeRows>(null);
  builder.current ??= new CodeRows();
  const rows = useMemo(() => builder.current?.build(tree, filter, draft) ?? [], [tree, filter, draft]);
  const all = useMemo(() => new Set<string>(tree.byId.keys()), [tree]);
  const open = filter.trim() === '' ? (expanded ?? (all.size <= foldedFrom ? all : new Set<string>())) : all;
  const chosen = useMemo(() => new Set<string>(chosenCodes), [chosenCodes]);
  const drag = useCodeDrag(tree, readOnly);
  const choose = useCallback((ids: ReadonlySet<string>) => session().set({ chosenCodes: asIds(ids) }), []);
  return (
    <>
      <Tree
        label="Codes"
        rows={rows}
        content={content}
        expanded={open}
        onExpandedChange={(next) => setCodesView({ expanded: next })}
        chosen={chosen}
        onChosenChange={choose}
        dragAndDrop={drag}
        onDoublePress={(id) => void takeCode(id as CodeId)}
        onKey={(id, event) => pressKey(tree, id as CodeId, event)}
        onMenu={(id, at) => id !== draftRow && setMenu({ id: id as CodeId, at })}
        editing={useField(tree)}
      />
      {menu && <CodeMenu {...menu} tree={tree} onClose={() => setMenu(null)} />}
    </>
  );
}
