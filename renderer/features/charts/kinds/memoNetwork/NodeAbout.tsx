import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { session } from '../../../../state/session.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { AboutProps } from '../parts.ts';

/** The way from a code or a document of the network to itself; its memos stand below. */
export function NodeAbout({ mark }: AboutProps) {
  const [kind, id = ''] = mark.key.split(':');
  if (kind === 'code') {
    return <Button onClick={() => session().openCodeSegments([id as CodeId])}>Show the segments of this code</Button>;
  }
  if (kind === 'document') {
    return <Button onClick={() => session().openDocument(id as DocumentId)}>Open this document</Button>;
  }
  return null;
}
