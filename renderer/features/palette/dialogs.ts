import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'app.palette',
  lazyPart(async () => (await import('./Palette.tsx')).Palette),
);
