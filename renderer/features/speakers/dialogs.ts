import { registerDialog } from '../../frame/dialogs.tsx';
import { ChooseSpeakersDialog } from './ChooseSpeakersDialog.tsx';
import { SpeakersDialog } from './SpeakersDialog.tsx';

registerDialog('documents.speakers', SpeakersDialog);
registerDialog('speakers.choose', ChooseSpeakersDialog);
