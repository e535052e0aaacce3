import { ExportCommands } from './exports/ExportCommands.tsx';

/**
 * Services without a place of their own on the screen (dropping files, export commands, palette …). Each feature adds
 * its own component here.
 */
export function StudyServices() {
  return <ExportCommands />;
}
