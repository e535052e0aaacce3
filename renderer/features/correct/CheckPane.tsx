import { useState } from 'react';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import type { CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { ask } from '../../client/client.ts';
import { runCommand } from '../../commands/registry.ts';
import { RightPane } from '../../frame/slots.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { AffectedCodings } from './AffectedCodings.tsx';
import { type CorrectionPreview, type Decisions, placeOf, useDecisions } from './checking.ts';
import { correctionOf, endCorrection, updateCorrection } from './drafts.ts';

interface CheckPaneProps {
  readonly documentId: DocumentId;
  readonly preview: CorrectionPreview;
  /** The words selected in the text, in its positions. */
  readonly selected: () => TextRange | null;
  /** Shows a place of the new text. */
  readonly onShow: (range: TextRange | null) => void;
}

/** Beside the corrected text: the codings whose words changed, and what becomes of them. */
export function CheckPane({ documentId, preview, selected, onShow }: CheckPaneProps) {
  const { affected, kept, moved, memoPlaces } = preview;
  const decisions = useDecisions(affected);
  const [inHand, setInHand] = useState<CodingId | null>(null);
  const [saving, setSaving] = useState(false);
  const take = (coding: AffectedCoding) => {
    setInHand(coding.codingId);
    onShow(placeOf(coding, decisions.of(coding.codingId)));
  };
  const place = (coding: AffectedCoding) => {
    const range = selected();
    if (!range) {
      setInHand(coding.codingId);
      showToast({ message: 'Select the words it belongs to in the text, then press Re-place.', about: 'place' });
      return;
    }
    decisions.decide([coding.codingId], { action: 'place', ...range });
    setInHand(coding.codingId);
    onShow(range);
  };
  const save = async () => {
    setSaving(true);
    await saveCorrection(documentId, preview.baseHash, decisions.all);
    setSaving(false);
  };
  const back = () => updateCorrection(documentId, { checking: false });
  return (
    <RightPane label="What the correction does" needed>
      <PaneHead
        title="Codings to look at"
        count={affected.length - decisions.open > 0 ? `${decisions.open} left` : affected.length}
      />
      <div className="correct-check scroll">
        <p className="correct-facts">
          {`${countOf(kept, 'coding')} ${kept === 1 ? 'stays on its' : 'stay on their'} words`}
          {moved > 0 && `, ${moved === kept ? 'all' : moved} of them at a new place in the text`}
          {'. '}
          {memoPlaces > 0 && `${countOf(memoPlaces, 'place')} that memos link or quote changed too.`}
        </p>
        <AffectedCodings
          affected={affected}
          decisions={decisions}
          inHand={inHand}
          onTake={take}
          onPlace={place}
          text={preview.text}
        />
      </div>
      <div className="correct-foot">
        <Button onClick={back}>Back to the text</Button>
        <span className="grow" />
        <Button
          variant="primary"
          disabled={saving || decisions.open > 0}
          title={decisions.open > 0 ? `${countOf(decisions.open, 'coding')} left to decide about` : undefined}
          onClick={() => void save()}
        >
          Save the correction
        </Button>
      </div>
    </RightPane>
  );
}

/** Saves a correction as one step, says what it did, and ends it. */
export async function saveCorrection(
  documentId: DocumentId,
  baseHash: string,
  decisions: Decisions['all'] = [],
): Promise<void> {
  const draft = correctionOf(documentId);
  if (!draft) return;
  const { text, format } = draft;
  const result = await ask('documents.correct', {
    ...{ id: documentId, text, baseHash, decisions: [...decisions] },
    format: format && [...format],
  });
  if (!result.ok) {
    if (result.error.code === 'conflict') updateCorrection(documentId, { checking: false });
    showToast({ message: result.error.message, tone: 'danger' });
    return;
  }
  endCorrection(documentId);
  const { kept, changed, dropped } = result.value;
  const told = [
    `${countOf(kept, 'coding')} on the same words`,
    ...(changed > 0 ? [`${changed} on words that changed`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ];
  showToast({
    message: kept + changed + dropped === 0 ? 'The text was corrected.' : `The text was corrected: ${told.join(', ')}.`,
    action: { label: 'Undo', run: () => void runCommand('edit.undo') },
  });
}
