import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'app.keys',
  lazyPart(async () => (await import('./KeysDialog.tsx')).KeysDialog),
);
registerDialog(
  'app.privacy',
  lazyPart(async () => (await import('./AboutDialogs.tsx')).PrivacyDialog),
);
registerDialog(
  'app.about',
  lazyPart(async () => (await import('./AboutDialogs.tsx')).AboutDialog),
);
