import { registerDialog } from '../../frame/dialogs.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { RereadDialog } from './RereadDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

registerDialog('correct.discard', DiscardDialog);
registerDialog('documents.versions', VersionsDialog);
registerDialog('reread', RereadDialog);
