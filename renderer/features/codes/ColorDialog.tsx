import { useState } from 'react';
import type { CodeId } from '#shared/domain/ids.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ColorChoice } from './ColorChoice.tsx';
import { colorCodes } from './codeActions.ts';
import { shownColor, useCodeTree } from './tree.ts';

/** Chooses the colour of one or several codes. */
export function ColorDialog({ onClose, props }: DialogComponentProps) {
  const ids = props.ids as readonly CodeId[];
  const tree = useCodeTree();
  const first = ids[0] ? tree.byId.get(ids[0]) : undefined;
  const [color, setColor] = useState(first?.code.color ?? null);
  if (!first) return null;
  const keep = () => {
    onClose();
    void colorCodes(ids, color);
  };
  return (
    <Dialog
      title={ids.length === 1 ? `Colour of ${first.code.name}` : `Colour of ${countOf(ids.length, 'code')}`}
      onClose={onClose}
      width={480}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={keep}>
            Use this colour
          </Button>
        </>
      }
    >
      <ColorChoice
        value={color}
        onChange={setColor}
        inherited={first.parent ? shownColor(tree, first.parent.code.id) : null}
      />
      <p className="field-hint muted">Codes below it that have no colour of their own follow.</p>
    </Dialog>
  );
}
