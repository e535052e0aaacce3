import { type CommandEntry, commandCatalogue } from '#shared/contract/commands.ts';
import { isCommandReady, runCommand } from './registry.ts';

interface Chord {
  readonly entry: CommandEntry;
  readonly key: string;
  readonly command: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

const toChord = (entry: CommandEntry): Chord | null => {
  if (entry.keys === null) return null;
  const parts = entry.keys.split('+').filter(Boolean);
  const key = parts.at(-1) ?? '';
  return {
    entry,
    key: key === 'Plus' ? '+' : key.toLowerCase(),
    command: parts.includes('CmdOrCtrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  };
};

const chords = commandCatalogue.map(toChord).filter((chord) => chord !== null);

/** Keys that belong to whoever is typing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio],[type=range]), textarea, select')
  );
}

/** Reader keys hold where the text is read, and where nothing has the focus; never in a dialog or a menu. */
export function isReading(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest('[role=dialog],[role=menu],[role=listbox]')) return false;
  return target === document.body || target.closest('[data-keys=reader]') !== null;
}

const signs = /^[^\p{L}\p{N}]$/u;

function matches(chord: Chord, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (key !== chord.key && !(chord.key === '+' && key === '=')) return false;
  if ((event.ctrlKey || event.metaKey) !== chord.command || event.altKey !== chord.alt) return false;
  // A sign such as `?` or `+` needs Shift on many keyboards: then Shift is part of the sign.
  return event.shiftKey === chord.shift || signs.test(chord.key);
}

/** The command that a key press stands for at this place, if any. */
export function commandOf(event: KeyboardEvent): CommandEntry | null {
  const typing = isTyping(event.target);
  for (const chord of chords) {
    if (!matches(chord, event)) continue;
    const plain = !chord.command && chord.key.length === 1;
    if (plain && typing) continue;
    // While typing, undo and redo are those of the field.
    if (typing && (chord.entry.id === 'edit.undo' || chord.entry.id === 'edit.redo')) continue;
    if (chord.entry.scope === 'reader' && (typing || !isReading(event.target))) continue;
    if (isCommandReady(chord.entry.id)) return chord.entry;
  }
  return null;
}

/** Runs commands by their keys until the signal is aborted. */
export function listenToKeys(signal: AbortSignal): void {
  window.addEventListener(
    'keydown',
    (event) => {
      // F6 walks the panes from everywhere: a splitter, too, would have it for itself.
      if ((event.defaultPrevented && event.key !== 'F6') || event.isComposing) return;
      const entry = commandOf(event);
      if (!entry) return;
      event.preventDefault();
      runCommand(entry.id);
    },
    { signal },
  );
}
