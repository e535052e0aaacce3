import './viewer.css';
import { useState } from 'react';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { ChoicePicker } from '../exports/ChoicePicker.tsx';
import { ChoiceRows } from '../exports/ChoiceRows.tsx';
import type { Choice, Part } from '../exports/studyExport.ts';
import { useChoices } from '../exports/useChoices.ts';
import { chooseAndWrite } from '../exports/writing.ts';
import { checkBeforeViewer, type ViewerRequest } from './checkBefore.ts';
import { Found } from './Found.tsx';
import { useLeaving } from './leaving.ts';
import { MemoTypes } from './MemoTypes.tsx';
import { type NamesFound, useNameCheck } from './nameCheck.ts';

/** A viewer that is being put together. */
export interface ViewerDraft extends ViewerRequest {
  readonly choice: Choice;
  readonly memoTypes: string[] | null;
  readonly comments: boolean;
  readonly notes: boolean;
  readonly coderNames: boolean;
  readonly charts: boolean;
}

/** Everything of what is chosen, until the researcher leaves something out. */
export const beginViewer = (choice: Choice): ViewerDraft => ({
  what: 'viewer',
  choice,
  memoTypes: null,
  comments: true,
  notes: true,
  coderNames: true,
  charts: true,
});

const extras = [
  { field: 'charts', words: 'Charts of codes and of documents' },
  { field: 'comments', words: 'Comments on codings' },
  { field: 'notes', words: 'Notes and groups of documents' },
  { field: 'coderNames', words: 'Names of who coded and wrote memos' },
] as const;

/** Opens the check with all that it shows, and comes back to this dialog as it is. */
function lookAtNames(draft: ViewerDraft): void {
  const { scope, what } = checkBeforeViewer(draft);
  const asker = { kind: 'export.viewer', label: 'Back to the viewer', props: { draft } };
  session().openDialog('anonymity.check', { ...scope, what, asker });
}

/** What goes into the viewer; before it is written, what goes in is looked through for names. */
export function ViewerDialog({ onClose, props }: DialogComponentProps) {
  const [draft, setDraft] = useState(props.draft as ViewerDraft);
  const [picking, setPicking] = useState<Part | null>(null);
  const [returnTo, setReturnTo] = useState<Part | null>(null);
  const [found, setFound] = useState<NamesFound | null>(null);
  const [writing, setWriting] = useState(false);
  const leaving = useLeaving();
  const check = useNameCheck(leaving);
  const choices = useChoices(draft.choice);
  const picked = choices.find(({ part }) => part === picking);
  const change = (part: Partial<ViewerDraft>) => {
    setFound(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const write = async () => {
    setWriting(true);
    const written = await chooseAndWrite(draft, 'html', leaving());
    setWriting(false);
    if (written) onClose();
  };
  const checkAndWrite = async () => {
    const names = await check.run(draft);
    if (!names) return;
    if (names.total === 0) await write();
    else setFound(names);
  };
  const isBusy = writing || check.isRunning;
  return (
    <Dialog
      title="Write a viewer"
      onClose={onClose}
      width={640}
      actions={
        <>
          {check.isRunning && <progress className="viewer-checking" aria-label="Looking for names" />}
          <span className="grow" />
          <Button onClick={onClose}>Cancel</Button>
          {found ? (
            <>
              <Button variant="line" onClick={() => lookAtNames(draft)}>
                Look at them…
              </Button>
              <Button variant="primary" disabled={isBusy} onClick={() => void write()}>
                Write all the same…
              </Button>
            </>
          ) : (
            <Button variant="primary" disabled={isBusy} onClick={() => void checkAndWrite()}>
              {writing ? 'Writing…' : check.isRunning ? 'Looking for names…' : 'Check and write…'}
            </Button>
          )}
        </>
      }
    >
      {picked ? (
        <div className="viewer-picking">
          <ChoicePicker
            key={picked.part}
            choice={picked}
            onChoose={(choice) => change({ choice })}
            onDone={() => {
              setReturnTo(picking);
              setPicking(null);
            }}
          />
        </div>
      ) : (
        <>
          <p className="soft viewer-lead">
            One web page for a supervisor or a colleague: the texts with their coding, the codes, the memos. It opens in
            any browser, without Axial and without a network, and nothing can be changed in it.
          </p>
          <ChoiceRows choices={choices} returnTo={returnTo} onPick={setPicking} />
          <MemoTypes chosen={draft.memoTypes} onChange={(memoTypes) => change({ memoTypes })} />
          <fieldset className="viewer-extras">
            <legend>Besides</legend>
            {extras.map(({ field, words }) => (
              <Check key={field} checked={draft[field]} onChange={(on) => change({ [field]: on })}>
                {words}
              </Check>
            ))}
          </fieldset>
        </>
      )}
      {found && <Found names={found} />}
      {check.failure && (
        <p className="field-error" role="alert">
          {check.failure}
        </p>
      )}
    </Dialog>
  );
}
