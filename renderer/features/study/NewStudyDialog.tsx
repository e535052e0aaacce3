import { useId, useState } from 'react';
import { fiveThemes } from '#shared/domain/fiveThemes.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { joinPath, toFileName } from '../files/fileKinds.ts';
import './study.css';

const colors = {
  need: 'red',
  experience: 'green',
  specification: 'purple',
  change: 'amber',
  alignment: 'blue',
} as const;

type Template = 'empty' | 'five-themes';

interface TemplateChoiceProps {
  readonly value: Template;
  readonly onChange: (template: Template) => void;
}

const TemplateChoice = ({ value, onChange }: TemplateChoiceProps) => (
  <fieldset className="study-templates">
    <legend className="field-label">Codes to begin with</legend>
    <label className="study-template">
      <input type="radio" name="template" checked={value === 'five-themes'} onChange={() => onChange('five-themes')} />
      <span>
        <b>The five themes</b>
        <span className="study-themes">
          {fiveThemes.map(({ name, hue }) => (
            <span key={name}>
              <Swatch color={colors[hue]} theme /> {name}
            </span>
          ))}
        </span>
        <small>For research on the value of IT services; each with a description, when to use it and when not.</small>
      </span>
    </label>
    <label className="study-template">
      <input type="radio" name="template" checked={value === 'empty'} onChange={() => onChange('empty')} />
      <span>
        <b>None</b>
        <small>The codes come out of the reading.</small>
      </span>
    </label>
  </fieldset>
);

/** The folder that a path lies in. */
const folderOf = (path: string): string => path.replace(/[/\\][^/\\]*$/u, '');

/** Makes a study: its name, its place, and the codes to begin with. */
export function NewStudyDialog({ onClose }: DialogComponentProps) {
  const form = useId();
  const [name, setName] = useState('');
  const [template, setTemplate] = useState<Template>('five-themes');
  const [place, setPlace] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const [folder, rememberFolder] = useLayoutMemory<string | null>('study-folder', null);
  const home = useAsk('app.info', {}).data?.homeFolder ?? '';
  const title = name.trim();
  const path = place ?? joinPath(folder ?? home, toFileName(title || 'New study', ['axial']));
  const choosePlace = async () => {
    const chosen = await chooseSave({
      title: 'Where to keep the study',
      suggestedName: toFileName(title || 'New study', ['axial']),
      extensions: ['axial'],
      mayReplace: false,
    });
    if (!chosen) return;
    setPlace(chosen);
    setProblem('');
  };
  const create = async () => {
    const made = await ask('study.create', { path, name: title, template });
    if (made.ok) {
      rememberFolder(folderOf(path));
      onClose();
    } else setProblem(made.error.message);
  };
  return (
    <Dialog
      title="New study"
      onClose={onClose}
      width={540}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={title === ''}>
            Make the study
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
        <Field label="Name" value={name} maxLength={500} autoFocus onChange={(event) => setName(event.target.value)} />
        <div className="field-block">
          <span className="field-label">Place</span>
          <div className="study-place">
            <span className="study-path" title={path}>
              {path}
            </span>
            <Button variant="line" onClick={() => void choosePlace()}>
              Elsewhere…
            </Button>
          </div>
          <span className="field-hint">One file that holds everything: texts, codes, memos and history.</span>
          {problem && (
            <span className="field-error" role="alert">
              {problem}
            </span>
          )}
        </div>
        <TemplateChoice value={template} onChange={setTemplate} />
      </form>
    </Dialog>
  );
}
