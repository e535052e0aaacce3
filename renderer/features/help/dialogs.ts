import { registerDialog } from '../../frame/dialogs.tsx';
import { AboutDialog, PrivacyDialog } from './AboutDialogs.tsx';
import { KeysDialog } from './KeysDialog.tsx';

registerDialog('app.keys', KeysDialog);
registerDialog('app.privacy', PrivacyDialog);
registerDialog('app.about', AboutDialog);
