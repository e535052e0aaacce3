import { useAsk } from '../../client/hooks.ts';
import { keysLabel, useCommand } from '../../commands/registry.ts';
import { type Page, session, useSession } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';

/** The code in hand: of the page that is open, chosen in the tree, or the one given last. */
const codeInHand = (): Page | null => {
  const { page, chosenCodes, lastCodeIds } = session();
  if (page?.kind === 'code') return page;
  const id = chosenCodes[0] ?? lastCodeIds[0];
  return id ? { kind: 'code', id } : null;
};

/** The document in hand: of the page that is open, or the one that is read, or chosen in the list. */
const documentInHand = (): Page | null => {
  const { page, documentId, chosenDocuments } = session();
  if (page?.kind === 'document') return page;
  const id = documentId ?? chosenDocuments[0];
  return id ? { kind: 'document', id } : null;
};

const open = (page: Page | null) => page && session().openPage(page);

/** The page of the document in hand, else of the code; where there is neither, how there comes to be one. */
function openInHand(): void {
  const page = documentInHand() ?? codeInHand();
  const message = `Open a text or choose a code first, or find a page by its name with ${keysLabel('app.palette')}.`;
  if (page) session().openPage(page);
  else showToast({ message });
}

/** The pages by menu, palette and key; a row of a tree that has the focus opens its own. */
export function PageCommands() {
  const hasStudy = (useAsk('study.state', {}).data?.study ?? null) !== null;
  const hasCode = useSession(() => codeInHand() !== null);
  const hasDocument = useSession(() => documentInHand() !== null);
  const isOpen = useSession((state) => state.page !== null);
  useCommand('page.code', () => open(codeInHand()), hasCode);
  useCommand('page.document', () => open(documentInHand()), hasDocument);
  useCommand('page.open', openInHand, hasStudy);
  useCommand('page.print', () => window.print(), isOpen);
  return null;
}
