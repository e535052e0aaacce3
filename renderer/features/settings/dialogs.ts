import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'app.settings',
  lazyPart(async () => (await import('./SettingsDialog.tsx')).SettingsDialog),
);
