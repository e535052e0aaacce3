import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { chooseOpen } from '../files/chooseFile.ts';

async function chooseSurvey(): Promise<void> {
  const [path] = await chooseOpen({ title: 'Import a survey or another table', what: 'table' });
  if (path) session().openDialog('survey', { item: { path } });
}

/** The command that brings a table in as documents. */
export function SurveyCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  useCommand('documents.survey', () => void chooseSurvey(), study !== null && study.readOnly === null);
  return null;
}
