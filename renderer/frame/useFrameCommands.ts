import { useEffect } from 'react';
import { ask, subscribe } from '../client/client.ts';
import { listenToKeys } from '../commands/keys.ts';
import { runCommand, useCommand } from '../commands/registry.ts';
import { session } from '../state/session.ts';
import { showToast } from '../ui/Toast.tsx';
import { shownTheme, usePreferences } from './preferences.ts';

async function step(name: 'operations.undo' | 'operations.redo', verb: string): Promise<void> {
  const result = await ask(name, {});
  showToast(
    result.ok
      ? { message: `${verb}: ${result.value.label}`, about: 'step' }
      : { message: result.error.message, tone: 'danger' },
  );
}

/** The regions that F6 walks, in reading order. */
function focusNextPane(): void {
  const panes = [
    ...document.querySelectorAll<HTMLElement>(
      '[data-pane], .frame-pane, .frame-room, .frame-right-panel, .frame-title',
    ),
  ].filter((pane) => pane.offsetParent !== null);
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let turn = 1; turn <= panes.length; turn += 1) {
    const pane = panes[(at + turn) % panes.length];
    const target = pane?.querySelector<HTMLElement>('[tabindex="0"], button:not(:disabled), input, textarea');
    if (target) {
      target.focus();
      return;
    }
  }
}

const smallest = 12;
const largest = 32;

/** Commands of the frame itself. */
export function useFrameCommands(studyOpen: boolean): void {
  const { textSize, theme } = usePreferences();
  const resize = (by: number) =>
    void ask('app.setPreferences', { textSize: Math.min(largest, Math.max(smallest, textSize + by)) });
  useCommand('edit.undo', () => void step('operations.undo', 'Undone'), studyOpen);
  useCommand('edit.redo', () => void step('operations.redo', 'Done again'), studyOpen);
  useCommand('view.read', () => session().set({ tab: 'read' }), studyOpen);
  useCommand('view.segments', () => session().set({ tab: 'segments' }), studyOpen);
  useCommand('view.memos', () => session().set({ tab: 'memos' }), studyOpen);
  useCommand('view.charts', () => session().set({ tab: 'charts' }), studyOpen);
  useCommand('view.history', () => session().set({ tab: 'history' }), studyOpen);
  useCommand('chart.coOccurrence', () => session().set({ tab: 'charts', chart: 'co-occurrence' }), studyOpen);
  useCommand('chart.comparison', () => session().set({ tab: 'charts', chart: 'comparison' }), studyOpen);
  useCommand('view.leftPane', () => session().set({ leftOpen: !session().leftOpen }), studyOpen);
  useCommand('filter.clear', () => session().clearActivation(), studyOpen);
  useCommand('pane.next', focusNextPane, studyOpen);
  useCommand('view.larger', () => resize(1), studyOpen);
  useCommand('view.smaller', () => resize(-1), studyOpen);
  useCommand(
    'view.theme',
    () => void ask('app.setPreferences', { theme: shownTheme(theme) === 'dark' ? 'light' : 'dark' }),
  );
}

/** Runs commands by keys and from the native menu, while mounted. */
export function useCommandSources(): void {
  useEffect(() => {
    const stop = new AbortController();
    listenToKeys(stop.signal);
    const unsubscribe = subscribe((event) => {
      if (event.type === 'command') runCommand(event.id);
    });
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, []);
}
