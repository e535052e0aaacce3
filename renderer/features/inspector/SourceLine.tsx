import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { confidenceWords, sure } from '../imports/attention.ts';

/** The file that a document came from and how it was read, with the way to read it anew. */
export function SourceLine({ documentId }: { readonly documentId: DocumentId }) {
  const { data } = useAsk('documents.origins', {});
  const origin = data?.find((each) => each.documentId === documentId);
  if (!origin || origin.sourceName === '') return null;
  const { encoding, confidence, sourceName } = origin;
  const guess = encoding !== null && confidence < sure ? `${encoding}, ${confidenceWords(confidence)}` : encoding;
  return (
    <p className="source-line inspector-file">
      <span className="ellipsis" title={sourceName}>
        from <bdi>{sourceName}</bdi>
        {guess && ` · ${guess}`}
      </span>
      <button type="button" className="link" onClick={() => session().openDialog('reread', { id: documentId })}>
        Read it anew…
      </button>
    </p>
  );
}
