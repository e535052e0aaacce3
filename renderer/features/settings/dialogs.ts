import { registerDialog } from '../../frame/dialogs.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

registerDialog('app.settings', SettingsDialog);
