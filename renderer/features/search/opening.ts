import type { SearchHit } from '#shared/contract/procedures/finding.ts';
import { assertNever } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { showMemoWords } from './memoWords.ts';

/** Opens what a hit stands in, at the hit. */
export async function openHit(hit: SearchHit): Promise<void> {
  const place = hit.in;
  switch (place.kind) {
    case 'document':
      return session().openSegment({ documentId: place.documentId, start: hit.start, end: hit.end });
    case 'memo':
      session().openMemo(place.memoId);
      if (place.field === 'text') await showMemoWords(hit);
      return;
    case 'code':
      session().set({ chosenCodes: [place.codeId] });
      return session().openDialog('codes.edit', { id: place.codeId });
    case 'note':
      return session().openDialog('documents.note', { id: place.documentId });
    case 'comment': {
      const coding = await ask('codings.read', { id: place.codingId });
      if (coding.ok) session().openSegment({ ...coding.value, codingId: place.codingId });
      else showToast({ message: coding.error.message, tone: 'danger' });
      return;
    }
    default:
      assertNever(place);
  }
}
