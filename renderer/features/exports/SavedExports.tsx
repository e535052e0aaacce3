import { Bookmark, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { showToast } from '../../ui/Toast.tsx';
import type { ExportFormat } from './kinds.ts';
import { type Preset, presetOf, type SavedExport, type StudyExport } from './studyExport.ts';

const none: readonly SavedExport[] = [];

async function deletePreset({ id, name }: SavedExport): Promise<void> {
  const deleted = await ask('presets.delete', { id });
  if (deleted.ok) showToast({ message: `Deleted the saved export ${name}. Undo brings it back.` });
  else showToast({ message: deleted.error.message, tone: 'danger' });
}

interface SavedExportsProps {
  readonly readOnly: boolean;
  readonly onUse: (preset: Preset) => void;
}

/** The saved exports of the study below the kinds, as long as there are any. */
export function SavedExports({ readOnly, onUse }: SavedExportsProps) {
  const saved = useAsk('presets.list', {}).data ?? none;
  if (saved.length === 0) return null;
  return (
    <section className="exports-saved" aria-label="Saved exports">
      <h3>Saved</h3>
      <ul>
        {saved.map((each) => (
          <li key={each.id}>
            <button type="button" className="exports-use" title={each.name} onClick={() => onUse(each.preset)}>
              <Bookmark className="icon small" aria-hidden="true" />
              <span className="ellipsis">{each.name}</span>
            </button>
            <IconButton
              label={`Delete ${each.name}`}
              icon={Trash2}
              disabled={readOnly}
              onClick={() => void deletePreset(each)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** It stands there because somebody asked for it. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus();

interface SaveExportProps {
  readonly draft: StudyExport;
  readonly format: ExportFormat;
  readonly onDone: () => void;
}

/** Asks for the name under which the export as it stands is saved. A name that is taken is asked about once more. */
export function SaveExport({ draft, format, onDone }: SaveExportProps) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<{ readonly name: string; readonly sentence: string } | null>(null);
  const isTaken = problem !== null && problem.name === name;
  const save = async () => {
    const saved = await ask('presets.save', { name, preset: presetOf(draft, format), replace: isTaken });
    if (saved.ok) onDone();
    else setProblem({ name, sentence: saved.error.message });
  };
  return (
    <form
      className="exports-save"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void save();
      }}
    >
      <input
        className="field"
        aria-label="Name of the saved export"
        placeholder="Name of this export"
        maxLength={500}
        ref={focusAtOnce}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button variant="line" type="submit" disabled={name.trim() === ''}>
        {isTaken ? 'Save over it' : 'Save'}
      </Button>
      <Button onClick={onDone}>Cancel</Button>
      {problem && (
        <p className="field-error" role="alert">
          {problem.sentence}
        </p>
      )}
    </form>
  );
}
