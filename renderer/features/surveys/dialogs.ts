import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'survey',
  lazyPart(async () => (await import('./SurveyDialog.tsx')).SurveyDialog),
);
