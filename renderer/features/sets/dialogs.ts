import { registerDialog } from '../../frame/dialogs.tsx';
import { SetsDialog } from './SetsDialog.tsx';

registerDialog('documents.sets', SetsDialog);
