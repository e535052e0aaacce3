import './exports.css';
import { BookmarkPlus, ScanSearch } from 'lucide-react';
import { useRef, useState } from 'react';
import { alongWords } from '#shared/charts/along.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { ChoicePicker } from './ChoicePicker.tsx';
import { ChoiceRows } from './ChoiceRows.tsx';
import { checkBefore } from './checkBefore.ts';
import { type ExportFormat, exportKinds } from './kinds.ts';
import { SavedExports, SaveExport } from './SavedExports.tsx';
import { fromPreset, type Part, requestOf, type StudyExport, studyExports } from './studyExport.ts';
import { useChoices } from './useChoices.ts';
import { chooseAndWrite } from './writing.ts';

/** Looks for names in what is about to be written, and comes back to the export. */
function checkFirst(draft: StudyExport): void {
  const { scope, what } = checkBefore(requestOf(draft));
  const asker = { kind: 'export.study', label: 'Back to the export', props: { draft } };
  session().openDialog('anonymity.check', { ...scope, what, asker });
}

/** Characters of a line, where lines are wrapped. */
const usualWidth = 76;

/** The format in hand: the one chosen now, else the one of last time, else the first. */
function useFormat({ what, format }: StudyExport) {
  const { formats } = exportKinds[what];
  const [remembered, remember] = useLayoutMemory<ExportFormat | null>(`export-${what}`, null);
  const offered = (wanted: ExportFormat | null) => formats.find((each) => each.format === wanted);
  const shown = offered(format) ?? offered(remembered) ?? formats[0];
  return { format: shown?.format ?? ('csv' as const), use: shown?.use ?? '', remember };
}

/** Exports of a study: what, as which format, and of which part of it; all kinds go by one choice. */
export function StudyExportDialog({ onClose, props }: DialogComponentProps) {
  const [draft, setDraft] = useState(props.draft as StudyExport);
  const [picking, setPicking] = useState<Part | null>(null);
  const [saving, setSaving] = useState(false);
  const saveButton = useRef<HTMLButtonElement>(null);
  const [writing, setWriting] = useState<AbortController | null>(null);
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const { format, use, remember } = useFormat(draft);
  const change = (part: Partial<StudyExport>) => setDraft((before) => ({ ...before, ...part }));
  const begin = (next: StudyExport) => {
    setPicking(null);
    setDraft(next);
  };
  // The focus goes back to where it was.
  const stopSaving = () => {
    saveButton.current?.focus();
    setSaving(false);
  };
  const write = async () => {
    const stop = new AbortController();
    setWriting(stop);
    const written = await chooseAndWrite(requestOf(draft), format, stop.signal);
    setWriting(null);
    if (!written) return;
    remember(format);
    onClose();
  };
  const actions = (
    <>
      <Button icon={ScanSearch} onClick={() => checkFirst({ ...draft, format })}>
        Check for names first
      </Button>
      <Button icon={BookmarkPlus} ref={saveButton} disabled={readOnly} onClick={() => setSaving(true)}>
        Save this export…
      </Button>
      <span className="grow" />
      <Button onClick={() => (writing ? writing.abort() : onClose())}>{writing ? 'Stop' : 'Cancel'}</Button>
      <Button variant="primary" disabled={writing !== null} onClick={() => void write()}>
        {writing ? 'Writing…' : 'Choose a place…'}
      </Button>
    </>
  );
  return (
    <Dialog title={exportKinds[draft.what].title} onClose={onClose} width={820} actions={actions}>
      <div className="exports-study">
        <div className="exports-left">
          <KindList value={draft.what} onChange={(what) => begin({ ...draft, what, format: null })} />
          <SavedExports readOnly={readOnly} onUse={(preset) => begin(fromPreset(preset, draft))} />
        </div>
        <div className="exports-right">
          <Particulars {...{ draft, format, use, picking }} onChange={change} onPick={setPicking} />
          {saving && <SaveExport draft={draft} format={format} onDone={stopSaving} />}
        </div>
      </div>
    </Dialog>
  );
}

interface ParticularsProps {
  readonly draft: StudyExport;
  readonly format: ExportFormat;
  /** What the format is good for. */
  readonly use: string;
  readonly picking: Part | null;
  readonly onChange: (part: Partial<StudyExport>) => void;
  readonly onPick: (part: Part | null) => void;
}

/** Format, options and choice of the kind in hand; or the part that is being chosen from. */
function Particulars({ draft, format, use, picking, onChange, onPick }: ParticularsProps) {
  const [lastPicked, setLastPicked] = useState<Part | null>(null);
  const told = studyExports.find((each) => each.kind === draft.what);
  const choices = useChoices(draft.choice).filter(({ part }) => told?.parts.includes(part));
  const picked = choices.find(({ part }) => part === picking);
  if (picked) {
    return (
      <ChoicePicker
        key={picked.part}
        choice={picked}
        onChoose={(choice) => onChange({ choice })}
        onDone={() => {
          setLastPicked(picked.part);
          onPick(null);
        }}
      />
    );
  }
  const formats = exportKinds[draft.what].formats.map(({ format: value, short, title }) => {
    return { value, label: short, title };
  });
  return (
    <>
      {told && <p className="exports-sentence">{told.sentence}</p>}
      <div className="exports-format-row">
        <Segmented label="Format" value={format} options={formats} onChange={(next) => onChange({ format: next })} />
        <span className="muted">{use}</span>
      </div>
      <Options draft={draft} onChange={onChange} />
      <ChoiceRows choices={choices} returnTo={lastPicked} onPick={onPick} />
      {draft.what === 'segments' && draft.segments.overlapping && (
        <p className="muted">Only segments that overlap with the codes chosen for that in the Segments room.</p>
      )}
      {draft.what === 'segments' && draft.segments.along && (
        <p className="muted">Only segments that touch {alongWords(draft.segments.along)} of their document.</p>
      )}
    </>
  );
}

interface KindListProps {
  readonly value: StudyExport['what'];
  readonly onChange: (what: StudyExport['what']) => void;
}

/** The kinds as a list of which one is chosen: one Tab stop, arrows move. */
const KindList = ({ value, onChange }: KindListProps) => (
  <fieldset className="exports-kinds">
    <legend className="visually-hidden">What to export</legend>
    {studyExports.map(({ kind, name }) => (
      <label key={kind} className="exports-kind">
        <input type="radio" name="export-kind" checked={kind === value} onChange={() => onChange(kind)} />
        {name}
      </label>
    ))}
  </fieldset>
);

interface OptionsProps {
  readonly draft: StudyExport;
  readonly onChange: (part: Partial<StudyExport>) => void;
}

/** What only some kinds can be asked. */
function Options({ draft, onChange }: OptionsProps) {
  if (draft.what === 'document-coding') {
    return (
      <Check checked={draft.notes} onChange={(notes) => onChange({ notes })}>
        With comments and memos as notes
      </Check>
    );
  }
  if (draft.what !== 'numbered-text') return null;
  return (
    <Check checked={draft.width !== null} onChange={(wrap) => onChange({ width: wrap ? usualWidth : null })}>
      Wrap lines after {draft.width ?? usualWidth} characters
    </Check>
  );
}
