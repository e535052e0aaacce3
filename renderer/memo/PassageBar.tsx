import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { Check } from 'lucide-react';
import { useState } from 'react';
import type { CodeId } from '#shared/domain/ids.ts';
import { Kbd } from '../ui/marks.tsx';
import { ChoiceBox } from './ChoiceBox.tsx';
import { CodePath, useCodeMatches } from './codeRows.tsx';
import { FloatingBar } from './FloatingBar.tsx';
import { $codesInHand, togglePassageCode } from './passages.ts';

/** Codes the selected words of a memo: type to find the code, Enter codes; on a code that is there, Enter takes it away. */
export function PassageBar({ anchor, onClose }: { readonly anchor: DOMRect; readonly onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [typed, setTyped] = useState('');
  const [already] = useState(() => editor.getEditorState().read($codesInHand));
  const matches = useCodeMatches(typed, already);
  const close = () => {
    onClose();
    editor.focus();
  };
  return (
    <FloatingBar label="Code this passage of the memo" anchor={() => anchor} onClose={close}>
      <ChoiceBox
        label="Find a code for this passage"
        none="No code is called like this."
        typed={typed}
        onType={setTyped}
        rows={matches.map((match) => ({
          id: match.entry.id,
          color: match.entry.color,
          content: (
            <>
              <CodePath match={match} />
              {already.has(match.entry.id) && (
                <span className="memo-menu-note">
                  <Check className="icon small" aria-hidden="true" /> coded so: Enter takes it away
                </span>
              )}
            </>
          ),
        }))}
        onTake={(id) => {
          togglePassageCode(editor, id as CodeId);
          close();
        }}
      >
        <Kbd>Esc</Kbd>
      </ChoiceBox>
    </FloatingBar>
  );
}
