import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'search.code',
  lazyPart(async () => (await import('./CodeHitsDialog.tsx')).CodeHitsDialog),
);
registerDialog(
  'search.left-out',
  lazyPart(async () => (await import('./LeftOutDialog.tsx')).LeftOutDialog),
);
