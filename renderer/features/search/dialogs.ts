import { registerDialog } from '../../frame/dialogs.tsx';
import { CodeHitsDialog } from './CodeHitsDialog.tsx';

registerDialog('search.code', CodeHitsDialog);
