import { useState } from 'react';
import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { Memo, MemoLink } from '#shared/domain/memo.ts';
import { useSend } from '../../client/hooks.ts';
import { ChoiceBox, type ChoiceRow } from '../../memo/ChoiceBox.tsx';
import { CodePath, useCodeMatches } from '../../memo/codeRows.tsx';
import { letterPieces, placeChoices } from '../../memo/mentionChoices.ts';
import { useDocumentNames, useMemoNames } from '../../memo/names.ts';
import { Dialog } from '../../ui/Dialog.tsx';

export type LinkKind = 'code' | 'document' | 'memo';

const titles: Readonly<Record<LinkKind, string>> = {
  code: 'Link to a code',
  document: 'Link to a document',
  memo: 'Link to another memo',
};

const most = 60;

/** Documents or memos that fit what was typed. */
function usePlaceRows(kind: LinkKind, typed: string, here: MemoId): ChoiceRow[] {
  const documents = useDocumentNames();
  const memos = useMemoNames();
  if (kind === 'code') return [];
  const choices =
    kind === 'document'
      ? placeChoices([...documents.byId.values()], [], typed, most)
      : placeChoices(
          [],
          [...memos.byId.values()].filter((memo) => memo.id !== here),
          typed,
          most,
        );
  return choices.flatMap((choice) =>
    choice.kind === 'code'
      ? []
      : [
          {
            id: choice.mention.type === 'document-mention' ? choice.mention.documentId : choice.mention.memoId,
            content: (
              <>
                <span className="ellipsis">
                  {letterPieces(choice.name, choice.letters).map(({ text, start, matched }) =>
                    matched ? <b key={start}>{text}</b> : text,
                  )}
                </span>
                <span className="memo-menu-note">{choice.note}</span>
              </>
            ),
          },
        ],
  );
}

function toTarget(kind: LinkKind, id: string): MemoLink['target'] {
  if (kind === 'code') return { kind, codeId: id as CodeId };
  return kind === 'document' ? { kind, documentId: id as DocumentId } : { kind, memoId: id as MemoId };
}

interface LinkDialogProps {
  readonly memo: Memo;
  readonly kind: LinkKind;
  readonly onClose: () => void;
}

/** Links a memo by hand: type to find, Enter links. */
export function LinkDialog({ memo, kind, onClose }: LinkDialogProps) {
  const [typed, setTyped] = useState('');
  const { send: link } = useSend('memos.link');
  const codes = useCodeMatches(typed).map((match) => ({
    id: match.entry.id,
    color: match.entry.color,
    content: <CodePath match={match} />,
  }));
  const places = usePlaceRows(kind, typed, memo.id);
  return (
    <Dialog title={titles[kind]} onClose={onClose}>
      <div className="memos-choice">
        <ChoiceBox
          label={kind === 'code' ? 'Find a code' : kind === 'document' ? 'Find a document' : 'Find a memo'}
          none="Nothing is called like this."
          typed={typed}
          onType={setTyped}
          rows={kind === 'code' ? codes : places}
          onTake={(id) => {
            void link({ id: memo.id, target: toTarget(kind, id) });
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}
