import { AnonymityCommands } from './anonymity/AnonymityCommands.tsx';
import { ArchiveCommands } from './archive/ArchiveCommands.tsx';
import { CorrectCommands } from './correct/CorrectCommands.tsx';
import { ExchangeServices } from './exchange/ExchangeServices.tsx';
import { ExportCommands } from './exports/ExportCommands.tsx';
import { FileDialogHost } from './files/FileDialog.tsx';
import { HelpCommands } from './help/HelpCommands.tsx';
import { ImportServices } from './imports/ImportServices.tsx';
import { MemoCommands } from './memos/MemoCommands.tsx';
import { PageCommands } from './pages/PageCommands.tsx';
import { ProjectCommands } from './projects/ProjectCommands.tsx';
import { SearchCommands } from './search/SearchCommands.tsx';
import { SetCommands } from './sets/SetCommands.tsx';
import { SnapshotCommands } from './snapshots/SnapshotCommands.tsx';
import { SpeakerCommands } from './speakers/SpeakerCommands.tsx';
import { StudyCommands } from './study/StudyCommands.tsx';
import { SurveyCommands } from './surveys/SurveyCommands.tsx';
import { VariableCommands } from './variables/VariableCommands.tsx';
import { ViewerCommands } from './viewer/ViewerCommands.tsx';

/**
 * Services without a place of their own on the screen (dropping files, export commands, palette …). Each feature adds
 * its own component here.
 */
export function StudyServices() {
  return (
    <>
      <StudyCommands />
      <HelpCommands />
      <VariableCommands />
      <SpeakerCommands />
      <SurveyCommands />
      <SearchCommands />
      <SetCommands />
      <MemoCommands />
      <PageCommands />
      <CorrectCommands />
      <AnonymityCommands />
      <ExportCommands />
      <ViewerCommands />
      <SnapshotCommands />
      <ArchiveCommands />
      <ProjectCommands />
      <ExchangeServices />
      <ImportServices />
      <FileDialogHost />
    </>
  );
}
