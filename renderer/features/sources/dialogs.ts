import { registerDialog } from '../../frame/dialogs.tsx';
import { SourcesDialog } from './SourcesDialog.tsx';

registerDialog('documents.sources', SourcesDialog);
