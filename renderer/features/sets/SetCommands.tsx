import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';

/** The command that opens the sets of documents. */
export function SetCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  useCommand('documents.sets', () => session().openDialog('documents.sets'), study !== null);
  return null;
}
