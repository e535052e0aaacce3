import { useDeferredValue, useId, useMemo, useState } from 'react';
import { speakerMarks } from '#shared/text/speakerNames.ts';
import { ask } from '../../client/client.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, joinWords } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDay } from '../../ui/dates.ts';
import { Field, TextArea } from '../../ui/fields.tsx';

/** Pasted text of this length is not looked through while somebody types. UTF-16 units. */
const long = 300_000;

/** Who speaks, by the names at the head of paragraphs. */
function tellSpeakers(text: string): string {
  if (text.length > long) return '';
  const names = [...new Set(speakerMarks(text).flatMap(({ value }) => value ?? []))];
  if (names.length === 0) return '';
  const said = names.length > 6 ? [...names.slice(0, 6), countOf(names.length - 6, 'other')] : names;
  return `${countOf(names.length, 'speaker is', 'speakers are')} recognised: ${joinWords(said)}.`;
}

/** Makes a document of text that was pasted or typed. */
export function PasteDialog({ onClose }: DialogComponentProps) {
  const [name, setName] = useState(`Note of ${formatDay(Date.now())}`);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const form = useId();
  const shown = useDeferredValue(text);
  const speakersSentence = useMemo(() => tellSpeakers(shown), [shown]);
  const create = async () => {
    const made = await ask('documents.create', { name, text });
    if (!made.ok) {
      setProblem(made.error.message);
      return;
    }
    onClose();
    session().openDocument(made.value.id);
  };
  return (
    <Dialog
      title="New document from pasted text"
      onClose={onClose}
      width={680}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={text.trim() === '' || name.trim() === ''}>
            Add the document
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label="Name" value={name} maxLength={500} onChange={(event) => setName(event.target.value)} />
        <TextArea
          label="Text"
          rows={14}
          value={text}
          autoFocus
          className="field document-pasted"
          error={problem || undefined}
          hint={`It is kept as it stands here, and can be corrected later. ${speakersSentence}`}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
