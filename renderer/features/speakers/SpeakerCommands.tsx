import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';

/** Commands about speakers. */
export function SpeakerCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  useCommand('documents.speakers', () => session().openDialog('documents.speakers'), study !== null);
  return null;
}
