import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { importVariables } from './importVariables.ts';

/** Commands about variables. */
export function VariableCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  useCommand('documents.variables', () => session().openDialog('documents.variables'), study !== null);
  useCommand('variables.import', () => void importVariables(), study !== null && study.readOnly === null);
  return null;
}
