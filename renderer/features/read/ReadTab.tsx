import { FileText, FolderInput } from 'lucide-react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import { lazyPart } from '../../frame/lazyPart.tsx';
import { session, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { useCorrections } from '../correct/drafts.ts';
import { useDocuments } from '../documents/documents.ts';
import { OpenDocument } from './OpenDocument.tsx';
import './read.css';

const CorrectDocument = lazyPart(async () => (await import('../correct/CorrectDocument.tsx')).CorrectDocument);

/** Reading and coding: the open document, or what to do to have one. */
export function ReadTab() {
  const documentId = useSession((state) => state.documentId);
  const shelf = useDocuments();
  if (!shelf) return null;
  if (documentId && shelf.byId.has(documentId)) return <DocumentAt key={documentId} documentId={documentId} />;
  const first = shelf.documents[0];
  return first ? <NoneOpen first={first.id} /> : <NoneYet />;
}

function NoneYet() {
  return (
    <EmptyState title="There is nothing to read yet">
      <p>Bring in your field notes or transcripts, as files or whole folders, also by dropping them on this window.</p>
      <Button variant="primary" icon={FolderInput} onClick={() => runCommand('documents.import')}>
        Import documents
      </Button>
    </EmptyState>
  );
}

function NoneOpen({ first }: { readonly first: DocumentId }) {
  return (
    <EmptyState title="No document is open">
      <p>Choose one in the list, then select words and press C to code them.</p>
      <Button variant="primary" icon={FileText} onClick={() => session().openDocument(first)}>
        Open the first document
      </Button>
    </EmptyState>
  );
}

function DocumentAt({ documentId }: { readonly documentId: DocumentId }) {
  const { data, failure } = useAsk('documents.read', { id: documentId });
  const correcting = useCorrections((state) => state.drafts.has(documentId));
  if (failure) {
    return (
      <EmptyState title="This document cannot be shown">
        <p>{failure.message}</p>
      </EmptyState>
    );
  }
  if (data && correcting) return <CorrectDocument document={data.document} text={data.text} format={data.format} />;
  return data ? <OpenDocument document={data.document} text={data.text} format={data.format} /> : null;
}
