import { useState } from 'react';
import { useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { usePreferences } from '../../frame/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import './settings.css';

const themes = [
  { value: 'light', label: 'light' },
  { value: 'dark', label: 'dark' },
  { value: 'system', label: 'as the system' },
] as const;

/** Sizes of the reading text in pixels: the smallest and the largest that can be chosen. */
const smallest = 12;
const largest = 32;

/** Who is coding, and how the window looks. Every change holds at once. */
export function SettingsDialog({ onClose }: DialogComponentProps) {
  const { coder, theme, textSize } = usePreferences();
  const [name, setName] = useState(coder);
  // Shown at once; the memory of the machine follows.
  const [size, setSize] = useState(textSize);
  const [chosen, setChosen] = useState(theme);
  const { send } = useSend('app.setPreferences');
  const keepName = () => {
    if (name.trim() !== coder) void send({ coder: name.trim() });
  };
  const chooseTheme = (next: typeof theme) => {
    setChosen(next);
    void send({ theme: next });
  };
  const chooseSize = (next: number) => {
    setSize(next);
    void send({ textSize: next });
  };
  const close = () => {
    keepName();
    onClose();
  };
  return (
    <Dialog
      title="Settings"
      onClose={close}
      width={520}
      actions={
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <Field
        label="Your name"
        value={name}
        maxLength={200}
        placeholder="Researcher"
        hint="Stands with each coding and memo that you make, and in the history. Codings made so far keep their coder."
        onChange={(event) => setName(event.target.value)}
        onBlur={keepName}
      />
      <div className="field-block">
        <span className="field-label">Appearance</span>
        <Segmented label="Appearance" value={chosen} options={themes} onChange={chooseTheme} />
      </div>
      <div className="field-block">
        <label className="field-label" htmlFor="settings-text-size">
          Size of texts and memos
        </label>
        <div className="settings-size">
          <input
            id="settings-text-size"
            type="range"
            min={smallest}
            max={largest}
            step={1}
            value={size}
            onChange={(event) => chooseSize(Number(event.target.value))}
          />
          <output htmlFor="settings-text-size">{size} px</output>
        </div>
        <p className="settings-sample" style={{ fontSize: size }}>
          “I have it by nine o’clock on the third working day.”
        </p>
      </div>
    </Dialog>
  );
}
