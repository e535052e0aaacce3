import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { $createTextNode, $findMatchingParent, $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { FloatingBar } from './FloatingBar.tsx';

/** The address of the link that the caret stands in; empty outside one. */
function $addressInHand(): string {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return '';
  const link = $findMatchingParent(selection.anchor.getNode(), $isLinkNode);
  return $isLinkNode(link) ? link.getURL() : '';
}

/** `example.org` is meant as a web address, `a@b.org` as a mail address. */
export function completeAddress(typed: string): string {
  const address = typed.trim();
  if (address === '' || /^(https?:|mailto:)/iu.test(address)) return address;
  return /^[^\s/@]+@[^\s/@]+$/u.test(address) ? `mailto:${address}` : `https://${address.replace(/^[a-z]+:/iu, '')}`;
}

function setLink(editor: LexicalEditor, address: string): void {
  editor.update(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    if (selection.isCollapsed() && $addressInHand() === '' && address !== '') {
      selection.insertNodes([$createLinkNode(address).append($createTextNode(address))]);
    } else $toggleLink(address === '' ? null : address);
  });
}

/** Gives the selected words an address. Nothing is ever fetched from it. */
export function LinkBar({ anchor, onClose }: { readonly anchor: DOMRect; readonly onClose: () => void }) {
  const [editor] = useLexicalComposerContext();
  const [before] = useState(() => editor.getEditorState().read($addressInHand));
  const [typed, setTyped] = useState(before);
  const close = () => {
    onClose();
    editor.focus();
  };
  const apply = (address: string) => {
    setLink(editor, address);
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(completeAddress(typed));
  };
  return (
    <FloatingBar label="Link" anchor={() => anchor} onClose={close}>
      <form className="memo-bar-field" onSubmit={submit}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the bar was asked for in order to type in it
          autoFocus
          aria-label="Address of the link"
          placeholder="https://…"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {before !== '' && <Button onClick={() => apply('')}>Remove</Button>}
        <Button type="submit" variant="line">
          Link
        </Button>
      </form>
    </FloatingBar>
  );
}
