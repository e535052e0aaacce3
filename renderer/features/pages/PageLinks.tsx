import './pages.css';
import { FileChartColumn } from 'lucide-react';
import type { MarkData } from '#shared/charts/scene.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { useShelf } from '../documents/documents.ts';

interface Named {
  readonly codes: readonly string[];
  readonly documents: readonly string[];
}

/** The codes and documents that a mark names; of many there is no page. */
function namedBy(data: MarkData): Named {
  switch (data.kind) {
    case 'pair':
      return { codes: [data.first, data.second], documents: [] };
    case 'code':
      return { codes: [data.codeId], documents: [] };
    case 'document':
      return { codes: [], documents: [data.documentId] };
    case 'codings':
      return { codes: data.codeIds, documents: data.within ? [data.within.documentId] : (data.documentIds ?? []) };
    case 'words':
      return { codes: data.codeIds ?? [], documents: data.documentIds ?? [] };
    case 'memos':
    case 'firsts':
      return { codes: [], documents: [] };
  }
}

/** As many names as fit under the head of a pane. */
const most = 2;

/** From a mark of a chart to the pages of the code and the document that it is about. */
export function PageLinks({ data }: { readonly data: MarkData }) {
  const tree = useCodeTree();
  const { byId } = useShelf();
  const { codes, documents } = namedBy(data);
  const known = (name: string | undefined, open: () => void) => (name === undefined ? [] : [{ name, open }]);
  const links = [
    ...(codes.length > most ? [] : codes).flatMap((id) =>
      known(tree.byId.get(id as CodeId)?.code.name, () => session().openPage({ kind: 'code', id: id as CodeId })),
    ),
    ...(documents.length > most ? [] : documents).flatMap((id) =>
      known(byId.get(id as DocumentId)?.name, () => session().openPage({ kind: 'document', id: id as DocumentId })),
    ),
  ];
  if (links.length === 0) return null;
  return (
    <p className="page-links">
      {links.map(({ name, open }) => (
        <Button key={name} icon={FileChartColumn} title={`The page of ${name}`} onClick={open}>
          {name}
        </Button>
      ))}
    </p>
  );
}
