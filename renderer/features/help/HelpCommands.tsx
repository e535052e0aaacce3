import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';

/** Dialogs of the program itself, which need no study. */
export function HelpCommands() {
  useCommand('app.palette', () => session().openDialog('app.palette'));
  useCommand('app.settings', () => session().openDialog('app.settings'));
  useCommand('app.keys', () => session().openDialog('app.keys'));
  useCommand('app.privacy', () => session().openDialog('app.privacy'));
  useCommand('app.about', () => session().openDialog('app.about'));
  return null;
}
