import type { Page } from '../../state/session.ts';
import { useCodeTree } from '../codes/tree.ts';
import { useShelf } from '../documents/documents.ts';

/** The names of pages, for the way back. */
export function useNamesOfPages(): (page: Page) => string {
  const tree = useCodeTree();
  const { byId } = useShelf();
  return (page) =>
    (page.kind === 'code' ? tree.byId.get(page.id)?.code.name : byId.get(page.id)?.name) ?? 'a page that is gone';
}
