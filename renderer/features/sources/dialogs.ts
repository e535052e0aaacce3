import { registerDialog } from '../../frame/dialogs.tsx';
import { NewVersionDialog } from './NewVersionDialog.tsx';
import { SourcesDialog } from './SourcesDialog.tsx';

registerDialog('documents.sources', SourcesDialog);
registerDialog('documents.new-version', NewVersionDialog);
