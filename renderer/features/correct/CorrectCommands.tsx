import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session, useSession } from '../../state/session.ts';
import { beginCorrection } from './drafts.ts';

/** Correcting the text of the open document, and looking at the texts that it has had. */
export function CorrectCommands() {
  const documentId = useSession((state) => state.documentId);
  const readOnly = useAsk('study.state', {}).data?.study?.readOnly ?? null;
  const open = documentId !== null;
  useCommand('documents.correct', () => documentId && void beginCorrection(documentId), open && readOnly === null);
  useCommand('documents.versions', () => session().openDialog('documents.versions', { id: documentId }), open);
  return null;
}
