import { registerDialog } from '../../frame/dialogs.tsx';
import { SurveyDialog } from './SurveyDialog.tsx';

registerDialog('survey', SurveyDialog);
