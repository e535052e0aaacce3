import { registerDialog } from '../../frame/dialogs.tsx';
import { lazyPart } from '../../frame/lazyPart.tsx';

registerDialog(
  'correct.discard',
  lazyPart(async () => (await import('./DiscardDialog.tsx')).DiscardDialog),
);
registerDialog(
  'documents.versions',
  lazyPart(async () => (await import('./VersionsDialog.tsx')).VersionsDialog),
);
registerDialog(
  'reread',
  lazyPart(async () => (await import('./RereadDialog.tsx')).RereadDialog),
);
