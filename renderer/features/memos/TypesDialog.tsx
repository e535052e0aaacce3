import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { memoTypes } from '#shared/domain/memo.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** A line of the list while it is edited; the key keeps it the same line while its words change. */
interface Line {
  readonly key: number;
  readonly name: string;
}

const toLines = (names: readonly string[]): Line[] => names.map((name, key) => ({ key, name }));

/** The names as they will be kept: without blanks at the ends, each once, none empty. */
export const keptTypes = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.replace(/\s+/gu, ' ').trim()).filter(Boolean)),
];

/** The list of memo types. Memos keep the type they have, also when it is taken off the list. */
export function TypesDialog({ onClose }: DialogComponentProps) {
  const { data } = useAsk('memos.types', {});
  return data ? <TypesForm types={data} onClose={onClose} /> : null;
}

function TypesForm({ types, onClose }: { readonly types: readonly string[]; readonly onClose: () => void }) {
  const [lines, setLines] = useState(() => toLines(types));
  const { send: setTypes, pending } = useSend('memos.setTypes');
  const kept = keptTypes(lines.map((line) => line.name));
  const rename = (key: number, name: string) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, name } : line)));
  const move = (at: number, step: 1 | -1) => {
    const next = [...lines];
    const [line] = next.splice(at, 1);
    if (line) next.splice(at + step, 0, line);
    setLines(next);
  };
  const save = async () => {
    if (await setTypes({ types: kept })) onClose();
  };
  return (
    <Dialog
      title="Types of memo"
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setLines(toLines(memoTypes))}>As at first</Button>
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending || kept.length === 0} onClick={() => void save()}>
            Save the list
          </Button>
        </>
      }
    >
      <p className="memos-types-note">Memos keep the type they have, also when it is no longer on the list.</p>
      <ul className="memos-types">
        {lines.map((line, at) => (
          <li key={line.key}>
            <input
              className="field"
              aria-label={`Type ${at + 1}`}
              value={line.name}
              maxLength={100}
              onChange={(event) => rename(line.key, event.target.value)}
            />
            <IconButton label="Move up" icon={ArrowUp} disabled={at === 0} onClick={() => move(at, -1)} />
            <IconButton
              label="Move down"
              icon={ArrowDown}
              disabled={at === lines.length - 1}
              onClick={() => move(at, 1)}
            />
            <IconButton
              label={`Take “${line.name}” off the list`}
              icon={X}
              onClick={() => setLines(lines.filter((each) => each.key !== line.key))}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={Plus}
        onClick={() => setLines([...lines, { key: Math.max(-1, ...lines.map((line) => line.key)) + 1, name: '' }])}
      >
        Add a type
      </Button>
    </Dialog>
  );
}
