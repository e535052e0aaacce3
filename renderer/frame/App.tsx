import { useEffect, useLayoutEffect } from 'react';
import { useAsk } from '../client/hooks.ts';
import { StudyServices } from '../features/index.ts';
import { StartScreen } from '../features/start/StartScreen.tsx';
import { session } from '../state/session.ts';
import { clearToasts, Toasts } from '../ui/Toast.tsx';
import { DialogHost } from './dialogs.tsx';
import { WithAllParts } from './lazyPart.tsx';
import { useAppearance } from './preferences.ts';
import { StudyWindow } from './StudyWindow.tsx';
import { useCommandSources, useFrameCommands } from './useFrameCommands.ts';

/** The program's window: the start screen, or an open study; dialogs and toasts in front of either. */
export function App() {
  const { data } = useAsk('study.state', {});
  const study = data?.study ?? null;
  useAppearance();
  useFrameCommands(study !== null);
  useCommandSources();
  const studyKey = study?.path ?? null;
  useEffect(() => {
    document.title = study ? `${study.name} – Axial` : 'Axial';
  }, [study]);
  // Before the window can be seen: what is pressed in it at once must hold.
  useLayoutEffect(() => {
    session().forget();
    // What is said about opening the next study stays.
    clearToasts(studyKey === null ? 'all' : 'acting');
  }, [studyKey]);
  if (!data) return null;
  return (
    <>
      {study ? (
        <WithAllParts>
          <StudyWindow key={study.path} name={study.name} readOnly={study.readOnly} />
        </WithAllParts>
      ) : (
        <StartScreen />
      )}
      <StudyServices />
      <DialogHost />
      <Toasts />
    </>
  );
}
